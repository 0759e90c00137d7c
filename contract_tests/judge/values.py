"""What is wrong with the body of a 2xx although it fits its schema."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from math import inf
from typing import Any
from urllib.parse import unquote_to_bytes

from contract_tests.wire import Request


def value_faults(value: Any) -> Iterator[str]:
    """What is wrong with a 2xx body although it fits its schema."""
    if isinstance(value, list):
        if all("combinationNumber" in each for each in value):
            yield from _list_faults(value)
    elif isinstance(value, dict) and "items" in value and "total" in value:
        yield from _page_faults(value)
    elif isinstance(value, dict) and "name" in value and "unlimited" in value:
        yield from _product_faults(value)
    elif isinstance(value, dict) and "combinationNumber" in value:
        yield from _list_faults([value])


def _list_faults(combinations: Any) -> Iterator[str]:
    ids = [combination["id"] for combination in combinations]
    numbers = [combination["combinationNumber"] for combination in combinations]
    if ids != sorted(set(ids)):
        yield f"combinations are not ordered by id: {ids[:10]}"
    if len(numbers) != len(set(numbers)):
        yield f"a combinationNumber stands twice: {numbers[:10]}"
    option_sets = [_options_of(combination) for combination in combinations]
    if len(option_sets) != len(set(option_sets)):
        yield "two combinations have the same options"
    for combination in combinations:
        yield from _thing_faults(combination)
        yield from _stock_faults(combination, combination)


def _page_faults(page: dict[str, Any]) -> Iterator[str]:
    # A brand has no id.
    ids = [item["id"] for item in page["items"] if "id" in item]
    if page["count"] != len(page["items"]) or page["count"] > page["limit"]:
        yield f"count {page['count']}, limit {page['limit']}, but {len(page['items'])} items"
    if page["total"] < page["count"]:
        yield f"total {page['total']} is less than count {page['count']}"
    if len(ids) != len(set(ids)):
        yield f"an id stands twice: {ids[:10]}"
    for item in page["items"]:
        if "unlimited" in item:
            yield from _product_faults(item)


def store_of(request: Request) -> int:
    return int(unquote_to_bytes(request.path.split("/")[1]))


# Field, and whether it falls. Names are left out: by which alphabet they are sorted is not known.
SORTED_BY = {
    "ADDED_TIME_ASC": ("createTimestamp", False),
    "ADDED_TIME_DESC": ("createTimestamp", True),
    "UPDATED_TIME_ASC": ("updateTimestamp", False),
    "UPDATED_TIME_DESC": ("updateTimestamp", True),
    "PRICE_ASC": ("price", False),
    "PRICE_DESC": ("price", True),
}


def page_request_faults(request: Request, page: dict[str, Any]) -> Iterator[str]:
    asked = dict(request.pairs)
    for name, default in (("offset", "0"), ("limit", "100")):
        wanted = asked.get(name, default)
        if wanted.isdecimal() and page[name] != int(wanted):
            yield f"{name} is {page[name]}, expected {wanted}"
    room = max(0, min(page["limit"], page["total"] - page["offset"]))
    if page["count"] != room:
        yield f"count is {page['count']}, but {room} of {page['total']} fit on the page"
    field, falls = SORTED_BY.get(asked.get("sortBy", ""), ("", False))
    values = [product[field] for product in page["items"] if field in product]
    if values != sorted(values, reverse=falls):
        yield f"products are not ordered by {field}: {values[:10]}"


def _product_faults(product: dict[str, Any]) -> Iterator[str]:
    yield from _thing_faults(product)
    yield from _time_faults(product)
    if "combinations" not in product:
        return
    combinations = product["combinations"]
    yield from _list_faults(combinations)
    for combination in combinations:
        if "sku" not in combination and "unlimited" in product:
            yield from _shared_stock_faults(product, combination)
    stocks = [product, *combinations]
    if "inStock" in product and all("unlimited" in owner for owner in stocks):
        yield from _stock_faults(product, *stocks)
    yield from _default_combination_faults(product)


def _stock_faults(shown: dict[str, Any], *owners: dict[str, Any]) -> Iterator[str]:
    """`inStock` of a thing, by its own stock and that of what belongs to it."""
    if "inStock" in shown and all(owner["unlimited"] or "quantity" in owner for owner in owners):
        is_there = any(owner["unlimited"] or owner["quantity"] > 0 for owner in owners)
        if shown["inStock"] != is_there:
            yield f"inStock of {shown['id']} is {shown['inStock']}, expected {is_there}"


def _shared_stock_faults(product: dict[str, Any], combination: dict[str, Any]) -> Iterator[str]:
    for name in ("unlimited", "quantity"):
        if combination.get(name) != product.get(name):
            yield (
                f"{name} of {combination['id']}, which has no own SKU, is {combination.get(name)}, "
                f"the product's {product.get(name)}"
            )


def _default_combination_faults(product: dict[str, Any]) -> Iterator[str]:
    """`defaultCombinationId` names the one that the default choices make; which they are must be said."""
    shown = product.get("defaultCombinationId") or None  # 0 stands for none
    ids = {_options_of(combination): combination["id"] for combination in product["combinations"]}
    if shown is not None and shown not in ids.values():
        yield f"defaultCombinationId is {shown}, which is no combination of the product"
    options = [option for option in product.get("options", ()) if option.get("choices")]
    if not options or not all(
        option.get("defaultChoice", -1) in range(len(option["choices"])) for option in options
    ):
        return
    wanted = ids.get(
        frozenset((option["name"], option["choices"][option["defaultChoice"]]["text"]) for option in options)
    )
    if shown != wanted:
        yield f"defaultCombinationId is {shown}, expected {wanted}"


def _time_faults(product: dict[str, Any]) -> Iterator[str]:
    for text, number in (("created", "createTimestamp"), ("updated", "updateTimestamp")):
        if text not in product:
            continue
        seconds = _seconds(product[text])
        if seconds is None:
            yield f"{text} is {product[text]!r}, not as yyyy-MM-dd HH:mm:ss Z"
        elif product.get(number, seconds) != seconds:
            yield f"{number} is {product[number]}, but {text} is {product[text]!r}"
    if product.get("updateTimestamp", inf) < product.get("createTimestamp", 0):
        yield f"it was updated at {product['updateTimestamp']}, before {product['createTimestamp']}"


@lru_cache(maxsize=64)
def _seconds(text: str) -> float | None:
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M:%S %z").timestamp()
    except ValueError:
        return None


def _options_of(combination: dict[str, Any]) -> frozenset[tuple[str, str]]:
    return frozenset((option["name"], option["value"]) for option in combination["options"])


def _thing_faults(thing: dict[str, Any]) -> Iterator[str]:
    tiers = [tier["quantity"] for tier in thing.get("wholesalePrices", ())]
    if tiers != sorted(tiers):
        yield f"wholesale tiers are not ordered by quantity: {tiers}"
    if thing.get("unlimited") and "quantity" in thing:
        yield "a quantity beside unlimited stock"
    if thing.get("unlimited") and thing.get("inStock") is False:
        yield "unlimited, but not in stock"
