"""Defects of parts of what is there: chosen fields, fields inside objects, what stands twice, and odd places."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from contract_tests.mutants.registry import FORM, STATE, Call, as_json, changed, defect, value_of
from contract_tests.wire import Answer


@defect("S164", STATE, "fields that were not asked for are shown", "getCombination", "getClass")
def _(call: Call) -> Answer:
    kept = [pair for pair in parse_qsl(call.request.query) if pair[0] != "responseFields"]
    return call.with_target(f"{call.request.path}?{urlencode(kept)}" if kept else call.request.path)


@defect(
    "S165",
    STATE,
    "what can only be read of the account is taken from an update",
    "updateProfile",
    "getProfile",
)
def _(call: Call) -> Answer:
    if call.operation == "updateProfile":
        sent = (call.body.get("account") or {}).get("whiteLabel")
        call.memory["label"] = call.memory.get("label") if sent is None else sent
        return call.passed()
    answer = call.passed()
    if call.memory.get("label") is None or answer.status != 200:
        return answer
    return changed(answer, account={**value_of(answer)["account"], "whiteLabel": call.memory["label"]})


@defect("S166", STATE, "what is written of taxes is lost", "updateProfile")
def _(call: Call) -> Answer:
    return (
        call.with_body(taxSettings=...) if set(call.body) - {"taxSettings"} else as_json(Answer(200), UPDATED)
    )


UPDATED: dict[str, Any] = {"success": True, "updateCount": 1}


@defect("C74", FORM, "the token is taken as a password, too", "getCombination", "updateCombination")
def _(call: Call) -> Answer:
    password = f"Basic {b64encode(call.token.encode()).decode()}"
    is_password = call.token and call.request.header("Authorization") == password
    return call.with_header("Authorization", f"Bearer {call.token}") if is_password else call.passed()


@defect("C75", FORM, "a name stands twice in an answer", "getCombination")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200:
        return answer
    return replace(answer, body=answer.body[:-1] + b',"price":0,"price":1}')


@defect("C76", FORM, "an integer leaves the width that the contract gives it", "getCategory")
def _(call: Call) -> Answer:
    answer = call.passed()
    return changed(answer, orderBy=2**31) if answer.status == 200 else answer


@defect("C77", FORM, "a formatted price is not the price", "getProduct")
def _(call: Call) -> Answer:
    answer = call.passed()
    text = (value_of(answer) or {}).get("defaultDisplayedPriceFormatted")
    return changed(answer, defaultDisplayedPriceFormatted=f"{text}1") if text else answer
