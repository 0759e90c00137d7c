"""What each operation of the contract does to the database."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

import attrs
import orjson

from . import images, render, rules
from .behaviour import Behaviour, Limits
from .messages import wrong_parameter
from .rules import Document, Stock
from .store import CombinationRow, Database, ProductRow

OK_UPDATED: Final = '{"updateCount":1}'
OK_NOT_UPDATED: Final = '{"updateCount":0}'
OK_UPDATED_NEGATIVE: Final = orjson.dumps({"updateCount": 1, "warning": rules.NEGATIVE_STOCK}).decode()


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
    body: bytes
    document: Document
    behaviour: Behaviour
    limits: Limits
    public_url: str
    now: int
    fetched: bytes | None
    low_stock: bool = False

    @property
    def product_id(self) -> int:
        return self.ids[0]

    def product(self) -> ProductRow:
        row = self.database.product(self.store.id, self.ids[0])
        if row is None:
            raise rules.not_found("Product", self.ids[0], "PRODUCT_NOT_FOUND")
        return row

    def combination(self) -> CombinationRow:
        row = self.database.combination(self.store.id, self.ids[0], self.ids[1])
        if row is None:
            self.product()
            raise rules.not_found("Combination", self.ids[1], "COMBINATION_NOT_FOUND")
        return row


Operate: TypeAlias = Callable[[Call], str]


# Reading


def list_combinations(call: Call) -> str:
    text = _combination_list(call, call.product())
    return _reshaped(call, text, _translate_combinations)


def get_combination(call: Call) -> str:
    key, id = (call.store.id, call.ids[0]), call.ids[1]
    text = call.database.cache.text(key, id)
    if text is None:
        rendered = render.combination(call.combination(), call.product(), call.public_url)
        text = call.database.cache.keep_text(key, id, rendered)
    return _reshaped(call, text, lambda document, call: _translate_combinations([document], call))


def get_product(call: Call) -> str:
    return _reshaped(call, _product_text(call, call.product()), _translate_product)


def list_products(call: Call) -> str:
    limit, offset = call.query.get("limit", 100), call.query.get("offset", 0)
    sku = call.query.get("sku") or None
    keyword = None if sku else (call.query.get("keyword", "").casefold() or None)
    total, rows = call.database.products(call.store.id, sku=sku, keyword=keyword, limit=limit, offset=offset)
    items = ",".join([_product_text(call, row) for row in rows])
    text = f'{{"total":{total},"count":{len(rows)},"offset":{offset},"limit":{limit},"items":[{items}]}}'
    return _reshaped(call, text, _translate_page)


def get_profile(call: Call) -> str:
    store = call.store
    profile = {
        "generalInfo": {"storeId": store.id, "storeUrl": f"{call.public_url}/stores/{store.id}"},
        "formatsAndUnits": {"currency": "EUR", "weightUnit": "KILOGRAM", "dimensionsUnit": "CM"},
        "languages": {"enabledLanguages": store.languages, "defaultLanguage": store.languages[0]},
    }
    return _reshaped(call, orjson.dumps(profile).decode(), lambda document, call: None)


_ALL: Final = 0  # no combination has this id


def _combination_list(call: Call, product: ProductRow) -> str:
    key = (call.store.id, product.id)
    text = call.database.cache.text(key, _ALL)
    if text is None:
        rows = call.database.combinations(*key)
        text = call.database.cache.keep_text(key, _ALL, render.combinations(rows, product, call.public_url))
    return text


def _product_text(call: Call, row: ProductRow) -> str:
    default = rules.option_set(rules.default_options(orjson.loads(row.options)), call.behaviour)
    return render.product(
        row,
        _combination_list(call, row),
        in_stock=call.database.any_stock(row.store_id, row.id),
        default_id=call.database.combination_with(row.store_id, row.id, default),
    )


def _reshaped(call: Call, text: str, translate: Callable[[Any, Call], None]) -> str:
    language, wanted = call.query.get("lang"), call.query.get("responseFields")
    if language is None and wanted is None and len(call.store.languages) == 1:
        return text
    document = orjson.loads(text)
    translate(document, call)
    if wanted is not None:
        document = render.chosen(document, render.fields(wanted))
    return orjson.dumps(document).decode()


def _translate_combinations(documents: list[Any], call: Call) -> None:
    glossary = render.Glossary(orjson.loads(call.product().options))
    for document in documents:
        glossary.translate(document, call.query.get("lang"))


def _translate_product(document: Any, call: Call) -> None:
    glossary = render.Glossary(document["options"])
    for combination in document["combinations"]:
        glossary.translate(combination, call.query.get("lang"))
    render.translated_options(document["options"], call.query.get("lang"))


def _translate_page(document: Any, call: Call) -> None:
    for item in document["items"]:
        _translate_product(item, call)


# Combinations


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
    _watch_stock(call, plan.stock.quantity, plan.details, product)
    return OK_UPDATED


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
    _free_sku(call, sku, product.id, row.id if row else 0)
    return _Plan(sku, stock, option_set, details)


def _planned_stock(call: Call, product: ProductRow, row: CombinationRow | None, sku: str | None) -> Stock:
    base = _stock(product)
    if sku is None:
        rules.shared_stock(base, call.document)
        return Stock(None, False)
    if row is not None and row.sku is not None:
        return rules.stock_after(_stock(row), call.document)
    start = base if call.behaviour.stock_when_left_out == "base" else rules.UNLIMITED
    return rules.stock_after(start, call.document)


def _stock(row: ProductRow | CombinationRow) -> Stock:
    return Stock(row.quantity, bool(row.unlimited))


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


def _free_sku(call: Call, sku: str | None, product_id: int, combination_id: int | None) -> None:
    if sku is None or not call.store.unique_skus:
        return
    owners = call.database.sku_owners(call.store.id, sku)
    if any(owner != (product_id, combination_id) for owner in owners):
        raise rules.sku_taken(sku)


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
        _watch_stock(call, quantity, orjson.loads(call.combination().details), call.product())
    return OK_UPDATED_NEGATIVE if quantity < 0 else OK_UPDATED


def _unadjusted_combination(call: Call) -> str:
    row = call.combination()
    if row.sku is None:
        # InventoryAdjustment, variations-2019-01: the vendor's own words.
        raise wrong_parameter("SKU for combination is not set")
    return _unadjusted(call, row)


def _unadjusted(call: Call, row: CombinationRow | ProductRow) -> str:
    if not row.unlimited:
        raise wrong_parameter("Wrong parameter 'quantityDelta': the stock would leave 32 bits")
    if call.behaviour.unlimited_delta == "refused":
        raise wrong_parameter("The stock is unlimited")
    return OK_NOT_UPDATED


def _watch_stock(call: Call, quantity: int | None, details: Document, product: ProductRow) -> None:
    """Note whether the merchant would get a low stock mail."""
    if not call.query.get("checkLowStockNotification") or quantity is None:
        return
    limit = details.get("warningLimit", orjson.loads(product.details).get("warningLimit"))
    call.low_stock = limit is not None and quantity <= limit


# Images


def upload_combination_image(call: Call) -> str:
    url = call.query.get("externalUrl")
    content = call.body if url is None else call.fetched
    media_type = images.media_type(content, call.limits.image_pixels) if content is not None else None
    with_url = {} if url is None else {"url": url}
    return f'{{"id":{_put_image(call, content, media_type, with_url)}}}'


def upload_combination_image_async(call: Call) -> str:
    link = call.document
    content = call.fetched
    media_type = images.media_type(content, call.limits.image_pixels) if content is not None else None
    extra = {"url": link["url"], **({"externalId": link["externalId"]} if "externalId" in link else {})}
    id = _put_image(call, content, media_type, extra, alt=link.get("alt"))
    return f'{{"id":{id}}}' if call.behaviour.async_upload == "id" else "{}"


def _put_image(
    call: Call, content: bytes | None, media_type: str | None, extra: Document, alt: Document | None = None
) -> int:
    row = call.combination()
    _drop_image(call, row)
    id = call.database.next_id("image")
    call.database.use_id("image", id)
    if content is not None and media_type is not None:
        call.database.put_image(call.store.id, id, media_type, content)
    image = orjson.dumps({"id": id, "hosted": content is not None, **extra}).decode()
    details = row.details
    if alt is not None:
        details = orjson.dumps(rules.details_after(orjson.loads(details), {"alt": alt})).decode()
    call.database.change_combination(row._replace(image=image, details=details))
    return id


def _drop_image(call: Call, row: CombinationRow) -> None:
    if row.image is not None:
        call.database.delete_image(row.store_id, orjson.loads(row.image)["id"])


def delete_combination_image(call: Call) -> str:
    row = call.combination()
    if row.image is None:
        return '{"deleteCount":0}'
    _drop_image(call, row)
    call.database.change_combination(row._replace(image=None))
    return '{"deleteCount":1}'


# Products


def create_product(call: Call) -> str:
    _known_categories(call)
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
        options="[]",
        details='{"name":"","price":0,"enabled":true,"productClassId":0}',
        searched="",
    )
    call.database.add_product(_changed_product(call, fresh))
    return f'{{"id":{id}}}'


def update_product(call: Call) -> str:
    product = call.product()
    _known_categories(call)
    row = _changed_product(call, product)
    call.database.change_product(row)
    _watch_stock(call, row.quantity, {}, row)
    return OK_UPDATED


def _changed_product(call: Call, row: ProductRow) -> ProductRow:
    """A product after a create or update, checked in the order 400, 409."""
    changes = {name: value for name, value in call.document.items() if name != "options"}
    details = rules.details_after(orjson.loads(row.details), changes)
    if "wholesalePrices" in changes or "price" in changes:
        rules.wholesale_prices(details, details["price"])
    stock = rules.stock_after(_stock(row), changes)
    sku = (changes["sku"] or None) if "sku" in changes else row.sku
    options = _changed_options(call, row)
    _free_sku(call, sku, row.id, None)
    return row._replace(
        sku=sku,
        quantity=stock.quantity,
        unlimited=int(stock.unlimited),
        updated=call.now,
        options=options,
        details=orjson.dumps(details).decode(),
        searched="\n".join((details["name"], sku or "", details.get("description", ""))).casefold(),
    )


def _changed_options(call: Call, row: ProductRow) -> str:
    if "options" not in call.document:
        return row.options
    options = [rules.new_option(option) for option in call.document["options"]]
    used = (orjson.loads(c.details)["options"] for c in call.database.combinations(row.store_id, row.id))
    refusal = rules.removed_option(options, used, call.behaviour)
    if refusal is not None:
        raise refusal
    return orjson.dumps(options).decode()


def _known_categories(call: Call) -> None:
    wanted = [*call.document.get("categoryIds", ()), call.document.get("defaultCategoryId", 0)]
    for id in wanted:
        if id and id not in call.store.categories:
            raise rules.not_found("Category", id, "CATEGORIES_NOT_FOUND")


def delete_product(call: Call) -> str:
    call.database.delete_product(call.store.id, call.product().id)
    return '{"deleteCount":1}'


def adjust_product_inventory(call: Call) -> str:
    quantity = call.database.adjust_product(call.store.id, call.product_id, call.document["quantityDelta"])
    if quantity is None:
        return _unadjusted(call, call.product())
    if call.query.get("checkLowStockNotification"):
        _watch_stock(call, quantity, {}, call.product())
    return OK_UPDATED_NEGATIVE if quantity < 0 else OK_UPDATED


READS: Final[Mapping[str, Operate]] = {
    "listCombinations": list_combinations,
    "getCombination": get_combination,
    "listProducts": list_products,
    "getProduct": get_product,
    "getProfile": get_profile,
}
WRITES: Final[Mapping[str, Operate]] = {
    "createCombination": create_combination,
    "updateCombination": update_combination,
    "deleteCombination": delete_combination,
    "deleteAllCombinations": delete_all_combinations,
    "adjustCombinationInventory": adjust_combination_inventory,
    "uploadCombinationImage": upload_combination_image,
    "uploadCombinationImageAsync": upload_combination_image_async,
    "deleteCombinationImage": delete_combination_image,
    "createProduct": create_product,
    "updateProduct": update_product,
    "deleteProduct": delete_product,
    "adjustProductInventory": adjust_product_inventory,
}

# These make one statement only, or see to it themselves that nothing is half done.
SINGLE_STATEMENTS: Final = frozenset(
    {"createCombination", "adjustCombinationInventory", "adjustProductInventory"}
)
