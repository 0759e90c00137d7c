"""Defects that spoil a request on its way in: what of its body is changed."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

from contract_tests.mutants.registry import STATE, Call, defect
from contract_tests.mutants.server.common import OF_PRODUCTS, UPDATE, WRITES, is_number
from contract_tests.wire import Answer

Rewriting = Callable[[dict[str, Any]], dict[str, Any]]


def _rewriting(id_: str, what: str, operations: tuple[str, ...], rewritten: Rewriting) -> None:
    @defect(id_, STATE, what, *operations)
    def _(call: Call) -> Answer:
        changes = rewritten(call.body) if call.has_body else {}
        return call.with_body(**changes) if changes else call.passed()


def _without(name: str, is_lost: Callable[[Any], bool]) -> Rewriting:
    return lambda body: {name: ...} if name in body and is_lost(body[name]) else {}


def _without_height(body: dict[str, Any]) -> dict[str, Any]:
    size = body.get("dimensions")
    if (
        not isinstance(size, dict)
        or not all(map(is_number, size.values()))
        or min(size.values(), default=0) < 0
    ):
        return {}
    return {"dimensions": {side: length for side, length in size.items() if side != "height"}}


def _maximum_as_minimum(body: dict[str, Any]) -> dict[str, Any]:
    if "maxPurchaseQuantity" in body and "minPurchaseQuantity" not in body:
        return {"minPurchaseQuantity": body["maxPurchaseQuantity"]}
    return {}


def _without_reference(body: dict[str, Any]) -> dict[str, Any]:
    clears = "customsHsTariffCode" in body and "externalReferenceId" not in body
    return {"externalReferenceId": None} if clears else {}


def _in_single_precision(body: dict[str, Any]) -> dict[str, Any]:
    price = body.get("price")
    if not is_number(price) or abs(price) > 1e30:
        return {}
    return {"price": struct.unpack("f", struct.pack("f", price))[0]}


def _without_show(body: dict[str, Any]) -> dict[str, Any]:
    attributes = body.get("attributes")
    if not isinstance(attributes, list) or not all(isinstance(one, dict) for one in attributes):
        return {}
    if not all(one.get("show") in ("NOTSHOW", "DESCR", "PRICE") for one in attributes):
        return {}
    return {"attributes": [{key: one[key] for key in one if key != "show"} for one in attributes]}


def _without_leading_zeros(body: dict[str, Any]) -> dict[str, Any]:
    sku = body.get("sku")
    return {"sku": str(int(sku))} if isinstance(sku, str) and sku.isascii() and sku.isdigit() else {}


def _without_modifiers(body: dict[str, Any]) -> dict[str, Any]:
    options = body.get("options")
    if not isinstance(options, list) or not all(
        isinstance(option, dict)
        and isinstance(option.get("choices"), list)
        and all(
            isinstance(choice, dict) and is_number(choice.get("priceModifier"))
            for choice in option["choices"]
        )
        for option in options
    ):
        return {}
    return {
        "options": [
            {**option, "choices": [{k: c[k] for k in c if k != "priceModifier"} for c in option["choices"]]}
            for option in options
        ]
    }


def _in_any_case(body: dict[str, Any]) -> dict[str, Any]:
    names = ("price", "weight", "quantity", "warningLimit", "compareToPrice", "volume")
    known = {name.lower(): name for name in names}
    return {
        known[name.lower()]: value
        for name, value in body.items()
        if name.lower() in known and name not in known.values()
    }


def _displayed_as_own(body: dict[str, Any]) -> dict[str, Any]:
    price = body.get("defaultDisplayedPrice")
    return {"price": price} if is_number(price) and "price" not in body else {}


_rewriting("S61", "the height is lost", WRITES, _without_height)


_rewriting(
    "S62", "an update of the volume is lost", UPDATE, _without("volume", lambda v: is_number(v) and v >= 0)
)


_rewriting("S63", "false is overlooked", WRITES, _without("isShippingRequired", lambda v: v is False))


_rewriting(
    "S64", "a weight of 0 is overlooked", WRITES, _without("weight", lambda v: is_number(v) and v == 0)
)


_rewriting("S65", "the greatest quantity is also the least", UPDATE, _maximum_as_minimum)


_rewriting("S66", "a new customs code takes another id away", UPDATE, _without_reference)


_rewriting(
    "S67", "null does not clear compareToPrice", UPDATE, _without("compareToPrice", lambda v: v is None)
)


_rewriting(
    "S68", "null does not clear wholesale prices", UPDATE, _without("wholesalePrices", lambda v: v is None)
)


_rewriting(
    "S69",
    "a cleared warningLimit becomes 0",
    UPDATE,
    lambda body: {"warningLimit": 0} if body.get("warningLimit", 0) is None else {},
)


_rewriting("S70", "prices are kept in single precision", WRITES, _in_single_precision)


_rewriting(
    "S71",
    "a quantity above 32,767 is cut down",
    WRITES,
    lambda b: {"quantity": 32767} if type(b.get("quantity")) is int and 32767 < b["quantity"] < 2**31 else {},
)


_rewriting("S72", "where an attribute is displayed is lost", WRITES, _without_show)


_rewriting("S73", "an SKU of digits loses its zeros", WRITES, _without_leading_zeros)


_rewriting(
    "S74",
    "a quantity wins over unlimited",
    WRITES,
    lambda b: {"unlimited": False} if b.get("unlimited") is True and type(b.get("quantity")) is int else {},
)


_rewriting(
    "S75",
    "a new product is always enabled",
    ("createProduct",),
    lambda body: {"enabled": True} if body.get("enabled") is False else {},
)


_rewriting(
    "S76",
    "null does not clear a description",
    ("updateProduct",),
    _without("description", lambda v: v is None),
)


_rewriting("S77", "price modifiers of choices are lost", OF_PRODUCTS, _without_modifiers)


_rewriting(
    "S78",
    "an update of a product's weight is lost",
    ("updateProduct",),
    _without("weight", lambda v: is_number(v) and v >= 0),
)


_rewriting(
    "S79",
    "an update of a product clears its description",
    ("updateProduct",),
    lambda body: {"description": None} if "description" not in body else {},
)


_rewriting("S80", "names of fields may be in any case", UPDATE, _in_any_case)


_rewriting("S81", "defaultDisplayedPrice becomes the price", WRITES, _displayed_as_own)


_rewriting(
    "S143",
    "negative stock of a product is written as 0",
    OF_PRODUCTS,
    lambda b: {"quantity": 0} if type(b.get("quantity")) is int and -(2**31) <= b["quantity"] < 0 else {},
)


_rewriting(
    "S144",
    "an SKU is cut off after 40 letters",
    WRITES,
    lambda b: {"sku": b["sku"][:40]} if isinstance(b.get("sku"), str) and len(b["sku"]) > 40 else {},
)


_rewriting(
    "S147",
    "an empty list of wholesale prices is overlooked",
    ("updateCombination",),
    _without("wholesalePrices", lambda tiers: tiers == []),
)


def _with_first_choice(option: Any) -> Any:
    choices = option.get("choices") if isinstance(option, dict) else None
    return {**option, "defaultChoice": 0} if choices and option.get("defaultChoice") in range(9) else option


_rewriting(
    "S153",
    "the first choice is always the default one",
    OF_PRODUCTS,
    lambda b: (
        {"options": [*map(_with_first_choice, b["options"])]} if isinstance(b.get("options"), list) else {}
    ),
)


_rewriting(
    "S154",
    "no more than three attributes are kept",
    WRITES,
    lambda b: {"attributes": b["attributes"][:3]} if isinstance(b.get("attributes"), list) else {},
)
