"""Every operation as a call of the public client, from the plain data that a raw request would carry."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from inspect import signature
from itertools import combinations
from random import Random
from typing import Any

from attrs import fields
from ecwid_api import models
from ecwid_client import ApiError, Clock, EcwidClient, EcwidError

from contract_tests.contract.bodies import IDS
from contract_tests.contract.reader import Contract, Operation
from contract_tests.target.recorder import LOST, Exchange
from contract_tests.target.target import Account, Target, json_of
from contract_tests.wire import NoAnswerError, Wire, WireTransport


@dataclass(frozen=True, slots=True)
class Seen:
    """What a caller of the client saw: a status, the error code or the value as JSON data, and what is odd about it."""

    status: int
    value: Any
    problems: tuple[str, ...]


def typed(model: Any, body: Mapping[str, Any]) -> Any:
    """An instance made through the constructor, as users write it."""
    names, decoded = _attributes(model), model.from_dict(body)
    return model(**{names[key].alias: getattr(decoded, names[key].name) for key in body})


@cache
def _attributes(model: Any) -> dict[str, Any]:
    """By their names in JSON."""
    return {_camel(attribute.alias): attribute for attribute in fields(model)}


def public_client(
    target: Target, account: Account, *, wire: Wire | None = None, **settings: Any
) -> EcwidClient:
    return EcwidClient(
        account.store,
        account.token,
        base_url=target.base_url,
        transport=WireTransport(wire or target.recorder, target.base_path),
        **{"requests_per_minute": None, "retries": 0, "clock": quiet_clock(), **settings},
    )


def quiet_clock() -> Clock:
    """Waiting moves its hands and takes no time; chance repeats."""
    hands = [0.0]

    def wait(seconds: float) -> None:
        hands[0] += seconds

    return Clock(monotonic=lambda: hands[0], utc=lambda: hands[0], sleep=wait, chance=Random(0).random)


Ids = Mapping[str, Any]


def path_of(operation: Operation, store: int, ids: Ids) -> str:
    return operation.template.format(
        storeId=store, **{IDS[key]: id_ for key, id_ in ids.items() if key in IDS}
    )


def call(
    client: EcwidClient, contract: Contract, operation: str, ids: Ids, body: Any, query: Mapping[str, Any]
) -> Any:
    """What the client returns for one call of an operation.

    Args:
        ids: by the short or the long name of a parameter. What else an operation needs is the contract's example.
        query: further arguments, by their names in Python.
    """
    described = contract.operations[operation]
    resource = getattr(client, described.tag)
    method = getattr(resource, _method(resource.__class__, described.tag, operation))
    accepted = _arguments(method.__func__)
    known = {IDS.get(name, name): value for name, value in ids.items()}
    given: dict[str, Any] = {
        _snake(one.name): known.get(one.name, one.schema.get("example"))
        for one in described.parameters
        if one.required and one.name != "storeId"
    }
    given |= query
    if "url" in accepted and "external_url" in given:
        given["url"] = given.pop("external_url")
    elif isinstance(body, bytes):
        given["image" if "image" in accepted else "body"] = body
    elif "body" in accepted and body is not None:
        given["body"] = _modelled(contract, described.body_schema, body)
    elif body is not None:  # Its fields are arguments by themselves.
        parts = contract.resolve(described.body_schema)["properties"]
        given |= {_snake(name): _modelled(contract, parts[name], value) for name, value in body.items()}
    return method(**given)


@cache
def _method(resource: type, tag: str, operation: str) -> str:
    """`adjustCombinationInventory` of the tag `combinations` is `adjust_inventory`."""
    words = _snake(operation).split("_")
    for start, end in combinations(range(1, len(words) + 1), 2):
        name = "_".join((*words[:start], *words[end:]))
        # The tag is in the plural, its word in the name often not.
        if tag.startswith("_".join(words[start:end])[:-1]) and hasattr(resource, name):
            return name
    return "_".join(words)


@cache
def _arguments(function: Callable[..., Any]) -> frozenset[str]:
    return frozenset(signature(function).parameters)


def _modelled(contract: Contract, schema: Mapping[str, Any], value: Any) -> Any:
    """The model of a named schema, made of plain data; a list of them for a list."""
    if isinstance(value, list):
        return [_modelled(contract, contract.resolve(schema)["items"], one) for one in value]
    model = getattr(models, schema.get("$ref", "").rpartition("/")[2], None)
    return value if model is None or not isinstance(value, dict) else typed(model, value)


def through_client(
    client: EcwidClient, target: Target, operation: str, ids: Ids, body: Any, query: Mapping[str, Any]
) -> Seen:
    """Call the client once and compare what it sent and returned with what passed over the wire."""
    before = len(target.recorder.history)
    arguments = {_snake(name): value for name, value in query.items()}
    problems: list[str] = []
    value: Any = None
    try:
        value = as_json(call(client, target.contract, operation, ids, body, arguments))
    except ApiError as error:
        value = {"errorCode": error.error_code}
        problems += _error_problems(error, target.recorder.history[before])
    except EcwidError as error:
        if target.recorder.history[before:] and target.recorder.history[-1].answer is LOST:
            raise NoAnswerError(str(error)) from error
        problems.append(f"the client raised {type(error).__name__}: {error}")
    sent = target.recorder.history[before:]
    status = sent[0].answer.status if sent else 0
    if status == 200 and not problems and not strictly_equal(value, json_of(sent[-1].answer)):
        problems.append(f"the client returned {value!r} for {sent[-1].answer.body[:300]!r}")
    problems += _sent_problems(target, client, operation, ids, body, query, sent)
    return Seen(status, value, tuple(problems))


def _error_problems(error: ApiError, exchange: Exchange) -> Iterator[str]:
    said = json_of(exchange.answer)
    code = said.get("errorCode") if isinstance(said, dict) else None
    if error.error_code != code:
        yield f"the client's error_code is {error.error_code!r}, the answer's {code!r}"
    if error.status_code != exchange.answer.status:
        yield f"the client's status_code is {error.status_code}, the answer's {exchange.answer.status}"


def as_json(result: Any) -> Any:
    """JSON data of what a client method returned."""
    if isinstance(result, list):
        return [item.to_dict() for item in result]
    return None if result is None else result.to_dict()


def strictly_equal(left: Any, right: Any) -> bool:
    """Equal as JSON texts would be: 10 is not 10.0, true is not 1."""
    if type(left) is not type(right):
        return isinstance(left, str) and isinstance(right, str) and str(left) == str(right)
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(strictly_equal(left[key], right[key]) for key in left)
    if isinstance(left, list):
        return len(left) == len(right) and all(map(strictly_equal, left, right))
    return bool(left == right)


def _sent_problems(
    target: Target,
    client: EcwidClient,
    operation: str,
    ids: Ids,
    body: Any,
    query: Mapping[str, Any],
    sent: list[Exchange],
) -> list[str]:
    looks = [exchange for exchange in sent[1:] if exchange.request.method == "GET"]
    if (
        operation == "createCombination"
        and sent
        and sent[0].answer.status == 409
        and len(looks) == len(sent) - 1
    ):
        sent = sent[:1]  # After a conflict it may look who holds the options; it must not write again.
    if len(sent) != 1:
        return [f"the client sent {len(sent)} requests for one {operation}"]
    request = sent[0].request
    described = target.contract.operations[operation]
    path = path_of(described, client.store_id, ids)
    problems = []
    if (request.method, request.path) != (described.method, path):
        problems.append(
            f"the client sent {request.method} {request.path}, expected {described.method} {path}"
        )
    wanted = {name: _in_query(value) for name, value in query.items()}
    if dict(request.pairs) != wanted:
        problems.append(f"the client sent the query {request.query!r}, expected {wanted}")
    if isinstance(body, bytes):
        if request.body != body or request.header("Content-Type") != "application/octet-stream":
            problems.append("the client changed the image or its media type")
    elif body is None:
        if request.body:
            problems.append(f"the client sent a body with {operation}: {request.body[:100]!r}")
    elif request.header("Content-Type") != "application/json" or not strictly_equal(
        json.loads(request.body), body
    ):
        problems.append(f"the client sent {request.body[:300]!r}, expected {body!r}")
    return problems


def _in_query(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)


@cache
def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])([A-Z])", r"_\1", name).lower()
