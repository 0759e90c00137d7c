"""Defects of form: what a request must be, what is made of it, and what an answer looks like."""

from __future__ import annotations

import json as json_
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from contract_tests.mutants.registry import FORM, Call, Spoil, defect, seed, value_of
from contract_tests.mutants.server.common import (
    as_json,
    each_combination,
    each_item,
    having,
    is_a,
    json,
    lost,
    objects,
    on,
    refusal,
    says,
    sends,
    sent,
    shows,
    status,
    target,
    when,
)
from contract_tests.wire import Answer

PAGE_OF_TEXT = b"<html><body>Bad Request</body></html>"
CRASH = refusal(500, "Internal server error", "INTERNAL_ERROR")
UNSUPPORTED = as_json(Answer(415), {"errorMessage": "Unsupported content-type"})
NO_PRODUCT = refusal(404, "Product not found", "PRODUCT_NOT_FOUND")
NO_TOKEN_IN_QUERY = target(r"token=[^&]*")


def as_bytes(change: Callable[[bytes], bytes]) -> Spoil:
    """JSON that is another when some bytes are."""

    def spoil(call: Call) -> Answer:
        body = change(call.request.body)
        try:
            json_.loads(body)
        except ValueError:
            return call.passed()
        return call.forward(replace(call.request, body=body))

    return spoil


def let_in(call: Call) -> Answer:
    """The answer that the right token would have got."""
    answer = call.passed()
    if answer.status != 403 or not call.token:
        return answer
    bare = re.sub(r"[?&]token=[^&]*", "", call.request.target)
    headers = tuple(pair for pair in call.request.headers if pair[0].lower() != "authorization")
    return call.forward(
        replace(call.request, target=bare, headers=(*headers, ("Authorization", f"Bearer {call.token}")))
    )


def header(name: str, pattern: str = "") -> Callable[[Call], bool]:
    """Whether the request has a header that begins so."""
    return lambda call: re.match(pattern or ".", call.request.header(name) or "") is not None


def with_header(answer: Answer, name: str, *value: str) -> Answer:
    """Another value for a header; none drops it."""
    kept = tuple(pair for pair in answer.headers if pair[0].lower() != name)
    return replace(answer, headers=kept + tuple((name, text) for text in value))


def _options(call: Call) -> list[dict[str, Any]]:
    options = call.body.get("options")
    return [option for option in options if isinstance(option, dict)] if isinstance(options, list) else []


def _has_long_price(call: Call) -> bool:
    price = call.body.get("price")
    if not isinstance(price, float) or price == round(price, 6):
        return False
    return re.search(r"\.\d{7,}", format(price, ".20f").rstrip("0")) is not None


def _repeats_an_option(call: Call) -> bool:
    names = [str(option.get("name")) for option in _options(call)]
    return len(names) != len(set(names))


def _as_html(answer: Answer) -> Answer:
    return with_header(answer, "content-type", "text/html")


IS_TYPED = header("Content-Type")
HAS_TOKEN = header("Authorization")

ANSWERS = {
    "C03 deleteCombination: 418 for the deletion of an unknown combination": on(404, status(418)),
    "C04 getCombination: `unlimited` is missing beside wholesale prices": shows(
        lambda c: {"unlimited": ...} if "wholesalePrices" in c else {}
    ),
    "C05 listCombinations: the list shows prices as texts": each_combination(price=str),
    "C08 listCombinations: the list is served as HTML": lambda call: _as_html(call.passed()),
    "C14 all: a 404 says nothing in errorMessage": on(404, having(errorMessage=...)),
    "C16 none: a 405 without Allow": lambda call: with_header(call.passed(), "allow"),
    "C19 deleteAllCombinations: deleteCount is a text": shows(deleteCount=str),
    "C26 createCombination: a creation is answered with 201": on(200, status(201)),
    "C27 uploadCombinationImage: the id of an uploaded image is null": shows(id=None),
    "C44 createCombination: the id of a new combination is a text": shows(id=str),
    "C45 listCombinations: an empty list is answered with 404": on(
        200, lambda a: a if value_of(a) else as_json(a, {"errorMessage": "Nothing found"}, 404)
    ),
    "C50 none: an unknown method is answered with 404": on(405, says({"errorMessage": "Not found"}, 404)),
    "C52 getCombination: inherited fields are shown as null": each_combination(
        lambda c: {"price": c.get("price")}
    ),
    "C53 getCombination: one combination comes in a list": json(lambda value: [value]),
    "C54 listCombinations: the list comes in an envelope": json(lambda items: {"items": items}),
    "C55 updateCombination: an update is answered with 204 and nothing": on(200, Answer(204)),
    "C56 all: a wrong token is answered with 401": on(403, status(401)),
    "C58 all: errors come as HTML pages": on(400, lambda a: _as_html(replace(a, body=PAGE_OF_TEXT))),
    "C67 getProduct: times are in milliseconds": shows(createTimestamp=lambda seconds: seconds * 1000),
    "C68 getProduct: times are written as ISO 8601": shows(
        updated=lambda text: text.replace(" ", "T", 1).replace(" ", "")
    ),
    "C69 getProfile: the profile is another store's": shows(
        generalInfo=lambda general: {**general, "storeId": general["storeId"] + 1}
    ),
    "C72 getProduct: the last change lies before the creation": shows(
        updated="2009-07-23 13:22:37 +0000", updateTimestamp=1248355357
    ),
    "C75 getCombination: a name stands twice in an answer": on(
        200, lambda answer: replace(answer, body=answer.body[:-1] + b',"price":0,"price":1}')
    ),
    "C76 getCategory: an integer leaves the width that the contract gives it": shows(orderBy=2**31),
    "C77 getProduct: a formatted price is not the price": shows(
        defaultDisplayedPriceFormatted=lambda text: f"{text}1"
    ),
    "C73 listProducts: a search shows no negative stock": each_item(quantity=lambda q: max(0, q)),
}

REQUESTS = {
    "C01 adjustCombinationInventory: 500 on a delta below -1,000,000": when(
        lambda call: isinstance(d := call.body.get("quantityDelta"), int) and d < -1_000_000, CRASH
    ),
    "C02 createCombination: 500 on an option value beyond ASCII": when(
        lambda call: any(not str(o.get("value", "")).isascii() for o in _options(call)), CRASH
    ),
    "C06 updateCombination: an update takes a quantity that is a text": lost("quantity", is_a(str)),
    "C07 createCombination: a creation takes an option without value": when(
        lambda call: _options(call) and all("value" not in option for option in _options(call)),
        lambda call: call.with_body(options=[{**option, "value": "none"} for option in _options(call)]),
    ),
    "C09 deleteAllCombinations: no token is needed to delete all": let_in,
    "C10 all: any token is taken everywhere": when(HAS_TOKEN, let_in),
    "C11 getCombination: one combination is shown without a token": when(
        lambda call: not HAS_TOKEN(call), let_in
    ),
    "C13 createCombination: a creation takes JSON that is called text/plain": when(
        header("Content-Type", "text/plain"),
        lambda call: call.with_header("Content-Type", "application/json"),
    ),
    "C17 updateCombination: 500 on integers beyond 64 bits": when(
        lambda call: any(isinstance(v, int) and abs(v) >= 2**63 for v in call.body.values()), CRASH
    ),
    "C18 uploadCombinationImage: 500 on an empty image": when(
        lambda call: not call.request.body and "externalUrl" not in call.request.query, CRASH
    ),
    "C20 updateCombination: checkLowStockNotification=garbage is taken": target(
        "checkLowStockNotification=garbage"
    ),
    "C21 writes: 500 on prices with more than six decimals": when(_has_long_price, CRASH),
    "C23 createCombination: five options are too many": when(
        lambda call: len(_options(call)) >= 5, refusal(400, "Too many options")
    ),
    "C24 all: 500 on malformed JSON": on(b"not JSON", CRASH),
    "C28 createCombination: 500 when an option stands twice": when(_repeats_an_option, CRASH),
    "C30 updateCombination: 500 on deeply nested JSON": when(
        lambda call: b"[" * 300 in call.request.body, CRASH
    ),
    "C31 uploadCombinationImage: an image over 20 MB is taken": on(413, says({"id": 1})),
    "C32 writes: a negative weight is taken": lost("weight", lambda v: is_a(float, int)(v) and v < 0),
    "C33 writes: a price of true is taken as 1": sent("price", lambda v: v is True, lambda _: 1),
    "C34 uploadCombinationImage: what is no image is taken": on(422, says({"id": 1})),
    "C35 uploadCombinationImage: an ftp address is taken": target(
        "externalUrl=ftp%3A", "externalUrl=http%3A"
    ),
    "C36 adjustCombinationInventory: checkLowStockNotification=yes is refused": when(
        lambda call: "Notification=yes" in call.request.query, refusal(400, "Wrong parameter")
    ),
    "C38 updateCombination: unknown fields are refused": when(sends("colour"), refusal(400, "Unknown field")),
    "C39 updateCombination: a charset behind the media type is refused": when(
        header("Content-Type", ".*;"), UNSUPPORTED
    ),
    "C40 listCombinations getCombination: a read with a media type is answered with 415": when(
        IS_TYPED, UNSUPPORTED
    ),
    "C41 reads: any lang is taken": target(r"lang=[^&]*"),
    "C42 listProducts: limit=0 is taken": target(r"limit=0(?=&|$)", "limit=1"),
    "C43 listProducts: a limit over 100 is cut down silently": target(r"limit=101(?=&|$)", "limit=100"),
    "C46 all: the token in the query is not taken": NO_TOKEN_IN_QUERY,
    "C47 all: another Authorization scheme hides the token in the query": when(
        header("Authorization", "Token"), NO_TOKEN_IN_QUERY
    ),
    "C48 updateCombination: text behind the JSON is overlooked": as_bytes(
        lambda body: body.removesuffix(b" x")
    ),
    "C49 all: 500 on a byte order mark": when(
        lambda call: call.request.body.startswith(b"\xef\xbb\xbf"), CRASH
    ),
    "C51 reads: 500 on a product id beyond 64 bits": when(
        lambda call: (i := call.ids["productId"]).isdigit() and int(i) >= 2**63, CRASH
    ),
    "C57 updateCombination: NaN is taken as a price": as_bytes(lambda body: body.replace(b"NaN", b"0")),
    "C60 all: the scheme bearer must be written Bearer": when(
        header("Authorization", "(?!Bearer )(?i:bearer )"), refusal(403, "No token", "INVALID_API_TOKEN")
    ),
    "C61 all: escaped digits in a path are no number": when(
        lambda call: re.search(r"%3\d", call.request.path), refusal(400, "Wrong id")
    ),
    "C62 updateCombination updateProduct: an update in a list is taken": when(
        lambda call: len(objects(call.json)) == 1, lambda call: call.with_json(call.json[0])
    ),
    "C63 updateCombination updateProduct: null is taken as an empty update": when(
        lambda call: call.request.body == b"null", lambda call: call.with_json({})
    ),
    "C64 updateCombination updateProduct: an update without a body is taken": when(
        lambda call: not call.request.body and call.request.header("Content-Type") == "application/json",
        lambda call: call.with_json({}),
    ),
    "C65 adjustCombinationInventory: a delta of 5.0 is refused": when(
        lambda call: isinstance(call.body.get("quantityDelta"), float), refusal(400, "Not an integer")
    ),
    "C66 deleteCombination deleteProduct: a deletion with a media type is answered with 415": when(
        IS_TYPED, UNSUPPORTED
    ),
    "C70 listProducts: a text in a query is decoded twice": target(r"%25(?=[0-9A-Fa-f]{2})", "%"),
}

seed(FORM, ANSWERS | REQUESTS)


@defect("C12 getCombination: a combination id that is no number shows the first", kind=FORM)
def _(call: Call) -> Answer:
    answer = call.passed()
    listed = call.listed() if answer.status == 400 and not call.ids["combinationId"].isdigit() else []
    return as_json(answer, listed[0], 200) if listed else answer


@defect("C15 none: PATCH of a combination is answered with 200", kind=FORM)
def _(call: Call) -> Answer:
    answer = call.passed()
    is_meant = call.request.method == "PATCH" and "combinationId" in call.ids
    return as_json(answer, {"updateCount": 1}, 200) if is_meant else answer


@defect("C29 all: an error repeats the token", kind=FORM)
def _(call: Call) -> Answer:
    message = f"not found ({call.request.header('Authorization')})"
    return on(404, having(errorMessage=message))(call)


@defect("C37 all: unknown query parameters are refused", kind=FORM)
def _(call: Call) -> Answer:
    known = ("limit", "offset") if call.operation == "listProducts" else ()
    odd = any(f"{name}=" in call.request.query for name in ("limit", "offset", "foo") if name not in known)
    return refusal(400, "Unknown parameter") if odd else call.passed()


@defect("C59 createCombination: a body is looked at only after the product was found", kind=FORM)
def _(call: Call) -> Answer:
    answer = call.passed()
    is_meant = answer.status == 400 and call.has_body and call.besides("GET", call.product).status == 404
    return NO_PRODUCT if is_meant else answer


@defect("C74 getCombination updateCombination: the token is taken as a password, too", kind=FORM)
def _(call: Call) -> Answer:
    password = f"Basic {b64encode(call.token.encode()).decode()}"
    is_password = call.token and call.request.header("Authorization") == password
    return call.with_header("Authorization", f"Bearer {call.token}") if is_password else call.passed()


@defect("C71 getProfile: 429 although there were few requests", kind=FORM)
def _(call: Call) -> Answer:
    call.memory["asked"] = call.memory.get("asked", 0) + 1
    return call.passed() if call.memory["asked"] % 7 else refusal(429, "Too many requests", "RATE_LIMITED")
