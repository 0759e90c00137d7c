"""Raw cells of CSV, XLSX and JSON lines. Formulas are never computed: a cell is what its program stored."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO, TypeAlias

from attrs import evolve, frozen

from ..fields import COMBINATION_ID, PRODUCT_ID, UNDERSTOOD
from ..problems import SheetError
from .cells import Raw, is_empty
from .formula_errors import FormulaError, formula_errors

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

KINDS: Final = (".csv", ".xlsx", ".jsonl")
BEYOND: Final = "(beyond the header)"
HEADER_WITHIN: Final = 20  # rows above the header may hold a title

Numbered: TypeAlias = Iterator[tuple[int, Sequence[Raw]]]
_IDENTITIES: Final = {PRODUCT_ID.lower(), COMBINATION_ID.lower(), "sku"}
_SPELLING: Final = {name.lower(): name for name in UNDERSTOOD}


@frozen
class RawTable:
    """A table whose header is read and whose rows are not.

    Attributes:
        sheet: name of the sheet; empty where a file has none.
        header: all names as they stand; None for JSON lines.
        rows: number and raw cells of each row, by the names of the columns that are understood; under BEYOND what
            stands to the right of the last title.
        guards: whether texts may begin with the apostrophe that keeps formulas away.
        unread: names of further sheets with a header; one sheet is read.
    """

    sheet: str
    header: list[str] | None
    rows: Iterator[tuple[int, Mapping[str, Raw]]]
    guards: bool
    unread: Sequence[str] = ()


@contextmanager
def opened(path: Path, *, every_column: bool = False) -> Iterator[RawTable]:
    """The table in a file, of the columns that are understood or of every one.

    Raises:
        SheetError: there is none.
        OSError: the file cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        yield _xlsx(path, every_column)
    elif suffix in (".csv", ".jsonl"):
        with path.open(encoding=_encoding(path), newline="") as file:
            try:
                yield (
                    _csv(path, file, every_column)
                    if suffix == ".csv"
                    else RawTable("", None, _json_lines(path, file), guards=False)
                )
            except UnicodeDecodeError:
                raise SheetError(
                    f"{path.name} is not UTF-8; save it as CSV with the encoding UTF-8"
                ) from None
            except csv.Error as exc:
                raise SheetError(f"{path.name} is not CSV: {exc}") from exc
    else:
        raise SheetError(f"{path.name}: a name ends in {', '.join(KINDS)}; other files cannot be read")


def table_of(sheet: str, numbered: Numbered, name: str, every_column: bool, *, guards: bool) -> RawTable:
    """The table of rows of which one of the first is the header."""
    header = _header_of(numbered)
    if header is None:
        raise SheetError(
            f"{name} has no header: one of its first {HEADER_WITHIN} rows must hold the column {PRODUCT_ID},"
            f" {COMBINATION_ID} or sku"
        )
    return RawTable(sheet, header, _by_name(header, _places(header, name, every_column), numbered), guards)


def _header_of(numbered: Numbered) -> list[str] | None:
    for _, cells in islice(numbered, HEADER_WITHIN):
        header = [str(cell or "").strip() for cell in cells]
        if _IDENTITIES & {title.lower() for title in header}:
            return header
    return None


def _places(header: list[str], name: str, every_column: bool) -> list[tuple[str, int]]:
    places: dict[str, int] = {}
    for index, title in enumerate(header):
        column = _SPELLING.get(title.lower(), title if every_column else "")
        if column in places:
            raise SheetError(f"{name} has two columns {column}; remove or rename one")
        if column:
            places[column] = index
    return list(places.items())


def _by_name(
    header: list[str], places: list[tuple[str, int]], numbered: Numbered
) -> Iterator[tuple[int, Mapping[str, Raw]]]:
    titled = max(index for index, title in enumerate(header, 1) if title)
    for number, cells in numbered:
        width = len(cells)
        found = {name: cell for name, index in places if index < width and not is_empty(cell := cells[index])}
        if width > titled and (beyond := [cell for cell in cells[titled:] if not is_empty(cell)]):
            found[BEYOND] = beyond[0]  # 9,50 without quotes would else be a price of 9
        if found:
            yield number, found


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(2)
    return "utf-16" if start in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"


def _csv(path: Path, file: TextIO, every_column: bool) -> RawTable:
    start = list(islice(file, HEADER_WITHIN))
    header = next((line for line in start if any(name in line.lower() for name in _IDENTITIES)), "")
    separator = max(",;\t", key=header.count)
    reader = csv.reader(chain(start, file), delimiter=separator, strict=True)
    return table_of("", enumerate(reader, 1), path.name, every_column, guards=True)


def _xlsx(path: Path, every_column: bool) -> RawTable:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_path(path)
    except CalamineError as exc:
        raise SheetError(f"{path.name} is not an XLSX file: {exc}") from exc
    names = workbook.sheet_names
    if not names:
        raise SheetError(f"{path.name} has no sheet")
    tables = [name for name in names if _header_of(_numbered(workbook.get_sheet_by_name(name)))]
    name = (tables or names)[0]
    sheet = workbook.get_sheet_by_name(name)
    rows = _with_errors(_numbered(sheet), formula_errors(path, name), sheet.start[1] if sheet.start else 0)
    return evolve(table_of(name, rows, path.name, every_column, guards=False), unread=tables[1:])


def _numbered(sheet: CalamineSheet) -> Numbered:
    return enumerate(sheet.iter_rows(), 1)


def _with_errors(
    numbered: Numbered, errors: Mapping[int, Mapping[int, FormulaError]], first_column: int
) -> Numbered:
    last = width = 0
    for last, cells in numbered:
        width = len(cells)
        yield last, _with_some(cells, errors.get(last, {}), first_column)
    for number in sorted(one for one in errors if one > last):  # the reader ends with the last value
        yield number, _with_some([None] * width, errors[number], first_column)


def _with_some(cells: Sequence[Raw], errors: Mapping[int, FormulaError], first_column: int) -> Sequence[Raw]:
    if not errors:
        return cells
    return [errors.get(column, cell) for column, cell in enumerate(cells, first_column)]


def _json_lines(path: Path, file: TextIO) -> Iterator[tuple[int, Mapping[str, Raw]]]:
    read: Callable[[str], Any] = json.JSONDecoder(parse_float=Decimal).decode
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        try:
            found = read(line.strip())
        except (ValueError, RecursionError) as exc:
            raise SheetError(f"{path.name}, line {number} is not JSON: {exc}") from exc
        if not isinstance(found, dict):
            raise SheetError(f"{path.name}, line {number} is not a JSON object")
        yield number, {name: cell for name, cell in found.items() if not is_empty(cell)}
