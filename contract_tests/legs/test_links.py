"""Every link of the contract, followed once: what one answer names must be there for the next request."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from contract_tests.contract.bodies import sample
from contract_tests.contract.reader import Operation
from contract_tests.live.rules import as_scratch, operations_allowed, tamed
from contract_tests.report.report import LinkKey
from contract_tests.run import ContractRun
from contract_tests.target.scratch import Scratch
from contract_tests.target.target import Target, json_of
from contract_tests.wire import Answer


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    run = ContractRun.current[-1]
    keys = sorted(key for key in run.contract.links() if _may_follow(run.target, key))
    metafunc.parametrize("key", keys, ids=[f"{operation}-{name}" for operation, _, name in keys])


def _may_follow(target: Target, key: LinkKey) -> bool:
    if not target.is_live:
        return True
    allowed = operations_allowed(writes=True) | {"createProduct", "deleteProduct"}
    return {key[0], target.contract.links()[key]["operationId"]} <= allowed - {"listProducts"}


def test_link_leads_to_what_it_names(key: LinkKey, scratch: Scratch, run: ContractRun) -> None:
    if problem := _follow(run.target, scratch, key):
        run.target.check(key[0], "link", [f"{key[2]}: {problem}"])
    run.report.links.add(key)


def _follow(target: Target, scratch: Scratch, key: LinkKey) -> str | None:
    name, status, link_name = key
    link = target.contract.links()[key]
    operation, following = (target.contract.operations[one] for one in (name, link["operationId"]))
    ids = scratch.ids(operation, following)  # A list that is read must have what the link names.
    first = _send(operation, ids, scratch)
    if first.status != status:
        return f"{name} answered {first.status}, expected {status}"
    if operation.method == "POST" and "id" in (made := first.json()):
        scratch.note(operation, made["id"])
    values = {parameter: _value(text, ids, first) for parameter, text in link["parameters"].items()}
    if None in values.values():
        return f"link {link_name} finds nothing: {values}"
    if lacking := {"storeId", *following.ids} - values.keys():
        return f"link {link_name} does not say {sorted(lacking)}"
    second = _send(following, {**ids, **values}, scratch)
    return f"link {link_name} leads to {second.status}" if second.status != 200 else None


def _send(operation: Operation, ids: Mapping[str, Any], scratch: Scratch) -> Answer:
    target = scratch.target
    request = sample(operation, ids, scratch.own_sku(), token=target.accounts[0].token)
    if target.is_live and operation.takes_json:
        body = request.json()
        new = operation.id == "createProduct"
        body = as_scratch({**body, "quantity": 5}, body["sku"]) if new else tamed(operation.id, body)
        request = replace(request, body=json.dumps(body).encode())
    return target.recorder(request)


def _value(expression: str, ids: Mapping[str, Any], answer: Answer) -> Any:
    """`$request.path.productId` or `$response.body#/items/0/id`."""
    if expression.startswith("$request.path."):
        return ids.get(expression.removeprefix("$request.path."))
    if not expression.startswith("$"):
        return expression
    value: Any = json_of(answer)
    for part in expression.removeprefix("$response.body#/").split("/"):
        try:
            value = value[int(part)] if isinstance(value, list) else value[part]
        except (LookupError, TypeError, ValueError):
            return None
    return value
