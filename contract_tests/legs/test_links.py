"""Every link of the contract, followed once: what one answer names must be there for the next request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from contract_tests.contract.bodies import BODIES, HEADERS
from contract_tests.live.rules import as_scratch, operations_allowed
from contract_tests.report.report import LinkKey
from contract_tests.run import ContractRun
from contract_tests.target.scratch import OTHERS, PREFIX, Scratch
from contract_tests.target.target import Target, json_of
from contract_tests.wire import Answer, Request, json_request

QUERIES = {
    "uploadProductFile": "?fileName=linked.pdf",
    "listCategoriesByPath": f"?path={PREFIX}linked&delimiter=%2F",
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    run = ContractRun.current[-1]
    keys = sorted(key for key in run.contract.links() if _may_follow(run.target, key))
    metafunc.parametrize("key", keys, ids=[f"{operation}-{name}" for operation, _, name in keys])


def _may_follow(target: Target, key: LinkKey) -> bool:
    allowed = operations_allowed(writes=True) | {"createProduct", "deleteProduct"}
    return not target.is_live or {key[0], _link(target, key)["operationId"]} <= allowed - {"listProducts"}


def test_link_leads_to_what_it_names(key: LinkKey, scratch: Scratch, run: ContractRun) -> None:
    if problem := _follow(run.target, scratch, key):
        run.target.check(key[0], "link", [f"{key[2]}: {problem}"])
    run.report.links.add(key)


def _follow(target: Target, scratch: Scratch, key: LinkKey) -> str | None:
    operation, status, name = key
    product = scratch.product()
    ids = {"storeId": target.accounts[0].store, "productId": product}
    if operation != "createCombination":
        ids["combinationId"] = scratch.combination(product, "link", sku=scratch.own_sku(), quantity=5)
    if operation.startswith("listCategories"):
        scratch.category(f"{PREFIX}linked")
    if operation == "uploadProductGalleryImage":
        scratch.media(product)
    first = _send(target, operation, ids, scratch)
    if first.status != status:
        return f"{operation} answered {first.status}, expected {status}"
    if operation == "createProduct":
        scratch.products.append(first.json()["id"])
    elif operation in OTHERS:
        scratch.others.append(f"{OTHERS[operation]}/{first.json()['id']}")
    link = _link(target, key)
    values = {parameter: _value(text, ids, first) for parameter, text in link["parameters"].items()}
    if None in values.values():
        return f"link {name} finds nothing: {values}"
    second = _send(target, link["operationId"], values, scratch)
    if second.status != 200:
        return f"link {name} leads to {second.status}"
    return None


def _link(target: Target, key: LinkKey) -> Mapping[str, Any]:
    operation, status, name = key
    described = target.contract.operations[operation]
    node = target.contract.document["paths"][described.template][described.method.lower()]
    reply = target.contract.resolve(node["responses"][str(status)])
    return target.contract.resolve(reply["links"][name])


def _send(target: Target, operation: str, ids: Mapping[str, Any], scratch: Scratch) -> Answer:
    described = target.contract.operations[operation]
    body = BODIES.get(operation)
    path = described.template.format(**ids) + QUERIES.get(operation, "")
    path += "".join(f"?{name}={ids[name]}" for name in ("ticket", "ticketId") if name in ids)
    token = target.accounts[0].token
    if isinstance(body, bytes):
        headers = (("Authorization", f"Bearer {token}"), ("Content-Type", "application/octet-stream"))
        return target.recorder(Request(described.method, path, headers, body))
    if isinstance(body, dict) and operation in ("createProduct", "createCombination"):
        body = {**body, "sku": scratch.own_sku()}
        if target.is_live and operation == "createProduct":
            body = as_scratch({**body, "quantity": 5}, body["sku"])
    elif operation in OTHERS:  # By its name it is found again; that of a class stands once.
        body = {"name": scratch.own_sku()}
    return target.recorder(
        json_request(described.method, path, body, token=token, headers=HEADERS.get(operation))
    )


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
