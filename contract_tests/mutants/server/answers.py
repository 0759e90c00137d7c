"""Defects of form: what an answer looks like."""

from __future__ import annotations

from dataclasses import replace

from contract_tests.mutants.registry import FORM, Call, as_json, changed, defect, every_combination, value_of
from contract_tests.mutants.server.common import media_type
from contract_tests.wire import Answer


@defect("C03", FORM, "418 for the deletion of an unknown combination", "deleteCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    return replace(answer, status=418) if answer.status == 404 else answer


@defect("C04", FORM, "`unlimited` is missing beside wholesale prices", "getCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    return changed(answer, unlimited=...) if "wholesalePrices" in (value_of(answer) or {}) else answer


@defect("C05", FORM, "the list shows prices as texts", "listCombinations")
def _(call: Call) -> Answer:
    return every_combination(call.passed(), lambda c: {**c, "price": str(c["price"])} if "price" in c else c)


@defect("C08", FORM, "the list is served as HTML", "listCombinations")
def _(call: Call) -> Answer:
    return media_type(call.passed(), "text/html")


@defect("C14", FORM, "a 404 says nothing in errorMessage")
def _(call: Call) -> Answer:
    answer = call.passed()
    return changed(answer, errorMessage=...) if answer.status == 404 else answer


@defect("C15", FORM, "PATCH of a combination is answered with 200", "none")
def _(call: Call) -> Answer:
    answer = call.passed()
    if call.request.method == "PATCH" and "combinationId" in call.ids:
        return as_json(answer, {"updateCount": 1}, 200)
    return answer


@defect("C16", FORM, "a 405 without Allow", "none")
def _(call: Call) -> Answer:
    answer = call.passed()
    return replace(answer, headers=tuple(pair for pair in answer.headers if pair[0].lower() != "allow"))


@defect("C19", FORM, "deleteCount is a text", "deleteAllCombinations")
def _(call: Call) -> Answer:
    answer = call.passed()
    return (
        changed(answer, deleteCount=str(value_of(answer)["deleteCount"])) if answer.status == 200 else answer
    )


@defect("C26", FORM, "a creation is answered with 201", "createCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    return replace(answer, status=201) if answer.status == 200 else answer


@defect("C27", FORM, "the id of an uploaded image is null", "uploadCombinationImage")
def _(call: Call) -> Answer:
    answer = call.passed()
    return changed(answer, id=None) if answer.status == 200 else answer


@defect("C29", FORM, "an error repeats the token")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 404:
        return changed(answer, errorMessage=f"not found ({call.request.header('Authorization')})")
    return answer


@defect("C44", FORM, "the id of a new combination is a text", "createCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    return changed(answer, id=str(value_of(answer)["id"])) if answer.status == 200 else answer


@defect("C45", FORM, "an empty list is answered with 404", "listCombinations")
def _(call: Call) -> Answer:
    answer = call.passed()
    empty = answer.status == 200 and value_of(answer) == []
    return as_json(answer, {"errorMessage": "Nothing found"}, 404) if empty else answer


@defect("C50", FORM, "an unknown method is answered with 404", "none")
def _(call: Call) -> Answer:
    answer = call.passed()
    return as_json(answer, {"errorMessage": "Not found"}, 404) if answer.status == 405 else answer


@defect("C52", FORM, "inherited fields are shown as null", "getCombination")
def _(call: Call) -> Answer:
    return every_combination(call.passed(), lambda c: {"price": None, **c})


@defect("C53", FORM, "one combination comes in a list", "getCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    return as_json(answer, [value_of(answer)]) if answer.status == 200 else answer


@defect("C54", FORM, "the list comes in an envelope", "listCombinations")
def _(call: Call) -> Answer:
    answer = call.passed()
    return as_json(answer, {"items": value_of(answer)}) if answer.status == 200 else answer


@defect("C55", FORM, "an update is answered with 204 and nothing", "updateCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    return Answer(204) if answer.status == 200 else answer


@defect("C56", FORM, "a wrong token is answered with 401")
def _(call: Call) -> Answer:
    answer = call.passed()
    return replace(answer, status=401) if answer.status == 403 else answer


@defect("C58", FORM, "errors come as HTML pages")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 400:
        return answer
    return media_type(replace(answer, body=b"<html><body>Bad Request</body></html>"), "text/html")


@defect("C67", FORM, "times are in milliseconds", "getProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    seconds = (value_of(answer) or {}).get("createTimestamp")
    return changed(answer, createTimestamp=seconds * 1000) if seconds else answer


@defect("C68", FORM, "times are written as ISO 8601", "getProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    updated = (value_of(answer) or {}).get("updated")
    return changed(answer, updated=updated.replace(" ", "T", 1).replace(" ", "")) if updated else answer


@defect("C69", FORM, "the profile is another store's", "getProfile")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    general = value_of(answer)["generalInfo"]
    return changed(answer, generalInfo={**general, "storeId": general["storeId"] + 1})


@defect("C71", FORM, "429 although there were few requests", "getProfile")
def _(call: Call) -> Answer:
    call.memory["asked"] = call.memory.get("asked", 0) + 1
    if call.memory["asked"] % 7:
        return call.passed()
    return as_json(Answer(429), {"errorMessage": "Too many requests", "errorCode": "RATE_LIMITED"})


@defect("C72", FORM, "the last change lies before the creation", "getProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    return changed(answer, updated="2009-07-23 13:22:37 +0000", updateTimestamp=1248355357)


@defect("C73", FORM, "a search shows no negative stock", "listProducts")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    items = [
        {**product, "quantity": max(0, product["quantity"])} if "quantity" in product else product
        for product in value_of(answer)["items"]
    ]
    return changed(answer, items=items)
