"""Eighteen defects that a live service could have one day; each stands in front of a healthy store.

They are here to be found by what a live run sends. None was chosen by looking at how the contract tests work.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from typing import Any, Final

from ecwid_mock import Request, Response
from weather_layers import JSON_TYPE, Handle

Defect = Callable[[Handle], Handle]
DEFECTS: Final[dict[str, Defect]] = {}

_ONE = re.compile(r".*/products/(\d+)/combinations/(\d+)$")
_ALL = re.compile(r".*/products/(\d+)/combinations$")
_INVENTORY = re.compile(r".*/products/\d+/combinations/\d+/inventory$")
_IMAGE = re.compile(r".*/products/\d+/combinations/\d+/image$")


def _defect(function: Callable[[Request, Handle], Response]) -> Callable[[Request, Handle], Response]:
    """Registers one that needs no memory."""
    name = function.__name__.replace("_", " ")
    DEFECTS[name] = lambda forward: lambda request: function(request, forward)
    return function


def _with_memory(make: Defect) -> Defect:
    DEFECTS[make.__name__.replace("_", " ")] = make
    return make


def _json(message: Request | Response) -> Any:
    try:
        return json.loads(message.body)
    except ValueError:
        return None


def _answer(value: Any, status: int = 200) -> Response:
    return Response(status, json.dumps(value).encode(), JSON_TYPE)


def _is_ok(response: Response) -> bool:
    return response.status == 200


def _combinations(response: Response, change: Callable[[dict[str, Any]], object]) -> Response:
    """The change applied to every combination that an answer shows, wherever."""

    def walk(value: Any) -> None:
        if isinstance(value, dict) and "combinationNumber" in value:
            change(value)
        for part in value if isinstance(value, list) else value.values() if isinstance(value, dict) else ():
            walk(part)

    value = _json(response)
    if not _is_ok(response) or value is None:
        return response
    walk(value)
    return _answer(value)


def _ask(request: Request, forward: Handle, method: str, path: str, body: object = None) -> Response:
    """A request of the defect's own, with the token of the given one."""
    headers = {"authorization": request.headers.get("authorization", ""), "content-type": "application/json"}
    return forward(Request(method, path, headers, b"" if body is None else json.dumps(body).encode()))


@_defect
def prices_are_rounded_to_cents(request: Request, forward: Handle) -> Response:
    def rounded(combination: dict[str, Any]) -> None:
        if "price" in combination:
            combination["price"] = round(combination["price"], 2)

    return _combinations(forward(request), rounded)


@_defect
def the_order_of_options_is_lost(request: Request, forward: Handle) -> Response:
    return _combinations(forward(request), lambda c: c["options"].sort(key=lambda option: option["name"]))


@_defect
def null_does_not_clear(request: Request, forward: Handle) -> Response:
    body = _json(request)
    if request.method == "PUT" and _ONE.fullmatch(request.path) and isinstance(body, dict):
        request.body = json.dumps({name: value for name, value in body.items() if value is not None}).encode()
    return forward(request)


@_defect
def a_delta_is_ignored_when_nothing_is_there(request: Request, forward: Handle) -> Response:
    if request.method == "PUT" and _INVENTORY.fullmatch(request.path):
        shown = _json(_ask(request, forward, "GET", request.path.removesuffix("/inventory")))
        if isinstance(shown, dict) and shown.get("quantity") == 0:
            request.body = b'{"quantityDelta":0}'
    return forward(request)


@_defect
def a_combination_is_shown_under_any_product(request: Request, forward: Handle) -> Response:
    response = forward(request)
    match = _ONE.fullmatch(request.path)
    if request.method != "GET" or match is None or response.status != 404:
        return response
    page = _json(_ask(request, forward, "GET", request.path.partition("/products/")[0] + "/products"))
    for product in (page or {}).get("items", ()):
        path = request.path.replace(f"/products/{match[1]}/", f"/products/{product['id']}/")
        if (found := _ask(request, forward, "GET", path)).status == 200:
            return found
    return response


@_with_memory
def the_thumbnail_survives_its_image(forward: Handle) -> Handle:
    seen: dict[int, str] = {}

    def keep(combination: dict[str, Any]) -> None:
        if "thumbnailUrl" in combination:
            seen[combination["id"]] = combination["thumbnailUrl"]
        elif combination["id"] in seen:
            combination["thumbnailUrl"] = seen[combination["id"]]

    return lambda request: _combinations(forward(request), keep)


@_defect
def an_update_counts_as_none(request: Request, forward: Handle) -> Response:
    response = forward(request)
    if request.method == "PUT" and _ONE.fullmatch(request.path) and _is_ok(response):
        return _answer({**_json(response), "updateCount": 0})
    return response


@_defect
def a_refusal_comes_with_200(request: Request, forward: Handle) -> Response:
    response = forward(request)
    if response.status == 404 and request.method == "DELETE":
        return Response(200, response.body, response.headers)
    return response


@_defect
def stock_never_falls_below_zero(request: Request, forward: Handle) -> Response:
    response = forward(request)
    if request.method == "PUT" and _INVENTORY.fullmatch(request.path) and _is_ok(response):
        path = request.path.removesuffix("/inventory")
        if (_json(_ask(request, forward, "GET", path)) or {}).get("quantity", 0) < 0:
            _ask(request, forward, "PUT", path, {"quantity": 0})
    return response


@_defect
def an_update_resets_the_weight(request: Request, forward: Handle) -> Response:
    body = _json(request)
    if request.method == "PUT" and _ONE.fullmatch(request.path) and isinstance(body, dict):
        request.body = json.dumps({"weight": None, **body}).encode()
    return forward(request)


@_with_memory
def the_product_still_shows_what_was_deleted(forward: Handle) -> Handle:
    last: dict[str, dict[int, Any]] = {}

    def handle(request: Request) -> Response:
        response = forward(request)
        parts = request.path.rsplit("/products/", 1)
        value = _json(response) if _is_ok(response) else None
        is_product = request.method == "GET" and len(parts) == 2 and parts[1].isdecimal()
        if not is_product or not isinstance(value, dict) or "combinations" not in value:
            return response
        known = last.setdefault(parts[1], {})
        known.update({c["id"]: c for c in value["combinations"]})
        return _answer({**value, "combinations": [known[id_] for id_ in sorted(known)]})

    return handle


@_defect
def deleting_all_leaves_the_one_with_an_image(request: Request, forward: Handle) -> Response:
    if request.method == "DELETE" and _ALL.fullmatch(request.path):
        listed = _json(_ask(request, forward, "GET", request.path))
        if isinstance(listed, list) and any("imageUrl" in combination for combination in listed):
            for combination in listed:
                if "imageUrl" not in combination:
                    _ask(request, forward, "DELETE", f"{request.path}/{combination['id']}")
            return _answer({"deleteCount": len(listed)})
    return forward(request)


@_defect
def the_newest_comes_first(request: Request, forward: Handle) -> Response:
    response = forward(request)
    if request.method == "GET" and _ALL.fullmatch(request.path) and _is_ok(response):
        return _answer(_json(response)[::-1])
    return response


@_defect
def one_wholesale_price_is_kept(request: Request, forward: Handle) -> Response:
    def shortened(combination: dict[str, Any]) -> None:
        combination["wholesalePrices"] = combination["wholesalePrices"][:1]

    return _combinations(forward(request), lambda c: shortened(c) if c.get("wholesalePrices") else None)


@_defect
def texts_are_normalised(request: Request, forward: Handle) -> Response:
    response = forward(request)
    if not _is_ok(response) or not response.body:
        return response
    text = json.dumps(_json(response), ensure_ascii=False)
    return Response(200, unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass"), JSON_TYPE)


@_defect
def deltas_are_counted_in_sixteen_bits(request: Request, forward: Handle) -> Response:
    body = _json(request)
    if request.method == "PUT" and _INVENTORY.fullmatch(request.path) and isinstance(body, dict):
        delta = body.get("quantityDelta")
        if type(delta) is int and abs(delta) >= 2**15:
            request.body = json.dumps({**body, "quantityDelta": (delta + 2**15) % 2**16 - 2**15}).encode()
    return forward(request)


@_with_memory
def a_second_image_does_not_replace_the_first(forward: Handle) -> Handle:
    first: dict[int, dict[str, Any]] = {}
    fields = ("imageUrl", "thumbnailUrl", "smallThumbnailUrl", "hdThumbnailUrl", "originalImageUrl")

    def keep(combination: dict[str, Any]) -> None:
        shown = {name: combination[name] for name in fields if name in combination}
        if not shown:
            first.pop(combination["id"], None)
        else:
            combination.update(first.setdefault(combination["id"], shown))

    return lambda request: _combinations(forward(request), keep)


@_with_memory
def what_was_just_written_is_shown_once_as_before(forward: Handle) -> Handle:
    """A cache that a write does not empty, but the next reading does."""
    cached: dict[str, Response] = {}
    is_stale: set[str] = set()

    def handle(request: Request) -> Response:
        if _ONE.fullmatch(request.path) is None:
            return forward(request)
        if request.method == "GET" and request.path in is_stale:
            is_stale.discard(request.path)
            return cached[request.path]
        response = forward(request)
        if request.method == "GET" and _is_ok(response):
            cached[request.path] = response
        elif request.method == "PUT" and request.path in cached:
            is_stale.add(request.path)
        return response

    return handle
