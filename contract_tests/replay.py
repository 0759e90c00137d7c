"""The documents' own examples, in both directions.

A request example must fit the contract, be what the client sends for the same data, and be taken by the
server, which must then show what was written. A response example must fit the contract, be what the client
decodes and writes back unchanged, and be what the server shows once the things in it were made. Ids are the
server's own; everything else must be equal.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from ecwid_api import models
from ecwid_client import EcwidClient, EcwidError

from contract_tests.clients import CALLS, as_json, strictly_equal
from contract_tests.contract import Operation
from contract_tests.documents import REFUSED, Example, examples, fragments
from contract_tests.form import Form, form_of
from contract_tests.model import IMAGE_FIELDS
from contract_tests.protocol import PNG
from contract_tests.scratch import UNREADABLE, Scratch, ScratchError
from contract_tests.target import Account, Finding, Target
from contract_tests.wire import Answer, NoAnswerError, Request, WireTransport

# Fields of a shown combination or product that the server alone decides.
SERVERS_OWN = frozenset(("id", "combinationNumber", *IMAGE_FIELDS))
# Names that the draft of 2014 had and the service never shipped, and what cannot be written.
SUPERSEDED = frozenset(("listPrice", "lastUpdateTime"))
NOT_WRITABLE = frozenset(
    (
        "url",
        "created",
        "inStock",
        "defaultCombinationId",
        "galleryImages",
        "files",
        "categoryIds",
        "defaultCategoryId",
    )
)
RELATED = "relatedProducts"


# Example -> contract


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


# Example -> client -> back


def client_problems(example: Example, target: Target) -> Iterator[str]:
    """The client sends the example, decodes its answer and raises its error, without any server."""
    numbers = _numbers(example, target)
    ids = {"p": numbers.get("productId", 0), "c": numbers.get("combinationId", 0)}
    body = PNG if example.request.get("image") else example.request.get("body")
    account = Account(numbers["storeId"], "secret_of_the_documents")
    for documented in filter(None, (example.answer, example.error)):
        answer = _about_the_one_asked_for(example, documented, ids)
        canned, sent = _canned(answer)
        client = EcwidClient(
            account.store,
            account.token,
            base_url=target.base_url,
            transport=WireTransport(canned, target.base_path),
            requests_per_minute=None,
            retries=0,
        )
        yield from _one_client_call(client, example, ids, body, answer)
        yield from _sent_problems(example, body, sent)


def _about_the_one_asked_for(
    example: Example, answer: Mapping[str, Any], ids: Mapping[str, int]
) -> Mapping[str, Any]:
    """In three documents a read is answered with another id than it asks for, which the client refuses."""
    if example.operation != "getCombination" or answer["status"] != 200:
        return answer
    return {**answer, "body": {**answer["body"], "id": ids["c"]}}


def _canned(answer: Mapping[str, Any]) -> tuple[Any, list[Request]]:
    sent: list[Request] = []

    def wire(request: Request) -> Answer:
        sent.append(request)
        content = json.dumps(answer["body"]).encode() if "body" in answer else b""
        headers = (("Content-Type", "application/json; charset=utf-8"),)
        return Answer(answer["status"], headers, content, answer.get("reason", "OK"))

    return wire, sent


def _one_client_call(
    client: EcwidClient, example: Example, ids: Mapping[str, int], body: Any, answer: Mapping[str, Any]
) -> Iterator[str]:
    try:
        result = CALLS[example.operation](client, ids, body, {})
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


# Example -> server -> back


def server_problems(example: Example, target: Target, scratch: Scratch) -> Iterator[str]:
    """The request, with our ids and token, against the server; then what the server shows."""
    maker = _Maker(example, target, scratch)
    answer = target.recorder(maker.request)
    for fault in target.recorder.history[-1].faults:
        yield f"{fault.check}: {fault.message}"
    if answer.status != 200:
        yield f"the server answered {answer.status} {answer.body[:200]!r} to the documented request"
        return
    yield from maker.problems(answer)


class _Maker:
    """Makes what an example speaks of, and knows what must be there afterwards."""

    def __init__(self, example: Example, target: Target, scratch: Scratch) -> None:
        self.example, self.target, self.scratch = example, target, scratch
        shown = example.answer["body"] if example.answer else None
        self.expected: list[Mapping[str, Any]] = []
        if example.operation == "getProduct":
            assert isinstance(shown, dict)
            self.product = scratch.product(**_writable_product(shown, scratch))
            self._make_all(shown["combinations"])
        else:
            self.product = scratch.product()
            self._make_all(self._combinations_of(shown))
        self.combination = self.made[0] if self.made else 0
        self.request = self._request()

    def _combinations_of(self, shown: Any) -> list[Mapping[str, Any]]:
        match self.example.operation:
            case "listCombinations":
                return list(shown)
            case "getCombination":
                return [shown]
            case "createCombination":
                return []
            case "deleteAllCombinations":
                return [_made_up(number) for number in range(shown["deleteCount"])]
        return [_made_up(0)]

    def _make_all(self, wanted: list[Mapping[str, Any]]) -> None:
        self.expected = wanted
        self.made = [self._make(combination) for combination in wanted]
        if self.example.operation == "deleteCombinationImage":
            self._upload(self.made[0])

    def _make(self, combination: Mapping[str, Any]) -> int:
        writable = models.CombinationCreate.__attrs_attrs__
        names = {_camel(attribute.name) for attribute in writable}
        body = {name: value for name, value in combination.items() if name in names}
        body["sku"] = self.scratch.prefix + body["sku"]
        options = body.pop("options")
        answer = self.scratch.send(
            "POST", f"/products/{self.product}/combinations", {**body, "options": options}
        )
        if answer.status != 200:
            raise ScratchError(
                f"{self.example.name}: {answer.status} {answer.body[:200]!r} to the creation of {body}"
            )
        made = int(answer.json()["id"])
        if "imageUrl" in combination:
            self._upload(made)
        return made

    def _upload(self, combination_id: int) -> None:
        account = self.target.accounts[0]
        path = f"/{account.store}/products/{self.product}/combinations/{combination_id}/image"
        headers = (("Authorization", f"Bearer {account.token}"), ("Content-Type", "image/png"))
        self.target.recorder.quiet(Request("POST", path, headers, PNG))

    def _request(self) -> Request:
        account = self.target.accounts[0]
        described = self.target.contract.operations[self.example.operation]
        path = described.template.format(
            storeId=account.store, productId=self.product, combinationId=self.combination
        )
        body = self.example.request.get("body")
        changed = {**body, "sku": self.scratch.prefix + body["sku"]} if body and "sku" in body else body
        return request_of(self.example, f"{path}?token={account.token}", {"body": changed})

    def problems(self, answer: Answer) -> Iterator[str]:
        value, example = answer.json(), self.example
        match example.operation:
            case "listCombinations":
                yield from self._all_equal(value)
            case "getCombination":
                yield from self._equal(value, self.expected[0])
            case "getProduct":
                assert example.answer is not None
                yield from _fields_equal(value, _shown_product(example.answer["body"]), self.scratch)
                yield from self._all_equal(value["combinations"])
            case "createCombination" | "updateCombination":
                seen = self._read(
                    value["id"] if example.operation == "createCombination" else self.combination
                )
                yield from self._equal(seen.json(), example.request["body"])
            case "adjustCombinationInventory":
                quantity = self._read(self.combination).json().get("quantity")
                if quantity != 50 + example.request["body"]["quantityDelta"]:
                    yield f"the stock was 50 and is {quantity}"
            case "uploadCombinationImage" | "deleteCombinationImage":
                shown = "imageUrl" in self._read(self.combination).json()
                if shown != (example.operation == "uploadCombinationImage"):
                    yield f"after {example.operation} the image is {'still' if shown else 'not'} there"
            case "deleteCombination" | "deleteAllCombinations":
                if (status := self._read(self.combination).status) != 404:
                    yield f"the deleted combination is answered with {status}"
        documented = example.answer["body"] if example.answer else None
        if isinstance(documented, dict) and "id" not in documented and value != documented:
            yield f"the server answered {value}, the document {documented}"

    def _read(self, combination_id: int) -> Answer:
        return self.target.send("GET", f"/products/{self.product}/combinations/{combination_id}")

    def _all_equal(self, seen: list[Mapping[str, Any]]) -> Iterator[str]:
        if len(seen) != len(self.expected):
            yield f"the server shows {len(seen)} combinations, the document {len(self.expected)}"
            return
        for shown, wanted in zip(seen, self.expected, strict=True):
            yield from self._equal(shown, wanted)

    def _equal(self, seen: Mapping[str, Any], wanted: Mapping[str, Any]) -> Iterator[str]:
        yield from _fields_equal(seen, wanted, self.scratch)
        for name in IMAGE_FIELDS:
            if (name in wanted) != (name in seen) and "id" in wanted:
                yield f"{name} is {'missing' if name in wanted else 'there'}"


def _fields_equal(seen: Mapping[str, Any], wanted: Mapping[str, Any], scratch: Scratch) -> Iterator[str]:
    for name, value in wanted.items():
        if name in SERVERS_OWN or name in SUPERSEDED or name == "combinations":
            continue
        if name == "quantity" and wanted.get("unlimited"):
            continue  # The draft of 2014 shows a number beside unlimited stock; newer documents leave it out.
        if name == "sku":
            value = scratch.prefix + value
        if name == "attributes":
            value = [
                {k: v for k, v in attribute.items() if k in seen.get(name, [{}])[0]} for attribute in value
            ]
        if seen.get(name) != value:
            yield f"{name} is {seen.get(name)!r}, documented {value!r}"


def _shown_product(body: Mapping[str, Any]) -> dict[str, Any]:
    hidden = NOT_WRITABLE | SERVERS_OWN | {RELATED}
    return {name: value for name, value in body.items() if name not in hidden}


def _writable_product(body: Mapping[str, Any], scratch: Scratch) -> dict[str, Any]:
    fields = {
        name: value
        for name, value in _shown_product(body).items()
        if name not in SUPERSEDED | {"combinations"}
    }
    return {**fields, "sku": scratch.prefix + fields["sku"]}


def _made_up(number: int) -> dict[str, Any]:
    return {"options": [{"name": "Size", "value": f"No. {number}"}], "sku": f"made-{number}", "quantity": 50}


def request_of(example: Example, target: str, changes: Mapping[str, Any]) -> Request:
    body = changes.get("body", example.request.get("body"))
    content = PNG if example.request.get("image") else b"" if body is None else json.dumps(body).encode()
    return Request(example.request["method"], target, tuple(example.request["headers"].items()), content)


def _camel(name: str) -> str:
    first, *rest = name.strip("_").split("_")
    return first + "".join(part.title() for part in rest)


def run_replay(target: Target) -> Iterator[Finding]:
    """Every example in every direction."""
    for document, schema, value in fragments():
        name = f"{document}/{schema}"
        yield from _findings(target, name, "contract", fragment_problems(schema, value, target))
    for schema, value in REFUSED:
        if target.contract.schema_validator(schema)(value):
            message = f"the contract takes {value} as a {schema}"
            yield target.finding("replay", f"refused/{schema}", "contract", message, ())
    for example in examples():
        scratch = Scratch(target)
        target.recorder.forget()
        try:
            yield from _findings(target, example.name, "contract", contract_problems(example, target))
            yield from _findings(target, example.name, "client", client_problems(example, target))
            yield from _findings(target, example.name, "server", server_problems(example, target, scratch))
        finally:
            scratch.remove_all()


def _findings(target: Target, name: str, direction: str, problems: Iterator[str]) -> Iterator[Finding]:
    messages = []
    try:
        for message in problems:
            messages.append(message)  # noqa: PERF402 - those before an error count too
    except NoAnswerError:
        return
    except UNREADABLE as exc:
        messages.append(f"unreadable: {type(exc).__name__}: {exc}")
    if messages:
        requests = tuple(exchange.request for exchange in target.recorder.history)
        yield target.finding("replay", name, direction, "; ".join(messages), requests)
