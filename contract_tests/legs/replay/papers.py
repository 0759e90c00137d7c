"""An example against the contract and the client, without any server."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from ecwid_client import EcwidClient, EcwidError

from contract_tests.contract.bodies import PNG
from contract_tests.contract.examples import Example
from contract_tests.contract.reader import Operation
from contract_tests.judge.form import Form, form_of
from contract_tests.legs.replay.server import request_of
from contract_tests.target.clients import as_json, call, strictly_equal
from contract_tests.target.target import Account, Target
from contract_tests.wire import Answer, Request, WireTransport


def contract_problems(example: Example, target: Target) -> Iterator[str]:
    operation = target.contract.operations[example.operation]
    request = request_of(example, example.request["target"], {})
    route = target.contract.route(request.path)
    if route is None or route.operations.get(request.method) is not operation:
        yield f"{request.method} {request.path} is not {example.operation}"
        return
    form, why = form_of(operation, route, request)
    if form is not Form.WELL_FORMED:
        yield f"the request is {form.value}: {why}"
    for answer in filter(None, (example.answer, example.error)):
        yield from _answer_problems(operation, answer)


def _answer_problems(operation: Operation, answer: Mapping[str, Any]) -> Iterator[str]:
    reply = operation.replies.get(answer["status"])
    if reply is None:
        yield f"status {answer['status']} is not documented"
    elif "body" in answer:
        yield from reply.explain(answer["body"])


def fragment_problems(schema: str, value: Any, target: Target) -> Iterator[str]:
    whole = target.contract.document["components"]["schemas"][schema]
    known = whole.get("properties", value)
    for name in value:
        if name not in known and "additionalProperties" not in whole:
            yield f"{schema} has no {name}"
    partial = {key: rule for key, rule in whole.items() if key != "required"}
    if not target.contract.validator(partial).is_valid(value):
        yield f"{value} is no {schema}"


def client_problems(example: Example, target: Target) -> Iterator[str]:
    """The client sends the example, decodes its answer and raises its error, without any server."""
    numbers = _numbers(example, target)
    body = PNG if example.request.get("image") else example.request.get("body")
    account = Account(numbers["storeId"], "secret_of_the_documents")
    for documented in filter(None, (example.answer, example.error)):
        answer = _about_the_one_asked_for(example, documented, numbers)
        canned, sent = _canned(answer)
        client = EcwidClient(
            account.store,
            account.token,
            base_url=target.base_url,
            transport=WireTransport(canned, target.base_path),
            requests_per_minute=None,
            retries=0,
        )
        yield from _one_client_call(client, example, target, body, answer)
        yield from _sent_problems(example, body, sent)


def _about_the_one_asked_for(
    example: Example, answer: Mapping[str, Any], ids: Mapping[str, int]
) -> Mapping[str, Any]:
    """In three documents a read is answered with another id than it asks for, which the client refuses."""
    if example.operation != "getCombination" or answer["status"] != 200:
        return answer
    return {**answer, "body": {**answer["body"], "id": ids["combinationId"]}}


def _canned(answer: Mapping[str, Any]) -> tuple[Any, list[Request]]:
    sent: list[Request] = []

    def wire(request: Request) -> Answer:
        sent.append(request)
        content = json.dumps(answer["body"]).encode() if "body" in answer else b""
        headers = (("Content-Type", "application/json; charset=utf-8"),)
        return Answer(answer["status"], headers, content, answer.get("reason", "OK"))

    return wire, sent


def _one_client_call(
    client: EcwidClient, example: Example, target: Target, body: Any, answer: Mapping[str, Any]
) -> Iterator[str]:
    try:
        result = call(client, target.contract, example.operation, _numbers(example, target), body, {})
    except EcwidError as error:
        if answer["status"] == 200:
            yield f"the client raised {error!r} for the documented answer"
        elif getattr(error, "status_code", None) != answer["status"]:
            yield f"the client raised {error!r} for status {answer['status']}"
        elif (text := _says(answer)) not in str(error):
            yield f"the client's {str(error)!r} does not say {text!r}"
        return
    if answer["status"] != 200:
        yield f"the client raised nothing for status {answer['status']}"
    elif not strictly_equal(as_json(result), answer["body"]):
        yield f"the client made {as_json(result)} of {answer['body']}"


def _says(error: Mapping[str, Any]) -> str:
    """What an error tells a caller; a status's own phrase tells nothing."""
    said: str = error.get("body", {}).get("errorMessage") or error["reason"]
    return "" if said.lower() == HTTPStatus(error["status"]).phrase.lower() else said


def _sent_problems(example: Example, body: Any, sent: list[Request]) -> Iterator[str]:
    if not sent:
        yield "the client sent nothing"
        return
    first = sent[0]
    wanted = example.request["target"].partition("?")[0]
    if (first.method, first.path) != (example.request["method"], wanted):
        yield f"the client sent {first.method} {first.path}, the document {example.request['method']} {wanted}"
    if isinstance(body, bytes):
        if first.body != body:
            yield "the client changed the image"
    elif body is not None and not strictly_equal(json.loads(first.body), body):
        yield f"the client sent {first.body!r}, the document {body}"


def _numbers(example: Example, target: Target) -> dict[str, int]:
    route = target.contract.route(example.request["target"].partition("?")[0])
    assert route is not None, example.name
    return {name: int(value) for name, value in route.values.items()}
