"""The columns of a sheet: the contract's fields, their kinds, and who has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any, Final, TypeAlias

from attrs import frozen

Value: TypeAlias = str | int | Decimal | bool | None
"""A cell's value; None is none: inherited, or cleared."""

Values: TypeAlias = Mapping[str, Value]

CLEAR_WORD: Final = "__clear__"
WEB: Final = ("http://", "https://")


class Kind(Enum):
    """What may stand in a column."""

    TEXT = "text"
    INTEGER = "integer"
    COUNT = "integer from 0"
    AMOUNT = "amount"
    FLAG = "true or false"


@frozen
class Field:
    """One column that is written to the shop."""

    name: str
    kind: Kind
    of_product: bool = True
    of_combination: bool = True
    clears_product: bool = False
    clears_combination: bool = False

    def belongs_to(self, *, product: bool) -> bool:
        """Whether a product, or else a combination, can be given this field."""
        return self.of_product if product else self.of_combination

    def clears(self, *, product: bool) -> bool:
        """Whether the contract takes null for it."""
        return self.clears_product if product else self.clears_combination


def _both(name: str, kind: Kind, *, product: bool = True) -> Field:
    return Field(name, kind, clears_product=product, clears_combination=True)


FIELDS: Final[Mapping[str, Field]] = {
    field.name: field
    for field in (
        Field("name", Kind.TEXT, of_combination=False),
        _both("sku", Kind.TEXT),
        Field("quantity", Kind.INTEGER),
        Field("unlimited", Kind.FLAG),
        _both("price", Kind.AMOUNT, product=False),
        _both("compareToPrice", Kind.AMOUNT),
        _both("costPrice", Kind.AMOUNT),
        _both("weight", Kind.AMOUNT),
        _both("warningLimit", Kind.INTEGER),
        Field("minPurchaseQuantity", Kind.COUNT, of_product=False, clears_combination=True),
        Field("maxPurchaseQuantity", Kind.COUNT, of_product=False, clears_combination=True),
        _both("isShippingRequired", Kind.FLAG, product=False),
        Field("customsHsTariffCode", Kind.TEXT, of_product=False, clears_combination=True),
        Field("externalReferenceId", Kind.TEXT, of_product=False, clears_combination=True),
        Field("enabled", Kind.FLAG, of_combination=False),
    )
}

PRODUCT_ID: Final = "productId"
COMBINATION_ID: Final = "combinationId"
OPTIONS: Final = "options"
IMAGE: Final = "image"
ACTION: Final = "action"
DELTA: Final = "quantityDelta"
CHANGE_ID: Final = "changeId"
BASE: Final = "_base"

COLUMNS: Final = (
    PRODUCT_ID,
    COMBINATION_ID,
    *("name", OPTIONS),
    *(name for name in FIELDS if name != "name"),
    IMAGE,
    ACTION,
    BASE,
)
"""The columns of a pulled file, in their order."""

UNDERSTOOD: Final = frozenset({*COLUMNS, DELTA, CHANGE_ID})


def value_of(name: str, shown: Any) -> Value:
    """A value of the shop's JSON as a cell's value."""
    if shown is None or (shown == "" and FIELDS[name].kind is Kind.TEXT):
        return None
    if FIELDS[name].kind is Kind.AMOUNT:
        return Decimal(str(shown))
    value: Value = shown
    return value


def values_of(shown: Mapping[str, Any], *, product: bool) -> dict[str, Value]:
    """The fields that a product or combination has a value for."""
    return {
        name: value
        for name, field in FIELDS.items()
        if name in shown
        and field.belongs_to(product=product)
        and (value := value_of(name, shown[name])) is not None
    }


def text_of(value: Value) -> str:
    """A value as it stands in a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def json_of(value: Value) -> str | int | float | bool | None:
    """A value as JSON; amounts have at most 15 digits, so a float holds them."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == int(value) else float(value)


def options_text(pairs: Iterable[tuple[str, str]]) -> str:
    """Options as one text, `Size=Large; Color=Red`; `=`, `;` and the backslash get a backslash before them."""
    return "; ".join(f"{_escaped(name)}={_escaped(value)}" for name, value in pairs)


def options_of(text: str) -> list[tuple[str, str]]:
    """The options in a text; ValueError when it is not one of `options_text`."""
    pairs: list[list[str]] = [[""]]
    letters = iter(text)
    for letter in letters:
        if letter == "\\":
            pairs[-1][-1] += next(letters, "")
        elif letter == ";":
            pairs.append([""])
        elif letter == "=" and len(pairs[-1]) == 1:
            pairs[-1].append("")
        else:
            pairs[-1][-1] += letter
    found = [(pair[0].strip(), pair[1].strip()) for pair in pairs if len(pair) == 2]
    if len(found) != len(pairs) or not all(name and value for name, value in found):
        raise ValueError(f"options are written like Size=Large; Color=Red, not {text!r:.80}")
    return found


def same_options(one: str, other: str) -> bool:
    """Whether two texts name the same options, in any order."""
    try:
        return sorted(options_of(one)) == sorted(options_of(other))
    except ValueError:
        return False


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("=", "\\=").replace(";", "\\;")
