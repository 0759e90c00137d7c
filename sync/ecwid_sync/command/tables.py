"""Plans and runs, for people."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from ..fields import text_of

if TYPE_CHECKING:
    from ecwid_sync import Change, Edit, Plan, Report, RunRecord

SHOWN: Final = 50
SHEETS: Final = ("Changes", "Conflicts", "Not usable", "Sums")
TITLES: Final = ("row", "item", "what", "now", "then", "difference")
CLEARED: Final = "(none)"
WORDS: Final = {
    "done": "done",
    "failed": "refused",
    "skipped": "left alone, since the shop changed",
    "unknown": "of unknown outcome",
}


def rows_of(plan: Plan) -> Iterator[tuple[str, ...]]:
    """One row for each field that is to be changed."""
    for change in plan.changes:
        for edit in change.edits or ():
            what = (
                edit.name if change.kind in ("update", "adjust", "image") else f"{change.kind}: {edit.name}"
            )
            yield change.place, change.label, what, shown(edit.old), shown(edit.new), _difference(edit)
        if not change.edits:
            yield change.place, change.label, change.kind, "", "", ""


def shown(value: Any) -> str:
    """A value; an inherited or cleared one in brackets."""
    return CLEARED if value is None else text_of(value)


def _difference(edit: Edit) -> str:
    old, new = edit.old, edit.new
    if isinstance(old, bool) or not isinstance(old, int | Decimal) or not isinstance(new, int | Decimal):
        return ""
    share = f" ({(new - old) / abs(old):+.1%})" if isinstance(old, Decimal) and old else ""
    return f"{new - old:+}{share}"


def number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def sums_of(plan: Plan) -> list[str]:
    """What a plan comes to, in lines."""
    deltas = [
        edit.new - edit.old
        for edit in _edits(plan, "quantity")
        if type(edit.old) is int and type(edit.new) is int
    ]
    prices = list(_edits(plan, "price"))
    kinds = {
        kind: sum(change.kind == kind for change in plan.changes) for kind in ("create", "delete", "image")
    }
    lines = []
    if plan.changes:
        lines.append(
            f"{number(len(plan.changes), 'change')} of {number(len({change.key for change in plan.changes}), 'item')}"
        )
    if deltas:
        up, down = sum(d for d in deltas if d > 0), sum(d for d in deltas if d < 0)
        lines.append(f"stock: {number(len(deltas), 'change')}, {up:+,} and {down:,}, together {up + down:+,}")
    if prices:
        lines.append(f"prices: {number(len(prices), 'change')}")
    lines += [f"{kind}: {count:,}" for kind, count in kinds.items() if count]
    lines.append(
        f"{number(plan.rows, 'row')}: {plan.untouched:,} untouched, {plan.already:,} already so, "
        f"{number(len(plan.conflicts), 'conflict')}, {len(plan.problems):,} that cannot be used"
    )
    return lines


def _edits(plan: Plan, name: str) -> Iterator[Edit]:
    return (edit for change in plan.changes for edit in change.edits if edit.name == name)


def print_plan(plan: Plan) -> None:
    """The plan on standard output; conflicts, problems and notes on stderr."""
    rows = list(rows_of(plan))
    if rows:
        print_table(TITLES, rows[:SHOWN])
    if len(rows) > SHOWN:
        click.echo(f"... and {len(rows) - SHOWN:,} more; `-o plan.xlsx` holds all")
    if plan.is_empty and not (plan.conflicts or plan.problems):
        click.echo("no changes")
    for line in sums_of(plan):
        click.echo(line)
    for title, lines in (
        ("conflict", plan.conflicts),
        ("cannot be used", plan.problems),
        ("note", plan.notes),
    ):
        for one in lines[:SHOWN]:
            click.echo(f"{title}: {one}", err=True)
        if len(lines) > SHOWN:
            click.echo(f"{title}: {len(lines) - SHOWN:,} more", err=True)


def print_table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table as wide as the terminal, or 160 columns where there is none."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 160
    table = Table(*titles, box=box.SIMPLE)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console(width=width, file=sys.stdout, highlight=False).print(table)


def save_plan_as_table(plan: Plan, path: Path) -> None:
    """The plan as XLSX, for an accountant; it cannot be applied."""
    from ..sheets.writing import workbook

    with workbook(path) as book:
        text = book.add_format({"num_format": "@"})
        for name, titles, rows in _sheets(plan):
            sheet = book.add_worksheet(name)
            sheet.set_column(0, len(titles) - 1, 22, text)
            sheet.freeze_panes(1, 0)
            for line, row in enumerate((titles, *rows)):
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        sheet.write_string(line, column, cell, text)
                    elif cell is not None:
                        sheet.write_number(line, column, cell)


def _sheets(plan: Plan) -> Iterator[tuple[str, Sequence[Any], list[Sequence[Any]]]]:
    yield SHEETS[0], TITLES, [row for change in plan.changes for row in _numbers_of(change)]
    yield (
        SHEETS[1],
        ("row", "item", "column", "reason"),
        [(str(one.place), one.label, one.column, one.reason) for one in plan.conflicts],
    )
    yield (
        SHEETS[2],
        ("row", "column", "value", "reason"),
        [(str(one.place), one.column, one.value, one.message) for one in plan.problems],
    )
    yield SHEETS[3], ("what",), [(line,) for line in sums_of(plan)]


def _numbers_of(change: Change) -> Iterator[Sequence[Any]]:
    for edit in change.edits:
        both = isinstance(edit.old, int | Decimal) and isinstance(edit.new, int | Decimal)
        difference = edit.new - edit.old if both else None  # type: ignore[operator]
        yield change.place, change.label, edit.name, _cell(edit.old), _cell(edit.new), difference


def _cell(value: Any) -> Any:
    return shown(value) if isinstance(value, bool | str | None) else value


def print_report(report: Report) -> None:
    """What became of a run."""
    counts = [f"{report.count(state):,} {word}" for state, word in WORDS.items() if report.count(state)]
    if report.left:
        counts.append(f"{report.left:,} still to do")
    click.echo(f"run {report.run}: {', '.join(counts) or 'nothing to do'}")
    if not report.left and not report.count("unknown") and report.outcomes:
        click.echo("nothing was lost")
    for one in report.outcomes:
        if one.state in ("failed", "skipped", "unknown"):
            click.echo(
                f"{one.state}: {one.change.place or one.change.label}, {one.change.label}: {one.result}",
                err=True,
            )
    if report.error is not None:
        click.echo(f"ended early: {report.error}", err=True)


def print_runs(runs: Sequence[RunRecord]) -> None:
    """All runs."""
    rows = [(str(run.id), run.begun, run.ended or "not ended", run.source, _counts(run)) for run in runs]
    print_table(("run", "begun", "ended", "from", "changes"), rows)


def _counts(run: RunRecord) -> str:
    return ", ".join(f"{count:,} {state}" for state, count in run.states.items())
