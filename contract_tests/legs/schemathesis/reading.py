"""What was accepted must be what is shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from contract_tests.contract.fields import IMAGE_FIELDS, described, fields_of
from contract_tests.contract.reader import Contract
from contract_tests.legs.machine.reading import plain_problems
from contract_tests.legs.machine.things import PLAIN
from contract_tests.target.target import Target, json_of
from contract_tests.wire import Answer, Request, json_request


def read_after_write(operation: str, target: Target) -> Iterator[str]:
    """What a read says against the last exchange, if that was a write of this operation."""
    last = target.recorder.history[-1] if target.recorder.history else None
    if (
        last is not None
        and last.answer.status == 200
        and target.recorder.operation(last.request) == operation
    ):
        yield from _written_problems(operation, last.request, last.answer, target)


def _written_problems(operation: str, request: Request, answer: Answer, target: Target) -> Iterator[str]:
    path = request.path
    if operation == "createCombination":
        path += f"/{(json_of(answer) or {}).get('id')}"
    if operation in ("createCombination", "updateCombination"):
        seen = _read(path, target)
        body = json.loads(request.body)
        if seen.status != 200:
            yield f"what was written is answered with {seen.status}"
        else:
            yield from _field_problems(target.contract, body, seen.json())
            if (
                body.get("sku")
                and seen.json().get("sku") != body["sku"]
                and not _is_the_products(body["sku"], path, target)
            ):
                yield f"sku was written as {body['sku']!r} and is {seen.json().get('sku')!r}"
    elif operation in ("deleteCombination", "deleteProduct"):
        seen = _read(path, target)
        if seen.status != 404:
            yield f"what was deleted is answered with {seen.status}"
    elif operation == "deleteAllCombinations":
        seen = _read(path, target)
        if json_of(seen) != []:
            yield f"after the deletion of all there is {seen.body[:200]!r}"
    elif operation in ("uploadCombinationImage", "deleteCombinationImage"):
        shown = json_of(_read(path.removesuffix("/image"), target)) or {}
        present = any(name in shown for name in IMAGE_FIELDS)
        if present != (operation == "uploadCombinationImage"):
            yield f"after {operation} an image is {'still' if present else 'not'} shown"


def _field_problems(contract: Contract, body: dict[str, Any], seen: dict[str, Any]) -> Iterator[str]:
    names = {name: defaults for name, defaults in PLAIN.items() if name in body and name != "attributes"}
    fields = fields_of(contract, "CombinationUpdate")
    written = {
        name: described(contract, fields[name], body[name]) for name in names if body[name] is not None
    }
    yield from plain_problems(written, names, seen)
    if "options" in body:
        wanted = [(option["name"], option["value"]) for option in body["options"]]
        if [(option.get("name"), option.get("value")) for option in seen.get("options", ())] != wanted:
            yield f"options were written as {wanted}"


def _is_the_products(sku: str, path: str, target: Target) -> bool:
    """Whether the product itself has this SKU; then the contract leaves open what its combination does with it."""
    product = json_of(_read(path.partition("/combinations")[0], target)) or {}
    return bool(product.get("sku") == sku)


def _read(path: str, target: Target) -> Answer:
    account = target.accounts[0]
    return target.recorder.quiet(json_request("GET", path, token=account.token))
