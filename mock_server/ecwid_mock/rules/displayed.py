"""Prices as customers see them. The mock adds no taxes (README, assumptions)."""

import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

import orjson

from ..storage import rendering
from ..storage.schema import CombinationRow, ProductRow
from .assumptions import Behaviour
from .call import Call
from .details import Document, Options
from .options import option_set, options_text


class Prices:
    """The displayed prices of a product's combinations; its `options` are read when a price depends on them."""

    def __init__(self, product: ProductRow, options: Callable[[], Options], behaviour: Behaviour) -> None:
        self._product = product
        self._options = options
        self._behaviour = behaviour

    def of(self, row: CombinationRow) -> float:
        """The own price, or the product's with what the choices add to it."""
        return self._of(orjson.loads(row.details))

    def of_choices(self, choices: Iterable[Mapping[str, Any]]) -> float:
        added = [
            finite(self._base * choice["priceModifier"] / 100)
            if choice["priceModifierType"] == "PERCENT"
            else choice["priceModifier"]
            for choice in choices
        ]
        return round(finite(self._base + sum(added)), 2)

    def shown(self, row: CombinationRow) -> str:
        """The fields of a combination that show prices (get-variation-2024, Combination), as JSON without braces."""
        details = orjson.loads(row.details)
        fields = price_fields(self._of(details))
        add_lowest_price(fields, details)
        return orjson.dumps(fields).decode()[1:-1]

    def _of(self, details: Mapping[str, Any]) -> float:
        own: float | None = details.get("price")
        return own if own is not None else self.of_choices(self._chosen(details["options"]))

    @cached_property
    def _base(self) -> float:
        price: float = orjson.loads(self._product.details)["price"]
        return price

    def _chosen(self, options: Options) -> list[Mapping[str, Any]]:
        keys = [option_set([option], self._behaviour) for option in options]
        return [self._choices[key] for key in keys if key in self._choices]

    @cached_property
    def _choices(self) -> dict[str, Mapping[str, Any]]:
        return {
            option_set([{"name": option["name"], "value": choice["text"]}], self._behaviour): choice
            for option in self._options()
            for choice in option.get("choices", ())
        }


def prices_of(call: Call, product: ProductRow) -> Prices:
    key = (product.store_id, product.id)
    return Prices(product, lambda: orjson.loads(options_text(call, key)), call.behaviour)


def combination_text(call: Call, row: CombinationRow, product: ProductRow) -> str:
    """A combination as JSON."""
    return rendering.combination(row, product, call.public_url, prices_of(call, product).shown(row))


def combination_texts(call: Call, rows: Iterable[CombinationRow], product: ProductRow, prices: Prices) -> str:
    """Combinations as a list in JSON."""
    texts = [rendering.combination(row, product, call.public_url, prices.shown(row)) for row in rows]
    return f"[{','.join(texts)}]"


def price_fields(price: float) -> Document:
    return {"defaultDisplayedPrice": price, "defaultDisplayedPriceFormatted": money(price)}


def add_lowest_price(shown: Document, kept: Mapping[str, Any]) -> None:
    if "lowestPrice" in kept:
        shown["defaultDisplayedLowestPrice"] = kept["lowestPrice"]
        shown["defaultDisplayedLowestPriceFormatted"] = money(kept["lowestPrice"])


def finite(amount: float) -> float:
    """The nearest number that JSON has: no bound of a price is documented, so sums of them may leave the range."""
    return max(-sys.float_info.max, min(sys.float_info.max, amount))


def money(amount: float) -> str:
    """An amount in the format of the store."""
    return f"{'-' if amount < 0 else ''}€{abs(amount):.2f}"
