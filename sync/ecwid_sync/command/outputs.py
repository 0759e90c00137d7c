"""What `-o` may replace: what an earlier command wrote and nobody has edited."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click


def check_output(
    output: Path, is_ours: Callable[[Path], bool], what: str, source: Path | None = None
) -> None:
    """Refuse a file that is read, and one that is there and is not what the command writes.

    Raises:
        click.UsageError: it is.
    """
    if source is not None and output.exists() and output.samefile(source):
        raise click.UsageError(f"{output} is the file that is read; give -o another name")
    if not is_free(output, is_ours):
        raise click.UsageError(f"{output} exists and is not {what}; give -o another name, or remove it")


def is_free(output: Path, is_ours: Callable[[Path], bool]) -> bool:
    """Whether nothing is lost when a file is replaced."""
    return not output.is_file() or output.stat().st_size == 0 or is_ours(output)


def is_unedited_pull(path: Path) -> bool:
    """Whether a file says in every row what was pulled."""
    from ecwid_sync import SheetError, read_sheet

    try:
        sheet = read_sheet(path)
    except SheetError:
        return False
    return not (sheet.rows or sheet.problems)


def is_plan(path: Path) -> bool:
    """Whether a file is a plan, to apply or to read."""
    from python_calamine import CalamineError, CalamineWorkbook

    from ..plans import FORMAT
    from .tables import SHEETS

    if path.suffix.lower() == ".xlsx":
        try:
            return tuple(CalamineWorkbook.from_path(path).sheet_names) == SHEETS
        except CalamineError:
            return False
    with path.open("rb") as file:
        return FORMAT.encode() in file.read(100)


def is_result(path: Path) -> bool:
    """Whether a file holds the rows of a run with what became of them."""
    from ecwid_sync import SheetError

    from ..sheets.writing import RESULT_COLUMNS, columns_of

    try:
        return set(RESULT_COLUMNS) <= set(columns_of(path))
    except SheetError:
        return False
