"""Defects of refusals, and of what must not be reached."""

from __future__ import annotations

from contract_tests.mutants.registry import STATE, Call, as_json, defect
from contract_tests.mutants.server.common import NOT_NULLABLE, other_products, products, remembered_deletion
from contract_tests.wire import Answer, json_request


@defect("S12", STATE, "a combination can be read through another product", "getCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 404:
        for product in other_products(call):
            found = call.besides("GET", f"{product}/combinations/{call.ids['combinationId']}")
            if found.status == 200:
                return found
    return answer


@defect("S22", STATE, "an update of an unknown combination succeeds", "updateCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    return as_json(answer, {"updateCount": 1}, 200) if answer.status == 404 else answer


@defect("S23", STATE, "the deletion of an unknown combination counts 0", "deleteCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    return as_json(answer, {"deleteCount": 0}, 200) if answer.status == 404 else answer


@defect("S26", STATE, "a second deletion succeeds", "deleteCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200:
        call.memory[call.item] = True
    elif answer.status == 404 and call.memory.get(call.item):
        return as_json(answer, {"deleteCount": 1}, 200)
    return answer


@defect("S43", STATE, "the token of another store opens this one")
def _(call: Call) -> Answer:
    answer = call.passed()
    known = {value for name, value in call.memory.items() if name.startswith("token:")}
    scheme, _, given = (call.request.header("Authorization") or "").partition(" ")
    if answer.status == 403 and scheme == "Bearer" and given in known and call.token:
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


@defect("S117", STATE, "a refused update of a product is applied in part", "updateProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    fields = {name: call.body[name] for name in ("price", "weight", "name") if name in call.body}
    if answer.status in (400, 409) and fields:
        call.besides("PUT", call.product, fields)
    return answer


@defect("S119", STATE, "a 404 through the wrong product deletes all the same", "deleteCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 404:
        for product in other_products(call):
            call.besides("DELETE", f"{product}/combinations/{call.ids['combinationId']}")
    return answer


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


@defect("S130", STATE, "a deleted product has an empty list", "deleteProduct", "listCombinations")
def _(call: Call) -> Answer:
    return remembered_deletion(call, [])


@defect("S131", STATE, "delete all of a deleted product counts 0", "deleteProduct", "deleteAllCombinations")
def _(call: Call) -> Answer:
    return remembered_deletion(call, {"deleteCount": 0})


@defect("S134", STATE, "an unknown field keeps an update from being carried out", "updateCombination")
def _(call: Call) -> Answer:
    before = call.shown()
    answer = call.passed()
    if answer.status == 200 and "colour" in call.body:
        names = [name for name in call.body if name in before and name not in NOT_NULLABLE]
        call.besides("PUT", call.item, {name: before[name] for name in names})
    return answer


@defect("S135", STATE, "an unknown product shows another", "getProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    id_ = call.ids["productId"]
    if answer.status == 404 and id_.isdecimal() and 10**10 < int(id_) < 2**60:
        for path in products(call)[:1]:
            return call.besides("GET", path)
    return answer
