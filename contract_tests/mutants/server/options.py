"""Defects of options, choices and SKUs."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

from contract_tests.mutants.registry import STATE, Call, Spoil, defect, seed
from contract_tests.mutants.server.common import (
    Object,
    also,
    also_after,
    as_json,
    combinations,
    each_combination,
    is_null,
    lost,
    objects,
    on,
    passing,
    refusal,
    refusing,
    remembering,
    says,
    sends,
    sent,
    shows,
    undone,
    when,
)
from contract_tests.wire import Answer


def option_values(change: Callable[[str], str]) -> Spoil:
    def are_texts(options: Any) -> bool:
        return options == [] or all(
            isinstance(option.get("value"), str) for option in objects(options) or ({},)
        )

    return sent("options", are_texts, lambda options: [{**o, "value": change(o["value"])} for o in options])


def set_of(options: Any) -> frozenset[tuple[str, str]]:
    return frozenset((option["name"], option["value"]) for option in options)


DUPLICATED = b"COMBINATION_DUPLICATED"
SAME_OPTIONS = refusal(409, error="COMBINATION_DUPLICATED")
SAME_SKU = refusal(409, error="SKU_ALREADY_EXISTS")
UPDATED = says({"updateCount": 1})


def _options_by_name(call: Call) -> Object:
    return {option["name"]: option for option in call.shown_product().get("options", ())}


def _spoil_new_choices(spoilt: Callable[[Object], Object]) -> Spoil:
    """An option of the product that got a new choice is spoilt."""

    def effect(call: Call, before: Object) -> None:
        now = _options_by_name(call)
        new = [name for name in now if before.get(name, now[name]) != now[name]]
        if new:
            options = [{**now[name], **spoilt(now[name])} if name in new else now[name] for name in now]
            call.put(call.product, options=options)

    return also_after(_options_by_name, effect)


def _each_option(change: Callable[[list[Any]], list[Any]]) -> Spoil:
    """The choices of each option of a product are shown changed."""
    return shows(options=lambda options: [{**o, "choices": change(o.get("choices", []))} for o in options])


def _values(options: Any) -> list[str]:
    return sorted(option["value"] for option in options)


def _is_other(name: str, value: Callable[[Call], Any]) -> Callable[[Call, Any], bool]:
    """Whether something was written before, elsewhere: what `name` says of it is another one."""

    def is_other(call: Call, _: Any) -> bool:
        what, where = value(call), getattr(call, name)
        owners = call.memory.setdefault(call.store if name == "product" else "owners", {})
        return bool(what) and owners.setdefault(what, where) != where

    return is_other


def _skus(call: Call) -> Object:
    product = call.shown_product()
    owners = (product, *product.get("combinations", ()))
    return {owner["sku"]: True for owner in owners if "sku" in owner}


def _sku(call: Call) -> str:
    sku = call.body.get("sku")
    return sku if isinstance(sku, str) else ""


DEFECTS = {
    "S07 writes: an SKU may stand twice": passing(b"SKU_ALREADY_EXISTS", sku=...),
    "S19 writes: option values are normalised": option_values(lambda v: unicodedata.normalize("NFC", v)),
    "S27 updateCombination: an update may take another one's options": on(DUPLICATED, UPDATED),
    "S31 updateCombination: null does not clear the SKU": lost("sku", is_null),
    "S32 reads: an empty SKU is kept as a text": each_combination(lambda c: {"sku": c.get("sku", "")}),
    "S51 writes: option values are kept in lower case": option_values(str.lower),
    "S53 getProduct: a new choice is not shown with the product": _each_option(lambda choices: choices[:1]),
    "S55 updateProduct: an option in use may be removed": on(b"REMOVED_OPTION", UPDATED),
    "S82 writes: letters beyond 16 bits become question marks": option_values(
        lambda value: "".join("?" if ord(c) > 0xFFFF else c for c in value)
    ),
    "S101 deleteProduct productWrites writes: SKUs of a deleted product stay reserved": remembering(
        "deleteProduct",
        _skus,
        lambda call, answer, kept: undone(call, SAME_SKU, answer) if _sku(call) in kept else answer,
    ),
    "S102 deleteAllCombinations createCombination: options stay taken when all are deleted": remembering(
        "deleteAllCombinations",
        lambda call: {(call.product, set_of(c["options"])): True for c in call.listed()},
        lambda call, answer, kept: (
            undone(call, SAME_OPTIONS, answer)
            if answer.status == 200 and (call.product, set_of(call.body["options"])) in kept
            else answer
        ),
    ),
    "S103 updateCombination: a combination is in conflict with its own options": refusing(
        lambda call, own: own and set_of(call.body.get("options", ())) == set_of(own),
        SAME_OPTIONS,
        look=lambda call: call.shown().get("options"),
    ),
    "S104 writes: SKUs of other stores are in conflict": refusing(_is_other("store", _sku), SAME_SKU),
    "S105 updateProduct: a choice in use may be removed": on(
        b"COMBINATION_CONTAINS_REMOVED_OPTION_VALUE", UPDATED
    ),
    "S107 updateProduct: new options of a product delete its combinations": when(
        sends("options"), also(lambda call: call.delete(f"{call.product}/combinations"))
    ),
    "S108 updateProduct: combinations in the body of a product replace them": when(
        sends("combinations"), also(lambda call: call.delete(f"{call.product}/combinations"))
    ),
    "S126 getProduct: the last of two choices is shown twice": _each_option(
        lambda choices: [*choices, choices[-1]] if len(choices) == 2 else choices
    ),
    "S137 createCombination: sets of options are compared by their values": refusing(
        lambda call, before: _values(call.body["options"]) in before,
        SAME_OPTIONS,
        look=lambda call: [_values(combination["options"]) for combination in call.listed()],
    ),
    "S138 createCombination: sets of options are unique in the whole store": refusing(
        _is_other("product", lambda call: set_of(call.body["options"])), SAME_OPTIONS
    ),
    "S146 updateCombination: an update of the options clears the attributes": when(
        sends("options"), also(lambda call: "attributes" in call.body or call.put(call.item, attributes=[]))
    ),
    "S158 createCombination: with a new choice an option becomes a SELECT": _spoil_new_choices(
        lambda option: {"type": "SELECT"}
    ),
    "S159 createCombination: a new choice takes the modifiers of the others away": _spoil_new_choices(
        lambda option: {"choices": [{"text": choice["text"]} for choice in option["choices"]]}
    ),
}

seed(STATE, DEFECTS)


@defect("S08 createCombination: a set of options may stand twice")
def _(call: Call) -> Answer:
    answer = call.passed()
    if DUPLICATED not in answer.body:
        return answer
    return call.with_body(options=[{**o, "value": o["value"] + "\u200b"} for o in call.body["options"]])


@defect("S46 createCombination: the order of options makes another set")
def _(call: Call) -> Answer:
    answer = call.passed()
    if DUPLICATED not in answer.body:
        return answer
    wanted = [(option["name"], option["value"]) for option in call.body["options"]]
    same = any([(o["name"], o["value"]) for o in c["options"]] == wanted for c in call.listed())
    return answer if same else as_json(answer, {"id": 2**40 + len(call.listed())}, 200)


@defect("S86 reads: the product's SKU is shown as the combination's own")
def _(call: Call) -> Answer:
    sku = call.shown_product().get("sku")
    return combinations(call.passed(), lambda c: {"sku": c.get("sku", sku)} if sku else {})


@defect("S100 writes: SKUs that differ in case are in conflict")
def _(call: Call) -> Answer:
    sku, seen = _sku(call), call.memory.setdefault("skus", {})
    if not sku:
        return call.passed()
    if seen.get(sku.casefold(), sku) != sku:
        return SAME_SKU
    answer = call.passed()
    if answer.status == 200:
        seen[sku.casefold()] = sku
    return answer
