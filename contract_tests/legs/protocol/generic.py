"""Rows for every operation, from the contract alone: what it documents must be seen, whoever adds the operation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from contract_tests.contract.bodies import MAX_IMAGE_BYTES, sample
from contract_tests.contract.reader import Contract, Operation
from contract_tests.legs.protocol.media import png_of
from contract_tests.legs.protocol.row import IDS, INT64_MAX, Row, path_of, row
from contract_tests.reach import FLOOR
from contract_tests.wire import Request

PARTS = {"Content-Type": "multipart/form-data; boundary=x"}


def generic(contract: Contract) -> Iterator[Row]:
    for operation in contract.operations.values():
        yield from _refused(operation)
        if operation.method != "DELETE":
            yield from _taken(operation)


def _refused(operation: Operation) -> Iterator[Row]:
    right = _right(operation)

    def refused(why: str, status: int, path: str = "", **changes: Any) -> Iterator[Row]:
        reply = operation.replies.get(status)
        if reply and not reply.never_answered:
            path += f"?{right.query}" if path and right.query else ""
            yield _row(operation, why, status, replace(right, target=path or right.target), **changes)

    for auth in ("none", "wrong"):
        yield from refused(f"token: {auth}", 403, auth=auth)
    for name in operation.ids:
        for id_, status in (("x", 400), (INT64_MAX, 404)):
            yield from refused(f"{name} {id_}", status, path_of(operation.template, **{name: str(id_)}))
    if operation.takes_json:
        yield from refused("a body that is no JSON", 400, body=b"{")
    elif right.body:
        yield from refused("in parts", 415, headers={**dict(right.headers), **PARTS})
        yield from refused("beyond 20 MB", 413, body=png_of(MAX_IMAGE_BYTES + 1))


def _taken(operation: Operation) -> Iterator[Row]:
    for number in range(FLOOR):
        yield _row(operation, f"right, {number}", 200, _right(operation))


def _right(operation: Operation) -> Request:
    ids = {**dict.fromkeys(operation.ids, "1"), **IDS, "storeId": ""}
    request = sample(operation, ids, "{fresh}")
    return replace(request, target=request.target.removeprefix("/"))


def _row(operation: Operation, name: str, status: int, request: Request, **changes: Any) -> Row:
    sent = {"body": request.body, "headers": dict(request.headers), **changes}
    return row(f"{operation.id}: {name}", request.method, request.target, status, needs_mock=True, **sent)
