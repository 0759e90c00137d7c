"""Defects of memory: only what was done before shows that an answer is wrong."""

from __future__ import annotations

import unicodedata
from typing import Any

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
from contract_tests.wire import Answer

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


# Fields that cannot be put back with null.
_NOT_NULLABLE = frozenset(("options", "unlimited", "attributes", "dimensions", "volume", "alt", "quantity"))


def _not_found(answer: Answer) -> Answer:
    return as_json(
        answer, {"errorMessage": "Combination not found", "errorCode": "COMBINATION_NOT_FOUND"}, 404
    )


def _other_products(call: Call) -> list[str]:
    page = value_of(call.besides("GET", f"/{call.ids['storeId']}/products"))
    products = page.get("items", []) if isinstance(page, dict) else []
    own = f"/{call.ids['storeId']}/products/"
    return [own + str(product["id"]) for product in products if str(product["id"]) != call.ids["productId"]]


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
