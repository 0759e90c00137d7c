"""Rows for every operation, from the contract alone: what it documents must be seen, whoever adds the operation."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from contract_tests.contract.bodies import MAX_IMAGE_BYTES, sample
from contract_tests.contract.reader import Operation
from contract_tests.legs.protocol.bodies import BROKEN
from contract_tests.legs.protocol.media import png_of
from contract_tests.legs.protocol.row import IDS, INT64_MAX, Row, path_of, row
from contract_tests.reach import FLOOR
from contract_tests.wire import Request

WRONG_TOKENS = ("none", "wrong", "wrong-query", "empty-query", "empty-bearer", "basic", "other-store")
# Here what a body leaves out is deleted.
REPLACING = frozenset(("updateProductMedia",))
NOT_JSON = (
    *("text/plain", "application/xml", "application/x-www-form-urlencoded", "image/png"),
    *("multipart/form-data; boundary=x", "application/octet-stream", "application/vnd.api+json"),
)


def refused(operation: Operation) -> Iterator[Row]:
    for auth in WRONG_TOKENS:
        yield from _refusal(operation, f"token: {auth}", 403, auth=auth)
    for name in operation.ids:
        for id_, status in (("x", 400), (INT64_MAX, 404)):
            path = path_of(operation.template, **{name: str(id_)})
            yield from _refusal(operation, f"{name} {id_}", status, path=path)


def malformed(operation: Operation) -> Iterator[Row]:
    for name, body in BROKEN.items() if operation.takes_json else ():
        is_right = body == b"[]" and operation.body_is_valid is not None and operation.body_is_valid([])
        if not is_right and (body or operation.body_required):
            yield from _refusal(operation, name, 400, body=body)


def wrapped(operation: Operation) -> Iterator[Row]:
    """What is right, in something that is not asked for; an object in which nothing is known is ignored."""
    if operation.body_is_valid is None:
        return
    right = _right(operation).json()
    for name, value in {
        "in a list": [right],
        "as a text": json.dumps(right),
        "in an object": {"data": right},
    }.items():
        body = json.dumps(value).encode()
        if operation.body_is_valid(value):
            yield _row(operation, name, 200, body=body, inert=operation.id not in REPLACING)
        else:
            yield from _refusal(operation, name, 400, body=body)


def other_media_types(operation: Operation) -> Iterator[Row]:
    if operation.takes_json:
        for content_type in NOT_JSON:
            yield from _refusal(operation, f"as {content_type}", 415, content_type=content_type)
        yield _row(operation, "as text/json", 200, content_type="text/json")
        yield _row(operation, "as nothing", 200, 415, content_type=None)
    elif operation.takes_image:
        yield from _refusal(operation, "in parts", 415, content_type="multipart/form-data; boundary=x")


def too_large(operation: Operation) -> Iterator[Row]:
    if operation.takes_image:
        yield from _refusal(operation, "beyond 20 MB", 413, body=png_of(MAX_IMAGE_BYTES + 1))


def taken(operation: Operation) -> Iterator[Row]:
    for number in range(FLOOR) if operation.method != "DELETE" else ():
        yield _row(operation, f"right, {number}", 200, needs_mock=True)


GENERIC = (refused, malformed, wrapped, other_media_types, too_large, taken)


def _refusal(operation: Operation, name: str, status: int, **changes: Any) -> Iterator[Row]:
    """A row if the contract documents the status."""
    reply = operation.replies.get(status)
    if reply and not reply.never_answered:
        yield _row(operation, name, status, needs_mock=status in (403, 413), **changes)


def _right(operation: Operation) -> Request:
    ids = {**dict.fromkeys(operation.ids, "1"), **IDS, "storeId": ""}
    request = sample(operation, ids, "{fresh}")
    return replace(request, target=request.target.removeprefix("/"))


def _row(
    operation: Operation,
    name: str,
    *statuses: int,
    path: str | None = None,
    body: bytes | None = None,
    content_type: str | None = "",
    **rest: Any,
) -> Row:
    """A right request with something changed; a content type that is None is left out."""
    right = _right(operation)
    target = right.target if path is None else "?".join(filter(None, (path, right.query)))
    headers = dict(right.headers)
    if content_type:
        headers["Content-Type"] = content_type
    elif content_type is None:
        del headers["Content-Type"]
    sent = {"body": right.body if body is None else body, "headers": headers, **rest}
    return row(f"{operation.id}: {name}", operation.method, target, *statuses, **sent)
