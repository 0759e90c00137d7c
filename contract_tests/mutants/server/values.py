"""Defects of values, prices among them: what of a request is changed on its way in, and how it is shown."""

from __future__ import annotations

import struct
from typing import Any

from contract_tests.mutants.registry import STATE, Call, seed
from contract_tests.mutants.server.common import (
    Object,
    added,
    also,
    also_after,
    combination_paths,
    each_combination,
    is_a,
    is_integer,
    is_null,
    is_number,
    lost,
    objects,
    passing,
    rewritten,
    sends,
    sent,
    turned,
    when,
    without,
)

NEW_PRICE = sends("price")


def _is_size(size: Any) -> bool:
    if not isinstance(size, dict) or not all(map(is_number, size.values())):
        return False
    return min(size.values(), default=0) >= 0


def _has_modifiers(options: Any) -> bool:
    choices = [objects(option.get("choices")) for option in objects(options)]
    return all(map(is_number, (c.get("priceModifier") for each in choices for c in each))) and (
        options == [] or (bool(choices) and all(choices))
    )


def _in_any_case(body: Object) -> Object:
    names = ("price", "weight", "quantity", "warningLimit", "compareToPrice", "volume")
    known = {name.lower(): name for name in names}
    return {
        known[name.lower()]: value
        for name, value in body.items()
        if name.lower() in known and name not in known.values()
    }


def _with_first_choice(option: Any) -> Any:
    choices = option.get("choices") if isinstance(option, dict) else None
    return {**option, "defaultChoice": 0} if choices and option.get("defaultChoice") in range(9) else option


def _has_product_price(call: Call) -> bool:
    price = call.body.get("price")
    return is_number(price) and price == call.shown_product().get("price")


def _give_price(call: Call, to: list[Object]) -> None:
    for path in combination_paths(call, to):
        call.put(path, price=call.body["price"])


def _keep_tiers(call: Call, before: Any) -> None:
    tiers = call.body.get("wholesalePrices")
    if tiers:
        known = {tier["quantity"] for tier in tiers}
        kept = [tier for tier in before if tier["quantity"] not in known]
        call.put(call.product, wholesalePrices=[*tiers, *kept])


DEFECTS = {
    "S14 writes: prices are kept with two decimals": sent("price", is_a(float), to=lambda p: round(p, 2)),
    "S18 reads: wholesale prices are not ordered": each_combination(wholesalePrices=turned),
    "S47 writes: a wholesale price above the price is taken": passing(
        b"WHOLESALE_PRICES_TOO_BIG", wholesalePrices=...
    ),
    "S54 updateProduct: a product's new price replaces its combinations' own": when(
        NEW_PRICE, also(lambda call: _give_price(call, call.listed()))
    ),
    "S58 writes: the first wholesale price is lost": sent(
        "wholesalePrices", lambda v: isinstance(v, list) and len(v) > 1, to=lambda tiers: tiers[1:]
    ),
    "S61 writes: the height is lost": sent("dimensions", _is_size, to=lambda size: without(size, "height")),
    "S62 updateCombination: an update of the volume is lost": lost(
        "volume", lambda v: is_number(v) and v >= 0
    ),
    "S63 writes: false is overlooked": lost("isShippingRequired", lambda v: v is False),
    "S64 writes: a weight of 0 is overlooked": lost("weight", lambda v: is_number(v) and v == 0),
    "S65 updateCombination: the greatest quantity is also the least": rewritten(
        lambda body: (
            {"minPurchaseQuantity": body["maxPurchaseQuantity"]}
            if "maxPurchaseQuantity" in body and "minPurchaseQuantity" not in body
            else {}
        )
    ),
    "S66 updateCombination: a new customs code takes another id away": when(
        sends("customsHsTariffCode"), added(externalReferenceId=None)
    ),
    "S67 updateCombination: null does not clear compareToPrice": lost("compareToPrice", is_null),
    "S68 updateCombination: null does not clear wholesale prices": lost("wholesalePrices", is_null),
    "S69 updateCombination: a cleared warningLimit becomes 0": sent("warningLimit", is_null, to=lambda _: 0),
    "S70 writes: prices are kept in single precision": sent(
        "price",
        lambda v: is_number(v) and abs(v) <= 1e30,
        to=lambda price: struct.unpack("f", struct.pack("f", price))[0],
    ),
    "S71 writes: a quantity above 32,767 is cut down": sent(
        "quantity", lambda v: is_integer(v) and 32767 < v < 2**31, to=lambda _: 32767
    ),
    "S72 writes: where an attribute is displayed is lost": sent(
        "attributes",
        lambda v: all(a.get("show") in ("NOTSHOW", "DESCR", "PRICE") for a in objects(v) or ({},)),
        to=lambda attributes: [without(attribute, "show") for attribute in attributes],
    ),
    "S73 writes: an SKU of digits loses its zeros": sent(
        "sku", lambda v: isinstance(v, str) and v.isascii() and v.isdigit(), to=lambda sku: str(int(sku))
    ),
    "S74 writes: a quantity wins over unlimited": when(
        lambda call: is_integer(call.body.get("quantity")),
        sent("unlimited", lambda v: v is True, to=lambda _: False),
    ),
    "S75 createProduct: a new product is always enabled": sent(
        "enabled", lambda v: v is False, to=lambda _: True
    ),
    "S76 updateProduct: null does not clear a description": lost("description", is_null),
    "S77 productWrites: price modifiers of choices are lost": sent(
        "options",
        _has_modifiers,
        to=lambda options: [
            {**option, "choices": [without(choice, "priceModifier") for choice in option["choices"]]}
            for option in options
        ],
    ),
    "S78 updateProduct: an update of a product's weight is lost": lost(
        "weight", lambda v: is_number(v) and v >= 0
    ),
    "S79 updateProduct: an update of a product clears its description": added(description=None),
    "S80 updateCombination: names of fields may be in any case": rewritten(_in_any_case),
    "S81 writes: defaultDisplayedPrice becomes the price": rewritten(
        lambda body: (
            {"price": body["defaultDisplayedPrice"]}
            if is_number(body.get("defaultDisplayedPrice")) and "price" not in body
            else {}
        )
    ),
    "S83 reads: compareToPrice is shown with two decimals": each_combination(
        compareToPrice=lambda price: round(price, 2)
    ),
    "S114 updateProduct: a product's wholesale prices are added, not replaced": also_after(
        lambda call: call.shown_product().get("wholesalePrices", ()), _keep_tiers
    ),
    "S115 createCombination: wholesale prices are not held against an inherited price": when(
        lambda call: call.body.get("price") is None, passing(b"WHOLESALE_PRICES_TOO_BIG", wholesalePrices=...)
    ),
    "S136 writes: an own price that equals the product's is not kept": when(
        _has_product_price, lambda call: call.with_body(price=None)
    ),
    "S143 productWrites: negative stock of a product is written as 0": sent(
        "quantity", lambda v: is_integer(v) and -(2**31) <= v < 0, to=lambda _: 0
    ),
    "S144 writes: an SKU is cut off after 40 letters": sent(
        "sku", lambda v: isinstance(v, str) and len(v) > 40, to=lambda sku: sku[:40]
    ),
    "S147 updateCombination: an empty list of wholesale prices is overlooked": lost(
        "wholesalePrices", lambda tiers: tiers == []
    ),
    "S153 productWrites: the first choice is always the default one": sent(
        "options", is_a(list), to=lambda options: [*map(_with_first_choice, options)]
    ),
    "S154 writes: no more than three attributes are kept": sent(
        "attributes", is_a(list), to=lambda attributes: attributes[:3]
    ),
    "S160 updateProduct: an own price that equals the product's goes with it": when(
        NEW_PRICE,
        also_after(
            lambda call: call.shown_product().get("price"),
            lambda call, price: _give_price(call, [c for c in call.listed() if c.get("price") == price]),
        ),
    ),
}

seed(STATE, DEFECTS)
