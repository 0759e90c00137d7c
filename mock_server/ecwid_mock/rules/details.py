"""The fields that are stored as one JSON document, tidied, and how a change merges with them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

from ..messages import Json, Refusal

Document: TypeAlias = dict[str, Any]
Options: TypeAlias = Sequence[Mapping[str, Any]]

# Fields with a column of their own; all others stand in the document.
_STOCK_FIELDS: Final = frozenset({"sku", "quantity", "unlimited"})


def details_after(before: Mapping[str, Any], changes: Mapping[str, Any]) -> Document:
    """The kept fields after a change (variations-2019-01).

    A field left out stays, a null clears it, and so does an empty text, as empty fields are absent.
    """
    merged = {**before, **{name: _kept(name, value) for name, value in changes.items()}}
    return {
        name: value for name, value in merged.items() if value not in (None, "") and name not in _STOCK_FIELDS
    }


def _kept(name: str, value: Any) -> Json:
    keep = _KEPT.get(name)
    kept: Json = keep(value) if keep and value is not None else value
    return kept


def _kept_options(options: Options) -> list[Document]:
    return [{"name": option["name"], "value": option["value"]} for option in options]


def _kept_tiers(tiers: Sequence[Document]) -> list[Document]:
    return sorted(tiers, key=lambda tier: int(tier["quantity"]))


def _kept_dimensions(dimensions: Document) -> Document:
    return {side: dimensions.get(side, 0) for side in ("length", "width", "height")}


def _kept_lowest_price(settings: Document) -> Document:
    written = ("lowestPriceEnabled", "manualLowestPrice")
    return {name: settings[name] for name in written if name in settings}


def _kept_attributes(attributes: Sequence[Document]) -> list[Document]:
    return [_kept_attribute(attribute) for attribute in attributes]


def _kept_attribute(attribute: Document) -> Document:
    alias = attribute.get("alias")
    named = {} if alias is None else {"name": alias, "type": alias}
    return {**named, **{name: value for name, value in attribute.items() if name != "alias"}}


def _kept_subscription(settings: Document) -> Document:
    return {name: value for name, value in settings.items() if value is not None}


_KEPT: Final[Mapping[str, Any]] = {
    "options": _kept_options,
    "wholesalePrices": _kept_tiers,
    "dimensions": _kept_dimensions,
    "lowestPriceSettings": _kept_lowest_price,
    "attributes": _kept_attributes,
    "subscriptionSettings": _kept_subscription,
}


def wholesale_prices(details: Mapping[str, Any], price: float) -> None:
    """No tier may cost more than the price that it reduces (reference-2026, CombinationRefused).

    Raises:
        Refusal: one does.
    """
    if any(tier["price"] > price for tier in details.get("wholesalePrices", ())):
        raise Refusal(400, "A wholesale price is above the price", "WHOLESALE_PRICES_TOO_BIG")
