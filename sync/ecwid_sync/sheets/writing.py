"""Writes files: the shop's items with what they are pulled from, and results beside the rows they belong to."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from ..fields import BASE, COLUMNS, FIELDS, OPTIONS, Kind, Value, json_of, text_of
from ..problems import SheetError
from .cells import guarded
from .files import KINDS, opened

if TYPE_CHECKING:
    from ..catalog import Item

RESULT_COLUMNS: Final = ("_status", "_error", "_request_id")
WIDTHS: Final = {"name": 30, OPTIONS: 30, "sku": 18, "productId": 14, "combinationId": 14}
SHEET_NAME: Final = "Stock"

Cell = Value | float


class _Output(Protocol):
    def write(self, line: int, cells: Mapping[str, Cell]) -> None: ...
    def close(self) -> None: ...


@contextmanager
def items_file(path: Path, pull: str) -> Iterator[Callable[[Item], None]]:
    """Write items into a file that can be edited and planned, one row each; the file is whole or not there.

    Args:
        path: ends in .csv, .xlsx or .jsonl.
        pull: id of this pull; stands in each row, so that no change of stock is taken twice from one file.

    Raises:
        SheetError: the name ends otherwise.
    """
    lines = count(1)
    with _written(path, COLUMNS) as output:
        yield lambda item: output.write(next(lines), cells_of(item, pull))


def cells_of(item: Item, pull: str) -> dict[str, Cell]:
    """The cells of an item by their columns."""
    shown = {"name": item.name, OPTIONS: item.options or None, **item.values}
    base: dict[str, Any] = {"pull": pull, "ids": [item.product_id, item.combination_id]}
    base |= {name: json_of(value) for name, value in shown.items() if value is not None}
    ids = {"productId": str(item.product_id), "combinationId": str(item.combination_id or "")}
    return {**ids, **shown, BASE: json.dumps(base, ensure_ascii=False, separators=(",", ":"))}


def write_results(source: Path, target: Path, results: Mapping[int, tuple[str, str, str]]) -> None:
    """Write the rows of `source` with status, error and request id, by the numbers of their rows."""
    columns = [name for name in columns_of(source) if name and name not in RESULT_COLUMNS]
    with opened(source, every_column=True) as table, _written(target, (*columns, *RESULT_COLUMNS)) as output:
        for line, (number, cells) in enumerate(table.rows, 1):
            result = dict(zip(RESULT_COLUMNS, results.get(number, ("", "", "")), strict=True))
            output.write(line, {**_plain(cells), **result})


def columns_of(source: Path) -> list[str]:
    """All columns of a file, in their order."""
    with opened(source, every_column=True) as table:
        return table.header or list(dict.fromkeys(name for _, cells in table.rows for name in cells))


def _plain(cells: Mapping[str, Any]) -> dict[str, Cell]:
    return {
        name: cell if isinstance(cell, str | int | float | Decimal) else json.dumps(cell, default=str)
        for name, cell in cells.items()
    }


@contextmanager
def _written(path: Path, columns: Sequence[str]) -> Iterator[_Output]:
    kinds: dict[str, Callable[[Path, Sequence[str]], _Output]] = {
        ".csv": _Csv,
        ".xlsx": _Xlsx,
        ".jsonl": _JsonLines,
    }
    if path.suffix.lower() not in kinds:
        raise SheetError(f"{path.name}: a name ends in {', '.join(KINDS)}; other files cannot be written")
    beside = path.with_name(f".{path.name}.part")
    try:
        with closing(kinds[path.suffix.lower()](beside, columns)) as output:
            yield output
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def workbook(path: Path, **options: bool) -> Iterator[Any]:
    """A new workbook of xlsxwriter, written when the block ends.

    Raises:
        OSError: the file cannot be written; where it cannot be made, at once.
    """
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]

    path.touch()
    try:
        with Workbook(path, {"strings_to_formulas": False, **options}) as book:
            yield book
    except FileCreateError as exc:
        raise exc.args[0] from None


class _Csv:
    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file, lineterminator="\n")
        self._columns = columns
        self._writer.writerow(columns)

    def write(self, line: int, cells: Mapping[str, Cell]) -> None:
        self._writer.writerow([_csv_cell(name, cells.get(name)) for name in self._columns])

    def close(self) -> None:
        self._file.close()


def _csv_cell(name: str, cell: Cell) -> str:
    if not isinstance(cell, str):
        return str(cell) if isinstance(cell, float) else text_of(cell)
    is_number = name in FIELDS and FIELDS[name].kind is not Kind.TEXT and not cell.strip("+-.,0123456789")
    return cell if is_number else guarded(cell)


class _JsonLines:
    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        self._file = path.open("w", encoding="utf-8", newline="\n")

    def write(self, line: int, cells: Mapping[str, Cell]) -> None:
        shown = {
            name: _json_cell(name, cell) for name, cell in cells.items() if cell is not None and cell != ""
        }
        self._file.write(json.dumps(shown, ensure_ascii=False) + "\n")

    def close(self) -> None:
        self._file.close()


def _json_cell(name: str, cell: Cell) -> Any:
    if name == BASE:
        return json.loads(str(cell))
    if name in ("productId", "combinationId"):
        return int(str(cell))
    return cell if isinstance(cell, float) else json_of(cell)


class _Xlsx:
    """Texts are cells of the format text, so that no spreadsheet makes numbers of SKUs or formulas of texts."""

    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        self._open = ExitStack()
        self._book = self._open.enter_context(workbook(path, constant_memory=True))
        self._sheet = self._book.add_worksheet(SHEET_NAME)
        self._text = self._book.add_format({"num_format": "@"})
        self._columns = columns
        for index, name in enumerate(columns):
            is_text = name not in FIELDS or FIELDS[name].kind is Kind.TEXT
            options = {"hidden": True} if name == BASE else {}
            self._sheet.set_column(
                index, index, WIDTHS.get(name, 12), self._text if is_text else None, options
            )
        self._sheet.freeze_panes(1, 0)
        self._sheet.write_row(0, 0, columns, self._book.add_format({"bold": True, "num_format": "@"}))

    def write(self, line: int, cells: Mapping[str, Cell]) -> None:
        for index, name in enumerate(self._columns):
            cell = cells.get(name)
            if isinstance(cell, bool | str) and cell != "":
                self._sheet.write_string(
                    line, index, cell if isinstance(cell, str) else text_of(cell), self._text
                )
            elif isinstance(cell, int | float | Decimal):
                self._sheet.write_number(line, index, cell)

    def close(self) -> None:
        self._open.close()
