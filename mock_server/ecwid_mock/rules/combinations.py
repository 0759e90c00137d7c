"""The operations of combinations, except those of their images."""

from typing import Any

import attrs
import orjson

from ..storage.cache import ALL
from ..storage.schema import CombinationRow, ProductRow
from .call import Call
from .details import Document, details_after, wholesale_prices
from .displayed import combination_text, combination_texts, prices_of
from .options import (
    add_choices,
    check_every_option,
    check_repeated_option,
    option_set,
    options_text,
    unknown_choices,
)
from .refusals import options_taken, wrong_parameter
from .shaping import Glossary, reshaped
from .stock import (
    UNLIMITED,
    UPDATED,
    Stock,
    adjusted,
    check_sku_is_free,
    own_sku,
    shared_stock,
    stock_after,
    stock_of,
    unadjusted,
    watch_stock,
)


def list_combinations(call: Call) -> str:
    text = combination_list(call, call.product())
    return reshaped(call, text, _translate_combinations)


def get_combination(call: Call) -> str:
    key, id = call.product_key, call.ids[1]
    if call.only_enabled:
        call.product()
    # Most reads end here: neither product nor combination is looked up.
    text = call.database.cache.text(key, id)
    if text is None:
        rendered = combination_text(call, call.combination(), call.product())
        text = call.database.cache.keep_text(key, id, rendered)
    return reshaped(call, text, lambda document, call: _translate_combinations([document], call))


def combination_list(call: Call, product: ProductRow) -> str:
    """All combinations of a product as JSON."""
    key = (call.store.id, product.id)
    text = call.database.cache.text(key, ALL)
    if text is None:
        rows = call.database.combinations(*key)
        rendered = combination_texts(call, rows, product, prices_of(call, product))
        text = call.database.cache.keep_text(key, ALL, rendered)
    return text


def _translate_combinations(documents: list[Any], call: Call) -> None:
    glossary = Glossary(orjson.loads(options_text(call, call.product_key)))
    for document in documents:
        glossary.translate(document, call.query.get("lang"))


def create_combination(call: Call) -> str:
    product = call.product()
    plan = _planned(call, product, None)
    unknown = unknown_choices(call, call.product_key, plan.details["options"])
    with call.database.change():
        add_choices(call, call.product_key, unknown)
        return _add_combination(call, product, plan)


def save_combination(call: Call) -> None:
    """Change the combination that has these options, or create one."""
    check_repeated_option(call.document["options"])
    options = option_set(call.document["options"], call.behaviour)
    id = call.database.combination_with(*call.product_key, options)
    if id is None:
        create_combination(call)
    else:
        call.ids.append(id)
        update_combination(call)


def _add_combination(call: Call, product: ProductRow, plan: "_Plan") -> str:
    id = call.database.next_id("combination")
    row = CombinationRow(call.store.id, product.id, id, product.next_number, *plan.row_end(image=None))
    # Its options were free a moment ago; the index decides.
    if not call.database.add_combination(row):
        raise options_taken()
    call.date_product()
    return f'{{"id":{id}}}'


def update_combination(call: Call) -> str:
    product, row = call.product(), call.combination()
    plan = _planned(call, product, row)
    unknown = (
        unknown_choices(call, call.product_key, plan.details["options"]) if "options" in call.document else []
    )
    add_choices(call, call.product_key, unknown)
    call.database.change_combination(
        CombinationRow(row.store_id, row.product_id, row.id, row.number, *plan.row_end(row.image))
    )
    call.date_product()
    watch_stock(call, plan.stock.quantity, plan.details, product)
    return UPDATED


@attrs.frozen
class _Plan:
    """A combination as it will be stored."""

    sku: str | None
    stock: Stock
    option_set: str
    details: Document

    def row_end(self, image: str | None) -> tuple[str | None, int | None, int, str | None, str, str]:
        """The columns after `number`."""
        return (
            self.sku,
            self.stock.quantity,
            int(self.stock.unlimited),
            image,
            self.option_set,
            orjson.dumps(self.details).decode(),
        )


def _planned(call: Call, product: ProductRow, row: CombinationRow | None) -> _Plan:
    """Check a create or update against the product and the other combinations: first for 400, then for 409."""
    changes, behaviour = call.document, call.behaviour
    # An SKU of its own is what gives a combination stock of its own. Left out it stays, null takes it away.
    sku = row.sku if row and "sku" not in changes else own_sku(changes.get("sku"), product.sku, behaviour)
    stock = _planned_stock(call, product, row, sku)
    details = details_after(orjson.loads(row.details) if row else {}, changes)
    if "wholesalePrices" in changes or "price" in changes:
        wholesale_prices(details, details.get("price", _price(product)))
    if behaviour.option_subset == "refused" and "options" in changes:
        check_every_option(call, details["options"])
    options = option_set(details["options"], behaviour)
    _free_options(call, row, options)
    check_sku_is_free(call, sku, product.id, row.id if row else 0)
    return _Plan(sku, stock, options, details)


def _planned_stock(call: Call, product: ProductRow, row: CombinationRow | None, sku: str | None) -> Stock:
    base = stock_of(product)
    if sku is None:
        # A cleared SKU takes the own stock with it; the product's SKU can be shared by equal stocks only.
        before = stock_of(row) if row and row.sku and call.document.get("sku") else base
        shared_stock(base, stock_after(before, call.document))
        return Stock(None, False)
    if row is not None and row.sku is not None:
        return stock_after(stock_of(row), call.document)
    start = base if call.behaviour.stock_when_left_out == "base" else UNLIMITED
    return stock_after(start, call.document)


def _price(product: ProductRow) -> float:
    price: float = orjson.loads(product.details)["price"]
    return price


def _free_options(call: Call, row: CombinationRow | None, option_set: str) -> None:
    if row is not None and row.option_set == option_set:
        return
    if call.database.combination_with(*call.product_key, option_set) is not None:
        raise options_taken()


def delete_combination(call: Call) -> str:
    call.database.delete_combination(call.combination())
    call.date_product()
    return '{"deleteCount":1}'


def delete_all_combinations(call: Call) -> str:
    count = call.database.delete_combinations(call.store.id, call.product().id)
    if count:
        call.date_product()
    return f'{{"deleteCount":{count}}}'


def adjust_combination_inventory(call: Call) -> str:
    delta = call.document["quantityDelta"]
    quantity = call.database.adjust_combination(*call.product_key, call.ids[1], delta)
    if quantity is None:
        return _unadjusted_combination(call)
    call.date_product()
    if call.query.get("checkLowStockNotification"):
        watch_stock(call, quantity, orjson.loads(call.combination().details), call.product())
    return adjusted(quantity)


def _unadjusted_combination(call: Call) -> str:
    row = call.combination()
    if row.sku is None:
        # InventoryAdjustment, variations-2019-01: the vendor's own words.
        raise wrong_parameter("SKU for combination is not set")
    return unadjusted(call, row)
