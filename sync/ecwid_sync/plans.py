"""A plan: what is to be changed and what cannot be; as a file it carries a checksum and the store's id."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, Literal, Self, TypeAlias, cast

from attrs import asdict, evolve, field, frozen
from attrs.validators import ge, instance_of, le

from .fields import FIELDS, Value, json_of, value_of
from .problems import Place, PlanError, Problem, UnsafePlanError

Kind: TypeAlias = Literal["update", "adjust", "create", "delete", "image"]
StockMode: TypeAlias = Literal["delta", "set"]

FORMAT: Final = "ecwid-sync-plan"
VERSION: Final = 1
FEWEST_ZEROS: Final = 10  # fewer new zeros than this are everyday life


@frozen
class Edit:
    """One field of a change."""

    name: str
    old: Value
    new: Value


@frozen
class Change:
    """One request that is to be sent.

    Attributes:
        id: what tells it from all others; for a stock delta the same as long as it is the same wish.
        kind: `update` sets fields, `adjust` adds to the stock, `create`, `delete`, `image`.
        product_id, combination_id: the item; no combination's id is the product itself, or a combination to create.
        label: what a person calls the item.
        edits: fields with their values when planned and as wanted; for `adjust` the stock.
        options: options of a combination to create.
        source: for `adjust`, what the wish comes from: a pull, a change id, or a run that is undone.
        prior: for `adjust`, what was already added on behalf of this source, items.
        image: for `image`, path or address.
        digest: for `image`, SHA-256 of the file or of the address.
        place, line: the row it comes from.
    """

    id: str
    kind: Kind
    product_id: int
    combination_id: int | None
    label: str
    edits: tuple[Edit, ...] = ()
    options: str = ""
    source: str = ""
    prior: int = 0
    image: str = ""
    digest: str = ""
    place: str = ""
    line: int = 0

    @property
    def key(self) -> tuple[int, int | None]:
        """The item."""
        return self.product_id, self.combination_id

    @property
    def delta(self) -> int:
        """What is added to the stock, items; 0 for other kinds."""
        if self.kind != "adjust":
            return 0
        return cast(int, self.edits[0].new) - cast(int, self.edits[0].old)

    @property
    def body(self) -> dict[str, Value]:
        """Fields to send."""
        return {edit.name: edit.new for edit in self.edits}

    @property
    def empties_stock(self) -> bool:
        """Whether something that is in stock will not be."""
        return any(
            edit.name == "quantity" and isinstance(edit.new, int) and edit.new <= 0 < cast(int, edit.old or 0)
            for edit in self.edits
        )


@frozen
class Conflict:
    """A row that is not applied since the shop changed too, or cannot take it.

    Attributes:
        base: value when pulled; None also when it was not.
        wanted: value of the cell.
        now: value in the shop.
    """

    place: Place
    label: str
    column: str
    base: Value
    wanted: Value
    now: Value
    reason: str

    def __str__(self) -> str:
        return f"{self.place}, column {self.column}, {self.label}: {self.reason}"


@frozen
class Limits:
    """How much a plan may change before it is refused.

    Attributes:
        deletions: combinations that may be deleted.
        zeros: share of the items read whose stock may fall to zero or below, 0..1; up to 9 items always may.
        changes: share of the items read that may change, 0..1.

    Raises:
        ValueError: a number is not within its bounds; 50 % is 0.5.
        TypeError: it is no number.
    """

    deletions: int = field(default=0, validator=[instance_of(int), ge(0)])
    zeros: float = field(default=0.1, validator=[instance_of((int, float)), ge(0), le(1)])
    changes: float = field(default=1.0, validator=[instance_of((int, float)), ge(0), le(1)])

    def check(self, plan: Plan) -> None:
        """UnsafePlanError when the plan passes a limit."""
        deletions = sum(change.kind == "delete" for change in plan.changes)
        if deletions > self.deletions:
            raise UnsafePlanError(
                f"the plan deletes {deletions:,} combinations, more than {self.deletions:,} (--max-delete)"
            )
        zeros = len({change.key for change in plan.changes if change.empties_stock})
        if zeros >= FEWEST_ZEROS and zeros > self.zeros * plan.items:
            raise UnsafePlanError(
                f"the plan empties {zeros:,} of {plan.items:,} stocks, more than {self.zeros:.0%} (--max-zeros)"
            )
        touched = len({change.key for change in plan.changes})
        if touched > self.changes * plan.items:
            raise UnsafePlanError(
                f"the plan changes {touched:,} of {plan.items:,} items, more than {self.changes:.0%} (--max-change)"
            )


@frozen
class Plan:
    """What applying would do. Nothing is written by making one.

    Attributes:
        id: names the plan.
        store_id: the store it was made for.
        created: when, UTC, ISO 8601.
        source: the file it was made from; its SHA-256 is `source_digest`.
        changes: what is sent, in the order of the rows.
        conflicts: what is not, with reasons.
        problems: rows that cannot be used.
        notes: what a reader should know.
        rows: rows read; `untouched` say what was pulled, `already` want what the shop has.
        items: items of the shop that were read.
    """

    id: str
    store_id: int
    created: str
    source: str = ""
    source_digest: str = ""
    changes: Sequence[Change] = ()
    conflicts: Sequence[Conflict] = ()
    problems: Sequence[Problem] = ()
    notes: Sequence[str] = ()
    rows: int = 0
    untouched: int = 0
    already: int = 0
    items: int = field(default=0)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to apply."""
        return not self.changes

    def to_json(self) -> str:
        """The plan as JSON with its checksum."""
        document = {"format": FORMAT, "version": VERSION, **asdict(self, value_serializer=_plain)}
        return json.dumps({**document, "checksum": _checksum(document)}, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Self:
        """A plan from its JSON.

        Raises:
            PlanError: it is no plan, or was changed.
        """
        try:
            document = json.loads(text)
        except (ValueError, RecursionError) as exc:
            raise PlanError(f"the plan is not JSON: {exc}") from None
        if not isinstance(document, dict) or document.pop("format", None) != FORMAT:
            raise PlanError("this is not a plan of `ecwid plan`")
        if document.pop("version", None) != VERSION:
            raise PlanError("the plan was made by another version; make it again")
        checksum = document.pop("checksum", "")
        if checksum != _checksum({"format": FORMAT, "version": VERSION, **document}):
            raise PlanError("the plan was changed after it was made; make it again")
        try:
            return cls(**_parts(document))
        except (KeyError, TypeError) as exc:
            raise PlanError(f"the plan cannot be read: {exc}") from None

    @classmethod
    def load(cls, path: Path) -> Self:
        """The plan in a file.

        Raises:
            PlanError: it is no plan, or was changed.
            OSError: the file cannot be read.
        """
        try:
            return cls.from_json(path.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            raise PlanError(f"{path.name} is not a plan of `ecwid plan`: it is not UTF-8") from None

    def save(self, path: Path) -> None:
        """Write the plan; the file is whole or not there."""
        beside = path.with_name(f".{path.name}.part")
        beside.write_text(self.to_json(), encoding="utf-8")
        beside.replace(path)


def change_of(document: Mapping[str, Any]) -> Change:
    """A change from its JSON."""
    edits = tuple(_edit(one) for one in document["edits"])
    return Change(**{**document, "edits": edits})


def change_json(change: Change) -> dict[str, Any]:
    """A change as JSON data."""
    return asdict(change, value_serializer=_plain)


def placed(change: Change, place: Place) -> Change:
    """The change with the row it comes from."""
    return evolve(change, place=str(place), line=place.line)


def _parts(document: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **document,
        "changes": tuple(change_of(one) for one in document["changes"]),
        "conflicts": tuple(_conflict(one) for one in document["conflicts"]),
        "problems": tuple(Problem(**{**one, "place": Place(**one["place"])}) for one in document["problems"]),
        "notes": tuple(document["notes"]),
    }


def _edit(document: Mapping[str, Any]) -> Edit:
    name = document["name"]
    return Edit(name, *(_value(name, document[part]) for part in ("old", "new")))


def _conflict(document: Mapping[str, Any]) -> Conflict:
    column = document["column"]
    values = {part: _value(column, document[part]) for part in ("base", "wanted", "now")}
    return Conflict(**{**document, **values, "place": Place(**document["place"])})


def _value(name: str, shown: Any) -> Value:
    return value_of(name, shown) if name in FIELDS else cast("Value", shown)


def _plain(_: object, __: object, value: Any) -> Any:
    return json_of(value) if isinstance(value, Decimal) else value


def _checksum(document: Mapping[str, Any]) -> str:
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
