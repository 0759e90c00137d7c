"""Defects of what is made, changed, read and deleted, of refusals, and of what must not be reached."""

from __future__ import annotations

from typing import Any

from contract_tests.mutants.registry import STATE, Call, defect, seed, value_of
from contract_tests.mutants.server.common import (
    Kept,
    Object,
    also,
    also_after,
    as_json,
    changed,
    combination_paths,
    combinations,
    each_combination,
    is_integer,
    is_null,
    is_number,
    json,
    lost,
    on,
    overlooks,
    products,
    refusal,
    remembering,
    says,
    sent,
    shows,
    when,
    with_addresses,
)
from contract_tests.wire import Answer, json_request

CREATION, DELETION, UPDATE = "createCombination", "deleteCombination", "updateCombination"
# Fields that cannot be put back with null.
NOT_NULLABLE = frozenset(("options", "unlimited", "dimensions", "volume", "alt", "quantity"))


def other_products(call: Call) -> list[str]:
    return [path for path in products(call) if path != call.product]


def ghost(call: Call, answer: Answer, kept: Kept) -> Answer:
    return as_json(answer, kept[call.item], 200) if answer.status == 404 and kept.get(call.item) else answer


def _siblings_after(call: Call) -> list[str]:
    own = call.ids["combinationId"]
    return combination_paths(call, [c for c in call.listed() if own.isdecimal() and c["id"] > int(own)])


def _undo(call: Call, before: Object) -> None:
    """Null for what was not there before."""
    call.put(call.item, **{name: before.get(name) for name in call.body if name not in NOT_NULLABLE})


def _undo_second(call: Call, before: Object) -> None:
    call.memory[call.item] = call.memory.get(call.item, 0) + 1
    if call.memory[call.item] == 2:
        _undo(call, before)


def _undo_known(call: Call, before: Object) -> None:
    if "colour" in call.body:
        names = [name for name in call.body if name in before and name not in NOT_NULLABLE]
        call.put(call.item, **{name: before[name] for name in names})


def _leak(call: Call) -> None:
    option = {"name": "Leak", "value": str(len(call.listed()))}
    call.besides("POST", f"{call.product}/combinations", {"options": [option]})


def _apply_in_part(call: Call, path: str, *names: str) -> None:
    if fields := {name: call.body[name] for name in names if name in call.body}:
        call.put(path, **fields)


def _asks(call: Call, text: str) -> bool:
    return f"checkLowStockNotification={text}" in call.request.query


def _hidden_options(call: Call) -> Object:
    known = {option["name"] for option in call.shown_product().get("options", ())}
    sent = call.body.get("options") or ()
    return {
        option["name"]: call.product for option in sent if "name" in option and option["name"] not in known
    }


def _with_price_of_last(call: Call, answer: Answer, kept: Kept) -> Answer:
    price = kept.get(call.product)
    if answer.status == 200 and price is not None and "price" not in call.body:
        call.put(f"{call.product}/combinations/{value_of(answer)['id']}", price=price)
    return answer


def _if_known_as_deleted(instead: Any) -> Any:
    """Something else than 404 for a product that was deleted before."""
    return remembering(
        "deleteProduct",
        lambda call: {call.product: True},
        lambda call, answer, kept: (
            as_json(answer, instead, 200) if answer.status == 404 and call.product in kept else answer
        ),
    )


def _as_made(product: Object) -> Object:
    pairs = (("created", "updated"), ("createTimestamp", "updateTimestamp"))
    return {new: product[old] for old, new in pairs if old in product and new in product}


DEFECTS = {
    "S01 getCombination deleteCombination: a deleted combination is still shown": remembering(
        DELETION, lambda call: {call.item: call.shown()}, ghost
    ),
    "S03 updateCombination: an update is not kept": also_after(Call.shown, _undo),
    "S04 updateCombination: an update clears the SKU that it does not mention": also(
        lambda call: "sku" in call.body or call.put(call.item, sku=None)
    ),
    "S06 deleteAllCombinations: the deletion of all always counts 1": shows(
        deleteCount=lambda count: min(count, 1)
    ),
    "S13 deleteAllCombinations: the deletion of all reaches another product": also(
        lambda call: call.delete(*(f"{path}/combinations" for path in other_products(call)))
    ),
    "S15 reads: two combinations have the same number": each_combination(
        combinationNumber=lambda number: min(number, 2)
    ),
    "S22 updateCombination: an update of an unknown combination succeeds": on(404, says({"updateCount": 1})),
    "S23 deleteCombination: the deletion of an unknown combination counts 0": on(
        404, says({"deleteCount": 0})
    ),
    "S25 deleteCombination: a deletion takes the next sibling along": also_after(
        _siblings_after, lambda call, siblings: call.delete(*siblings[:1])
    ),
    "S28 createCombination: 500 for the fourth combination": when(
        lambda call: len(call.listed()) >= 3, refusal(500, "Internal server error", "INTERNAL_ERROR")
    ),
    "S33 updateCombination: null does not clear the price": lost("price", is_null),
    "S34 deleteProduct getCombination: a combination outlives its product": remembering(
        "deleteProduct",
        lambda call: dict(zip(combination_paths(call, listed := call.listed()), listed, strict=True)),
        ghost,
    ),
    "S44 createCombination: a refused creation leaves a combination": also(_leak, on=(400, 409)),
    "S45 updateCombination: a refused update is applied in part": also(
        lambda call: _apply_in_part(call, call.item, "weight", "compareToPrice", "price"),
        on=(400, 409),
    ),
    "S59 updateCombination: an update answers that nothing was updated": shows(updateCount=0),
    "S88 getProduct: a product's inStock knows nothing of its combinations": shows(
        lambda product: {"inStock": product["unlimited"] or product["quantity"] > 0}
    ),
    "S117 updateProduct: a refused update of a product is applied in part": also(
        lambda call: _apply_in_part(call, call.product, "price", "weight", "name"), on=(400, 409)
    ),
    "S119 deleteCombination: a 404 through the wrong product deletes all the same": also(
        lambda call: call.delete(
            *(f"{path}/combinations/{call.ids['combinationId']}" for path in other_products(call))
        ),
        on=(404,),
    ),
    "S121 updateCombination: the second update of a combination is lost": also_after(
        Call.shown, _undo_second
    ),
    "S122 getCombination: ids are cut down to 32 bits": when(
        lambda call: (id_ := call.ids["combinationId"]).isdecimal() and 2**32 < int(id_) < 2**63,
        lambda call: call.with_target(
            call.request.target.replace(
                call.ids["combinationId"], str(int(call.ids["combinationId"]) % 2**32)
            )
        ),
    ),
    "S127 updateCombination getProduct: options that an update brings are not the product's": remembering(
        UPDATE,
        _hidden_options,
        lambda call, answer, kept: (
            changed(
                answer,
                options=lambda options: [o for o in options if kept.get(o["name"]) != call.product],
            )
            if answer.status == 200
            else answer
        ),
    ),
    "S129 uploadCombinationImageAsync reads: an uploaded image does not replace a linked one": remembering(
        "uploadCombinationImageAsync",
        lambda call: {call.ids["combinationId"]: call.body.get("url")},
        with_addresses,
    ),
    "S130 deleteProduct listCombinations: a deleted product has an empty list": _if_known_as_deleted([]),
    "S131 deleteProduct deleteAllCombinations: delete all of a deleted product counts 0": _if_known_as_deleted(
        {"deleteCount": 0}
    ),
    "S134 updateCombination: an unknown field keeps an update from being carried out": also_after(
        Call.shown, _undo_known
    ),
    "S141 updateCombination: checkLowStockNotification keeps the weight from being written": when(
        lambda call: _asks(call, "true"),
        lost("weight", lambda weight: is_number(weight) and weight >= 0),
    ),
    "S142 reads: with lang there are no prices": when(
        lambda call: "lang=" in call.request.query, each_combination(price=...)
    ),
    "S145 createCombination deleteCombination: a new combination has the price of the last deleted one": remembering(
        DELETION, lambda call: {call.product: call.shown().get("price")}, _with_price_of_last
    ),
    "S148 adjustCombinationInventory adjustProductInventory: a delta without notification is not applied": when(
        lambda call: _asks(call, "false"),
        sent("quantityDelta", lambda d: is_integer(d) and -(2**31) <= d < 2**31, to=lambda _: 0),
    ),
    "S163 getProduct: a change does not renew the time of the last change": shows(_as_made),
    "S164 getCombination getClass: fields that were not asked for are shown": overlooks("responseFields"),
}

seed(STATE, DEFECTS)


@defect("S02 createCombination getCombination: a new combination cannot be read")
def _(call: Call) -> Answer:
    answer = call.passed()
    if call.operation == CREATION:
        if answer.status == 200:
            call.memory[f"{call.product}/combinations/{value_of(answer)['id']}"] = True
        return answer
    gone = refusal(404, "Combination not found", "COMBINATION_NOT_FOUND")
    return gone if call.memory.get(call.item) else answer


@defect("S05 deleteAllCombinations: the deletion of all leaves the last")
def _(call: Call) -> Answer:
    paths = combination_paths(call)
    if not paths or not call.token:
        return call.passed()
    call.delete(*paths[:-1])
    return as_json(Answer(200), {"deleteCount": len(paths)})


@defect("S12 getCombination: a combination can be read through another product")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 404:
        for path in other_products(call):
            found = call.besides("GET", f"{path}/combinations/{call.ids['combinationId']}")
            if found.status == 200:
                return found
    return answer


@defect("S16 all: the id of a deleted combination is given again")
def _(call: Call) -> Answer:
    """New combinations get the id of the last deleted one; requests and answers are translated."""
    real = call.memory.setdefault("real", {})
    free = call.memory.setdefault("free", [])
    shown: dict[str, Any] = {value: key for key, value in real.items()}
    target = call.request.target
    given = call.ids.get("combinationId", "")
    if given in real:
        target = target.replace(f"/combinations/{given}", f"/combinations/{real[given]}")
    answer = call.with_target(target)
    if answer.status != 200:
        return answer
    if call.operation == DELETION:
        real.pop(given, None)
        free.append(given)
    elif call.operation == CREATION and free:
        real[free[-1]] = str(value_of(answer)["id"])
        return changed(answer, id=int(free.pop()))
    return combinations(answer, id=lambda id_: int(shown.get(str(id_)) or id_))


@defect("S26 deleteCombination: a second deletion succeeds")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200:
        call.memory[call.item] = True
    elif answer.status == 404 and call.memory.get(call.item):
        return as_json(answer, {"deleteCount": 1}, 200)
    return answer


@defect("S43 all: the token of another store opens this one")
def _(call: Call) -> Answer:
    answer = call.passed()
    scheme, _, given = (call.request.header("Authorization") or "").partition(" ")
    if answer.status == 403 and scheme == "Bearer" and given in call.tokens.values() and call.token:
        return call.with_header("Authorization", f"Bearer {call.token}")
    return answer


@defect("S57 reads: attributes of an update are added, not replaced")
def _(call: Call) -> Answer:
    seen = call.memory.setdefault("attributes", {})

    def grown(combination: Object) -> Object:
        kept = seen.setdefault(combination["id"], {})
        kept.update({attribute.get("id"): attribute for attribute in combination.get("attributes", ())})
        return {"attributes": list(kept.values())} if kept else {}

    return combinations(call.passed(), grown)


@defect("S60 getProduct: the product shows the combinations as they were first")
def _(call: Call) -> Answer:
    first = call.memory
    return shows(lambda p: {"combinations": first.setdefault(call.product, p.get("combinations", []))})(call)


@defect("S89 getProduct: defaultCombinationId outlives the combination")
def _(call: Call) -> Answer:
    name, known = "defaultCombinationId", call.memory

    def first(product: Object) -> Object:
        known[call.product] = product.get(name) or known.get(call.product)
        return {name: known[call.product]} if known[call.product] else {}

    return shows(first)(call)


@defect("S90 updateCombination reads: combinationNumber can be written")
def _(call: Call) -> Answer:
    numbers = call.memory.setdefault("numbers", {})
    answer = call.passed()
    if call.operation == UPDATE:
        wanted = call.body.get("combinationNumber")
        if answer.status == 200 and is_integer(wanted) and 0 < wanted < 2**31:
            numbers[int(call.ids["combinationId"])] = wanted
        return answer
    return combinations(answer, lambda c: {"combinationNumber": numbers.get(c["id"], c["combinationNumber"])})


@defect("S91 listCombinations: the list is one write behind")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    before, call.memory[call.product] = call.memory.get(call.product), answer
    return before or answer


@defect("S123 getProduct getCombination: a product can be read through another store")
def _(call: Call) -> Answer:
    answer = call.passed()
    own = call.ids["storeId"]
    if answer.status == 404:
        for store in call.tokens.keys() - {own}:
            target = call.request.target.replace(f"/{own}/", f"/{store}/", 1)
            found = call.forward(json_request("GET", target, token=call.tokens[store]))
            if found.status == 200:
                return found
    return answer


@defect("S135 getProduct: an unknown product shows another")
def _(call: Call) -> Answer:
    answer = call.passed()
    id_ = call.ids["productId"]
    if answer.status == 404 and id_.isdecimal() and 10**10 < int(id_) < 2**60:
        for path in products(call)[:1]:
            return call.besides("GET", path)
    return answer


@defect("S156 getProfile: the profile is that of the store that asked first")
def _(call: Call) -> Answer:
    return json(lambda profile: call.memory.setdefault("profile", profile))(call)
