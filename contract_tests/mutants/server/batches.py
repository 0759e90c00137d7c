"""Defects of batches."""

from __future__ import annotations

from collections.abc import Callable

from contract_tests.mutants.registry import STATE, Call, Spoil, defect, seed, value_of
from contract_tests.mutants.server.common import (
    Object,
    also,
    always_asked,
    as_json,
    asks,
    objects,
    overlooks,
    shows,
    turned,
    when,
    without,
)
from contract_tests.wire import Answer


def _requests(change: Callable[[list[Object]], list[Object]]) -> Spoil:
    return when(lambda call: objects(call.json), lambda call: call.with_json(change(objects(call.json))))


def _responses(change: Callable[[Object], Object]) -> Spoil:
    return shows(responses=lambda responses: [change(response) for response in responses])


def _with_slash(request: Object) -> Object:
    path = request.get("path")
    return {**request, "path": "/none"} if isinstance(path, str) and not path.startswith("/") else request


def _completed(response: Object) -> Object:
    return {**response, "status": "COMPLETED"} if response["status"] == "FAILED" else response


def _carried_out(batch: Object) -> Object:
    done = [r for r in batch.get("responses", ()) if r["status"] != "NOT_EXECUTED"]
    return {"totalRequests": len(done), "completedRequests": len(done)}


DEFECTS = {
    "B01 createBatch: a batch never stops at a failure": always_asked(stopOnFirstFailure="false"),
    "B02 createBatch: a batch always stops at a failure": overlooks("stopOnFirstFailure"),
    "B03 createBatch: the key of a batch is overlooked": overlooks("deduplicationKey"),
    "B05 createBatch: the requests of a batch are carried out backwards": _requests(turned),
    "B06 getBatch: the results of a batch have no bodies": _responses(
        lambda response: without(response, "httpBody", "escapedHttpBody")
    ),
    "B07 getBatch: escapedJson is overlooked": overlooks("escapedJson"),
    "B08 getBatch: the results of a batch have no ids": _responses(lambda response: without(response, "id")),
    "B09 getBatch: the results of a batch come the last first": shows(responses=turned),
    "B10 getBatch: a refused request of a batch counts as completed": _responses(_completed),
    "B11 getBatch: the size of a batch is what was carried out of it": shows(_carried_out),
    "B12 createBatch: the path of a request in a batch must begin with a slash": _requests(
        lambda requests: [_with_slash(request) for request in requests]
    ),
    "B13 deleteBatch: the deletion of an unknown batch counts 1": shows(deleteCount=1),
    "B14 cancelBatchGroup: the cancellation of an unknown group counts 1": shows(updateCount=1),
    "B15 createBatch: a batch is carried out twice": when(
        lambda call: not asks("deduplicationKey")(call), also(Call.passed)
    ),
    "B16 createBatch: a batch leaves out its last request": when(
        lambda call: len(objects(call.json)) > 1, _requests(lambda requests: requests[:-1])
    ),
}

seed(STATE, DEFECTS)


@defect("B04 createBatch: a batch that equals the one before is not carried out")
def _(call: Call) -> Answer:
    last, this = call.memory.get("last"), call.request.body
    if last and last[0] == this:
        return as_json(Answer(200), {"ticket": last[1]})
    answer = call.passed()
    if answer.status == 200:
        call.memory["last"] = (this, value_of(answer)["ticket"])
    return answer


@defect("B17 deleteBatch getBatch: a deleted batch can still be read")
def _(call: Call) -> Answer:
    kept: dict[str, Answer] = call.memory.setdefault("batches", {})
    answer, ticket = call.passed(), call.asked.get("ticket", "")
    if call.operation == "deleteBatch":
        return answer
    if answer.status == 404 and ticket in kept:
        return kept[ticket]
    if answer.status == 200:
        kept[ticket] = answer
    return answer
