"""Defects of stock and of the deltas."""

from __future__ import annotations

from threading import Barrier, BrokenBarrierError
from typing import Any

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
from contract_tests.mutants.server.common import READS, WRITES, applied_once, conflict, product, undone
from contract_tests.wire import Answer


@defect("S09", STATE, "a delta is subtracted", "adjustCombinationInventory")
def _(call: Call) -> Answer:
    delta = call.body.get("quantityDelta")
    return call.with_body(quantityDelta=-delta) if type(delta) is int and delta else call.passed()


@defect("S10", STATE, "a delta is applied twice", "adjustCombinationInventory")
def _(call: Call) -> Answer:
    call.passed()
    return call.passed()


@defect("S17", STATE, "no warning of negative stock", "adjustCombinationInventory")
def _(call: Call) -> Answer:
    return changed(call.passed(), warning=...)


@defect("S24", STATE, "a quantity of 0 is overlooked on creation", "createCombination")
def _(call: Call) -> Answer:
    quantity = call.body.get("quantity")
    return call.with_body(quantity=...) if type(quantity) is int and quantity == 0 else call.passed()


@defect("S29", STATE, "500 on a delta of inherited stock", "adjustCombinationInventory")
def _(call: Call) -> Answer:
    answer = call.passed()
    return crashed() if answer.status == 400 and b"SKU" in answer.body else answer


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


@defect("S56", STATE, "stock wraps around at 32 bits", "adjustCombinationInventory")
def _(call: Call) -> Answer:
    before, delta = call.shown(), call.body.get("quantityDelta")
    answer = call.passed()
    if answer.status == 400 and type(delta) is int and before.get("sku") and "quantity" in before:
        wrapped = (before["quantity"] + delta + 2**31) % 2**32 - 2**31
        if call.besides("PUT", call.item, {"quantity": wrapped}).status == 200:
            return as_json(answer, {"updateCount": 1}, 200)
    return answer


@defect("S84", STATE, "a stock of 0 is in stock", *READS)
def _(call: Call) -> Answer:
    return every_combination(call.passed(), lambda c: {**c, "inStock": True} if c.get("quantity") == 0 else c)


@defect("S85", STATE, "shared stock is not in stock", *READS)
def _(call: Call) -> Answer:
    return every_combination(
        call.passed(), lambda c: c if "sku" in c or c["unlimited"] else {**c, "inStock": False}
    )


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


@defect("S116", STATE, "shared stock is refused even when it is the product's", "createCombination")
def _(call: Call) -> Answer:
    if call.body.get("sku") or "quantity" not in call.body or call.body.get("unlimited"):
        return call.passed()
    answer = call.passed()
    if answer.status != 200:
        return answer
    return undone(call, conflict("DIFFERENT_COMBINATION_STOCK", 400), answer)


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


@defect("S139", STATE, "the same delta in a row is applied once", "adjustCombinationInventory")
def _(call: Call) -> Answer:
    return applied_once(call, call.item)


@defect("S140", STATE, "the same delta of a product in a row is applied once", "adjustProductInventory")
def _(call: Call) -> Answer:
    return applied_once(call, call.product)


@defect("S149", STATE, "a product that runs out of stock is disabled", "adjustProductInventory")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200 and product(call).get("quantity", 1) <= 0:
        call.besides("PUT", call.product, {"enabled": False})
    return answer


@defect("S162", STATE, "of two deltas at once one is lost", "adjustCombinationInventory")
def _(call: Call) -> Answer:
    """Each reads the stock and writes its own sum; for the other it waits as long as a slow server takes."""
    delta, quantity = call.body.get("quantityDelta"), call.shown().get("quantity")
    pair = call.memory.setdefault("pair", Barrier(2))
    try:
        pair.wait(0.02)
    except BrokenBarrierError:
        pair.reset()
        return call.passed()
    if type(delta) is not int or type(quantity) is not int:
        return call.passed()
    call.besides("PUT", call.item, {"quantity": quantity + delta})
    return call.with_body(quantityDelta=0)
