"""Defects of stock and of the deltas."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, BrokenBarrierError

from contract_tests.mutants.registry import STATE, Call, Spoil, defect, seed, value_of
from contract_tests.mutants.server.common import (
    Kept,
    Object,
    also,
    as_json,
    changed,
    combination_paths,
    combinations,
    each_combination,
    is_integer,
    lost,
    on,
    passing,
    refusal,
    refusing,
    remembering,
    sent,
    shows,
    when,
)
from contract_tests.wire import Answer


def frozen(name: str, is_meant: Callable[[Object], object]) -> Spoil:
    """A field of a combination is shown as it was first."""

    def spoil(call: Call) -> Answer:
        first = call.memory.setdefault(name, {})
        return combinations(
            call.passed(), lambda c: {name: first.setdefault(c["id"], c[name])} if is_meant(c) else {}
        )

    return spoil


LEAST, MOST = -(2**31), 2**31 - 1


def _cut(quantity: int) -> int:
    return max(LEAST, min(quantity, MOST))


def _deltas(call: Call, paths: list[str]) -> None:
    for path in paths:
        call.put(f"{path}/inventory", **call.body)


def _next_with_sku(call: Call) -> list[str]:
    own = int(call.ids["combinationId"])
    return combination_paths(call, [c for c in call.listed() if c["id"] > own and "sku" in c])[:1]


def _beyond_the_end(total: Callable[[int], int], is_meant: Callable[[int], bool] = lambda _: True) -> Spoil:
    """A delta that is refused because the stock would be too great is applied in another way."""

    def spoil(call: Call) -> Answer:
        before, delta = call.shown(), call.body.get("quantityDelta")
        answer = call.passed()
        is_refused = answer.status == 400 and before.get("sku") and "quantity" in before
        if not is_refused or not is_integer(delta) or not is_meant(delta):
            return answer
        written = call.put(call.item, quantity=total(before["quantity"] + delta))
        return as_json(answer, {"updateCount": 1}, 200) if written.status == 200 else answer

    return spoil


def _applied_once(path: Callable[[Call], str]) -> Spoil:
    """A request that equals the one before it is answered and taken back."""

    def spoil(call: Call) -> Answer:
        answer, this = call.passed(), (path(call), call.request.body)
        if answer.status == 200 and call.memory.get("last") == this:
            call.memory["last"] = None
            call.put(f"{path(call)}/inventory", quantityDelta=-call.body["quantityDelta"])
        else:
            call.memory["last"] = this
        return answer

    return spoil


def _given_up_stock(call: Call) -> Object:
    before = call.shown()
    if not before or "sku" not in call.body:
        return {}
    keeps = not call.body["sku"] and "sku" in before and "quantity" in before
    return {before["id"]: before["quantity"] if keeps else None}


def _with_stock(_: Call, answer: Answer, kept: Kept) -> Answer:
    return combinations(
        answer,
        lambda c: {"quantity": kept[c["id"]]} if "quantity" in c and kept.get(c["id"]) is not None else {},
    )


DEFECTS = {
    "S09 adjustCombinationInventory: a delta is subtracted": sent(
        "quantityDelta", lambda d: is_integer(d) and d, to=lambda delta: -delta
    ),
    "S10 adjustCombinationInventory: a delta is applied twice": lambda call: call.passed() and call.passed(),
    "S17 adjustCombinationInventory: no warning of negative stock": shows(warning=...),
    "S24 createCombination: a quantity of 0 is overlooked on creation": lost(
        "quantity", lambda quantity: is_integer(quantity) and quantity == 0
    ),
    "S29 adjustCombinationInventory: 500 on a delta of inherited stock": on(
        b"SKU", refusal(500, "Internal server error", "INTERNAL_ERROR")
    ),
    "S37 reads: shared stock stays as it was when the product's changes": frozen(
        "quantity", lambda c: "sku" not in c and "quantity" in c
    ),
    "S38 reads: a quantity is shown beside unlimited stock": each_combination(
        lambda c: {"quantity": c.get("quantity", 0)} if c["unlimited"] else {}
    ),
    "S48 writes: other stock without an own SKU is overlooked": passing(
        b"DIFFERENT_COMBINATION_STOCK", quantity=...
    ),
    "S56 adjustCombinationInventory: stock wraps around at 32 bits": _beyond_the_end(
        lambda total: (total + 2**31) % 2**32 - 2**31
    ),
    "S84 reads: a stock of 0 is in stock": each_combination(
        lambda c: {"inStock": True} if c.get("quantity") == 0 else {}
    ),
    "S85 reads: shared stock is not in stock": each_combination(
        lambda c: {} if "sku" in c or c["unlimited"] else {"inStock": False}
    ),
    "S109 adjustCombinationInventory: stock stops at its greatest number": _beyond_the_end(
        _cut, lambda delta: abs(delta) < 2**31
    ),
    "S110 adjustCombinationInventory: a delta also reaches the next combination": also(
        lambda call: _deltas(call, _next_with_sku(call))
    ),
    "S111 adjustProductInventory: a delta of a product reaches combinations with own stock": also(
        lambda call: _deltas(call, combination_paths(call))
    ),
    "S116 createCombination: shared stock is refused even when it is the product's": when(
        lambda call: "quantity" in call.body and not call.body.get("sku") and not call.body.get("unlimited"),
        refusing(lambda *_: True, refusal(400, error="DIFFERENT_COMBINATION_STOCK")),
    ),
    "S124 updateCombination reads: a combination keeps its own stock without its SKU": remembering(
        "updateCombination", _given_up_stock, _with_stock
    ),
    "S125 reads: shared stock does not become unlimited with the product's": frozen(
        "unlimited", lambda c: "sku" not in c
    ),
    "S139 adjustCombinationInventory: the same delta in a row is applied once": _applied_once(
        lambda call: call.item
    ),
    "S140 adjustProductInventory: the same delta of a product in a row is applied once": _applied_once(
        lambda call: call.product
    ),
    "S149 adjustProductInventory: a product that runs out of stock is disabled": also(
        lambda call: call.shown_product().get("quantity", 1) > 0 or call.put(call.product, enabled=False)
    ),
}

seed(STATE, DEFECTS)


@defect("S35 adjustProductInventory: negative stock of a product becomes 0")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200 and "warning" in value_of(answer):
        call.put(call.product, quantity=0)
    return answer


@defect("S36 updateCombination: an absolute quantity is added to the stock")
def _(call: Call) -> Answer:
    before, wanted = call.shown(), call.body.get("quantity")
    answer = call.passed()
    if answer.status == 200 and is_integer(wanted) and before.get("sku") and before.get("quantity"):
        call.put(call.item, quantity=_cut(wanted + before["quantity"]))
    return answer


@defect("S49 adjustCombinationInventory: a delta of inherited stock changes the product")
def _(call: Call) -> Answer:
    answer = call.passed()
    is_refused = answer.status == 400 and b"SKU" in answer.body
    return call.put(f"{call.product}/inventory", **call.body) if is_refused else answer


@defect("S112 adjustCombinationInventory: a warning at a stock of 0")
def _(call: Call) -> Answer:
    answer = call.passed()
    is_out = answer.status == 200 and call.shown().get("quantity") == 0
    return changed(answer, warning="Product has negative stock.") if is_out else answer


@defect("S113 adjustCombinationInventory: no warning when the stock was negative before")
def _(call: Call) -> Answer:
    was_negative = call.shown().get("quantity", 0) < 0
    return changed(call.passed(), warning=...) if was_negative else call.passed()


@defect("S162 adjustCombinationInventory: of two deltas at once one is lost")
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
    call.put(call.item, quantity=quantity + delta)
    return call.with_body(quantityDelta=0)
