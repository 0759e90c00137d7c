"""Defects of form: what a request must be, and what is made of it."""

from __future__ import annotations

import json
import re

from contract_tests.mutants.registry import FORM, Call, as_json, crashed, defect
from contract_tests.mutants.server.common import READS, WRITES, let_in, refused, sent_options, with_bytes
from contract_tests.wire import Answer


@defect("C01", FORM, "500 on a delta below -1,000,000", "adjustCombinationInventory")
def _(call: Call) -> Answer:
    delta = call.body.get("quantityDelta", 0)
    return crashed() if isinstance(delta, int) and delta < -1_000_000 else call.passed()


@defect("C02", FORM, "500 on an option value beyond ASCII", "createCombination")
def _(call: Call) -> Answer:
    return (
        crashed() if any(not str(o.get("value", "")).isascii() for o in sent_options(call)) else call.passed()
    )


@defect("C06", FORM, "an update takes a quantity that is a text", "updateCombination")
def _(call: Call) -> Answer:
    return call.with_body(quantity=...) if isinstance(call.body.get("quantity"), str) else call.passed()


@defect("C07", FORM, "a creation takes an option without value", "createCombination")
def _(call: Call) -> Answer:
    options = sent_options(call)
    if options and all("value" not in option for option in options):
        return call.with_body(options=[{**option, "value": "none"} for option in options])
    return call.passed()


@defect("C09", FORM, "no token is needed to delete all", "deleteAllCombinations")
def _(call: Call) -> Answer:
    return let_in(call, call.passed())


@defect("C10", FORM, "any token is taken everywhere")
def _(call: Call) -> Answer:
    return let_in(call, call.passed()) if call.request.header("Authorization") else call.passed()


@defect("C11", FORM, "one combination is shown without a token", "getCombination")
def _(call: Call) -> Answer:
    return call.passed() if call.request.header("Authorization") else let_in(call, call.passed())


@defect("C12", FORM, "a combination id that is no number shows the first", "getCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    listed = call.listed() if answer.status == 400 and not call.ids["combinationId"].isdigit() else []
    return as_json(answer, listed[0], 200) if listed else answer


@defect("C13", FORM, "a creation takes JSON that is called text/plain", "createCombination")
def _(call: Call) -> Answer:
    plain = (call.request.header("Content-Type") or "").startswith("text/plain")
    return call.with_header("Content-Type", "application/json") if plain else call.passed()


@defect("C17", FORM, "500 on integers beyond 64 bits", "updateCombination")
def _(call: Call) -> Answer:
    huge = any(isinstance(value, int) and abs(value) >= 2**63 for value in call.body.values())
    return crashed() if huge else call.passed()


@defect("C18", FORM, "500 on an empty image", "uploadCombinationImage")
def _(call: Call) -> Answer:
    return crashed() if not call.request.body and "externalUrl" not in call.request.query else call.passed()


@defect("C20", FORM, "checkLowStockNotification=garbage is taken", "updateCombination")
def _(call: Call) -> Answer:
    return call.with_target(call.request.target.replace("checkLowStockNotification=garbage", ""))


@defect("C21", FORM, "500 on prices with more than six decimals", *WRITES)
def _(call: Call) -> Answer:
    price = call.body.get("price")
    long = (
        isinstance(price, float)
        and re.search(r"\.\d{7,}", format(price, ".20f").rstrip("0"))
        and price != round(price, 6)
    )
    return crashed() if long else call.passed()


@defect("C23", FORM, "five options are too many", "createCombination")
def _(call: Call) -> Answer:
    return refused("Too many options") if len(sent_options(call)) >= 5 else call.passed()


@defect("C24", FORM, "500 on malformed JSON")
def _(call: Call) -> Answer:
    answer = call.passed()
    return crashed() if answer.status == 400 and b"not JSON" in answer.body else answer


@defect("C28", FORM, "500 when an option stands twice", "createCombination")
def _(call: Call) -> Answer:
    names = [option.get("name") for option in sent_options(call)]
    return crashed() if len(names) != len({str(name) for name in names}) else call.passed()


@defect("C30", FORM, "500 on deeply nested JSON", "updateCombination")
def _(call: Call) -> Answer:
    return crashed() if b"[" * 300 in call.request.body else call.passed()


@defect("C31", FORM, "an image over 20 MB is taken", "uploadCombinationImage")
def _(call: Call) -> Answer:
    answer = call.passed()
    return as_json(answer, {"id": 1}, 200) if answer.status == 413 else answer


@defect("C32", FORM, "a negative weight is taken", *WRITES)
def _(call: Call) -> Answer:
    weight = call.body.get("weight")
    return call.with_body(weight=...) if isinstance(weight, float | int) and weight < 0 else call.passed()


@defect("C33", FORM, "a price of true is taken as 1", *WRITES)
def _(call: Call) -> Answer:
    return call.with_body(price=1) if call.body.get("price") is True else call.passed()


@defect("C34", FORM, "what is no image is taken", "uploadCombinationImage")
def _(call: Call) -> Answer:
    answer = call.passed()
    return as_json(answer, {"id": 1}, 200) if answer.status == 422 else answer


@defect("C35", FORM, "an ftp address is taken", "uploadCombinationImage")
def _(call: Call) -> Answer:
    return call.with_target(call.request.target.replace("externalUrl=ftp%3A", "externalUrl=http%3A"))


@defect("C36", FORM, "checkLowStockNotification=yes is refused", "adjustCombinationInventory")
def _(call: Call) -> Answer:
    return refused("Wrong parameter") if "Notification=yes" in call.request.query else call.passed()


@defect("C37", FORM, "unknown query parameters are refused")
def _(call: Call) -> Answer:
    known = ("limit", "offset") if call.operation == "listProducts" else ()
    odd = any(f"{name}=" in call.request.query for name in ("limit", "offset", "foo") if name not in known)
    return refused("Unknown parameter") if odd else call.passed()


@defect("C38", FORM, "unknown fields are refused", "updateCombination")
def _(call: Call) -> Answer:
    return refused("Unknown field") if "colour" in call.body else call.passed()


@defect("C39", FORM, "a charset behind the media type is refused", "updateCombination")
def _(call: Call) -> Answer:
    if ";" in (call.request.header("Content-Type") or ""):
        return as_json(Answer(415), {"errorMessage": "Unsupported content-type"})
    return call.passed()


@defect("C40", FORM, "a read with a media type is answered with 415", "listCombinations", "getCombination")
def _(call: Call) -> Answer:
    if call.request.header("Content-Type"):
        return as_json(Answer(415), {"errorMessage": "Unsupported content-type"})
    return call.passed()


@defect("C41", FORM, "any lang is taken", *READS)
def _(call: Call) -> Answer:
    return call.with_target(re.sub(r"lang=[^&]*", "", call.request.target))


@defect("C42", FORM, "limit=0 is taken", "listProducts")
def _(call: Call) -> Answer:
    return call.with_target(re.sub(r"limit=0(?=&|$)", "limit=1", call.request.target))


@defect("C43", FORM, "a limit over 100 is cut down silently", "listProducts")
def _(call: Call) -> Answer:
    return call.with_target(re.sub(r"limit=101(?=&|$)", "limit=100", call.request.target))


@defect("C46", FORM, "the token in the query is not taken")
def _(call: Call) -> Answer:
    return call.with_target(re.sub(r"token=[^&]*", "", call.request.target))


@defect("C47", FORM, "another Authorization scheme hides the token in the query")
def _(call: Call) -> Answer:
    if (call.request.header("Authorization") or "").startswith("Token"):
        return call.with_target(re.sub(r"token=[^&]*", "", call.request.target))
    return call.passed()


@defect("C48", FORM, "text behind the JSON is overlooked", "updateCombination")
def _(call: Call) -> Answer:
    return with_bytes(call, lambda body: body.removesuffix(b" x"))


@defect("C49", FORM, "500 on a byte order mark")
def _(call: Call) -> Answer:
    return crashed() if call.request.body.startswith(b"\xef\xbb\xbf") else call.passed()


@defect("C51", FORM, "500 on a product id beyond 64 bits", *READS)
def _(call: Call) -> Answer:
    big = call.ids["productId"].isdigit() and int(call.ids["productId"]) >= 2**63
    return crashed() if big else call.passed()


@defect("C57", FORM, "NaN is taken as a price", "updateCombination")
def _(call: Call) -> Answer:
    return with_bytes(call, lambda body: body.replace(b"NaN", b"0"))


@defect("C59", FORM, "a body is looked at only after the product was found", "createCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 400 and call.has_body and call.besides("GET", call.product).status == 404:
        return as_json(answer, {"errorMessage": "Product not found", "errorCode": "PRODUCT_NOT_FOUND"}, 404)
    return answer


@defect("C60", FORM, "the scheme bearer must be written Bearer")
def _(call: Call) -> Answer:
    header = call.request.header("Authorization") or ""
    if header.lower().startswith("bearer ") and not header.startswith("Bearer "):
        return as_json(Answer(403), {"errorMessage": "No token", "errorCode": "INVALID_API_TOKEN"})
    return call.passed()


@defect("C61", FORM, "escaped digits in a path are no number")
def _(call: Call) -> Answer:
    return refused("Wrong id") if re.search(r"%3\d", call.request.path) else call.passed()


@defect("C62", FORM, "an update in a list is taken", "updateCombination", "updateProduct")
def _(call: Call) -> Answer:
    try:
        value = json.loads(call.request.body)
    except (ValueError, RecursionError):
        return call.passed()
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
        return call.with_json(value[0])
    return call.passed()


@defect("C63", FORM, "null is taken as an empty update", "updateCombination", "updateProduct")
def _(call: Call) -> Answer:
    return call.with_json({}) if call.request.body == b"null" else call.passed()


@defect("C64", FORM, "an update without a body is taken", "updateCombination", "updateProduct")
def _(call: Call) -> Answer:
    is_empty = not call.request.body and call.request.header("Content-Type") == "application/json"
    return call.with_json({}) if is_empty else call.passed()


@defect("C65", FORM, "a delta of 5.0 is refused", "adjustCombinationInventory")
def _(call: Call) -> Answer:
    return refused("Not an integer") if isinstance(call.body.get("quantityDelta"), float) else call.passed()


@defect(
    "C66", FORM, "a deletion with a media type is answered with 415", "deleteCombination", "deleteProduct"
)
def _(call: Call) -> Answer:
    if call.request.header("Content-Type"):
        return as_json(Answer(415), {"errorMessage": "Unsupported content-type"})
    return call.passed()


@defect("C70", FORM, "a text in a query is decoded twice", "listProducts")
def _(call: Call) -> Answer:
    return call.with_target(re.sub(r"%25(?=[0-9A-Fa-f]{2})", "%", call.request.target))
