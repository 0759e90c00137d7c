"""Which products a search finds, and a page of them (reference-2026, listProducts)."""

from collections.abc import Mapping
from typing import Any, Final

import orjson

from ..storage.schema import ProductRow
from ..storage.search import CONDITIONS
from .call import Call
from .categories import children_of, family
from .listed import seconds
from .product_view import product_texts, translate_product
from .shaping import reshaped

_TIMES: Final = ("createdFrom", "createdTo", "updatedFrom", "updatedTo")


def list_products(call: Call) -> str:
    limit, offset = call.query.get("limit", 100), call.query.get("offset", 0)
    order = call.query.get("sortBy") or (
        "DEFINED_BY_STORE_OWNER" if "category" in call.query else "RELEVANCE"
    )
    total, rows = call.database.products(
        call.store.id, asked_of(call, call.query), order=order, limit=limit, offset=offset
    )
    return reshaped(call, _page_text(call, total, rows, offset, limit), _translate_page)


def shown_products(call: Call, text: str, offset: int, limit: int) -> str:
    """A page of all products, or of those with a text, whatever the token of the store may see."""
    total, rows = call.database.products_shown(call.store.id, text, limit, offset)
    return _page_text(call, total, rows, offset, limit)


def _page_text(call: Call, total: int, rows: list[ProductRow], offset: int, limit: int) -> str:
    items = ",".join(product_texts(call, rows))
    return f'{{"total":{total},"count":{len(rows)},"offset":{offset},"limit":{limit},"items":[{items}]}}'


def _translate_page(document: Any, call: Call) -> None:
    for item in document["items"]:
        translate_product(item, call)


def asked_of(call: Call, query: Mapping[str, Any]) -> dict[str, Any]:
    """What is looked for, by the names of `storage.search`: ids beat an SKU, and an SKU the rest."""
    strongest = next((name for name in ("productId", "sku") if query.get(name)), None)
    names = [strongest] if strongest else [name for name in CONDITIONS if name in query]
    asked = {name: _sql_value(name, query[name]) for name in names}
    asked = {name: value for name, value in asked.items() if value is not None}
    for name in asked.keys() & {"category", "categories"}:
        asked[name] = _json(_with_families(call, query, query[name]))
    keyword = asked.get("keyword")
    if keyword is not None and keyword.endswith("*"):
        del asked["keyword"]
        asked["keywordPart"] = keyword.rstrip("*")
    if call.only_enabled:
        asked["onlyEnabled"] = True
    return asked


def _with_families(call: Call, query: Mapping[str, Any], asked: int | list[int]) -> list[int]:
    """The categories that are asked for, and those below them where they count."""
    ids = asked if isinstance(asked, list) else [asked]
    if not query.get("includeProductsFromSubcategories"):
        return ids
    children = children_of(call.database.categories(call.store.id))
    # 0 is the front page here, which has no categories below it.
    return [below for id in ids for below in (family(children, id) if id else [id])]


def _sql_value(name: str, value: Any) -> Any:
    """A parameter as SQLite takes it; None asks for nothing."""
    if name in _TIMES:
        return seconds(value)
    if name == "keyword":
        # Quotes are an older way to ask for the exact words, which is what this does anyway.
        words = value.casefold()
        return (words[1:-1] if len(words) > 2 and words[0] == words[-1] == '"' else words) or None
    if name in ("inventory", "onsale"):
        return value in ("instock", "onsale")
    if name in ("options", "attributes"):
        return _json({key: texts.split(",") for key, texts in value.items()}) if value else None
    return _json(value) if isinstance(value, list) else value if value != "" else None


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()
