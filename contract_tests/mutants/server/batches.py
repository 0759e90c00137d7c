"""Defects of batches."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from contract_tests.mutants.registry import STATE, Call, as_json, changed, defect, value_of
from contract_tests.mutants.server.common import asked_otherwise
from contract_tests.mutants.server.filters import asked, asked_besides
from contract_tests.wire import Answer


def _requests(call: Call) -> list[dict[str, Any]]:
    try:
        value = json.loads(call.request.body)
    except (ValueError, RecursionError):
        return []
    return value if isinstance(value, list) and all(isinstance(each, dict) for each in value) else []


def _responses(call: Call, change: Callable[[list[dict[str, Any]]], list[dict[str, Any]]]) -> Answer:
    answer = call.passed()
    value = value_of(answer)
    if answer.status != 200 or not isinstance(value, dict) or "responses" not in value:
        return answer
    return changed(answer, responses=change(value["responses"]))


def _each(call: Call, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Answer:
    return _responses(call, lambda responses: [change(response) for response in responses])


def _less(response: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in response.items() if name not in names}


@defect("B01", STATE, "a batch never stops at a failure", "createBatch")
def _(call: Call) -> Answer:
    return asked_besides(call, stopOnFirstFailure="false")


@defect("B02", STATE, "a batch always stops at a failure", "createBatch")
def _(call: Call) -> Answer:
    return asked_otherwise(call, "stopOnFirstFailure", lambda _: "")


@defect("B03", STATE, "the key of a batch is overlooked", "createBatch")
def _(call: Call) -> Answer:
    return asked_otherwise(call, "deduplicationKey", lambda _: "")


@defect("B04", STATE, "a batch that equals the one before is not carried out", "createBatch")
def _(call: Call) -> Answer:
    last, this = call.memory.get("last"), call.request.body
    if last and last[0] == this:
        return as_json(Answer(200), {"ticket": last[1]})
    answer = call.passed()
    if answer.status == 200:
        call.memory["last"] = (this, value_of(answer)["ticket"])
    return answer


@defect("B05", STATE, "the requests of a batch are carried out backwards", "createBatch")
def _(call: Call) -> Answer:
    requests = _requests(call)
    return call.with_json(requests[::-1]) if requests else call.passed()


@defect("B06", STATE, "the results of a batch have no bodies", "getBatch")
def _(call: Call) -> Answer:
    return _each(call, lambda response: _less(response, "httpBody", "escapedHttpBody"))


@defect("B07", STATE, "escapedJson is overlooked", "getBatch")
def _(call: Call) -> Answer:
    return asked_otherwise(call, "escapedJson", lambda _: "")


@defect("B08", STATE, "the results of a batch have no ids", "getBatch")
def _(call: Call) -> Answer:
    return _each(call, lambda response: _less(response, "id"))


@defect("B09", STATE, "the results of a batch come the last first", "getBatch")
def _(call: Call) -> Answer:
    return _responses(call, lambda responses: responses[::-1])


@defect("B10", STATE, "a refused request of a batch counts as completed", "getBatch")
def _(call: Call) -> Answer:
    return _each(
        call,
        lambda response: {**response, "status": "COMPLETED"} if response["status"] == "FAILED" else response,
    )


@defect("B11", STATE, "the size of a batch is what was carried out of it", "getBatch")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status != 200 or not isinstance(value_of(answer), dict):
        return answer
    done = [r for r in value_of(answer).get("responses", ()) if r["status"] != "NOT_EXECUTED"]
    return changed(answer, totalRequests=len(done), completedRequests=len(done))


@defect("B12", STATE, "the path of a request in a batch must begin with a slash", "createBatch")
def _(call: Call) -> Answer:
    requests = _requests(call)
    if not any(isinstance(r.get("path"), str) and not r["path"].startswith("/") for r in requests):
        return call.passed()
    return call.with_json(
        [r if str(r.get("path")).startswith("/") else {**r, "path": "/none"} for r in requests]
    )


@defect("B13", STATE, "the deletion of an unknown batch counts 1", "deleteBatch")
def _(call: Call) -> Answer:
    answer = call.passed()
    return changed(answer, deleteCount=1) if answer.status == 200 else answer


@defect("B14", STATE, "the cancellation of an unknown group counts 1", "cancelBatchGroup")
def _(call: Call) -> Answer:
    answer = call.passed()
    return changed(answer, updateCount=1) if answer.status == 200 else answer


@defect("B15", STATE, "a batch is carried out twice", "createBatch")
def _(call: Call) -> Answer:
    answer = call.passed()
    if answer.status == 200 and "deduplicationKey" not in asked(call):
        call.passed()
    return answer


@defect("B16", STATE, "a batch leaves out its last request", "createBatch")
def _(call: Call) -> Answer:
    requests = _requests(call)
    return call.with_json(requests[:-1]) if len(requests) > 1 else call.passed()


@defect("B17", STATE, "a deleted batch can still be read", "deleteBatch", "getBatch")
def _(call: Call) -> Answer:
    kept: dict[str, Answer] = call.memory.setdefault("batches", {})
    answer = call.passed()
    if call.operation == "deleteBatch":
        return answer
    ticket = asked(call).get("ticket", "")
    if answer.status == 404 and ticket in kept:
        return kept[ticket]
    if answer.status == 200:
        kept[ticket] = answer
    return answer
