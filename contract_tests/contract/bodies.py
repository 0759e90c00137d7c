"""One right request for each operation, of the contract's examples, and the smallest images."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from contract_tests.contract.reader import Operation
from contract_tests.wire import Request

MAX_IMAGE_BYTES = 20_971_520
# The smallest files that decoders accept: one pixel each.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f"
    "0005fe02fe0def46b80000000049454e44ae426082"
)
GIF = bytes.fromhex("47494638396101000100800000ffffff0000002c00000000010001000002024401003b")
OCTETS = "application/octet-stream"
LINK: Mapping[str, Any] = {"url": "https://images.example.com/a.png", "width": 10, "height": 20}
# The short names of ids in paths.
IDS = {
    "p": "productId",
    "c": "combinationId",
    "i": "imageId",
    "v": "videoId",
    "f": "fileId",
    "g": "categoryId",
    "k": "classId",
    "t": "ticket",
}


def sample(operation: Operation, ids: Mapping[str, Any], fresh: str, *, token: str | None = None) -> Request:
    """A right request, made of the contract's examples.

    Args:
        ids: by the name of the parameter, the store's among them.
        fresh: a text that nothing in the store has.
        token: left out where somebody else adds it.
    """
    body = body_of(operation, ids, fresh)
    headers = required_of(operation, "header", ids)
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    if body is not None:
        headers["Content-Type"] = OCTETS if isinstance(body, bytes) else "application/json"
    query = urlencode(required_of(operation, "query", ids), safe="{}/")
    return Request(
        operation.method,
        operation.template.format(**ids) + (f"?{query}" if query else ""),
        tuple(headers.items()),
        body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode(),
    )


def body_of(operation: Operation, ids: Mapping[str, Any], fresh: str) -> Any:
    """The contract's example with ids of things that are there, or an image; None for an operation without a body.

    Args:
        ids: by the name of the path parameter. What bears another id is left out.
        fresh: a text that nothing in the store has.
    """
    if operation.body_example is None:
        return PNG if operation.takes_image else None
    body = _ours(operation.body_example, ids, fresh)
    if isinstance(body, dict) and "name" in body:
        body["name"] += f" {fresh}"
    return body


def required_of(operation: Operation, place: str, ids: Mapping[str, Any]) -> dict[str, str]:
    """The parameters that a request must carry in its query or its headers."""
    return {
        one.name: str(ids.get(one.name, one.schema["example"]))
        for one in operation.parameters
        if one.place == place and one.required
    }


def _ours(value: Any, ids: Mapping[str, Any], fresh: str) -> Any:
    match value:
        case list():
            return [_ours(item, ids, fresh) for item in value]
        case str():
            return re.sub(r"(?<=/products/)[0-9]+", str(ids["productId"]), value)
        case dict():
            return {
                name: one
                for name, old in value.items()
                if (one := _field(name, old, ids, fresh)) is not None or old is None
            }
    return value


def _field(name: str, value: Any, ids: Mapping[str, Any], fresh: str) -> Any:
    """None for an id of something else."""
    if name.endswith("Ids"):
        return [ids[name[:-1]]] if name[:-1] in ids else []
    if (name == "id" or name.endswith("Id")) and isinstance(value, int):
        return ids.get(name)
    if name == "sku" or (name == "value" and isinstance(value, str)):
        return fresh
    return _ours(value, ids, fresh)
