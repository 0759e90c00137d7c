"""How many products there are for each value that they can be filtered by (reference-2026, getProductFilters)."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

import orjson

from ..storage.schema import ProductRow
from .call import Call
from .categories import children_of
from .search import asked_of

_ALL: Final = -1  # LIMIT -1 is none
# A comma or a backslash behind a backslash is a part of a name.
_NAME: Final = re.compile(r"((?:\\.|[^,\\])+)", re.DOTALL)
_TITLES: Final = {
    "instock": "In stock",
    "outofstock": "Out of stock",
    "onsale": "On sale",
    "notonsale": "Regular price",
}
_BOOLEANS: Final = {"includeProductsFromSubcategories", "enabled"}
_NUMBERS: Final = {"priceFrom", "priceTo"}


def get_product_filters(call: Call) -> str:
    return _counted(call, call.query)


def query_product_filters(call: Call) -> str:
    return _counted(call, _read_texts(call.document["params"]))


def _read_texts(params: Mapping[str, str]) -> dict[str, Any]:
    """The parameters of a body, which are all texts, as those of a query."""
    read: dict[str, Any] = {"options": {}, "attributes": {}}
    for name, text in params.items():
        kind, _, rest = name.partition("_")
        if kind in ("option", "attribute") and rest:
            read[f"{kind}s"][rest] = text
        elif name in _BOOLEANS:
            read[name] = text == "true"
        else:
            read[name] = float(text) if name in _NUMBERS else text
    return read


def _counted(call: Call, query: Mapping[str, Any]) -> str:
    asked = dict(query)
    if "categories" in asked:
        ids = asked["categories"].split(",")
        asked["categories"] = [0 if id == "home" else int(id) for id in ids]
    total, rows = _found(call, asked)
    limits = _facet_limits(query.get("filterFacetLimit", ""))
    groups = {
        field: _group(call, asked, field, rows, limits.get(field, limits.get("")))
        for field in map(_unescaped, _NAME.findall(query["filterFields"]))
    }
    found = {field: {"status": "SUCCESS", **group} for field, group in groups.items() if group is not None}
    return orjson.dumps({"productCount": total, "filters": found}).decode()


def _found(call: Call, asked: Mapping[str, Any]) -> tuple[int, list[ProductRow]]:
    return call.database.products(
        call.store.id, asked_of(call, asked), order="ADDED_TIME_ASC", limit=_ALL, offset=0
    )


def _unescaped(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name, flags=re.DOTALL)


def _facet_limits(text: str) -> dict[str, int]:
    """The most values of each group; that of an empty name is for all others."""
    limits: dict[str, int] = {}
    for part in _NAME.findall(text):
        name, _, number = _unescaped(part).rpartition(":")
        if number != "all":
            limits[name] = int(number)
    return limits


def _group(
    call: Call, query: Mapping[str, Any], field: str, rows: list[ProductRow], limit: int | None
) -> dict[str, Any] | None:
    """The values of a group; None for one that there is not."""
    details = [orjson.loads(row.details) for row in rows]
    kind, _, name = field.partition("_")
    if field == "price":
        prices = [product["price"] for product in details]
        return {"minValue": min(prices), "maxValue": max(prices)} if prices else {}
    if field == "inventory":
        _, in_stock = _found(call, {**query, "inStock": True})
        stocked = {row.id for row in in_stock}
        return _named(
            ("instock" if row.id in stocked else "outofstock" for row in rows), ("instock", "outofstock")
        )
    if field == "onsale":
        sale = ("onsale" if d.get("compareToPrice", 0) > d["price"] else "notonsale" for d in details)
        return _named(sale, ("onsale", "notonsale"))
    if field == "categories":
        return _categories(call, query, details, limit)
    if kind == "option" and name:
        return _options(call, name, rows, limit)
    if kind == "attribute" and name:
        values = (a.get("value", "") for d in details for a in d.get("attributes", ()) if _is_named(a, name))
        return {
            "title": name,
            **_values(sorted(Counter(filter(None, values)).items()), limit, "FILTER_VALUE_ASC"),
        }
    return None


def _is_named(attribute: Mapping[str, Any], name: str) -> bool:
    return name == attribute.get("name") or name.upper() == attribute.get("type")


def _named(ids: Iterable[str], known: tuple[str, ...]) -> dict[str, Any]:
    counts = Counter(ids)
    return {
        "values": [{"id": id, "title": _TITLES[id], "productCount": counts[id]} for id in known if counts[id]]
    }


def _values(counted: Iterable[tuple[str, int]], limit: int | None, order: str) -> dict[str, Any]:
    values = [{"title": title, "productCount": count} for title, count in counted]
    return {"sortingOrder": order, "values": values[:limit]}


def _by_count(counts: Counter[Any]) -> list[tuple[Any, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _options(call: Call, name: str, rows: list[ProductRow], limit: int | None) -> dict[str, Any]:
    families = call.database.families(call.store.id, [row.id for row in rows])
    counts = Counter(
        text
        for family in families.values()
        for text in {
            choice.text for option, choices in family.options if option.name == name for choice in choices
        }
    )
    return {"title": name, **_values(_by_count(counts), limit, "PRODUCTS_COUNT_DESC")}


def _categories(
    call: Call, query: Mapping[str, Any], details: list[dict[str, Any]], limit: int | None
) -> dict[str, Any]:
    tree = call.database.categories(call.store.id)
    parent = query.get("filterParentCategoryId")
    wanted: Iterable[int] = tree
    if parent is not None:
        wanted = children_of(tree).get(0 if parent == "home" else int(parent), ())
    counts = Counter(id for product in details for id in product.get("categoryIds", ()) if id in wanted)
    values = [_category(orjson.loads(tree[id].details), id, count) for id, count in _by_count(counts)]
    return {"sortingOrder": "PRODUCTS_COUNT_DESC", "values": values[:limit]}


def _category(details: Mapping[str, Any], id: int, count: int) -> dict[str, Any]:
    texts = details.get("nameTranslated")
    translated = {"titleTranslated": texts} if texts else {}
    return {"id": str(id), "title": details["name"], **translated, "productCount": count}
