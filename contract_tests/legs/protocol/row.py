"""One request of a table, against a fixture of one product with two combinations."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from contract_tests.contract import bodies
from contract_tests.contract.bodies import LINK

INT32_MAX = 2**31 - 1
INT64_MAX = 2**63 - 1
JSON = {"Content-Type": "application/json"}
# What the fixture has, by the names that the contract gives to ids.
IDS = {name: f"{{{short}}}" for short, name in bodies.IDS.items()}


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    method: str
    path: str
    statuses: frozenset[int]
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    auth: str = "bearer"
    inert: bool = False
    # Not for a live store, whatever the path.
    needs_mock: bool = False


COMBINATIONS = "/products/{p}/combinations"
ITEM = COMBINATIONS + "/{c}"
SCHEMAS_OF_WRITES = {
    "CombinationUpdate": ITEM,
    "ProductUpdate": "/products/{p}",
    "InventoryAdjustment": ITEM + "/inventory",
}


def row(name: str, method: str, path: str, *statuses: int, body: Any = None, **rest: Any) -> Row:
    payload = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
    headers = rest.pop("headers", JSON if payload else {})
    return Row(name, method, path, frozenset(statuses), payload, headers, **rest)


def options(value: str) -> dict[str, Any]:
    return {"options": [{"name": "Size", "value": value}]}


def link(**changes: Any) -> dict[str, Any]:
    return {**LINK, **changes}


def path_of(template: str, **ids: str) -> str:
    """The path below the store with the ids that are given, those of the fixture, and 1 for all others."""
    known = {"storeId": "", **IDS, **ids}
    return re.sub(r"\{(\w+)\}", lambda name: known.get(name[1], "1"), template).removeprefix("/")
