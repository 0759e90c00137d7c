"""Stock and SKUs: whose stock a combination has, how a change alters it, and whether an SKU is free."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import orjson

from ..messages import Refusal
from ..storage.schema import CombinationRow, ProductRow
from .assumptions import Behaviour
from .call import Call
from .details import Document
from .refusals import sku_taken, wrong_parameter

_NEGATIVE_STOCK: Final = "Product has negative stock."
UPDATED: Final = '{"updateCount":1}'
_NOT_UPDATED: Final = '{"updateCount":0}'
_UPDATED_NEGATIVE: Final = orjson.dumps({"updateCount": 1, "warning": _NEGATIVE_STOCK}).decode()


class Stock(NamedTuple):
    """How much there is of something; `quantity` is None when unlimited."""

    quantity: int | None
    unlimited: bool


UNLIMITED: Final = Stock(None, True)


def stock_after(before: Stock, changes: Mapping[str, Any]) -> Stock:
    """The stock after a change.

    CombinationUpdate.unlimited: true wins over a quantity beside it; a quantity alone means finite stock.
    """
    if changes.get("unlimited"):
        return UNLIMITED
    if "quantity" in changes:
        return Stock(changes["quantity"], False)
    if changes.get("unlimited") is False and before.unlimited:
        return Stock(0, False)
    return before


def shared_stock(base: Stock, wanted: Stock) -> None:
    """Without an own SKU a combination has the product's stock (reference-2026, CombinationRefused).

    Raises:
        Refusal: another one is wanted.
    """
    if wanted != base:
        raise Refusal(
            400,
            "A combination without an SKU of its own shares the product's stock",
            "DIFFERENT_COMBINATION_STOCK",
        )


def own_sku(sku: str | None, product_sku: str | None, behaviour: Behaviour) -> str | None:
    """The SKU that makes a combination's stock its own: not an empty one, and not the product's."""
    if not sku or (sku == product_sku and behaviour.base_sku == "shares"):
        return None
    return sku


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
            raise sku_taken(sku)


def unadjusted(call: Call, row: CombinationRow | ProductRow) -> str:
    """The answer to a delta that changed nothing."""
    # The SQL statement changes finite stock only, and only within 32 bits.
    if not row.unlimited:
        raise wrong_parameter("Wrong parameter 'quantityDelta': the stock would leave 32 bits")
    if call.behaviour.unlimited_delta == "refused":
        raise wrong_parameter("The stock is unlimited")
    return _NOT_UPDATED


def watch_stock(call: Call, quantity: int | None, details: Document, product: ProductRow) -> None:
    """Note whether the merchant would get a low stock mail."""
    if not call.query.get("checkLowStockNotification") or quantity is None:
        return
    # A limit of the combination hides that of its product, and reaching it counts.
    limit = details.get("warningLimit", orjson.loads(product.details).get("warningLimit"))
    call.low_stock = limit is not None and quantity <= limit


def adjusted(quantity: int) -> str:
    """The answer to a delta, by the new stock."""
    # Stock below zero is a success with a warning, not an error (InventoryAdjustment).
    return _UPDATED_NEGATIVE if quantity < 0 else UPDATED
