"""What several defects of the server do."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeGuard
from urllib.parse import parse_qsl, urlencode

from contract_tests.mutants.registry import Call, as_json, changed, every_combination, value_of
from contract_tests.wire import Answer

READS = ("listCombinations", "getCombination", "getProduct")


WRITES = ("createCombination", "updateCombination")


def is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


UPDATE = ("updateCombination",)


OF_PRODUCTS = ("createProduct", "updateProduct")


def product(call: Call) -> dict[str, Any]:
    """The product of this request as it stands; empty if there is none."""
    answer = call.besides("GET", call.product)
    return value_of(answer) if answer.status == 200 else {}


def and_deletes(call: Call, *paths: str, when: object = True) -> Answer:
    """Passed on; what succeeds deletes something else as well."""
    answer = call.passed()
    for path in paths if answer.status == 200 and when else ():
        call.besides("DELETE", path)
    return answer


def is_delta(call: Call) -> bool:
    delta = call.body.get("quantityDelta")
    return type(delta) is int and -(2**31) <= delta < 2**31


def asked_otherwise(call: Call, name: str, change: Callable[[str], str]) -> Answer:
    """With another text for a parameter, without it if nothing is left of the text."""
    asked = dict(parse_qsl(call.request.query, keep_blank_values=True))
    if name in asked:
        asked[name] = change(asked[name])
        if not asked[name]:
            del asked[name]
    return call.with_target(f"{call.request.path}?{urlencode(asked)}")


def with_spoilt_options(call: Call, spoilt: Callable[[dict[str, Any]], dict[str, Any]]) -> Answer:
    """Passed on; an option of the product that got a new choice is spoilt."""
    before = {option["name"]: option for option in product(call).get("options", ())}
    answer = call.passed()
    if answer.status == 200:
        now = product(call)["options"]
        changed_ones = [o for o in now if before.get(o["name"], o) != o]
        if changed_ones:
            options = [spoilt(option) if option in changed_ones else option for option in now]
            call.besides("PUT", call.product, {"options": options})
    return answer


# Fields that cannot be put back with null.
NOT_NULLABLE = frozenset(("options", "unlimited", "dimensions", "volume", "alt", "quantity"))


def not_found(answer: Answer) -> Answer:
    return as_json(
        answer, {"errorMessage": "Combination not found", "errorCode": "COMBINATION_NOT_FOUND"}, 404
    )


def products(call: Call) -> list[str]:
    own = f"/{call.ids['storeId']}/products"
    page = value_of(call.besides("GET", own))
    return [f"{own}/{product['id']}" for product in page["items"]] if isinstance(page, dict) else []


def other_products(call: Call) -> list[str]:
    return [path for path in products(call) if path != call.product]


def conflict(code: str, status: int = 409) -> Answer:
    return as_json(Answer(status), {"errorMessage": "Refused", "errorCode": code})


def undone(call: Call, refusal: Answer, answer: Answer | None = None) -> Answer:
    """A refusal instead of what succeeds; what was created is taken back."""
    done = answer or call.passed()
    if done.status != 200:
        return done
    if "id" in value_of(done):
        call.besides("DELETE", f"{call.request.path}/{value_of(done)['id']}")
    return refusal


def set_of(options: Any) -> frozenset[tuple[str, str]]:
    return frozenset((option["name"], option["value"]) for option in options)


def with_items(answer: Answer, items: list[Any], **changes: Any) -> Answer:
    return changed(answer, items=items, count=len(items), **changes)


def only(answer: Answer, is_found: Callable[[dict[str, Any]], bool]) -> Answer:
    """The page without some of its products."""
    if answer.status != 200:
        return answer
    page = value_of(answer)
    kept = [product for product in page["items"] if is_found(product)]
    return with_items(answer, kept, total=page["total"] - page["count"] + len(kept))


def texts(product: dict[str, Any]) -> list[str]:
    owners = (product, *product.get("combinations", ()))
    return [product["name"], product.get("description", ""), *(owner.get("sku", "") for owner in owners)]


def also_found(call: Call, matches: Callable[[str, str], bool]) -> Answer:
    """What a search by SKU finds, or, if that is nothing, the first product with one that matches."""
    answer = call.passed()
    asked = dict(parse_qsl(call.request.query)).get("sku")
    if answer.status != 200 or not asked or value_of(answer)["total"]:
        return answer
    for path in products(call):
        product = value_of(call.besides("GET", path))
        if any(matches(sku, asked) for sku in texts(product)[2:] if sku):
            return with_items(answer, [product], total=1)
    return answer


def with_addresses(answer: Answer, addresses: dict[int, str]) -> Answer:
    return every_combination(
        answer,
        lambda c: (
            {**c, "originalImageUrl": addresses.get(c["id"], c["originalImageUrl"])} if "imageUrl" in c else c
        ),
    )


def remembered_deletion(call: Call, instead: Any) -> Answer:
    """Something else than 404 for a product that was deleted before."""
    answer = call.passed()
    if call.operation == "deleteProduct":
        call.memory[call.product] = call.memory.get(call.product) or answer.status == 200
    elif answer.status == 404 and call.memory.get(call.product):
        return as_json(answer, instead, 200)
    return answer


def applied_once(call: Call, path: str) -> Answer:
    """A request that equals the one before it is answered and taken back."""
    answer, this = call.passed(), (path, call.request.body)
    if answer.status == 200 and call.memory.get("last") == this:
        call.memory["last"] = None
        call.besides("PUT", f"{path}/inventory", {"quantityDelta": -call.body["quantityDelta"]})
    else:
        call.memory["last"] = this
    return answer


def with_values(call: Call, change: Any) -> Answer:
    options = call.body.get("options")
    if not isinstance(options, list) or not all(
        isinstance(o, dict) and isinstance(o.get("value"), str) for o in options
    ):
        return call.passed()
    return call.with_body(options=[{**option, "value": change(option["value"])} for option in options])


def with_reused_ids(call: Call) -> Answer:
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


def sent_options(call: Call) -> list[dict[str, Any]]:
    options = call.body.get("options")
    return [option for option in options if isinstance(option, dict)] if isinstance(options, list) else []


def refused(message: str) -> Answer:
    return as_json(Answer(400), {"errorMessage": message, "errorCode": "WRONG_PARAMETER"})


def let_in(call: Call, answer: Answer) -> Answer:
    """The answer that the right token would have got."""
    if answer.status != 403 or not call.token:
        return answer
    bare = re.sub(r"[?&]token=[^&]*", "", call.request.target)
    headers = tuple(pair for pair in call.request.headers if pair[0].lower() != "authorization")
    return call.forward(
        replace(call.request, target=bare, headers=(*headers, ("Authorization", f"Bearer {call.token}")))
    )


def media_type(answer: Answer, media_type: str) -> Answer:
    kept = tuple(pair for pair in answer.headers if pair[0].lower() != "content-type")
    return replace(answer, headers=(*kept, ("content-type", media_type)))


def with_bytes(call: Call, change: Callable[[bytes], bytes]) -> Answer:
    body = change(call.request.body)
    try:
        json.loads(body)
    except ValueError:
        return call.passed()
    return call.forward(replace(call.request, body=body))
