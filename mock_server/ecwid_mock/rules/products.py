"""The operations of products, and the store profile."""

from typing import Any

import orjson

from ..storage import rendering
from ..storage.cache import Key
from ..storage.schema import ProductRow
from .call import Call
from .categories import no_category
from .classes import GENERAL, no_class
from .combinations import combination_list
from .details import Document, details_after, wholesale_prices
from .options import (
    check_removed_options,
    default_options,
    kept_option,
    option_set,
    options_text,
    put_options,
)
from .shaping import Glossary, reshaped, translated_options
from .stock import (
    UPDATED,
    Stock,
    adjusted,
    check_sku_is_free,
    shared_stock,
    stock_after,
    stock_of,
    unadjusted,
    watch_stock,
)


def get_product(call: Call) -> str:
    return reshaped(call, _product_text(call, call.product()), _translate_product)


def list_products(call: Call) -> str:
    limit, offset = call.query.get("limit", 100), call.query.get("offset", 0)
    sku = call.query.get("sku") or None
    keyword = None if sku else (call.query.get("keyword", "").casefold() or None)
    total, rows = call.database.products(
        call.store.id, sku=sku, keyword=keyword, only_enabled=call.only_enabled, limit=limit, offset=offset
    )
    return reshaped(call, _page_text(call, total, rows, offset, limit), _translate_page)


def shown_products(call: Call, text: str, offset: int, limit: int) -> str:
    """A page of all products, or of those with a text, whatever the token of the store may see."""
    total, rows = call.database.products_shown(call.store.id, text, limit, offset)
    return _page_text(call, total, rows, offset, limit)


def _page_text(call: Call, total: int, rows: list[ProductRow], offset: int, limit: int) -> str:
    items = ",".join([_product_text(call, row) for row in rows])
    return f'{{"total":{total},"count":{len(rows)},"offset":{offset},"limit":{limit},"items":[{items}]}}'


def get_profile(call: Call) -> str:
    store = call.store
    profile = {
        "generalInfo": {"storeId": store.id, "storeUrl": f"{call.public_url}/stores/{store.id}"},
        "formatsAndUnits": {"currency": "EUR", "weightUnit": "KILOGRAM", "dimensionsUnit": "CM"},
        "languages": {"enabledLanguages": store.languages, "defaultLanguage": store.languages[0]},
    }
    return reshaped(call, orjson.dumps(profile).decode(), lambda document, call: None)


def _product_text(call: Call, row: ProductRow) -> str:
    options = options_text(call, (row.store_id, row.id))
    default = option_set(default_options(orjson.loads(options)), call.behaviour)
    return rendering.product(
        row,
        options,
        combination_list(call, row),
        in_stock=call.database.any_stock(row.store_id, row.id),
        default_id=call.database.combination_with(row.store_id, row.id, default),
    )


def _translate_product(document: Any, call: Call) -> None:
    glossary = Glossary(document["options"])
    for combination in document["combinations"]:
        glossary.translate(combination, call.query.get("lang"))
    translated_options(document["options"], call.query.get("lang"))


def _translate_page(document: Any, call: Call) -> None:
    for item in document["items"]:
        _translate_product(item, call)


def create_product(call: Call) -> str:
    _known_references(call)
    id = call.database.next_id("product")
    fresh = ProductRow(
        store_id=call.store.id,
        id=id,
        sku=None,
        quantity=None,
        unlimited=1,
        next_number=1,
        created=call.now,
        updated=call.now,
        details='{"name":"","price":0,"enabled":true,"productClassId":0}',
        searched="",
    )
    call.database.add_product(_changed_product(call, fresh))
    _put_options(call, (fresh.store_id, id))
    _put_categories(call, (fresh.store_id, id))
    return f'{{"id":{id}}}'


def update_product(call: Call) -> str:
    product = call.product()
    _known_references(call)
    row = _changed_product(call, product)
    call.database.change_product(row)
    _put_options(call, call.product_key)
    _put_categories(call, call.product_key)
    if row.sku != product.sku and call.behaviour.base_sku == "shares":
        call.database.drop_sku(row.store_id, row.id, row.sku)
    watch_stock(call, row.quantity, {}, row)
    return UPDATED


def _changed_product(call: Call, row: ProductRow) -> ProductRow:
    """The product after a create or update, checked first for 400, then for 409."""
    changes = {name: value for name, value in call.document.items() if name != "options"}
    details = details_after(orjson.loads(row.details), changes)
    if "wholesalePrices" in changes or "price" in changes:
        wholesale_prices(details, details["price"])
    stock = stock_after(stock_of(row), changes)
    sku = (changes["sku"] or None) if "sku" in changes else row.sku
    if sku != row.sku and call.behaviour.base_sku == "shares":
        for quantity, unlimited in call.database.stocks_with_sku(row.store_id, row.id, sku):
            shared_stock(stock, Stock(quantity, bool(unlimited)))
    _check_options(call, row)
    check_sku_is_free(call, sku, row.id, None)
    return row._replace(
        sku=sku,
        quantity=stock.quantity,
        unlimited=int(stock.unlimited),
        updated=call.now,
        details=orjson.dumps(details).decode(),
        searched=searched_text(details, sku),
    )


def searched_text(details: Document, sku: str | None) -> str:
    """What a keyword is looked for in."""
    return "\n".join((details["name"], sku or "", details.get("description", ""))).casefold()


def _check_options(call: Call, row: ProductRow) -> None:
    if "options" in call.document:
        options = [kept_option(option) for option in call.document["options"]]
        used = (orjson.loads(c.details)["options"] for c in call.database.combinations(row.store_id, row.id))
        check_removed_options(options, used, call.behaviour)


def _put_options(call: Call, key: Key) -> None:
    if "options" in call.document:
        put_options(call.database, key, call.document["options"])


def _put_categories(call: Call, key: Key) -> None:
    if "categoryIds" in call.document:
        call.database.set_product_categories(*key, call.document["categoryIds"])


def _known_references(call: Call) -> None:
    """The categories and the class that a product names must exist."""
    categories = call.database.categories(call.store.id)
    wanted = [*call.document.get("categoryIds", ()), call.document.get("defaultCategoryId", 0)]
    for id in wanted:
        if id and id not in categories:
            raise no_category(id)
    class_id = call.document.get("productClassId", GENERAL)
    if class_id != GENERAL and call.database.product_class(call.store.id, class_id) is None:
        raise no_class(class_id)


def delete_product(call: Call) -> str:
    call.database.delete_product(call.store.id, call.product().id)
    return '{"deleteCount":1}'


def adjust_product_inventory(call: Call) -> str:
    quantity = call.database.adjust_product(*call.product_key, call.document["quantityDelta"])
    if quantity is None:
        return unadjusted(call, call.product())
    if call.query.get("checkLowStockNotification"):
        watch_stock(call, quantity, {}, call.product())
    return adjusted(quantity)
