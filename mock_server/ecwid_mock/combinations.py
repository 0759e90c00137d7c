"""What the operations of combinations do to the database, their images excepted."""

from typing import Any, Final

import attrs
import orjson

from . import render, rules
from .behaviour import Behaviour
from .calls import UPDATED, Call, adjusted, check_sku_is_free, reshaped, stock_of, unadjusted, watch_stock
from .messages import wrong_parameter
from .rules import Document, Stock
from .tables import CombinationRow, ProductRow

_ALL: Final = 0  # no combination has this id


def list_combinations(call: Call) -> str:
    text = combination_list(call, call.product())
    return reshaped(call, text, _translate_combinations)


def get_combination(call: Call) -> str:
    key, id = (call.store.id, call.ids[0]), call.ids[1]
    if call.only_enabled:
        call.product()
    text = call.database.cache.text(key, id)
    if text is None:
        rendered = render.combination(call.combination(), call.product(), call.public_url)
        text = call.database.cache.keep_text(key, id, rendered)
    return reshaped(call, text, lambda document, call: _translate_combinations([document], call))


def combination_list(call: Call, product: ProductRow) -> str:
    """All combinations of a product as JSON."""
    key = (call.store.id, product.id)
    text = call.database.cache.text(key, _ALL)
    if text is None:
        rows = call.database.combinations(*key)
        text = call.database.cache.keep_text(key, _ALL, render.combinations(rows, product, call.public_url))
    return text


def _translate_combinations(documents: list[Any], call: Call) -> None:
    glossary = render.Glossary(orjson.loads(call.product().options))
    for document in documents:
        glossary.translate(document, call.query.get("lang"))


def create_combination(call: Call) -> str:
    product = call.product()
    plan = _planned(call, product, None, call.document)
    options = _more_options(call, product, plan)
    if options is None:
        return _add_combination(call, product, plan)
    with call.database.change():
        _put_options(call, product, options)
        return _add_combination(call, call.product(), plan)


def _add_combination(call: Call, product: ProductRow, plan: "_Plan") -> str:
    id = call.database.next_id("combination")
    row = CombinationRow(call.store.id, product.id, id, product.next_number, *plan.row_end(image=None))
    if not call.database.add_combination(row):
        raise rules.options_taken()
    return f'{{"id":{id}}}'


def update_combination(call: Call) -> str:
    product, row = call.product(), call.combination()
    plan = _planned(call, product, row, call.document)
    options = _more_options(call, product, plan) if "options" in call.document else None
    if options is not None:
        _put_options(call, product, options)
    call.database.change_combination(
        CombinationRow(row.store_id, row.product_id, row.id, row.number, *plan.row_end(row.image))
    )
    watch_stock(call, plan.stock.quantity, plan.details, product)
    return UPDATED


@attrs.frozen
class _Plan:
    """A combination as it will be written."""

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


def _planned(call: Call, product: ProductRow, row: CombinationRow | None, changes: Document) -> _Plan:
    """Check a create or update against the product and the other combinations, in the order 400, 409."""
    behaviour = call.behaviour
    sku = (
        row.sku if row and "sku" not in changes else rules.own_sku(changes.get("sku"), product.sku, behaviour)
    )
    stock = _planned_stock(call, product, row, sku)
    details = rules.details_after(orjson.loads(row.details) if row else {}, changes)
    if "wholesalePrices" in changes or "price" in changes:
        rules.wholesale_prices(details, details.get("price", _price(product)))
    if behaviour.option_subset == "refused" and "options" in changes:
        _every_option(orjson.loads(product.options), details["options"], behaviour)
    option_set = rules.option_set(details["options"], behaviour)
    _free_options(call, row, option_set)
    check_sku_is_free(call, sku, product.id, row.id if row else 0)
    return _Plan(sku, stock, option_set, details)


def _planned_stock(call: Call, product: ProductRow, row: CombinationRow | None, sku: str | None) -> Stock:
    base = stock_of(product)
    if sku is None:
        # A cleared SKU takes the own stock with it; the product's SKU can be shared by equal stocks only.
        before = stock_of(row) if row and row.sku and call.document.get("sku") else base
        rules.shared_stock(base, rules.stock_after(before, call.document))
        return Stock(None, False)
    if row is not None and row.sku is not None:
        return rules.stock_after(stock_of(row), call.document)
    start = base if call.behaviour.stock_when_left_out == "base" else rules.UNLIMITED
    return rules.stock_after(start, call.document)


def _price(product: ProductRow) -> float:
    price: float = orjson.loads(product.details)["price"]
    return price


def _every_option(options: rules.Options, sent: rules.Options, behaviour: Behaviour) -> None:
    missing = rules.missing_option(options, sent, behaviour)
    if missing is not None:
        raise wrong_parameter(f"The option '{missing[:100]}' has no value")


def _free_options(call: Call, row: CombinationRow | None, option_set: str) -> None:
    if row is not None and row.option_set == option_set:
        return
    if call.database.combination_with(call.store.id, call.product_id, option_set) is not None:
        raise rules.options_taken()


def _more_options(call: Call, product: ProductRow, plan: _Plan) -> list[Document] | None:
    """The product's options with what a combination adds to them; None when it adds nothing."""
    options = plan.details["options"]
    if rules.has_options(product.options, options):
        return None
    return rules.with_options(orjson.loads(product.options), options, call.behaviour)


def _put_options(call: Call, product: ProductRow, options: list[Document]) -> None:
    text = orjson.dumps(options).decode()
    call.database.change_product(product._replace(options=text, updated=call.now))


def delete_combination(call: Call) -> str:
    call.database.delete_combination(call.combination())
    return '{"deleteCount":1}'


def delete_all_combinations(call: Call) -> str:
    product = call.product()
    return f'{{"deleteCount":{call.database.delete_combinations(call.store.id, product.id)}}}'


def adjust_combination_inventory(call: Call) -> str:
    delta = call.document["quantityDelta"]
    quantity = call.database.adjust_combination(call.store.id, call.ids[0], call.ids[1], delta)
    if quantity is None:
        return _unadjusted_combination(call)
    if call.query.get("checkLowStockNotification"):
        watch_stock(call, quantity, orjson.loads(call.combination().details), call.product())
    return adjusted(quantity)


def _unadjusted_combination(call: Call) -> str:
    row = call.combination()
    if row.sku is None:
        # InventoryAdjustment, variations-2019-01: the vendor's own words.
        raise wrong_parameter("SKU for combination is not set")
    return unadjusted(call, row)
