"""`apply`, `resume`, `runs`, `report`, `undo` and `decide`: what carries plans out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .exit_codes import Code, of_plan, of_reports
from .outputs import check_output, is_result
from .progress import interruptible, shown
from .settings import Flags, Settings, resolved
from .shop import EXISTING, FILE, client_of, confirm, journal_of, plan_of, stock_mode
from .tables import number, print_plan, print_report, print_runs, print_table

if TYPE_CHECKING:
    from ecwid_client import EcwidClient

    from ecwid_sync import Journal, Limits, Plan, Report


def share(ctx: click.Context, parameter: click.Parameter, value: str) -> float:
    """A share such as 30% or 0.3."""
    try:
        number = float(value.removesuffix("%")) / (100 if value.endswith("%") else 1)
    except ValueError:
        number = -1
    if not 0 <= number <= 1:
        raise click.BadParameter(f"{value} is not a share from 0% to 100%")
    return number


def writing(command: Any) -> Any:
    """The options of all commands that write."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Print the report as JSON."),
        click.option(
            "--workers", type=click.IntRange(1, 16), default=4, help="Items at a time; 4 when left out."
        ),
        click.option(
            "--settle",
            type=click.FloatRange(0, 600),
            default=10.0,
            help="Seconds to wait before a lost answer is looked after; 10 when left out.",
        ),
        click.option("--no-batch", is_flag=True, help="Send every change by itself."),
        click.option("--yes", is_flag=True, help="Do not ask; needed where there is no terminal."),
    ):
        command = option(command)
    return command


def limiting(command: Any) -> Any:
    """The options that bound a plan."""
    for option in (
        click.option(
            "--max-change",
            callback=share,
            default="100%",
            help="Share of the items that may change; 100% when left out.",
        ),
        click.option(
            "--max-zeros",
            callback=share,
            default="10%",
            help="Share of the items whose stock may fall to zero; 10% when left out.",
        ),
        click.option(
            "--max-delete",
            type=click.IntRange(min=0),
            default=0,
            help="Combinations that may be deleted; 0 when left out.",
        ),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("file", type=EXISTING)
@writing
@limiting
@stock_mode
@click.pass_obj
def apply(
    flags: Flags,
    /,
    file: Path,
    stock_mode: str,
    max_change: float,
    max_zeros: float,
    max_delete: int,
    **how: Any,
) -> None:
    """Carry out FILE: a plan (.json) or a spreadsheet, which is planned first."""
    from ecwid_sync import Limits, Plan

    settings = resolved(flags)
    with client_of(settings) as ecwid, journal_of(settings) as journal:
        is_plan = file.suffix.lower() == ".json"
        found = Plan.load(file) if is_plan else plan_of(ecwid, journal, file, stock_mode)
        _apply(settings, ecwid, journal, found, Limits(max_delete, max_zeros, max_change), **how)


def _apply(
    settings: Settings,
    ecwid: EcwidClient,
    journal: Journal,
    found: Plan,
    limits: Limits,
    *,
    yes: bool,
    as_json: bool,
    **how: Any,
) -> None:
    from ecwid_sync import PlanError
    from ecwid_sync import apply as applied

    if found.store_id != settings.store_id:
        raise PlanError(f"the plan was made for store {found.store_id}, not for {settings.store_id}")
    limits.check(found)
    if not as_json:
        print_plan(found)
    if not found.is_empty:
        confirm(f"apply {number(len(found.changes), 'change')} to store {found.store_id}?", yes=yes)
    run = lambda settings: [applied(ecwid, found, journal=journal, limits=limits, settings=settings)]  # noqa: E731
    code = _carried_out(run, as_json=as_json, **how) if not found.is_empty else Code.OK
    sys.exit(code or of_plan(found, detailed=False))


def _carried_out(
    run: Callable[[Any], Sequence[Report]], *, as_json: bool, workers: int, settle: float, no_batch: bool
) -> Code:
    from ecwid_sync import Settings as How

    with interruptible() as interrupt, shown() as tell:
        reports = run(How(workers, interrupt, tell, settle, batches=not no_batch))
    for report in reports:
        if not as_json:
            print_report(report)
    if as_json:
        click.echo(json.dumps([report_json(report) for report in reports], ensure_ascii=False, indent=1))
    if any(report.left or report.count("unknown") for report in reports):
        click.echo("go on with: ecwid resume", err=True)
    return of_reports(reports, interrupted=interrupt.pressed)


def report_json(report: Report) -> dict[str, Any]:
    """A report as JSON data."""
    from ..plans import change_json

    return {
        "version": 1,
        "run": report.run,
        "error": None if report.error is None else str(report.error),
        "changes": [
            {
                **change_json(one.change),
                "status": one.state,
                "result": one.result,
                "request_id": one.request_id,
            }
            for one in report.outcomes
        ],
    }


@click.command()
@click.argument("run", type=int, required=False)
@writing
@click.pass_obj
def resume(flags: Flags, /, run: int | None, *, yes: bool, as_json: bool, **how: Any) -> None:
    """Go on with all unfinished runs, or with RUN."""
    from ecwid_sync import resume as resumed

    settings = resolved(flags)
    with client_of(settings) as ecwid, journal_of(settings) as journal:
        left = [journal.run(run)] if run is not None else journal.runs(unfinished=True)
        if not any(one.left for one in left):
            click.echo("nothing is left to do", err=True)
        else:
            confirm(f"go on with {number(sum(one.left for one in left), 'change')}?", yes=yes)
        carry_out = lambda settings: resumed(ecwid, journal=journal, run=run, settings=settings)  # noqa: E731
        sys.exit(_carried_out(carry_out, as_json=as_json, **how))


@click.command()
@click.pass_obj
def runs(flags: Flags, /) -> None:
    """List what was applied."""
    with journal_of(resolved(flags)) as journal:
        print_runs(journal.runs())


@click.command()
@click.argument("run", type=int)
@click.option("-o", "--output", type=FILE, help="The rows of the source with status, error and request id.")
@click.option("--source", type=EXISTING, help="Where the source is now; in the current folder when left out.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@click.pass_obj
def report(flags: Flags, /, run: int, output: Path | None, source: Path | None, as_json: bool) -> None:
    """Show what became of each change of RUN."""
    from ecwid_sync import Report, SheetError

    from ..sheets import write_results
    from ..sheets.rows import digest_of

    with journal_of(resolved(flags)) as journal:
        record, outcomes = journal.run(run), journal.outcomes(run)
    if output is not None:
        source = source or Path(record.source)
        check_output(output, is_result, "the report of a run", source)
        if not source.is_file() or digest_of(source) != record.source_digest:
            raise SheetError(f"{source} is not the file that run {run} was made from; give it with --source")
        write_results(source, output, _results(outcomes))
    elif as_json:
        click.echo(json.dumps(report_json(Report(run, outcomes)), ensure_ascii=False, indent=1))
    else:
        rows = [
            (str(one.number), one.state, one.change.place, one.change.label, one.change.kind, one.result)
            for one in outcomes
        ]
        print_table(("change", "state", "row", "item", "kind", "result"), rows)


def _results(outcomes: Sequence[Any]) -> dict[int, tuple[str, str, str]]:
    """Status, error and request id by the rows' numbers; the worst of the changes of a row."""
    worst = ("unknown", "failed", "skipped", "sent", "todo", "done")
    results: dict[int, tuple[str, str, str]] = {}
    for one in sorted(outcomes, key=lambda one: worst.index(one.state), reverse=True):
        error = "" if one.state == "done" else one.result
        results[one.change.line] = (one.state, error, one.request_id)
    return results


@click.command()
@click.argument("run", type=int)
@writing
@limiting
@click.pass_obj
def undo(flags: Flags, /, run: int, max_change: float, max_zeros: float, max_delete: int, **how: Any) -> None:
    """Take RUN back; sales since then stay."""
    from ecwid_sync import Limits
    from ecwid_sync import undo as undone

    settings = resolved(flags)
    with client_of(settings) as ecwid, journal_of(settings) as journal:
        found = undone(ecwid, run, journal=journal)
        _apply(settings, ecwid, journal, found, Limits(max_delete, max_zeros, max_change), **how)


@click.command()
@click.argument("run", type=int)
@click.argument("change", type=int)
@click.argument("outcome", type=click.Choice(["applied", "not-applied"]))
@click.pass_obj
def decide(flags: Flags, /, run: int, change: int, outcome: str) -> None:
    """Say whether CHANGE of RUN, whose outcome is unknown, was carried out; `ecwid report RUN` lists them."""
    with journal_of(resolved(flags)) as journal, journal.locked():
        found = next((one for one in journal.outcomes(run, "sent", "unknown") if one.number == change), None)
        if found is None:
            raise click.UsageError(f"change {change} of run {run} is not of unknown outcome")
        journal.settle(found, "done" if outcome == "applied" else "failed", f"decided by a person: {outcome}")
    click.echo(f"noted; `ecwid resume {run}` goes on", err=True)
