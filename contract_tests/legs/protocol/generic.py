"""Rows for every operation, from the contract alone: what it documents must be seen, whoever adds the operation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from contract_tests.contract.bodies import MAX_IMAGE_BYTES, body_of, required_of
from contract_tests.contract.reader import Contract, Operation
from contract_tests.legs.protocol.media import png_of
from contract_tests.legs.protocol.row import IDS, INT64_MAX, JSON, Row, path_of, row
from contract_tests.reach import FLOOR

OCTETS = {"Content-Type": "application/octet-stream"}
PARTS = {"Content-Type": "multipart/form-data; boundary=x"}


def generic(contract: Contract) -> Iterator[Row]:
    for operation in contract.operations.values():
        yield from _refused(operation)
        if operation.method != "DELETE":
            yield from _taken(operation)


def _refused(operation: Operation) -> Iterator[Row]:
    body, headers, query = _right(operation)

    def refused(why: str, status: int, path: str = "", **changes: Any) -> Iterator[Row]:
        reply = operation.replies.get(status)
        if reply and not reply.never_answered:
            sent: dict[str, Any] = {"body": body, "headers": headers, **changes}
            there = (path or path_of(operation.template)) + query
            yield row(f"{operation.id}: {why}", operation.method, there, status, needs_mock=True, **sent)

    for auth in ("none", "wrong"):
        yield from refused(f"token: {auth}", 403, auth=auth)
    names = [one.name for one in operation.parameters if one.place == "path" and one.name != "storeId"]
    for name in names:
        for id_, status in (("x", 400), (INT64_MAX, 404)):
            yield from refused(f"{name} {id_}", status, path_of(operation.template, **{name: str(id_)}))
    if isinstance(body, bytes):
        yield from refused("in parts", 415, headers={**headers, **PARTS})
        yield from refused("beyond 20 MB", 413, body=png_of(MAX_IMAGE_BYTES + 1))
    elif body is not None:
        yield from refused("a body that is no JSON", 400, body=b"{")


def _taken(operation: Operation) -> Iterator[Row]:
    body, headers, query = _right(operation)
    for number in range(FLOOR):
        yield row(
            f"{operation.id}: right, {number}",
            operation.method,
            path_of(operation.template) + query,
            200,
            body=body,
            headers=headers,
            needs_mock=True,
        )


def _right(operation: Operation) -> tuple[Any, dict[str, str], str]:
    """A body, headers and a query that the contract allows."""
    body = body_of(operation, IDS, "{fresh}")
    media_type = {} if body is None else OCTETS if isinstance(body, bytes) else JSON
    query = urlencode(required_of(operation, "query", IDS), safe="{}/")
    headers = {**media_type, **required_of(operation, "header", IDS)}
    return body, headers, f"?{query}" if query else ""
