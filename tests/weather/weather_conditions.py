"""The conditions of a healthy service: none of them breaks the contract, so none of them is a finding."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import attrs
import yaml
from ecwid_mock import Response
from weather_layers import (
    JSON_TYPE,
    PAGE,
    PAGE_HEADERS,
    MakeLayer,
    answered,
    closing,
    document,
    each_object,
    every,
    gzipped,
    lagging_search,
    latency,
    lost_after,
    lost_before,
    others_at_work,
    outage,
    page,
    page_after,
    refused,
    sometimes,
    too_many,
    trimmed,
    with_headers,
)

ROOT: Final = Path(__file__).resolve().parents[2]
LARGE: Final = 2**53 + 1001
READ_ONLY: Final = frozenset(("read_catalog", "read_store_profile"))


@attrs.frozen
class Condition:
    """One kind of weather.

    Args:
        layers: the outermost first.
        store, behaviour: settings of the stand-in behind them.
        first_id: where the ids of what is made begin.
        promised: whether the stand-in promises that this does not happen, so that it can happen on a live store only.
        code: the exit code that a run with writes ends with.
    """

    name: str
    layers: tuple[MakeLayer, ...] = ()
    store: Mapping[str, Any] = attrs.field(factory=dict)
    behaviour: Mapping[str, Any] = attrs.field(factory=dict)
    first_id: int = 1
    promised: bool = False
    code: int = 0


def merged(name: str, *conditions: Condition) -> Condition:
    """All of them at once."""
    return Condition(
        name,
        tuple(layer for condition in conditions for layer in condition.layers),
        {name: value for condition in conditions for name, value in condition.store.items()},
        {name: value for condition in conditions for name, value in condition.behaviour.items()},
        max(condition.first_id for condition in conditions),
        any(condition.promised for condition in conditions),
        max(condition.code for condition in conditions),
    )


def _empty(response: Response) -> Response:
    text = json.loads(response.body).get("errorMessage", "") if response.body else ""
    reason = "".join(letter for letter in text if " " <= letter <= "~")
    return Response(response.status, b"", (("Connection", "close"),), reason or "No")


def _as_page(response: Response) -> Response:
    return Response(response.status, PAGE % (response.status, response.status), PAGE_HEADERS)


def _other_words(response: Response) -> Response:
    body = {"errorMessage": "Bitte prüfen Sie Ihre Anfrage", "errorCode": f"E{response.status}"}
    return Response(response.status, json.dumps(body).encode(), JSON_TYPE)


def _with_unknown(thing: dict[str, Any]) -> dict[str, Any]:
    if not thing.keys() & _fields().keys():
        return thing  # Texts by language, stock by location: what has no fields gets no further one.
    return {"aiSummary": None, **thing, "panorama": {"views": []}, "isBundle": False, "ribbonNote": "x"}


def _with_new_kinds(thing: dict[str, Any]) -> dict[str, Any]:
    """Kinds that the contract does not know yet, of attributes for which nobody has chosen one."""
    if {"id", "name", "value"} <= thing.keys():
        return {"show": "ON_HOVER", "type": "SUSTAINABILITY", **thing}
    return thing


@cache
def _fields() -> dict[str, set[str]]:
    """All fields of the contract, with their types."""
    schemas = yaml.safe_load((ROOT / "openapi.yaml").read_text())["components"]["schemas"]
    found: dict[str, set[str]] = {}
    for schema in schemas.values():
        for name, field in schema.get("properties", {}).items():
            found.setdefault(name, set()).add(str(field.get("type")))
    return found


@cache
def _numbers() -> frozenset[str]:
    """The fields whose values are numbers and not counts."""
    return frozenset(
        name for name, types in _fields().items() if "number" in str(types) and "integer" not in str(types)
    )


def _as_floats(thing: dict[str, Any]) -> dict[str, Any]:
    return {
        name: float(value) if name in _numbers() and type(value) is int and abs(value) < 2**53 else value
        for name, value in thing.items()
    }


def _as_integers(thing: dict[str, Any]) -> dict[str, Any]:
    return {
        name: int(value) if isinstance(value, float) and value.is_integer() else value
        for name, value in thing.items()
    }


def _backwards(thing: dict[str, Any]) -> dict[str, Any]:
    return dict(reversed(thing.items()))


def _on_a_cdn(thing: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.replace("http://ecwid-mock.test/", "https://d1example.cloudfront.test/default-store/v2/")
        + "?v=2"
        if isinstance(value, str) and value.startswith("http://ecwid-mock.test/")
        else value
        for name, value in thing.items()
    }


def _in_another_zone(thing: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.replace("+0000", "-0000") if name in ("created", "updated") else value
        for name, value in thing.items()
    }


def _spaced(value: Any) -> bytes:
    return b" \r\n" + json.dumps(value, indent=3).encode() + b"\n"


CLEAR: Final = Condition("clear")
CONDITIONS: Final = (
    CLEAR,
    Condition("latency", (latency(0.2, 3.0),)),
    Condition("600 a minute", behaviour={"requests_per_minute": 600}),
    Condition("120 a minute", behaviour={"requests_per_minute": 120}),
    Condition("a 429 in 150", (sometimes(1 / 150, too_many(("Retry-After", "7"))),)),
    Condition("a 429 in 150 that does not say how long", (sometimes(1 / 150, too_many()),)),
    Condition("429 for 10 s of 200", (outage(200, 10, too_many(("Retry-After", "1"))),)),
    Condition("resets before the work", (sometimes(0.005, lost_before),)),
    Condition("resets after the work", (sometimes(0.005, lost_after),)),
    Condition("502 before the work", (sometimes(0.005, page(502)),)),
    Condition("502 after the work", (sometimes(0.005, page_after(502)),)),
    Condition("504 after the work", (sometimes(0.005, page_after(504)),)),
    Condition("503 for 2 s of 100", (outage(100, 2, page(503, ("Retry-After", "2"))),)),
    Condition("dropped keep-alive", (answered(closing),)),
    Condition(
        "every 7th connection dropped", (every(7, lambda request, forward: closing(forward(request))),)
    ),
    Condition("chunks", (with_headers(("Transfer-Encoding", "chunked")),)),
    Condition("gzip unasked", (answered(gzipped),)),
    Condition(
        "a CDN's headers", (with_headers(("via", "1.1 cdn"), ("Set-Cookie", "a=b"), ("x-cache", "Miss")),)
    ),
    Condition("key order", (document(each_object(_backwards)),)),
    Condition("white space and escapes", (document(lambda value: value, _spaced),)),
    Condition("unknown fields", (document(each_object(_with_unknown)),)),
    Condition("unknown enum values", (document(each_object(_with_new_kinds)),)),
    Condition("10 as 10.0", (document(each_object(_as_floats)),)),
    Condition("10.0 as 10", (document(each_object(_as_integers)),)),
    Condition("CDN addresses", (document(each_object(_on_a_cdn)),)),
    Condition("-0000", (document(each_object(_in_another_zone)),)),
    Condition("large ids", first_id=LARGE),
    Condition("SKUs not unique", store={"unique_skus": False}),
    Condition("several languages", store={"languages": ("en", "de", "nl")}),
    Condition("options by any case", behaviour={"option_case": "ignored"}, promised=True),
    Condition("a subset of options refused", behaviour={"option_subset": "refused"}, promised=True),
    Condition("the product's SKU conflicts", behaviour={"base_sku": "conflict"}, promised=True),
    Condition("unlimited when left out", behaviour={"stock_when_left_out": "unlimited"}, promised=True),
    Condition("delta on unlimited refused", behaviour={"unlimited_delta": "refused"}, promised=True),
    Condition(
        "an empty answer to the asynchronous upload", behaviour={"async_upload": "empty"}, promised=True
    ),
    Condition("400 for a large image", behaviour={"large_image_status": 400}, promised=True),
    Condition("a product limit", store={"product_limit": 9}, promised=True),
    Condition("trimming", (trimmed,), promised=True),
    Condition("search lags", (lagging_search(8.0), latency(0.05, 0.2)), promised=True),
    Condition("others at work", (others_at_work(5),), promised=True),
    Condition("other error codes and texts", (refused(_other_words),), promised=True),
    Condition("empty errors with a reason phrase", (refused(_empty),), promised=True),
    Condition("HTML errors", (refused(_as_page),), promised=True),
    Condition("no scope to write", store={"scopes": READ_ONLY}, code=2),
    Condition("no plan", store={"plan": "venture"}, code=2),
    Condition("suspended", store={"suspended": True}, code=2),
)
BY_NAME: Final = {condition.name: condition for condition in CONDITIONS}


def _of(name: str, *parts: str) -> Condition:
    return merged(name, *(BY_NAME[part] for part in parts))


COMBINED: Final = (
    _of(
        "a rainy day",
        "120 a minute",
        "latency",
        "resets after the work",
        "502 before the work",
        "gzip unasked",
    ),
    _of(
        "a storm",
        "429 for 10 s of 200",
        "503 for 2 s of 100",
        "resets before the work",
        "resets after the work",
    ),
    _of(
        "another service", "unknown fields", "unknown enum values", "key order", "10 as 10.0", "CDN addresses"
    ),
    _of("through a proxy", "HTML errors", "504 after the work", "chunks", "every 7th connection dropped"),
    _of("a busy shop", "600 a minute", "others at work", "search lags", "resets after the work", "large ids"),
    _of(
        "an old service",
        "empty errors with a reason phrase",
        "trimming",
        "SKUs not unique",
        "dropped keep-alive",
    ),
    _of(
        "all at once",
        "gzip unasked",
        "latency",
        "120 a minute",
        "search lags",
        "others at work",
        "resets before the work",
        "502 after the work",
        "a 429 in 150",
        "unknown fields",
        "key order",
        "10 as 10.0",
        "other error codes and texts",
    ),
)
EVERY: Final = CONDITIONS + COMBINED
