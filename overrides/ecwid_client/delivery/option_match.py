"""Finding, among a product's combinations, the one that a lost answer may have created.

Options are unique per product, so they find it. It counts as ours only if no field that was sent differs.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ..settings import LARGEST_ID

if TYPE_CHECKING:
    from ecwid_api.models import Combination, CombinationCreate, OptionValue

IDENTITY = "options"
NUMBERS = (int, float, Decimal)
COMPUTED = frozenset({"lowestPrice", "automaticLowestPrice"})  # the service's own, whatever was sent


def find_by_options(present: Iterable[Combination], body: CombinationCreate) -> Combination | None:
    """The combination with the options, in any order, that were asked for."""
    wanted = option_set(body.options)
    return next(
        (one for one in present if wanted and option_set(one.options) == wanted and _has_id(one)), None
    )


def differences(
    body: CombinationCreate, listed: Combination, product: Mapping[str, Any] | None = None
) -> list[str]:
    """Fields that were sent and that the service lists with another value.

    A combination inherits the fields that it does not show; they are taken from `product`, if given.
    """
    shown = {**(product or {}), **shown_fields(listed.to_dict())}
    sent = {"sku": None, **body.to_dict()}
    if not sent["sku"]:
        shown["sku"] = listed.sku  # none of its own was asked for, so the product's counts for nothing
    if sent.get("unlimited"):
        sent.pop("quantity", None)
    unknown = {IDENTITY, *body.additional_properties}
    return [name for name in sent if name not in unknown and not _agree(name, sent[name], shown.get(name))]


def _agree(name: str, sent: Any, shown: Any) -> bool:
    if name in COMPUTED or (sent is None and isinstance(shown, bool)):
        return True
    if name == "attributes":
        return _values(sent) <= _values(shown)
    if _is_empty(sent) or _is_empty(shown):
        return _is_empty(sent) and _is_empty(shown)
    if name == "wholesalePrices":
        return _tiers(sent) == _tiers(shown)
    if isinstance(sent, dict) and isinstance(shown, dict):
        return all(_agree(part, value, shown.get(part)) for part, value in sent.items())
    if isinstance(sent, str) and isinstance(shown, str):
        return sent.strip() == shown.strip()
    if isinstance(sent, bool) or isinstance(shown, bool):
        return sent is shown
    if isinstance(sent, NUMBERS) and isinstance(shown, NUMBERS):
        return math.isclose(_number(sent), _number(shown))
    return bool(sent == shown)


def _is_empty(value: Any) -> bool:
    """Whether a value is what the service may as well leave out: null, 0, an empty text or list."""
    if isinstance(value, dict):
        return all(part is False or _is_empty(part) for part in value.values())
    return value is not False and not value


def shown_fields(shown: Mapping[str, Any]) -> dict[str, Any]:
    """Fields that are not null, by their names in JSON."""
    return {name: value for name, value in shown.items() if value is not None}


def _values(attributes: Any) -> set[str]:
    """Values of attributes; their names are left aside, since an alias is listed as a name."""
    return {str(one["value"]).strip() for one in attributes or () if one.get("value")}


def _tiers(tiers: Any) -> list[tuple[float, ...]]:
    return sorted(tuple(_number(tier.get(name) or 0) for name in ("quantity", "price")) for tier in tiers)


def _number(value: Any) -> float:
    """A number as a float; what is none, or too large for one, is equal to nothing."""
    try:
        return float(value) if isinstance(value, NUMBERS) else math.nan
    except OverflowError:
        return math.nan


def conflicting(present: Sequence[Combination], body: CombinationCreate) -> int | None:
    """Id of the combination that has the options, or else the SKU, that were asked for."""
    by_sku = next((one for one in present if body.sku and one.sku == body.sku and _has_id(one)), None)
    found = find_by_options(present, body) or by_sku
    return None if found is None else found.id


def option_set(options: Iterable[OptionValue] | None) -> frozenset[tuple[str, str]] | None:
    """What identifies a combination within its product; None where a list does not tell it."""
    pairs = [(option.name, option.value) for option in options or ()]
    told = pairs and all(isinstance(text, str) for pair in pairs for text in pair)
    return frozenset(pairs) if told else None


def _has_id(one: Combination) -> bool:
    return type(one.id) is int and 1 <= one.id <= LARGEST_ID
