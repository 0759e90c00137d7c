"""Writes stores and their products into a database."""

import calendar
import time
from collections.abc import Mapping
from typing import Any

import orjson

from ..messages import Refusal
from ..rules.assumptions import Behaviour
from ..rules.classes import GENERAL, GENERAL_ATTRIBUTES, numbered
from ..rules.decoding import MEDIA_TYPES, decoded
from ..rules.details import details_after
from ..rules.limits import Limits
from ..rules.media import KEPT
from ..rules.options import option_set, put_options
from ..rules.products import searched_text
from ..rules.stock import UNLIMITED, Stock, own_sku, stock_after
from ..storage.database import Database
from ..storage.schema import CategoryRow, ClassRow, CombinationRow, ProductRow, StoreRow, TokenRow
from .stores import Store

# Fields with columns of their own, and fields that the mock computes.
_OWN_PLACE = frozenset(
    {
        *("id", "combinations", "combinationNumber", "defaultCombinationId", "inStock", "image"),
        *("galleryImages", "media", "files"),
        *("created", "createTimestamp", "updated", "updateTimestamp"),
    }
)
_CATEGORY_OWN_PLACE = frozenset({"id", "parentId", "orderBy", "enabled"})


def put_store(database: Database, store: Store, behaviour: Behaviour, now: int) -> None:
    settings = {
        "plan": store.plan,
        "suspended": store.suspended,
        "product_limit": store.product_limit,
        "languages": store.languages,
        "unique_skus": store.unique_skus,
    }
    database.put_store(StoreRow(store.id, orjson.dumps(settings).decode()))
    put_token(database, store)
    for each in ({"id": GENERAL, "attributes": GENERAL_ATTRIBUTES}, *store.classes):
        put_class(database, store.id, each)
    for category in store.categories:
        put_category(database, store.id, category)
    for product in store.products:
        put_product(database, store.id, product, behaviour, now)


def put_token(database: Database, store: Store) -> None:
    rights = {"scopes": sorted(store.token_scopes), "public": store.has_public_token}
    database.put_token(TokenRow(database.token_hash(store.token), store.id, orjson.dumps(rights).decode()))


def put_class(database: Database, store_id: int, document: Mapping[str, Any]) -> None:
    attributes = document.get("attributes", ())
    known = {attribute["id"]: attribute for attribute in attributes if "id" in attribute}
    for id in known:
        database.use_id("attribute", id)
    kept = numbered(database, attributes, known=known)
    database.put_class(ClassRow(store_id, _id(database, "class", document), document.get("name", ""), kept))


def put_category(database: Database, store_id: int, document: Mapping[str, Any]) -> None:
    id = _id(database, "category", document)
    texts = {name: value for name, value in document.items() if name not in _CATEGORY_OWN_PLACE}
    database.put_category(
        CategoryRow(
            store_id=store_id,
            id=id,
            parent_id=document.get("parentId", 0),
            position=document.get("orderBy", 10),
            enabled=int(document.get("enabled", True)),
            image=None,
            details=orjson.dumps(texts).decode(),
        )
    )


def put_product(
    database: Database, store_id: int, document: Mapping[str, Any], behaviour: Behaviour, now: int
) -> None:
    details = _details({"price": 0, "enabled": True, "productClassId": 0, **document, "options": None})
    details[KEPT] = _media(database, store_id, document)
    sku = document.get("sku") or None
    stock = stock_after(UNLIMITED, document)
    row = ProductRow(
        store_id=store_id,
        id=_id(database, "product", document),
        sku=sku,
        quantity=stock.quantity,
        unlimited=int(stock.unlimited),
        next_number=1,
        created=_timestamp(document, "created", now),
        updated=_timestamp(document, "updated", now),
        details=orjson.dumps(details).decode(),
        searched=searched_text(details, sku),
    )
    for combination in document.get("combinations", ()):
        number = combination.get("combinationNumber", row.next_number)
        _put_combination(database, row, combination, behaviour, number)
        row = row._replace(next_number=max(row.next_number, number + 1))
    database.add_product(row)
    put_options(database, (store_id, row.id), document.get("options", ()))
    database.set_product_categories(store_id, row.id, document.get("categoryIds", ()))


def _media(database: Database, store_id: int, document: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept of a product's `image`, of `galleryImages` with an `image` each, and of `files` with a `content`."""
    kept: dict[str, Any] = {}
    main = _put_image(database, store_id, document)
    if main is not None:
        kept["main"] = orjson.loads(main)
    for each in document.get("galleryImages", ()):
        kept.setdefault("gallery", []).append(orjson.loads(_put_image(database, store_id, each) or "{}"))
    for each in document.get("files", ()):
        id = _id(database, "file", each)
        database.put_file(store_id, id, each["content"])
        texts = {"name": each["name"], "description": each.get("description", "")}
        kept.setdefault("files", []).append({"id": id, **texts, "size": len(each["content"])})
    return kept


def _put_combination(
    database: Database, product: ProductRow, document: Mapping[str, Any], behaviour: Behaviour, number: int
) -> None:
    # As the service would have stored it: a combination with its product's SKU has none of its own.
    sku = own_sku(document.get("sku"), product.sku, behaviour)
    base = Stock(product.quantity, bool(product.unlimited))
    stock = Stock(None, False) if sku is None else stock_after(base, document)
    added = database.add_combination(
        CombinationRow(
            store_id=product.store_id,
            product_id=product.id,
            id=_id(database, "combination", document),
            number=number,
            sku=sku,
            quantity=stock.quantity,
            unlimited=int(stock.unlimited),
            image=_put_image(database, product.store_id, document),
            option_set=option_set(document["options"], behaviour),
            details=orjson.dumps(_details(document)).decode(),
        )
    )
    if not added:
        raise ValueError(f"product {product.id} has two combinations with the options {document['options']}")


def _put_image(database: Database, store_id: int, document: Mapping[str, Any]) -> str | None:
    content = document.get("image")
    if content is None:
        return None
    id = database.next_id("image")
    database.use_id("image", id)
    database.put_image(store_id, id, _media_type(content), content)
    return orjson.dumps({"id": id, "hosted": True}).decode()


def _media_type(content: bytes) -> str:
    if content.startswith(b"\x89PNG"):
        # Without a look, for the sake of the start-up time: the example store's images are such.
        return MEDIA_TYPES["PNG"]
    image = decoded(content, Limits())
    if isinstance(image, Refusal):
        raise ValueError(f"an image of a store: {image.message}")  # noqa: TRY004 (wrong data, not a wrong type)
    return image.media_type


def _details(document: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in document.items() if name not in _OWN_PLACE}
    return details_after({}, kept)


def _id(database: Database, name: str, document: Mapping[str, Any]) -> int:
    if "id" not in document:
        return database.next_id(name)
    database.use_id(name, document["id"])
    return int(document["id"])


def _timestamp(document: Mapping[str, Any], field: str, now: int) -> int:
    if field not in document:
        return now
    return calendar.timegm(time.strptime(document[field], "%Y-%m-%d %H:%M:%S +0000"))
