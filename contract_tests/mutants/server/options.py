"""Defects of options, choices and SKUs."""

from __future__ import annotations

import unicodedata

from contract_tests.mutants.registry import STATE, Call, as_json, changed, defect, every_combination, value_of
from contract_tests.mutants.server.common import (
    OF_PRODUCTS,
    READS,
    WRITES,
    and_deletes,
    conflict,
    set_of,
    undone,
    with_spoilt_options,
    with_values,
)
from contract_tests.wire import Answer


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


@defect("S19", STATE, "option values are normalised", *WRITES)
def _(call: Call) -> Answer:
    return with_values(call, lambda value: unicodedata.normalize("NFC", value))


@defect("S27", STATE, "an update may take another one's options", "updateCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    return as_json(answer, {"updateCount": 1}, 200) if b"COMBINATION_DUPLICATED" in answer.body else answer


@defect("S31", STATE, "null does not clear the SKU", "updateCombination")
def _(call: Call) -> Answer:
    body = call.body
    return call.with_body(sku=...) if "sku" in body and body["sku"] is None else call.passed()


@defect("S32", STATE, "an empty SKU is kept as a text", *READS)
def _(call: Call) -> Answer:
    return every_combination(call.passed(), lambda c: {"sku": "", **c})


@defect("S46", STATE, "the order of options makes another set", "createCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    if b"COMBINATION_DUPLICATED" not in answer.body:
        return answer
    wanted = [(option["name"], option["value"]) for option in call.body["options"]]
    same = any([(o["name"], o["value"]) for o in c["options"]] == wanted for c in call.listed())
    return answer if same else as_json(answer, {"id": 2**40 + len(call.listed())}, 200)


@defect("S51", STATE, "option values are kept in lower case", *WRITES)
def _(call: Call) -> Answer:
    return with_values(call, str.lower)


@defect("S53", STATE, "a new choice is not shown with the product", "getProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    options = [{**o, "choices": o.get("choices", [])[:1]} for o in value_of(answer).get("options", [])]
    return changed(answer, options=options)


@defect("S55", STATE, "an option in use may be removed", "updateProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    return as_json(answer, {"updateCount": 1}, 200) if b"REMOVED_OPTION" in answer.body else answer


@defect("S82", STATE, "letters beyond 16 bits become question marks", *WRITES)
def _(call: Call) -> Answer:
    return with_values(call, lambda value: "".join("?" if ord(c) > 0xFFFF else c for c in value))


@defect("S86", STATE, "the product's SKU is shown as the combination's own", *READS)
def _(call: Call) -> Answer:
    sku = (value_of(call.besides("GET", call.product)) or {}).get("sku")
    return every_combination(call.passed(), lambda c: {"sku": sku, **c} if sku else c)


@defect("S100", STATE, "SKUs that differ in case are in conflict", *WRITES)
def _(call: Call) -> Answer:
    sku, seen = call.body.get("sku"), call.memory.setdefault("skus", {})
    if not isinstance(sku, str) or not sku:
        return call.passed()
    if seen.get(sku.casefold(), sku) != sku:
        return conflict("SKU_ALREADY_EXISTS")
    answer = call.passed()
    if answer.status == 200:
        seen[sku.casefold()] = sku
    return answer


@defect("S101", STATE, "SKUs of a deleted product stay reserved", "deleteProduct", *OF_PRODUCTS, *WRITES)
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
        return undone(call, conflict("SKU_ALREADY_EXISTS"))
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
            taken += [set_of(combination["options"]) for combination in listed]
        return answer
    answer = call.passed()
    if answer.status == 200 and set_of(call.body["options"]) in taken:
        call.besides("DELETE", f"{call.product}/combinations/{value_of(answer)['id']}")
        return conflict("COMBINATION_DUPLICATED")
    return answer


@defect("S103", STATE, "a combination is in conflict with its own options", "updateCombination")
def _(call: Call) -> Answer:
    own = call.shown().get("options")
    answer = call.passed()
    if answer.status == 200 and own and set_of(call.body.get("options", ())) == set_of(own):
        return conflict("COMBINATION_DUPLICATED")
    return answer


@defect("S104", STATE, "SKUs of other stores are in conflict", *WRITES)
def _(call: Call) -> Answer:
    sku, owners = call.body.get("sku"), call.memory.setdefault("owners", {})
    answer = call.passed()
    if answer.status != 200 or not isinstance(sku, str) or not sku:
        return answer
    if owners.setdefault(sku, call.ids["storeId"]) != call.ids["storeId"]:
        return undone(call, conflict("SKU_ALREADY_EXISTS"), answer)
    return answer


@defect("S105", STATE, "a choice in use may be removed", "updateProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    in_use = b"COMBINATION_CONTAINS_REMOVED_OPTION_VALUE" in answer.body
    return as_json(answer, {"updateCount": 1}, 200) if in_use else answer


@defect("S107", STATE, "new options of a product delete its combinations", "updateProduct")
def _(call: Call) -> Answer:
    return and_deletes(call, f"{call.product}/combinations", when="options" in call.body)


@defect("S108", STATE, "combinations in the body of a product replace them", "updateProduct")
def _(call: Call) -> Answer:
    return and_deletes(call, f"{call.product}/combinations", when="combinations" in call.body)


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


@defect("S137", STATE, "sets of options are compared by their values", "createCombination")
def _(call: Call) -> Answer:
    before = [sorted(option["value"] for option in c["options"]) for c in call.listed()]
    answer = call.passed()
    if answer.status == 200 and sorted(option["value"] for option in call.body["options"]) in before:
        return undone(call, conflict("COMBINATION_DUPLICATED"), answer)
    return answer


@defect("S138", STATE, "sets of options are unique in the whole store", "createCombination")
def _(call: Call) -> Answer:
    owners = call.memory.setdefault(call.ids["storeId"], {})
    answer = call.passed()
    if answer.status == 200 and owners.setdefault(set_of(call.body["options"]), call.product) != call.product:
        return undone(call, conflict("COMBINATION_DUPLICATED"), answer)
    return answer


@defect("S146", STATE, "an update of the options clears the attributes", "updateCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200 and "options" in call.body and "attributes" not in call.body:
        call.besides("PUT", call.item, {"attributes": []})
    return answer


@defect("S158", STATE, "with a new choice an option becomes a SELECT", "createCombination")
def _(call: Call) -> Answer:
    return with_spoilt_options(call, lambda option: {**option, "type": "SELECT"})


@defect("S159", STATE, "a new choice takes the modifiers of the others away", "createCombination")
def _(call: Call) -> Answer:
    return with_spoilt_options(
        call, lambda option: {**option, "choices": [{"text": c["text"]} for c in option["choices"]]}
    )
