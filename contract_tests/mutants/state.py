"""Defects of memory: only what was done before shows that an answer is wrong."""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Callable
from typing import Any, TypeGuard
from urllib.parse import parse_qsl, urlencode

from contract_tests.model import IMAGE_FIELDS
from contract_tests.mutants.registry import (
    STATE,
    Call,
    as_json,
    changed,
    crashed,
    defect,
    every_combination,
    value_of,
)
from contract_tests.wire import Answer, json_request

READS = ("listCombinations", "getCombination", "getProduct")
WRITES = ("createCombination", "updateCombination")


@defect("S01", STATE, "a deleted combination is still shown", "getCombination", "deleteCombination")
def _(call: Call) -> Answer:
    if call.operation == "deleteCombination":
        call.memory[call.item] = call.shown()
        return call.passed()
    answer = call.passed()
    ghost = call.memory.get(call.item)
    return as_json(answer, ghost, 200) if answer.status == 404 and ghost else answer


@defect("S02", STATE, "a new combination cannot be read", "createCombination", "getCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    if call.operation == "createCombination":
        if answer.status == 200:
            call.memory[f"{call.product}/combinations/{value_of(answer)['id']}"] = True
        return answer
    return _not_found(answer) if call.memory.get(call.item) else answer


@defect("S03", STATE, "an update is not kept", "updateCombination")
def _(call: Call) -> Answer:
    before = call.shown()
    answer = call.passed()
    if answer.status == 200:
        call.besides(
            "PUT", call.item, {name: before.get(name) for name in call.body if name not in _NOT_NULLABLE}
        )
    return answer


@defect("S04", STATE, "an update clears the SKU that it does not mention", "updateCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200 and "sku" not in call.body:
        call.besides("PUT", call.item, {"sku": None})
    return answer


@defect("S05", STATE, "the deletion of all leaves the last", "deleteAllCombinations")
def _(call: Call) -> Answer:
    listed = call.listed()
    if not listed or not call.token:
        return call.passed()
    for combination in listed[:-1]:
        call.besides("DELETE", f"{call.product}/combinations/{combination['id']}")
    return as_json(Answer(200), {"deleteCount": len(listed)})


@defect("S06", STATE, "the deletion of all always counts 1", "deleteAllCombinations")
def _(call: Call) -> Answer:
    answer = call.passed()
    return (
        changed(answer, deleteCount=1) if answer.status == 200 and value_of(answer)["deleteCount"] else answer
    )


@defect("S07", STATE, "an SKU may stand twice", *WRITES)
def _(call: Call) -> Answer:
    answer = call.passed()
    return call.with_body(sku=...) if b"SKU_ALREADY_EXISTS" in answer.body else answer


@defect("S08", STATE, "a set of options may stand twice", "createCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    if b"COMBINATION_DUPLICATED" in answer.body:
        options = call.body["options"]
        return call.with_body(options=[{**option, "value": option["value"] + "\u200b"} for option in options])
    return answer


@defect("S09", STATE, "a delta is subtracted", "adjustCombinationInventory")
def _(call: Call) -> Answer:
    delta = call.body.get("quantityDelta")
    return call.with_body(quantityDelta=-delta) if type(delta) is int and delta else call.passed()


@defect("S10", STATE, "a delta is applied twice", "adjustCombinationInventory")
def _(call: Call) -> Answer:
    call.passed()
    return call.passed()


@defect("S11", STATE, "the list leaves out the newest", "listCombinations")
def _(call: Call) -> Answer:
    answer = call.passed()
    return as_json(answer, value_of(answer)[:-1]) if answer.status == 200 else answer


@defect("S12", STATE, "a combination can be read through another product", "getCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 404:
        for product in _other_products(call):
            found = call.besides("GET", f"{product}/combinations/{call.ids['combinationId']}")
            if found.status == 200:
                return found
    return answer


@defect("S13", STATE, "the deletion of all reaches another product", "deleteAllCombinations")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200:
        for product in _other_products(call):
            call.besides("DELETE", f"{product}/combinations")
    return answer


@defect("S14", STATE, "prices are kept with two decimals", *WRITES)
def _(call: Call) -> Answer:
    price = call.body.get("price")
    return call.with_body(price=round(price, 2)) if isinstance(price, float) else call.passed()


@defect("S15", STATE, "two combinations have the same number", *READS)
def _(call: Call) -> Answer:
    return every_combination(
        call.passed(), lambda c: {**c, "combinationNumber": min(c["combinationNumber"], 2)}
    )


@defect("S16", STATE, "the id of a deleted combination is given again")
def _(call: Call) -> Answer:
    return _with_reused_ids(call)


@defect("S17", STATE, "no warning of negative stock", "adjustCombinationInventory")
def _(call: Call) -> Answer:
    return changed(call.passed(), warning=...)


@defect("S18", STATE, "wholesale prices are not ordered", *READS)
def _(call: Call) -> Answer:
    return every_combination(
        call.passed(),
        lambda c: {**c, "wholesalePrices": c["wholesalePrices"][::-1]} if "wholesalePrices" in c else c,
    )


@defect("S19", STATE, "option values are normalised", *WRITES)
def _(call: Call) -> Answer:
    return _with_values(call, lambda value: unicodedata.normalize("NFC", value))


@defect("S20", STATE, "the deletion of no image counts 1", "deleteCombinationImage")
def _(call: Call) -> Answer:
    answer = call.passed()
    return changed(answer, deleteCount=1) if answer.status == 200 else answer


@defect("S21", STATE, "a deleted image is still shown", "deleteCombinationImage", *READS)
def _(call: Call) -> Answer:
    kept = call.memory.setdefault("images", {})
    if call.operation == "deleteCombinationImage":
        before = call.shown()
        fields = {name: before[name] for name in IMAGE_FIELDS if name in before}
        if fields:
            kept[before["id"]] = fields
        return call.passed()
    return every_combination(call.passed(), lambda c: {**kept.get(c["id"], {}), **c})


@defect("S22", STATE, "an update of an unknown combination succeeds", "updateCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    return as_json(answer, {"updateCount": 1}, 200) if answer.status == 404 else answer


@defect("S23", STATE, "the deletion of an unknown combination counts 0", "deleteCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    return as_json(answer, {"deleteCount": 0}, 200) if answer.status == 404 else answer


@defect("S24", STATE, "a quantity of 0 is overlooked on creation", "createCombination")
def _(call: Call) -> Answer:
    quantity = call.body.get("quantity")
    return call.with_body(quantity=...) if type(quantity) is int and quantity == 0 else call.passed()


@defect("S25", STATE, "a deletion takes the next sibling along", "deleteCombination")
def _(call: Call) -> Answer:
    listed = call.listed()
    answer = call.passed()
    if answer.status == 200:
        later = [c["id"] for c in listed if c["id"] > int(call.ids["combinationId"])]
        for sibling in later[:1]:
            call.besides("DELETE", f"{call.product}/combinations/{sibling}")
    return answer


@defect("S26", STATE, "a second deletion succeeds", "deleteCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200:
        call.memory[call.item] = True
    elif answer.status == 404 and call.memory.get(call.item):
        return as_json(answer, {"deleteCount": 1}, 200)
    return answer


@defect("S27", STATE, "an update may take another one's options", "updateCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    return as_json(answer, {"updateCount": 1}, 200) if b"COMBINATION_DUPLICATED" in answer.body else answer


@defect("S28", STATE, "500 for the fourth combination", "createCombination")
def _(call: Call) -> Answer:
    return crashed() if len(call.listed()) >= 3 else call.passed()


@defect("S29", STATE, "500 on a delta of inherited stock", "adjustCombinationInventory")
def _(call: Call) -> Answer:
    answer = call.passed()
    return crashed() if answer.status == 400 and b"SKU" in answer.body else answer


@defect("S30", STATE, "an update loses the image", "updateCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200:
        call.besides("DELETE", f"{call.item}/image")
    return answer


@defect("S31", STATE, "null does not clear the SKU", "updateCombination")
def _(call: Call) -> Answer:
    body = call.body
    return call.with_body(sku=...) if "sku" in body and body["sku"] is None else call.passed()


@defect("S32", STATE, "an empty SKU is kept as a text", *READS)
def _(call: Call) -> Answer:
    return every_combination(call.passed(), lambda c: {"sku": "", **c})


@defect("S33", STATE, "null does not clear the price", "updateCombination")
def _(call: Call) -> Answer:
    body = call.body
    return call.with_body(price=...) if "price" in body and body["price"] is None else call.passed()


@defect("S34", STATE, "a combination outlives its product", "deleteProduct", "getCombination")
def _(call: Call) -> Answer:
    if call.operation == "deleteProduct":
        for combination in call.listed():
            call.memory[f"{call.product}/combinations/{combination['id']}"] = combination
        return call.passed()
    answer = call.passed()
    ghost = call.memory.get(call.item)
    return as_json(answer, ghost, 200) if answer.status == 404 and ghost else answer


@defect("S35", STATE, "negative stock of a product becomes 0", "adjustProductInventory")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200 and "warning" in value_of(answer):
        call.besides("PUT", call.product, {"quantity": 0})
    return answer


@defect("S36", STATE, "an absolute quantity is added to the stock", "updateCombination")
def _(call: Call) -> Answer:
    before, wanted = call.shown(), call.body.get("quantity")
    answer = call.passed()
    if answer.status == 200 and type(wanted) is int and before.get("sku") and before.get("quantity"):
        total = wanted + before["quantity"]
        call.besides("PUT", call.item, {"quantity": max(-(2**31), min(total, 2**31 - 1))})
    return answer


@defect("S37", STATE, "shared stock stays as it was when the product's changes", *READS)
def _(call: Call) -> Answer:
    first = call.memory.setdefault("stock", {})

    def frozen(combination: dict[str, Any]) -> dict[str, Any]:
        if "sku" in combination or "quantity" not in combination:
            return combination
        return {**combination, "quantity": first.setdefault(combination["id"], combination["quantity"])}

    return every_combination(call.passed(), frozen)


@defect("S38", STATE, "a quantity is shown beside unlimited stock", *READS)
def _(call: Call) -> Answer:
    return every_combination(call.passed(), lambda c: {"quantity": 0, **c} if c["unlimited"] else c)


@defect("S39", STATE, "the list is ordered by number, backwards", "listCombinations")
def _(call: Call) -> Answer:
    answer = call.passed()
    return as_json(answer, value_of(answer)[::-1]) if answer.status == 200 else answer


@defect("S40", STATE, "a search by SKU knows products only", "listProducts")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200 or "sku=" not in call.request.query:
        return answer
    page = value_of(answer)
    kept = [product for product in page["items"] if f"sku={product.get('sku')}" in call.request.query]
    return as_json(answer, {**page, "items": kept, "count": len(kept), "total": len(kept)})


@defect("S41", STATE, "total counts the page only", "listProducts")
def _(call: Call) -> Answer:
    answer = call.passed()
    return changed(answer, total=value_of(answer)["count"]) if answer.status == 200 else answer


@defect("S42", STATE, "offset is overlooked", "listProducts")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200 or not value_of(answer)["offset"]:
        return answer
    offset = value_of(answer)["offset"]
    first = call.with_target(call.request.target.replace(f"offset={offset}", "offset=0"))
    return changed(first, offset=offset) if first.status == 200 else answer


@defect("S43", STATE, "the token of another store opens this one")
def _(call: Call) -> Answer:
    answer = call.passed()
    known = {value for name, value in call.memory.items() if name.startswith("token:")}
    given = (call.request.header("Authorization") or "").removeprefix("Bearer ")
    if answer.status == 403 and given in known and call.token:
        return call.with_header("Authorization", f"Bearer {call.token}")
    return answer


@defect("S44", STATE, "a refused creation leaves a combination", "createCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status in (400, 409):
        count = len(call.listed())
        call.besides(
            "POST", f"{call.product}/combinations", {"options": [{"name": "Leak", "value": f"{count}"}]}
        )
    return answer


@defect("S45", STATE, "a refused update is applied in part", "updateCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    fields = {name: call.body[name] for name in ("weight", "compareToPrice", "price") if name in call.body}
    if answer.status in (400, 409) and fields:
        call.besides("PUT", call.item, fields)
    return answer


@defect("S46", STATE, "the order of options makes another set", "createCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    if b"COMBINATION_DUPLICATED" not in answer.body:
        return answer
    wanted = [(option["name"], option["value"]) for option in call.body["options"]]
    same = any([(o["name"], o["value"]) for o in c["options"]] == wanted for c in call.listed())
    return answer if same else as_json(answer, {"id": 2**40 + len(call.listed())}, 200)


@defect("S47", STATE, "a wholesale price above the price is taken", *WRITES)
def _(call: Call) -> Answer:
    answer = call.passed()
    return call.with_body(wholesalePrices=...) if b"WHOLESALE_PRICES_TOO_BIG" in answer.body else answer


@defect("S48", STATE, "other stock without an own SKU is overlooked", *WRITES)
def _(call: Call) -> Answer:
    answer = call.passed()
    return call.with_body(quantity=...) if b"DIFFERENT_COMBINATION_STOCK" in answer.body else answer


@defect("S49", STATE, "a delta of inherited stock changes the product", "adjustCombinationInventory")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 400 and b"SKU" in answer.body:
        return call.besides("PUT", f"{call.product}/inventory", call.body)
    return answer


@defect("S50", STATE, "a later image is shown under another address", *READS)
def _(call: Call) -> Answer:
    return every_combination(
        call.passed(),
        lambda c: {**c, "originalImageUrl": c["originalImageUrl"] + "?v=2"} if "originalImageUrl" in c else c,
    )


@defect("S51", STATE, "option values are kept in lower case", *WRITES)
def _(call: Call) -> Answer:
    return _with_values(call, str.lower)


@defect("S52", STATE, "the deletion of an image deletes the combination", "deleteCombinationImage")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200:
        call.besides("DELETE", call.item)
    return answer


@defect("S53", STATE, "a new choice is not shown with the product", "getProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    options = [{**o, "choices": o.get("choices", [])[:1]} for o in value_of(answer).get("options", [])]
    return changed(answer, options=options)


@defect("S54", STATE, "a product's new price replaces its combinations' own", "updateProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200 and "price" in call.body:
        for combination in call.listed():
            call.besides(
                "PUT", f"{call.product}/combinations/{combination['id']}", {"price": call.body["price"]}
            )
    return answer


@defect("S55", STATE, "an option in use may be removed", "updateProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    return as_json(answer, {"updateCount": 1}, 200) if b"REMOVED_OPTION" in answer.body else answer


@defect("S56", STATE, "stock wraps around at 32 bits", "adjustCombinationInventory")
def _(call: Call) -> Answer:
    before, delta = call.shown(), call.body.get("quantityDelta")
    answer = call.passed()
    if answer.status == 400 and type(delta) is int and before.get("sku") and "quantity" in before:
        wrapped = (before["quantity"] + delta + 2**31) % 2**32 - 2**31
        if call.besides("PUT", call.item, {"quantity": wrapped}).status == 200:
            return as_json(answer, {"updateCount": 1}, 200)
    return answer


@defect("S57", STATE, "attributes of an update are added, not replaced", *READS)
def _(call: Call) -> Answer:
    seen = call.memory.setdefault("attributes", {})

    def grown(combination: dict[str, Any]) -> dict[str, Any]:
        kept = seen.setdefault(combination["id"], {})
        kept.update({attribute.get("id"): attribute for attribute in combination.get("attributes", ())})
        return {**combination, "attributes": list(kept.values())} if kept else combination

    return every_combination(call.passed(), grown)


@defect("S58", STATE, "the first wholesale price is lost", *WRITES)
def _(call: Call) -> Answer:
    tiers = call.body.get("wholesalePrices")
    if isinstance(tiers, list) and len(tiers) > 1:
        return call.with_body(wholesalePrices=tiers[1:])
    return call.passed()


@defect("S59", STATE, "an update answers that nothing was updated", "updateCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    return changed(answer, updateCount=0) if answer.status == 200 else answer


@defect("S60", STATE, "the product shows the combinations as they were first", "getProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    first = call.memory.setdefault(call.product, value_of(answer).get("combinations", []))
    return changed(answer, combinations=first)


# Defects that spoil a request on its way in: what of its body is changed.
Rewriting = Callable[[dict[str, Any]], dict[str, Any]]


def _rewriting(id_: str, what: str, operations: tuple[str, ...], rewritten: Rewriting) -> None:
    @defect(id_, STATE, what, *operations)
    def _(call: Call) -> Answer:
        changes = rewritten(call.body) if call.has_body else {}
        return call.with_body(**changes) if changes else call.passed()


def _without(name: str, is_lost: Callable[[Any], bool]) -> Rewriting:
    return lambda body: {name: ...} if name in body and is_lost(body[name]) else {}


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _without_height(body: dict[str, Any]) -> dict[str, Any]:
    size = body.get("dimensions")
    if (
        not isinstance(size, dict)
        or not all(map(_is_number, size.values()))
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
    if not _is_number(price) or abs(price) > 1e30:
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
            isinstance(choice, dict) and _is_number(choice.get("priceModifier"))
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
    return {"price": price} if _is_number(price) and "price" not in body else {}


_UPDATE = ("updateCombination",)
_OF_PRODUCTS = ("createProduct", "updateProduct")
_rewriting("S61", "the height is lost", WRITES, _without_height)
_rewriting(
    "S62", "an update of the volume is lost", _UPDATE, _without("volume", lambda v: _is_number(v) and v >= 0)
)
_rewriting("S63", "false is overlooked", WRITES, _without("isShippingRequired", lambda v: v is False))
_rewriting(
    "S64", "a weight of 0 is overlooked", WRITES, _without("weight", lambda v: _is_number(v) and v == 0)
)
_rewriting("S65", "the greatest quantity is also the least", _UPDATE, _maximum_as_minimum)
_rewriting("S66", "a new customs code takes another id away", _UPDATE, _without_reference)
_rewriting(
    "S67", "null does not clear compareToPrice", _UPDATE, _without("compareToPrice", lambda v: v is None)
)
_rewriting(
    "S68", "null does not clear wholesale prices", _UPDATE, _without("wholesalePrices", lambda v: v is None)
)
_rewriting(
    "S69",
    "a cleared warningLimit becomes 0",
    _UPDATE,
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
_rewriting("S77", "price modifiers of choices are lost", _OF_PRODUCTS, _without_modifiers)
_rewriting(
    "S78",
    "an update of a product's weight is lost",
    ("updateProduct",),
    _without("weight", lambda v: _is_number(v) and v >= 0),
)
_rewriting(
    "S79",
    "an update of a product clears its description",
    ("updateProduct",),
    lambda body: {"description": None} if "description" not in body else {},
)
_rewriting("S80", "names of fields may be in any case", _UPDATE, _in_any_case)
_rewriting("S81", "defaultDisplayedPrice becomes the price", WRITES, _displayed_as_own)


@defect("S82", STATE, "letters beyond 16 bits become question marks", *WRITES)
def _(call: Call) -> Answer:
    return _with_values(call, lambda value: "".join("?" if ord(c) > 0xFFFF else c for c in value))


# Defects of what is shown.


@defect("S83", STATE, "compareToPrice is shown with two decimals", *READS)
def _(call: Call) -> Answer:
    return every_combination(
        call.passed(),
        lambda c: {**c, "compareToPrice": round(c["compareToPrice"], 2)} if "compareToPrice" in c else c,
    )


@defect("S84", STATE, "a stock of 0 is in stock", *READS)
def _(call: Call) -> Answer:
    return every_combination(call.passed(), lambda c: {**c, "inStock": True} if c.get("quantity") == 0 else c)


@defect("S85", STATE, "shared stock is not in stock", *READS)
def _(call: Call) -> Answer:
    return every_combination(
        call.passed(), lambda c: c if "sku" in c or c["unlimited"] else {**c, "inStock": False}
    )


@defect("S86", STATE, "the product's SKU is shown as the combination's own", *READS)
def _(call: Call) -> Answer:
    sku = (value_of(call.besides("GET", call.product)) or {}).get("sku")
    return every_combination(call.passed(), lambda c: {"sku": sku, **c} if sku else c)


@defect("S87", STATE, "one thumbnail stays when the image is deleted", *READS)
def _(call: Call) -> Answer:
    kept = call.memory.setdefault("thumbnails", {})

    def haunted(combination: dict[str, Any]) -> dict[str, Any]:
        if "hdThumbnailUrl" in combination:
            kept[combination["id"]] = combination["hdThumbnailUrl"]
        shown = kept.get(combination["id"])
        return {"hdThumbnailUrl": shown, **combination} if shown else combination

    return every_combination(call.passed(), haunted)


@defect("S88", STATE, "a product's inStock knows nothing of its combinations", "getProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    product = value_of(answer)
    return changed(answer, inStock=product["unlimited"] or product["quantity"] > 0)


@defect("S89", STATE, "defaultCombinationId outlives the combination", "getProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    shown = value_of(answer).get("defaultCombinationId")
    known = call.memory.setdefault("default", {})
    if shown:
        known[call.product] = shown
    return changed(answer, defaultCombinationId=known[call.product]) if call.product in known else answer


@defect("S90", STATE, "combinationNumber can be written", "updateCombination", *READS)
def _(call: Call) -> Answer:
    numbers = call.memory.setdefault("numbers", {})
    answer = call.passed()
    if call.operation == "updateCombination":
        wanted = call.body.get("combinationNumber")
        if answer.status == 200 and type(wanted) is int and 0 < wanted < 2**31:
            numbers[int(call.ids["combinationId"])] = wanted
        return answer
    return every_combination(
        answer, lambda c: {**c, "combinationNumber": numbers.get(c["id"], c["combinationNumber"])}
    )


@defect("S91", STATE, "the list is one write behind", "listCombinations")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    cache = call.memory.setdefault("lists", {})
    before, cache[call.product] = cache.get(call.product), answer
    return before or answer


@defect("S92", STATE, "the list ends after 100 combinations", "listCombinations")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200 or len(value_of(answer)) <= 100:
        return answer
    return as_json(answer, value_of(answer)[:100])


# Defects of searches and pages.


@defect("S93", STATE, "a search by SKU overlooks case", "listProducts")
def _(call: Call) -> Answer:
    return _also_found(call, lambda sku, asked: sku.casefold() == asked.casefold())


@defect("S94", STATE, "a search by SKU finds what begins with it", "listProducts")
def _(call: Call) -> Answer:
    return _also_found(call, lambda sku, asked: sku.startswith(asked))


@defect("S95", STATE, "a keyword beside the SKU narrows the search", "listProducts")
def _(call: Call) -> Answer:
    asked = dict(parse_qsl(call.request.query))
    if "sku" not in asked or "keyword" not in asked:
        return call.passed()
    return _only(call.passed(), lambda product: asked["keyword"] in product["name"])


@defect("S96", STATE, "a keyword must match in case", "listProducts")
def _(call: Call) -> Answer:
    asked = dict(parse_qsl(call.request.query))
    if "keyword" not in asked or "sku" in asked:
        return call.passed()
    return _only(
        call.passed(), lambda product: any(asked["keyword"].rstrip("*") in text for text in _texts(product))
    )


@defect("S97", STATE, "a keyword is not looked for in SKUs of combinations", "listProducts")
def _(call: Call) -> Answer:
    asked = dict(parse_qsl(call.request.query))
    if "keyword" not in asked or "sku" in asked:
        return call.passed()
    word = asked["keyword"].casefold().rstrip("*")
    return _only(
        call.passed(),
        lambda product: any(word in text.casefold() for text in _texts({**product, "combinations": []})),
    )


@defect("S98", STATE, "an offset behind the end shows the last product", "listProducts")
def _(call: Call) -> Answer:
    answer = call.passed()
    page = value_of(answer)
    if answer.status != 200 or page["items"] or not page["total"]:
        return answer
    last = re.sub(r"offset=\d+", f"offset={page['total'] - 1}", call.request.target)
    return _with_items(answer, value_of(call.with_target(last))["items"])


@defect("S99", STATE, "without a limit ten products are shown", "listProducts")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200 or "limit=" in call.request.query:
        return answer
    return _with_items(answer, value_of(answer)["items"][:10])


# Defects of SKUs and options.


@defect("S100", STATE, "SKUs that differ in case are in conflict", *WRITES)
def _(call: Call) -> Answer:
    sku, seen = call.body.get("sku"), call.memory.setdefault("skus", {})
    if not isinstance(sku, str) or not sku:
        return call.passed()
    if seen.get(sku.casefold(), sku) != sku:
        return _conflict("SKU_ALREADY_EXISTS")
    answer = call.passed()
    if answer.status == 200:
        seen[sku.casefold()] = sku
    return answer


@defect("S101", STATE, "SKUs of a deleted product stay reserved", "deleteProduct", *_OF_PRODUCTS, *WRITES)
def _(call: Call) -> Answer:
    reserved = call.memory.setdefault("reserved", set())
    if call.operation == "deleteProduct":
        product = value_of(call.besides("GET", call.product)) or {}
        answer = call.passed()
        if answer.status == 200:
            owners = (product, *product.get("combinations", ()))
            reserved.update(owner["sku"] for owner in owners if "sku" in owner)
        return answer
    sku = call.body.get("sku")
    if isinstance(sku, str) and sku in reserved:
        return _undone(call, _conflict("SKU_ALREADY_EXISTS"))
    return call.passed()


@defect(
    "S102", STATE, "options stay taken when all are deleted", "deleteAllCombinations", "createCombination"
)
def _(call: Call) -> Answer:
    taken = call.memory.setdefault(call.product, [])
    if call.operation == "deleteAllCombinations":
        listed = call.listed()
        answer = call.passed()
        if answer.status == 200:
            taken += [_set_of(combination["options"]) for combination in listed]
        return answer
    answer = call.passed()
    if answer.status == 200 and _set_of(call.body["options"]) in taken:
        call.besides("DELETE", f"{call.product}/combinations/{value_of(answer)['id']}")
        return _conflict("COMBINATION_DUPLICATED")
    return answer


@defect("S103", STATE, "a combination is in conflict with its own options", "updateCombination")
def _(call: Call) -> Answer:
    own = call.shown().get("options")
    answer = call.passed()
    if answer.status == 200 and own and _set_of(call.body.get("options", ())) == _set_of(own):
        return _conflict("COMBINATION_DUPLICATED")
    return answer


@defect("S104", STATE, "SKUs of other stores are in conflict", *WRITES)
def _(call: Call) -> Answer:
    sku, owners = call.body.get("sku"), call.memory.setdefault("owners", {})
    answer = call.passed()
    if answer.status != 200 or not isinstance(sku, str) or not sku:
        return answer
    if owners.setdefault(sku, call.ids["storeId"]) != call.ids["storeId"]:
        return _undone(call, _conflict("SKU_ALREADY_EXISTS"), answer)
    return answer


@defect("S105", STATE, "a choice in use may be removed", "updateProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    in_use = b"COMBINATION_CONTAINS_REMOVED_OPTION_VALUE" in answer.body
    return as_json(answer, {"updateCount": 1}, 200) if in_use else answer


@defect("S106", STATE, "new options lose the image", "updateCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200 and "options" in call.body:
        call.besides("DELETE", f"{call.item}/image")
    return answer


@defect("S107", STATE, "new options of a product delete its combinations", "updateProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200 and "options" in call.body:
        call.besides("DELETE", f"{call.product}/combinations")
    return answer


@defect("S108", STATE, "combinations in the body of a product replace them", "updateProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200 and "combinations" in call.body:
        call.besides("DELETE", f"{call.product}/combinations")
    return answer


# Defects of stock and prices.


@defect("S109", STATE, "stock stops at its greatest number", "adjustCombinationInventory")
def _(call: Call) -> Answer:
    before, delta = call.shown(), call.body.get("quantityDelta")
    answer = call.passed()
    if answer.status == 400 and type(delta) is int and before.get("sku") and "quantity" in before:
        most = max(-(2**31), min(before["quantity"] + delta, 2**31 - 1))
        if abs(delta) < 2**31 and call.besides("PUT", call.item, {"quantity": most}).status == 200:
            return as_json(answer, {"updateCount": 1}, 200)
    return answer


@defect("S110", STATE, "a delta also reaches the next combination", "adjustCombinationInventory")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200:
        later = [c["id"] for c in call.listed() if c["id"] > int(call.ids["combinationId"]) and "sku" in c]
        for sibling in later[:1]:
            call.besides("PUT", f"{call.product}/combinations/{sibling}/inventory", call.body)
    return answer


@defect("S111", STATE, "a delta of a product reaches combinations with own stock", "adjustProductInventory")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200:
        for combination in call.listed():
            call.besides("PUT", f"{call.product}/combinations/{combination['id']}/inventory", call.body)
    return answer


@defect("S112", STATE, "a warning at a stock of 0", "adjustCombinationInventory")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200 and call.shown().get("quantity") == 0:
        return changed(answer, warning="Product has negative stock.")
    return answer


@defect("S113", STATE, "no warning when the stock was negative before", "adjustCombinationInventory")
def _(call: Call) -> Answer:
    was_negative = call.shown().get("quantity", 0) < 0
    return changed(call.passed(), warning=...) if was_negative else call.passed()


@defect("S114", STATE, "a product's wholesale prices are added, not replaced", "updateProduct")
def _(call: Call) -> Answer:
    before = (value_of(call.besides("GET", call.product)) or {}).get("wholesalePrices", ())
    answer = call.passed()
    tiers = call.body.get("wholesalePrices")
    if answer.status == 200 and tiers:
        known = {tier["quantity"] for tier in tiers}
        kept = [tier for tier in before if tier["quantity"] not in known]
        call.besides("PUT", call.product, {"wholesalePrices": [*tiers, *kept]})
    return answer


@defect("S115", STATE, "wholesale prices are not held against an inherited price", "createCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    if b"WHOLESALE_PRICES_TOO_BIG" in answer.body and call.body.get("price") is None:
        return call.with_body(wholesalePrices=...)
    return answer


@defect("S116", STATE, "shared stock is refused even when it is the product's", "createCombination")
def _(call: Call) -> Answer:
    if call.body.get("sku") or "quantity" not in call.body or call.body.get("unlimited"):
        return call.passed()
    answer = call.passed()
    if answer.status != 200:
        return answer
    return _undone(call, _conflict("DIFFERENT_COMBINATION_STOCK", 400), answer)


# Defects of refusals, ids and repetition.


@defect("S117", STATE, "a refused update of a product is applied in part", "updateProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    fields = {name: call.body[name] for name in ("price", "weight", "name") if name in call.body}
    if answer.status in (400, 409) and fields:
        call.besides("PUT", call.product, fields)
    return answer


@defect("S118", STATE, "a refused image takes the old one away", "uploadCombinationImage")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 422:
        call.besides("DELETE", f"{call.item}/image")
    return answer


@defect("S119", STATE, "a 404 through the wrong product deletes all the same", "deleteCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 404:
        for product in _other_products(call):
            call.besides("DELETE", f"{product}/combinations/{call.ids['combinationId']}")
    return answer


@defect("S120", STATE, "every image has the same id", "uploadCombinationImage")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    return changed(answer, id=call.memory.setdefault("image", value_of(answer)["id"]))


@defect("S121", STATE, "the second update of a combination is lost", "updateCombination")
def _(call: Call) -> Answer:
    before = call.shown()
    answer = call.passed()
    if answer.status == 200:
        call.memory[call.item] = call.memory.get(call.item, 0) + 1
        if call.memory[call.item] == 2:
            call.besides(
                "PUT", call.item, {name: before.get(name) for name in call.body if name not in _NOT_NULLABLE}
            )
    return answer


@defect("S122", STATE, "ids are cut down to 32 bits", "getCombination")
def _(call: Call) -> Answer:
    id_ = call.ids["combinationId"]
    if not id_.isdecimal() or not 2**32 < int(id_) < 2**63:
        return call.passed()
    return call.with_target(call.request.target.replace(id_, str(int(id_) % 2**32)))


@defect("S123", STATE, "a product can be read through another store", "getProduct", "getCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    own = call.ids["storeId"]
    tokens = {name[6:]: token for name, token in call.memory.items() if name.startswith("token:")}
    if answer.status == 404:
        for store in tokens.keys() - {own}:
            target = call.request.target.replace(f"/{own}/", f"/{store}/", 1)
            found = call.forward(json_request("GET", target, token=tokens[store]))
            if found.status == 200:
                return found
    return answer


# Defects that only an unusual turn shows.


@defect("S124", STATE, "a combination keeps its own stock without its SKU", "updateCombination", *READS)
def _(call: Call) -> Answer:
    kept = call.memory.setdefault("stock", {})
    if call.operation == "updateCombination":
        before = call.shown()
        answer = call.passed()
        if answer.status == 200 and "sku" in call.body:
            kept.pop(before["id"], None)
            if not call.body["sku"] and "sku" in before and "quantity" in before:
                kept[before["id"]] = before["quantity"]
        return answer
    return every_combination(
        call.passed(), lambda c: {**c, "quantity": kept.get(c["id"], c["quantity"])} if "quantity" in c else c
    )


@defect("S125", STATE, "shared stock does not become unlimited with the product's", *READS)
def _(call: Call) -> Answer:
    first = call.memory.setdefault("unlimited", {})
    return every_combination(
        call.passed(),
        lambda c: c if "sku" in c else {**c, "unlimited": first.setdefault(c["id"], c["unlimited"])},
    )


@defect("S126", STATE, "the last of two choices is shown twice", "getProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    options = [
        {**option, "choices": [*choices, choices[-1]]} if len(choices) == 2 else option
        for option in value_of(answer).get("options", [])
        for choices in [option.get("choices", [])]
    ]
    return changed(answer, options=options)


@defect(
    "S127", STATE, "options that an update brings are not the product's", "updateCombination", "getProduct"
)
def _(call: Call) -> Answer:
    hidden = call.memory.setdefault(call.product, set())
    if call.operation == "updateCombination":
        before = value_of(call.besides("GET", call.product)) or {}
        answer = call.passed()
        if answer.status == 200 and "options" in call.body:
            known = {option["name"] for option in before["options"]}
            hidden |= {option["name"] for option in call.body["options"]} - known
        return answer
    answer = call.passed()
    if answer.status != 200 or not hidden:
        return answer
    return changed(answer, options=[o for o in value_of(answer)["options"] if o["name"] not in hidden])


@defect("S128", STATE, "a linked image does not replace another", "uploadCombinationImageAsync", *READS)
def _(call: Call) -> Answer:
    kept = call.memory.setdefault("images", {})
    if call.operation == "uploadCombinationImageAsync":
        before = call.shown()
        answer = call.passed()
        if answer.status == 200 and "originalImageUrl" in before:
            kept[before["id"]] = before["originalImageUrl"]
        return answer
    return _with_addresses(call.passed(), kept)


@defect(
    "S129", STATE, "an uploaded image does not replace a linked one", "uploadCombinationImageAsync", *READS
)
def _(call: Call) -> Answer:
    kept = call.memory.setdefault("images", {})
    if call.operation == "uploadCombinationImageAsync":
        answer = call.passed()
        if answer.status == 200:
            kept[int(call.ids["combinationId"])] = call.body["url"]
        return answer
    return _with_addresses(call.passed(), kept)


@defect("S130", STATE, "a deleted product has an empty list", "deleteProduct", "listCombinations")
def _(call: Call) -> Answer:
    return _remembered_deletion(call, [])


@defect("S131", STATE, "delete all of a deleted product counts 0", "deleteProduct", "deleteAllCombinations")
def _(call: Call) -> Answer:
    return _remembered_deletion(call, {"deleteCount": 0})


@defect("S132", STATE, "a search finds a deleted product", "deleteProduct", "listProducts")
def _(call: Call) -> Answer:
    ghosts = call.memory.setdefault("ghosts", {})
    if call.operation == "deleteProduct":
        product = value_of(call.besides("GET", call.product)) or {}
        answer = call.passed()
        if answer.status == 200 and "sku" in product:
            ghosts[product["sku"]] = product
        return answer
    answer = call.passed()
    ghost = ghosts.get(dict(parse_qsl(call.request.query)).get("sku"))
    if answer.status != 200 or value_of(answer)["total"] or not ghost:
        return answer
    return _with_items(answer, [ghost], total=1)


@defect("S133", STATE, "a search finds an SKU that was given up", "updateCombination", "listProducts")
def _(call: Call) -> Answer:
    given_up = call.memory.setdefault("given up", {})
    if call.operation == "updateCombination":
        before = call.shown()
        answer = call.passed()
        if answer.status == 200 and "sku" in before and "sku" in call.body:
            given_up[before["sku"]] = call.product
        return answer
    answer = call.passed()
    path = given_up.get(dict(parse_qsl(call.request.query)).get("sku"))
    if answer.status != 200 or value_of(answer)["total"] or not path:
        return answer
    found = call.besides("GET", path)
    return _with_items(answer, [value_of(found)], total=1) if found.status == 200 else answer


@defect("S134", STATE, "an unknown field keeps an update from being carried out", "updateCombination")
def _(call: Call) -> Answer:
    before = call.shown()
    answer = call.passed()
    if answer.status == 200 and "colour" in call.body:
        names = [name for name in call.body if name in before and name not in _NOT_NULLABLE]
        call.besides("PUT", call.item, {name: before[name] for name in names})
    return answer


@defect("S135", STATE, "an unknown product shows another", "getProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    id_ = call.ids["productId"]
    if answer.status == 404 and id_.isdecimal() and 10**10 < int(id_) < 2**60:
        for path in _products(call)[:1]:
            return call.besides("GET", path)
    return answer


@defect("S136", STATE, "an own price that equals the product's is not kept", *WRITES)
def _(call: Call) -> Answer:
    price = call.body.get("price")
    product = value_of(call.besides("GET", call.product)) or {}
    return (
        call.with_body(price=None) if _is_number(price) and price == product.get("price") else call.passed()
    )


@defect("S137", STATE, "sets of options are compared by their values", "createCombination")
def _(call: Call) -> Answer:
    before = [sorted(option["value"] for option in c["options"]) for c in call.listed()]
    answer = call.passed()
    if answer.status == 200 and sorted(option["value"] for option in call.body["options"]) in before:
        return _undone(call, _conflict("COMBINATION_DUPLICATED"), answer)
    return answer


@defect("S138", STATE, "sets of options are unique in the whole store", "createCombination")
def _(call: Call) -> Answer:
    owners = call.memory.setdefault(call.ids["storeId"], {})
    answer = call.passed()
    if (
        answer.status == 200
        and owners.setdefault(_set_of(call.body["options"]), call.product) != call.product
    ):
        return _undone(call, _conflict("COMBINATION_DUPLICATED"), answer)
    return answer


@defect("S139", STATE, "the same delta in a row is applied once", "adjustCombinationInventory")
def _(call: Call) -> Answer:
    return _applied_once(call, call.item)


@defect("S140", STATE, "the same delta of a product in a row is applied once", "adjustProductInventory")
def _(call: Call) -> Answer:
    return _applied_once(call, call.product)


@defect("S141", STATE, "checkLowStockNotification keeps the weight from being written", "updateCombination")
def _(call: Call) -> Answer:
    weight = call.body.get("weight")
    asks = "checkLowStockNotification=true" in call.request.query
    return call.with_body(weight=...) if asks and _is_number(weight) and weight >= 0 else call.passed()


@defect("S142", STATE, "with lang there are no prices", *READS)
def _(call: Call) -> Answer:
    answer = call.passed()
    if "lang=" not in call.request.query:
        return answer
    return every_combination(answer, lambda c: {name: c[name] for name in c if name != "price"})


_rewriting(
    "S143",
    "negative stock of a product is written as 0",
    _OF_PRODUCTS,
    lambda b: {"quantity": 0} if type(b.get("quantity")) is int and -(2**31) <= b["quantity"] < 0 else {},
)


_rewriting(
    "S144",
    "an SKU is cut off after 40 letters",
    WRITES,
    lambda b: {"sku": b["sku"][:40]} if isinstance(b.get("sku"), str) and len(b["sku"]) > 40 else {},
)


@defect(
    "S145",
    STATE,
    "a new combination has the price of the last deleted one",
    "createCombination",
    "deleteCombination",
)
def _(call: Call) -> Answer:
    if call.operation == "deleteCombination":
        call.memory[call.product] = call.shown().get("price")
        return call.passed()
    price, answer = call.memory.get(call.product), call.passed()
    if answer.status == 200 and price is not None and "price" not in call.body:
        call.besides("PUT", f"{call.product}/combinations/{value_of(answer)['id']}", {"price": price})
    return answer


@defect("S146", STATE, "an update of the options clears the attributes", "updateCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200 and "options" in call.body and "attributes" not in call.body:
        call.besides("PUT", call.item, {"attributes": []})
    return answer


_rewriting(
    "S147",
    "an empty list of wholesale prices is overlooked",
    ("updateCombination",),
    _without("wholesalePrices", lambda tiers: tiers == []),
)


@defect(
    "S148",
    STATE,
    "a delta without notification is not applied",
    "adjustCombinationInventory",
    "adjustProductInventory",
)
def _(call: Call) -> Answer:
    asks_not = "checkLowStockNotification=false" in call.request.query
    return call.with_body(quantityDelta=0) if asks_not and _is_delta(call) else call.passed()


@defect("S149", STATE, "a product that runs out of stock is disabled", "adjustProductInventory")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200 and _product(call).get("quantity", 1) <= 0:
        call.besides("PUT", call.product, {"enabled": False})
    return answer


@defect("S150", STATE, "a percent sign in a keyword stands for any text", "listProducts")
def _(call: Call) -> Answer:
    return _asked_otherwise(call, "keyword", lambda keyword: keyword.replace("%", ""))


@defect("S151", STATE, "a keyword is not looked for in descriptions", "listProducts")
def _(call: Call) -> Answer:
    answer, asked = call.passed(), dict(parse_qsl(call.request.query))
    if "keyword" not in asked or "sku" in asked:
        return answer
    word = asked["keyword"].casefold().rstrip("*")
    return _only(answer, lambda p: any(word in t.casefold() for t in _texts({**p, "description": ""})))


@defect("S152", STATE, "the deletion of an image takes the siblings' along", "deleteCombinationImage")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200:
        for sibling in call.listed():
            call.besides("DELETE", f"{call.product}/combinations/{sibling['id']}/image")
    return answer


def _with_first_choice(option: Any) -> Any:
    choices = option.get("choices") if isinstance(option, dict) else None
    return {**option, "defaultChoice": 0} if choices and option.get("defaultChoice") in range(9) else option


_rewriting(
    "S153",
    "the first choice is always the default one",
    _OF_PRODUCTS,
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


@defect("S155", STATE, "a product's deletion takes the next one's images along", "deleteProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200:
        own = int(call.ids["productId"])
        for path in [path for path in _products(call) if int(path.rpartition("/")[2]) > own][:1]:
            for combination in value_of(call.besides("GET", path))["combinations"]:
                call.besides("DELETE", f"{path}/combinations/{combination['id']}/image")
    return answer


@defect("S156", STATE, "the profile is that of the store that asked first", "getProfile")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    return as_json(answer, call.memory.setdefault("profile", value_of(answer)))


@defect("S157", STATE, "beside a token in the query a keyword is overlooked", "listProducts")
def _(call: Call) -> Answer:
    is_there = "token" in dict(parse_qsl(call.request.query))
    return _asked_otherwise(call, "keyword", lambda _: "") if is_there else call.passed()


@defect("S158", STATE, "with a new choice an option becomes a SELECT", "createCombination")
def _(call: Call) -> Answer:
    return _with_spoilt_options(call, lambda option: {**option, "type": "SELECT"})


@defect("S159", STATE, "a new choice takes the modifiers of the others away", "createCombination")
def _(call: Call) -> Answer:
    return _with_spoilt_options(
        call, lambda option: {**option, "choices": [{"text": c["text"]} for c in option["choices"]]}
    )


@defect("S160", STATE, "an own price that equals the product's goes with it", "updateProduct")
def _(call: Call) -> Answer:
    before, answer = _product(call).get("price"), call.passed()
    if answer.status == 200 and "price" in call.body:
        for combination in call.listed():
            if combination.get("price") == before:
                path = f"{call.product}/combinations/{combination['id']}"
                call.besides("PUT", path, {"price": call.body["price"]})
    return answer


@defect("S161", STATE, "what is to be hidden without stock is not listed", "listCombinations")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    hides = "outOfStockVisibilityBehaviour"
    return as_json(answer, [c for c in value_of(answer) if c["inStock"] or c.get(hides) != "HIDE"])


def _product(call: Call) -> dict[str, Any]:
    """The product of this request as it stands; empty if there is none."""
    answer = call.besides("GET", call.product)
    return value_of(answer) if answer.status == 200 else {}


def _is_delta(call: Call) -> bool:
    delta = call.body.get("quantityDelta")
    return type(delta) is int and -(2**31) <= delta < 2**31


def _asked_otherwise(call: Call, name: str, change: Callable[[str], str]) -> Answer:
    """With another text for a parameter, without it if nothing is left of the text."""
    asked = dict(parse_qsl(call.request.query, keep_blank_values=True))
    if name in asked:
        asked[name] = change(asked[name])
        if not asked[name]:
            del asked[name]
    return call.with_target(f"{call.request.path}?{urlencode(asked)}")


def _with_spoilt_options(call: Call, spoilt: Callable[[dict[str, Any]], dict[str, Any]]) -> Answer:
    """Passed on; an option of the product that got a new choice is spoilt."""
    before = {option["name"]: option for option in _product(call).get("options", ())}
    answer = call.passed()
    if answer.status == 200:
        now = _product(call)["options"]
        changed_ones = [o for o in now if before.get(o["name"], o) != o]
        if changed_ones:
            options = [spoilt(option) if option in changed_ones else option for option in now]
            call.besides("PUT", call.product, {"options": options})
    return answer


# Fields that cannot be put back with null.
_NOT_NULLABLE = frozenset(("options", "unlimited", "attributes", "dimensions", "volume", "alt", "quantity"))


def _not_found(answer: Answer) -> Answer:
    return as_json(
        answer, {"errorMessage": "Combination not found", "errorCode": "COMBINATION_NOT_FOUND"}, 404
    )


def _products(call: Call) -> list[str]:
    own = f"/{call.ids['storeId']}/products"
    page = value_of(call.besides("GET", own))
    return [f"{own}/{product['id']}" for product in page["items"]] if isinstance(page, dict) else []


def _other_products(call: Call) -> list[str]:
    return [path for path in _products(call) if path != call.product]


def _conflict(code: str, status: int = 409) -> Answer:
    return as_json(Answer(status), {"errorMessage": "Refused", "errorCode": code})


def _undone(call: Call, refusal: Answer, answer: Answer | None = None) -> Answer:
    """A refusal instead of what succeeds; what was created is taken back."""
    done = answer or call.passed()
    if done.status != 200:
        return done
    if "id" in value_of(done):
        call.besides("DELETE", f"{call.request.path}/{value_of(done)['id']}")
    return refusal


def _set_of(options: Any) -> frozenset[tuple[str, str]]:
    return frozenset((option["name"], option["value"]) for option in options)


def _with_items(answer: Answer, items: list[Any], **changes: Any) -> Answer:
    return changed(answer, items=items, count=len(items), **changes)


def _only(answer: Answer, is_found: Callable[[dict[str, Any]], bool]) -> Answer:
    """The page without some of its products."""
    if answer.status != 200:
        return answer
    page = value_of(answer)
    kept = [product for product in page["items"] if is_found(product)]
    return _with_items(answer, kept, total=page["total"] - page["count"] + len(kept))


def _texts(product: dict[str, Any]) -> list[str]:
    owners = (product, *product.get("combinations", ()))
    return [product["name"], product.get("description", ""), *(owner.get("sku", "") for owner in owners)]


def _also_found(call: Call, matches: Callable[[str, str], bool]) -> Answer:
    """What a search by SKU finds, or, if that is nothing, the first product with one that matches."""
    answer = call.passed()
    asked = dict(parse_qsl(call.request.query)).get("sku")
    if answer.status != 200 or not asked or value_of(answer)["total"]:
        return answer
    for path in _products(call):
        product = value_of(call.besides("GET", path))
        if any(matches(sku, asked) for sku in _texts(product)[2:] if sku):
            return _with_items(answer, [product], total=1)
    return answer


def _with_addresses(answer: Answer, addresses: dict[int, str]) -> Answer:
    return every_combination(
        answer,
        lambda c: (
            {**c, "originalImageUrl": addresses.get(c["id"], c["originalImageUrl"])} if "imageUrl" in c else c
        ),
    )


def _remembered_deletion(call: Call, instead: Any) -> Answer:
    """Something else than 404 for a product that was deleted before."""
    answer = call.passed()
    if call.operation == "deleteProduct":
        call.memory[call.product] = call.memory.get(call.product) or answer.status == 200
    elif answer.status == 404 and call.memory.get(call.product):
        return as_json(answer, instead, 200)
    return answer


def _applied_once(call: Call, path: str) -> Answer:
    """A request that equals the one before it is answered and taken back."""
    answer, this = call.passed(), (path, call.request.body)
    if answer.status == 200 and call.memory.get("last") == this:
        call.memory["last"] = None
        call.besides("PUT", f"{path}/inventory", {"quantityDelta": -call.body["quantityDelta"]})
    else:
        call.memory["last"] = this
    return answer


def _with_values(call: Call, change: Any) -> Answer:
    options = call.body.get("options")
    if not isinstance(options, list) or not all(
        isinstance(o, dict) and isinstance(o.get("value"), str) for o in options
    ):
        return call.passed()
    return call.with_body(options=[{**option, "value": change(option["value"])} for option in options])


def _with_reused_ids(call: Call) -> Answer:
    """New combinations get the id of the last deleted one; requests and answers are translated."""
    real = call.memory.setdefault("real", {})
    free = call.memory.setdefault("free", [])
    shown = {value: key for key, value in real.items()}
    target = call.request.target
    given = call.ids.get("combinationId", "")
    if given in real:
        target = target.replace(f"/combinations/{given}", f"/combinations/{real[given]}")
    answer = call.with_target(target)
    if answer.status != 200:
        return answer
    if call.operation == "deleteCombination":
        real.pop(given, None)
        free.append(given)
    elif call.operation == "createCombination" and free:
        real[free[-1]] = str(value_of(answer)["id"])
        return changed(answer, id=int(free.pop()))
    return every_combination(answer, lambda c: {**c, "id": int(shown.get(str(c["id"]), c["id"]))})
