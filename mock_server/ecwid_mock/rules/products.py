"""The operations of products."""

from typing import Final

import orjson

from ..messages import Refusal
from ..storage.cache import Key
from ..storage.schema import ProductRow
from .call import Call
from .categories import no_category
from .classes import GENERAL, no_class
from .combinations import save_combination
from .details import Document, details_after, wholesale_prices
from .media import arrange_media, drop_media
from .options import check_removed_options, kept_option, options_text, put_options, with_swatches
from .product_view import product_text, translate_product
from .refusals import plan_required, wrong_parameter
from .shaping import reshaped
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

# Fields of the body that are kept beside the product's own.
_ELSEWHERE: Final = frozenset({"options", "combinations", "media"})


def get_product(call: Call) -> str:
    return reshaped(call, product_text(call, call.product()), translate_product)


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
    _save_combinations(call, id)
    return _with_item(call, f'{{"id":{id}}}', id)


def update_product(call: Call) -> str:
    product = call.product()
    _known_references(call)
    row = _changed_product(call, product)
    row = arrange_media(call, row, (call.document.get("media") or {}).get("images", ()))
    call.database.change_product(row)
    _put_options(call, call.product_key)
    _put_categories(call, call.product_key)
    if row.sku != product.sku and call.behaviour.base_sku == "shares":
        call.database.drop_sku(row.store_id, row.id, row.sku)
    _save_combinations(call, row.id)
    watch_stock(call, row.quantity, {}, row)
    return _with_item(call, UPDATED, row.id)


def _with_item(call: Call, answer: str, product_id: int) -> str:
    """The answer with the product as it is now, where it is asked for (reference-2026, ReturnItem)."""
    row = call.database.product(call.store.id, product_id) if call.query.get("returnItem") else None
    if row is None:
        return answer
    text = f'{answer[:-1]},"item":{product_text(call, row)}}}'
    return reshaped(call, text, lambda document, call: translate_product(document["item"], call))


def _save_combinations(call: Call, product_id: int) -> None:
    """Change the combinations of the body that there are, by their options, and create the others."""
    if not call.query.get("saveCombinations"):
        return
    if not call.store.has_combinations:
        raise plan_required("Combinations are not available on the store's plan")
    for document in call.document.get("combinations", ()):
        save_combination(call.within(product_id, document))


def _changed_product(call: Call, row: ProductRow) -> ProductRow:
    """The product after a create or update, checked first for 400, then for 409."""
    changes = {name: value for name, value in call.document.items() if name not in _ELSEWHERE}
    before = orjson.loads(row.details)
    details = details_after(before, changes)
    if details.get("showOnFrontpage", 0) < 0 and not details.get("categoryIds"):
        raise wrong_parameter(
            "Attribute 'showOnFrontpage' cannot be negative for a product without categories"
        )
    if "wholesalePrices" in changes or "price" in changes:
        wholesale_prices(details, details["price"])
    _resolve_related(call, details)
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


def _resolve_related(call: Call, details: Document) -> None:
    """Related products that are named by their SKUs are kept by their ids (RelatedProductsUpdate.productSkus)."""
    related = details.get("relatedProducts", {})
    skus = related.pop("productSkus", None)
    if skus is not None:
        owners = [owner for sku in skus for owner in call.database.sku_owners(call.store.id, sku)]
        found = [product_id for product_id, combination_id in owners if combination_id is None]
        related["productIds"] = list(dict.fromkeys([*related.get("productIds", ()), *found]))


def searched_text(details: Document, sku: str | None) -> str:
    """What a keyword is looked for in, beside the options and SKUs of the combinations (reference-2026, Keyword)."""
    attributes = [a.get("value") or "" for a in details.get("attributes", ()) if a.get("show") != "NOTSHOW"]
    gallery = [image.get("alt") or "" for image in details.get("galleryImages", ())]
    texts = (details["name"], sku or "", details.get("description", ""), *attributes, *gallery)
    return "\n".join(texts).casefold()


def _check_options(call: Call, row: ProductRow) -> None:
    """Options that combinations use must stay, unless these may go with them (RebuildVariationsOnOptionsUpdate)."""
    if "options" not in call.document:
        return
    options = [kept_option(option) for option in call.document["options"]]
    rebuilds = call.query.get("rebuildVariationsOnOptionsUpdate")
    for combination in call.database.combinations(row.store_id, row.id):
        try:
            check_removed_options(options, [orjson.loads(combination.details)["options"]], call.behaviour)
        except Refusal:
            if not rebuilds:
                raise
            call.database.delete_combination(combination)


def _put_options(call: Call, key: Key) -> None:
    if "options" not in call.document:
        return
    options = call.document["options"]
    if call.query.get("keepOptionDisplaySettings"):
        options = with_swatches(options, orjson.loads(options_text(call, key)))
    put_options(call.database, key, options)


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
    _delete(call, call.product().id)
    return '{"deleteCount":1}'


def delete_all_products(call: Call) -> str:
    # At once; how long the live service takes is not known (reference-2026, deleteAllProducts).
    for id in call.database.product_ids(call.store.id):
        _delete(call, id)
    return ""


def _delete(call: Call, id: int) -> None:
    row = call.database.product(call.store.id, id)
    if row is not None:
        drop_media(call, row)
    call.database.note_deleted(call.store.id, id, call.now)
    call.database.delete_product(call.store.id, id)


def adjust_product_inventory(call: Call) -> str:
    quantity = call.database.adjust_product(*call.product_key, call.document["quantityDelta"])
    if quantity is None:
        return unadjusted(call, call.product())
    call.date_product()
    if call.query.get("checkLowStockNotification"):
        watch_stock(call, quantity, {}, call.product())
    return adjusted(quantity)
