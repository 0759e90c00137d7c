"""Defects of what is made, changed, read and deleted."""

from __future__ import annotations

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
from contract_tests.mutants.server.common import (
    NOT_NULLABLE,
    READS,
    is_delta,
    is_number,
    not_found,
    other_products,
    with_addresses,
    with_reused_ids,
)
from contract_tests.wire import Answer


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
    return not_found(answer) if call.memory.get(call.item) else answer


@defect("S03", STATE, "an update is not kept", "updateCombination")
def _(call: Call) -> Answer:
    before = call.shown()
    answer = call.passed()
    if answer.status == 200:
        call.besides(
            "PUT", call.item, {name: before.get(name) for name in call.body if name not in NOT_NULLABLE}
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


@defect("S13", STATE, "the deletion of all reaches another product", "deleteAllCombinations")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200:
        for product in other_products(call):
            call.besides("DELETE", f"{product}/combinations")
    return answer


@defect("S15", STATE, "two combinations have the same number", *READS)
def _(call: Call) -> Answer:
    return every_combination(
        call.passed(), lambda c: {**c, "combinationNumber": min(c["combinationNumber"], 2)}
    )


@defect("S16", STATE, "the id of a deleted combination is given again")
def _(call: Call) -> Answer:
    return with_reused_ids(call)


@defect("S25", STATE, "a deletion takes the next sibling along", "deleteCombination")
def _(call: Call) -> Answer:
    listed = call.listed()
    answer = call.passed()
    if answer.status == 200:
        later = [c["id"] for c in listed if c["id"] > int(call.ids["combinationId"])]
        for sibling in later[:1]:
            call.besides("DELETE", f"{call.product}/combinations/{sibling}")
    return answer


@defect("S28", STATE, "500 for the fourth combination", "createCombination")
def _(call: Call) -> Answer:
    return crashed() if len(call.listed()) >= 3 else call.passed()


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


@defect("S57", STATE, "attributes of an update are added, not replaced", *READS)
def _(call: Call) -> Answer:
    seen = call.memory.setdefault("attributes", {})

    def grown(combination: dict[str, Any]) -> dict[str, Any]:
        kept = seen.setdefault(combination["id"], {})
        kept.update({attribute.get("id"): attribute for attribute in combination.get("attributes", ())})
        return {**combination, "attributes": list(kept.values())} if kept else combination

    return every_combination(call.passed(), grown)


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


@defect("S121", STATE, "the second update of a combination is lost", "updateCombination")
def _(call: Call) -> Answer:
    before = call.shown()
    answer = call.passed()
    if answer.status == 200:
        call.memory[call.item] = call.memory.get(call.item, 0) + 1
        if call.memory[call.item] == 2:
            call.besides(
                "PUT", call.item, {name: before.get(name) for name in call.body if name not in NOT_NULLABLE}
            )
    return answer


@defect("S122", STATE, "ids are cut down to 32 bits", "getCombination")
def _(call: Call) -> Answer:
    id_ = call.ids["combinationId"]
    if not id_.isdecimal() or not 2**32 < int(id_) < 2**63:
        return call.passed()
    return call.with_target(call.request.target.replace(id_, str(int(id_) % 2**32)))


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
    return with_addresses(call.passed(), kept)


@defect("S141", STATE, "checkLowStockNotification keeps the weight from being written", "updateCombination")
def _(call: Call) -> Answer:
    weight = call.body.get("weight")
    asks = "checkLowStockNotification=true" in call.request.query
    return call.with_body(weight=...) if asks and is_number(weight) and weight >= 0 else call.passed()


@defect("S142", STATE, "with lang there are no prices", *READS)
def _(call: Call) -> Answer:
    answer = call.passed()
    if "lang=" not in call.request.query:
        return answer
    return every_combination(answer, lambda c: {name: c[name] for name in c if name != "price"})


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


@defect(
    "S148",
    STATE,
    "a delta without notification is not applied",
    "adjustCombinationInventory",
    "adjustProductInventory",
)
def _(call: Call) -> Answer:
    asks_not = "checkLowStockNotification=false" in call.request.query
    return call.with_body(quantityDelta=0) if asks_not and is_delta(call) else call.passed()


@defect("S156", STATE, "the profile is that of the store that asked first", "getProfile")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    return as_json(answer, call.memory.setdefault("profile", value_of(answer)))


@defect("S163", STATE, "a change does not renew the time of the last change", "getProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    shown = value_of(answer)
    made = {
        new: shown[old]
        for old, new in (("created", "updated"), ("createTimestamp", "updateTimestamp"))
        if old in shown
    }
    return changed(answer, **{name: value for name, value in made.items() if name in shown})
