"""A request that has passed the contract's checks, and what reading operations have in common."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

import attrs
import orjson

from . import render, rules
from .behaviour import Behaviour, Limits
from .images import Image
from .messages import wrong_parameter
from .rules import Document, Stock
from .store import Database
from .tables import CombinationRow, ProductRow


@attrs.frozen
class OpenStore:
    """A store as the operations need it."""

    id: int
    plan: str
    suspended: bool
    product_limit: int | None
    languages: tuple[str, ...]
    unique_skus: bool
    categories: frozenset[int]

    @property
    def has_api(self) -> bool:
        return self.plan != "free"

    @property
    def has_combinations(self) -> bool:
        return self.plan in ("business", "unlimited")


@attrs.define(slots=True)
class Call:
    """One request, checked as far as the contract goes."""

    database: Database
    store: OpenStore
    ids: list[int]
    query: Mapping[str, Any]
    document: Document
    behaviour: Behaviour
    limits: Limits
    public_url: str
    now: int
    image: Image | None
    only_enabled: bool = False
    low_stock: bool = False

    @property
    def product_id(self) -> int:
        return self.ids[0]

    def product(self) -> ProductRow:
        row = self.database.product(self.store.id, self.ids[0])
        if row is None or (self.only_enabled and not orjson.loads(row.details)["enabled"]):
            raise rules.not_found("Product", self.ids[0], "PRODUCT_NOT_FOUND")
        return row

    def combination(self) -> CombinationRow:
        row = self.database.combination(self.store.id, self.ids[0], self.ids[1])
        if row is None:
            self.product()
            raise rules.not_found("Combination", self.ids[1], "COMBINATION_NOT_FOUND")
        return row


Operate: TypeAlias = Callable[[Call], str]

UPDATED: Final = '{"updateCount":1}'
_NOT_UPDATED: Final = '{"updateCount":0}'
_UPDATED_NEGATIVE: Final = orjson.dumps({"updateCount": 1, "warning": rules.NEGATIVE_STOCK}).decode()


def reshaped(call: Call, text: str, translate: Callable[[Any, Call], None]) -> str:
    """An answer in the language and with the fields that were asked for."""
    language, wanted = call.query.get("lang"), call.query.get("responseFields")
    if language is None and wanted is None and len(call.store.languages) == 1:
        return text
    document = orjson.loads(text)
    translate(document, call)
    if wanted is not None:
        document = render.chosen(document, wanted)
    return orjson.dumps(document).decode()


def stock_of(row: ProductRow | CombinationRow) -> Stock:
    return Stock(row.quantity, bool(row.unlimited))


def check_sku_is_free(call: Call, sku: str | None, product_id: int, combination_id: int | None) -> None:
    """`Refusal` when another product or combination has it, in a store where that matters."""
    if sku is None or not call.store.unique_skus:
        return
    # A product may have the SKU of its own combination where the two may share one.
    of_family = combination_id is None and call.behaviour.base_sku == "shares"
    for owner in call.database.sku_owners(call.store.id, sku):
        if owner != (product_id, combination_id) and not (of_family and owner[0] == product_id):
            raise rules.sku_taken(sku)


def unadjusted(call: Call, row: CombinationRow | ProductRow) -> str:
    """The answer to a delta on stock that did not take it."""
    if not row.unlimited:
        raise wrong_parameter("Wrong parameter 'quantityDelta': the stock would leave 32 bits")
    if call.behaviour.unlimited_delta == "refused":
        raise wrong_parameter("The stock is unlimited")
    return _NOT_UPDATED


def watch_stock(call: Call, quantity: int | None, details: Document, product: ProductRow) -> None:
    """Note whether the merchant would get a low stock mail."""
    if not call.query.get("checkLowStockNotification") or quantity is None:
        return
    limit = details.get("warningLimit", orjson.loads(product.details).get("warningLimit"))
    call.low_stock = limit is not None and quantity <= limit


def adjusted(quantity: int) -> str:
    """The answer to a delta that led to a stock."""
    return _UPDATED_NEGATIVE if quantity < 0 else UPDATED
