"""Every link of the contract, followed once: what one answer names must be there for the next request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from contract_tests.live.rules import operations_allowed
from contract_tests.protocol import PNG
from contract_tests.scratch import OTHERS, PREFIX, UNREADABLE, Scratch
from contract_tests.target import Finding, Target, json_of
from contract_tests.wire import Answer, NoAnswerError, Request, json_request

LinkKey = tuple[str, int, str]
LINK_BODY: Mapping[str, Any] = {
    "createCombination": {"options": [{"name": "Size", "value": "linked"}]},
    "updateCombination": {"price": 11},
    "adjustCombinationInventory": {"quantityDelta": 1},
    "uploadCombinationImage": PNG,
    "uploadCombinationImageAsync": {"url": "https://images.example.com/linked.png", "width": 1, "height": 1},
    "createProduct": {"name": "Contract test scratch"},
    "updateProduct": {"price": 12},
    "adjustProductInventory": {"quantityDelta": 1},
    "uploadProductImage": PNG,
    "uploadProductImageAsync": {"url": "https://images.example.com/linked.png", "width": 1, "height": 1},
    "uploadProductGalleryImage": PNG,
    "uploadProductGalleryImageAsync": {
        "url": "https://images.example.com/linked.png",
        "width": 1,
        "height": 1,
    },
    "updateProductMedia": {"galleryMedia": []},
    "uploadProductFile": b"a file",
    "updateProductFile": {"description": "changed"},
    "createCategory": {"name": "Contract test scratch"},
    "updateCategory": {"orderBy": 20},
    "uploadCategoryImage": PNG,
    "uploadCategoryImageAsync": {"url": "https://images.example.com/linked.png", "width": 1, "height": 1},
    "assignCategoryProducts": {"productIds": []},
    "unassignCategoryProducts": {"productIds": []},
    "createClass": {"name": "Contract test scratch"},
    "updateClass": {"attributes": []},
}
QUERIES = {
    "uploadProductFile": "?fileName=linked.pdf",
    "listCategoriesByPath": f"?path={PREFIX}linked&delimiter=%2F",
}


def run_links(target: Target, followed: set[LinkKey]) -> Iterator[Finding]:
    """Adds the links that led where they should to `followed`."""
    allowed = operations_allowed(writes=True) if target.is_live else set(target.contract.operations)
    for key in sorted(target.contract.links()):
        if key[0] not in allowed | {"createProduct"}:
            continue
        scratch = Scratch(target)
        target.recorder.forget()
        try:
            problem = _follow(target, scratch, key)
        except NoAnswerError:
            continue
        except UNREADABLE as exc:
            problem = f"unreadable: {type(exc).__name__}: {exc}"
        finally:
            scratch.remove_all()
        if problem is None:
            followed.add(key)
        else:
            requests = tuple(exchange.request for exchange in target.recorder.history)
            yield target.finding("links", key[0], key[2], problem, requests)


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
    body = LINK_BODY.get(operation)
    path = described.template.format(**ids) + QUERIES.get(operation, "")
    token = target.accounts[0].token
    if isinstance(body, bytes):
        headers = (("Authorization", f"Bearer {token}"), ("Content-Type", "application/octet-stream"))
        return target.recorder(Request(described.method, path, headers, body))
    if isinstance(body, dict) and operation in ("createProduct", "createCombination"):
        body = {**body, "sku": scratch.own_sku()}
    return target.recorder(json_request(described.method, path, body, token=token))


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
