"""Defects of prices and wholesale prices."""

from __future__ import annotations

from contract_tests.mutants.registry import STATE, Call, defect, every_combination, value_of
from contract_tests.mutants.server.common import READS, WRITES, is_number, product
from contract_tests.wire import Answer


@defect("S14", STATE, "prices are kept with two decimals", *WRITES)
def _(call: Call) -> Answer:
    price = call.body.get("price")
    return call.with_body(price=round(price, 2)) if isinstance(price, float) else call.passed()


@defect("S18", STATE, "wholesale prices are not ordered", *READS)
def _(call: Call) -> Answer:
    return every_combination(
        call.passed(),
        lambda c: {**c, "wholesalePrices": c["wholesalePrices"][::-1]} if "wholesalePrices" in c else c,
    )


@defect("S47", STATE, "a wholesale price above the price is taken", *WRITES)
def _(call: Call) -> Answer:
    answer = call.passed()
    return call.with_body(wholesalePrices=...) if b"WHOLESALE_PRICES_TOO_BIG" in answer.body else answer


@defect("S54", STATE, "a product's new price replaces its combinations' own", "updateProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200 and "price" in call.body:
        for combination in call.listed():
            call.besides(
                "PUT", f"{call.product}/combinations/{combination['id']}", {"price": call.body["price"]}
            )
    return answer


@defect("S58", STATE, "the first wholesale price is lost", *WRITES)
def _(call: Call) -> Answer:
    tiers = call.body.get("wholesalePrices")
    if isinstance(tiers, list) and len(tiers) > 1:
        return call.with_body(wholesalePrices=tiers[1:])
    return call.passed()


@defect("S83", STATE, "compareToPrice is shown with two decimals", *READS)
def _(call: Call) -> Answer:
    return every_combination(
        call.passed(),
        lambda c: {**c, "compareToPrice": round(c["compareToPrice"], 2)} if "compareToPrice" in c else c,
    )


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


@defect("S136", STATE, "an own price that equals the product's is not kept", *WRITES)
def _(call: Call) -> Answer:
    price = call.body.get("price")
    product = value_of(call.besides("GET", call.product)) or {}
    return call.with_body(price=None) if is_number(price) and price == product.get("price") else call.passed()


@defect("S160", STATE, "an own price that equals the product's goes with it", "updateProduct")
def _(call: Call) -> Answer:
    before, answer = product(call).get("price"), call.passed()
    if answer.status == 200 and "price" in call.body:
        for combination in call.listed():
            if combination.get("price") == before:
                path = f"{call.product}/combinations/{combination['id']}"
                call.besides("PUT", path, {"price": call.body["price"]})
    return answer
