"""Rows: what somebody wants of one product or combination."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, Self

from attrs import field, frozen

from ..fields import (
    ACTION,
    BASE,
    CHANGE_ID,
    COMBINATION_ID,
    DELTA,
    FIELDS,
    IMAGE,
    OPTIONS,
    PRODUCT_ID,
    UNDERSTOOD,
    Kind,
    Value,
    Values,
    same_options,
    value_of,
)
from ..problems import Place, Problem, RowError, SheetError
from .cells import Raw, lost_its_form, parsed, says, unguarded
from .files import BEYOND, RawTable, opened

LARGEST_ID: Final = 2**63 - 1
DELETE: Final = "delete"
NOTES_SHOWN: Final = 20


@frozen
class Row:
    """What is wanted of one item. Fields that are not named keep their values.

    Attributes:
        place: where it stands.
        values: wanted values by the contract's names of fields; None clears one.
        product_id, combination_id: the item, where they are known.
        sku: finds the item where ids are not known.
        options: options of a combination as `Size=Large; Color=Red`; with a product's id they find or create it.
        base: values when the file was pulled; None when it was not.
        pull: id of that pull.
        delta: change of stock, items; needs `change_id`.
        change_id: what tells this change of stock from all others, such as a document's number and line.
        image: path or address of the combination's new image.
        delete: whether the combination is to be deleted.
    """

    place: Place
    values: Values = field(factory=dict)
    product_id: int | None = None
    combination_id: int | None = None
    sku: str | None = None
    options: str | None = None
    base: Values | None = None
    pull: str = ""
    delta: int | None = None
    change_id: str = ""
    image: str | None = None
    delete: bool = False

    @classmethod
    def of(cls, line: int = 0, source: str = "program", /, **columns: Any) -> Self:
        """A row from a program, its columns by the names that a sheet has: `Row.of(1, sku="A-1", price=9.5)`.

        Raises:
            ValueError: a value is not of its column's kind, or there is no such column.
        """
        unknown = sorted(columns.keys() - UNDERSTOOD)
        if unknown:
            raise ValueError(
                f"there is no column {', '.join(unknown)}; there are {', '.join(sorted(UNDERSTOOD))}"
            )
        cells = {name: cell for name, cell in columns.items() if cell is not None}
        place = Place(source, "", line)
        try:
            return cls(place, **_parts(cells, lambda _: None, guards=False))
        except RowError as exc:
            raise ValueError(str(exc.at(place))) from None

    @property
    def is_untouched(self) -> bool:
        """Whether it wants nothing that its base does not say."""
        return not (self.values or self.delete or self.image or self.options) and self.delta is None


@frozen
class Sheet:
    """The rows of a file that want something.

    Attributes:
        file: its name.
        digest: SHA-256 of its bytes, hexadecimal.
        rows: rows that differ from what was pulled, and all rows that were not pulled.
        problems: rows that cannot be used.
        untouched: how many rows say what they said when they were pulled.
        notes: what a reader should know, such as columns that are not understood; at most 20.
    """

    file: str
    digest: str
    rows: list[Row]
    problems: list[Problem]
    untouched: int
    notes: list[str]


def read_sheet(path: Path | str) -> Sheet:
    """The rows of a CSV, XLSX or JSON lines file.

    Raises:
        SheetError: the file is not one of these, has no header, or no column that could change anything.
        OSError: the file cannot be read.
    """
    path = Path(path)
    notes: list[str] = []
    rows: list[Row] = []
    problems: list[Problem] = []
    untouched = 0
    with opened(path) as table:
        notes += _strange_columns(table)
        if notes and _only_names_items(table):
            raise SheetError(
                f"{path.name} has nothing to change, such as quantity or price; {'; '.join(notes)}"
            )
        if table.unread:
            notes.append(f"only the sheet {table.sheet!r} was read, not {', '.join(map(repr, table.unread))}")
        for row in _rows(path.name, table, notes.append):
            if isinstance(row, Problem):
                problems.append(row)
            elif row.is_untouched and row.base is not None:
                untouched += 1
            else:
                rows.append(row)
    return Sheet(path.name, digest_of(path), rows, problems, untouched, _shortened(notes))


def digest_of(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _rows(file: str, table: RawTable, note: Callable[[str], None]) -> Iterator[Row | Problem]:
    for number, cells in table.rows:
        place = Place(file, table.sheet, number)

        def note_at(text: str, place: Place = place) -> None:
            note(f"{place}: {text}")

        try:
            yield Row(place, **_parts(cells, note_at, guards=table.guards))
        except RowError as exc:
            yield exc.at(place)


def _parts(cells: Mapping[str, Raw], note: Callable[[str], None], *, guards: bool) -> dict[str, Any]:
    if BEYOND in cells:
        raise RowError(
            "the row has more cells than the header; put a text with a comma into quotes, or give the column a title",
            BEYOND,
            cells[BEYOND],
        )
    base, pull, ids = _base(cells.get(BASE))
    product_id, combination_id = _ids(cells, ids)
    values = dict(_values(cells, base, note, guards=guards))
    parts: dict[str, Any] = {
        "product_id": product_id,
        "combination_id": combination_id,
        "base": base,
        "pull": pull,
        "options": _options(cells, base, guards=guards),
        "image": _text(cells, IMAGE, guards=guards),
        "delete": _is_deletion(cells),
        **_delta(cells),
    }
    if combination_id is None and base is None and "sku" in values:
        sku = values.pop("sku")
        if sku is None:
            raise RowError("finds nothing: without ids the SKU must name the item", "sku")
        parts["sku"] = sku
    elif product_id is None and combination_id is not None:
        raise RowError(f"needs {PRODUCT_ID} beside it", COMBINATION_ID, combination_id)
    elif product_id is None:
        raise RowError(
            f"names no item: give {PRODUCT_ID}, {COMBINATION_ID} or sku; merged cells count for their first row only"
        )
    return parts | {"values": values}


def _values(
    cells: Mapping[str, Raw], base: Values | None, note: Callable[[str], None], *, guards: bool
) -> Iterator[tuple[str, Value]]:
    for name, raw in cells.items():
        wanted = FIELDS.get(name)
        if wanted is None:
            continue
        if base is not None and says(wanted.kind, raw, base.get(name)):
            if wanted.kind is Kind.TEXT and lost_its_form(raw, base.get(name)):
                note(f"column {name}: {raw!r} is taken for the unchanged {base.get(name)!r}")
            continue
        try:
            value = parsed(wanted.kind, unguarded(raw) if guards and wanted.kind is Kind.TEXT else raw)
        except RowError as exc:
            raise RowError(str(exc), name, raw) from None
        if base is None or value != base.get(name):
            yield name, value


def _base(raw: Raw) -> tuple[Values | None, str, list[int | None]]:
    """What the hidden column says: values, id of the pull, ids of the item."""
    if raw is None:
        return None, "", [None, None]
    try:
        found: Any = json.loads(raw, parse_float=Decimal) if isinstance(raw, str) else raw
        values = {name: value_of(name, found[name]) for name in FIELDS if name in found}
        product_id, combination_id = found["ids"]
        return {**values, OPTIONS: found.get(OPTIONS)}, str(found["pull"]), [product_id, combination_id]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise RowError("was altered; it holds what was pulled: pull again", BASE, raw) from None


def _ids(cells: Mapping[str, Raw], pulled: list[int | None]) -> tuple[int | None, int | None]:
    product_id, combination_id = (_id(cells, name) for name in (PRODUCT_ID, COMBINATION_ID))
    if pulled[0] is None:
        return product_id, combination_id
    given = (product_id or pulled[0], combination_id or pulled[1])
    if given != tuple(pulled):
        raise RowError(
            f"belongs to another row: the file was sorted without its column {BASE}; pull again", BASE
        )
    return given


def _id(cells: Mapping[str, Raw], name: str) -> int | None:
    if name not in cells:
        return None
    raw = cells[name]
    try:
        number = int(raw) if isinstance(raw, str | int | float | Decimal) and int(raw) == Decimal(raw) else 0
    except (ValueError, ArithmeticError):
        number = 0
    if not 1 <= number <= LARGEST_ID:
        raise RowError("is not an id", name, raw)
    return number


def _text(cells: Mapping[str, Raw], name: str, *, guards: bool) -> str | None:
    raw = cells.get(name)
    return None if raw is None else str(parsed(Kind.TEXT, unguarded(raw) if guards else raw))


def _options(cells: Mapping[str, Raw], base: Values | None, *, guards: bool) -> str | None:
    """The options; None also when they are those that were pulled."""
    options = _text(cells, OPTIONS, guards=guards)
    pulled = None if base is None else base.get(OPTIONS)
    return None if options is None or (pulled and same_options(options, str(pulled))) else options


def _is_deletion(cells: Mapping[str, Raw]) -> bool:
    raw = cells.get(ACTION)
    if raw is not None and str(raw).strip().lower() != DELETE:
        raise RowError(f"is not understood; it is empty or {DELETE}", ACTION, raw)
    return raw is not None


def _delta(cells: Mapping[str, Raw]) -> dict[str, Any]:
    if DELTA not in cells:
        return {}
    try:
        delta = parsed(Kind.INTEGER, cells[DELTA])
    except RowError as exc:
        raise RowError(str(exc), DELTA, cells[DELTA]) from None
    if CHANGE_ID not in cells:
        raise RowError(
            f"needs {CHANGE_ID}, a text that no other change of stock has, such as a document's number and line",
            DELTA,
            cells[DELTA],
        )
    try:
        change_id = parsed(Kind.TEXT, cells[CHANGE_ID])
    except RowError as exc:
        raise RowError(str(exc), CHANGE_ID, cells[CHANGE_ID]) from None
    if change_id is None:
        raise RowError("cannot be cleared; it is what the change is known by", CHANGE_ID)
    return {"delta": delta, "change_id": str(change_id)}


def _strange_columns(table: RawTable) -> Iterator[str]:
    understood = {name.lower(): name for name in UNDERSTOOD}
    for title in table.header or ():
        if title and title.lower() not in understood and not title.startswith("_"):
            near = get_close_matches(title.lower(), understood, 1)
            hint = f"; did you mean {understood[near[0]]}?" if near else ""
            yield f"column {title!r} is not understood and left aside{hint}"


def _only_names_items(table: RawTable) -> bool:
    """Whether its columns say which items are meant, and nothing about them; an SKU beside an id is a change."""
    understood = {name.lower() for name in UNDERSTOOD} & {title.lower() for title in table.header or ()}
    return understood <= {"sku"} or understood <= {PRODUCT_ID.lower(), COMBINATION_ID.lower()}


def _shortened(notes: list[str]) -> list[str]:
    more = len(notes) - NOTES_SHOWN
    return [*notes[:NOTES_SHOWN], f"{more:,} more notes of this kind"] if more > 0 else notes
