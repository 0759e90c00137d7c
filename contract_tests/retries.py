"""Whether the client repeats a request, as the contract's `x-retry` says and as its data allows.

The expectations stand here a second time, on purpose: were they read from the contract, a slip there would
agree with itself, and a delta would be applied twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ecwid_client import EcwidError

from contract_tests.clients import CALLS, public_client
from contract_tests.live.rules import operations_allowed
from contract_tests.protocol import PNG
from contract_tests.scratch import OTHERS, UNREADABLE, Scratch
from contract_tests.target import Finding, Target
from contract_tests.wire import Answer, NoAnswerError, Request, Wire

# Everything else may be repeated freely.
NEVER_TWICE = frozenset(
    (
        "createProduct",
        "deleteAllCombinations",
        "adjustCombinationInventory",
        "adjustProductInventory",
        "createCategory",
        "createClass",
        "deleteAllProducts",
    )
)
AFTER_A_LOOK = frozenset(("createCombination",))
BUSY = Answer(
    429, (("Retry-After", "1"), ("Content-Type", "application/json")), b'{"errorCode":"RATE_LIMITED"}'
)
FAILED = Answer(500, (("Content-Type", "application/json"),), b'{"errorMessage":"Internal server error"}')
BODIES: Mapping[str, Any] = {
    "createCombination": {"options": [{"name": "Size", "value": "again"}]},
    "updateCombination": {"price": 11},
    "adjustCombinationInventory": {"quantityDelta": 1},
    "uploadCombinationImage": PNG,
    "uploadCombinationImageAsync": {"url": "https://images.example.com/a.png", "width": 1, "height": 1},
    "createProduct": {"name": "Contract test scratch"},
    "updateProduct": {"price": 12},
    "adjustProductInventory": {"quantityDelta": 1},
    "createCategory": {"name": "Contract test scratch"},
    "updateCategory": {"orderBy": 20},
    "uploadCategoryImage": PNG,
    "uploadCategoryImageAsync": {"url": "https://images.example.com/a.png", "width": 1, "height": 1},
    "assignCategoryProducts": {"productIds": []},
    "unassignCategoryProducts": {"productIds": []},
    "createClass": {"name": "Contract test scratch, new"},
    "updateClass": {"attributes": []},
    "queryProductFilters": {"params": {"filterFields": "price"}},
    "updateProfile": {"company": {"city": "Delft"}},
}


class Stumbling:
    """Answers the first request itself, and passes the rest on."""

    def __init__(self, wire: Wire, first: Answer) -> None:
        self._wire = wire
        self._first = first
        self.sent: list[Request] = []

    def __call__(self, request: Request) -> Answer:
        self.sent.append(request)
        return self._first if len(self.sent) == 1 else self._wire(request)


def run_retries(target: Target) -> Iterator[Finding]:
    """Every operation, after an answer that says too much, and after one that says nothing."""
    allowed = operations_allowed(writes=True) if target.is_live else target.contract.operations
    for operation, described in target.contract.operations.items():
        if operation not in allowed and operation not in ("createProduct", "deleteProduct"):
            continue
        if operation == "deleteAllProducts" and not target.reset:
            continue  # The store may hold more than ours.
        wanted = (
            "create" if operation in AFTER_A_LOOK else "once" if operation in NEVER_TWICE else "idempotent"
        )
        if described.retry != wanted:
            message = f"x-retry is {described.retry!r}, expected {wanted!r}"
            yield target.finding("retries", operation, "contract", message, ())
        for first in (BUSY, FAILED):
            scratch, lost = Scratch(target), len(target.recorder.lost)
            target.recorder.forget()
            try:
                problems = list(_problems(target, scratch, operation, first))
            except NoAnswerError:
                continue
            except UNREADABLE as exc:
                problems = [f"unreadable: {type(exc).__name__}: {exc}"]
            finally:
                scratch.remove_all()
            # Of a lost answer the client may complain with right.
            if problems and len(target.recorder.lost) == lost:
                requests = tuple(exchange.request for exchange in target.recorder.history)
                message = "; ".join(problems)
                yield target.finding("retries", operation, f"after {first.status}", message, requests)


def _problems(target: Target, scratch: Scratch, operation: str, first: Answer) -> Iterator[str]:
    product = scratch.product(quantity=5)
    combination = scratch.combination(product, "retried", sku=scratch.own_sku(), quantity=5)
    ids = {"p": product, "c": combination}
    if not target.is_live:
        ids |= {"g": scratch.category(), "k": scratch.product_class()}
    body: Any = BODIES.get(operation)
    if operation == "createProduct":
        body = {**body, "sku": scratch.own_sku()}
    stumbling = Stumbling(target.recorder, first)
    client = public_client(target, target.accounts[0], wire=stumbling, retries=2)
    raised: EcwidError | None = None
    try:
        result = CALLS[operation](client, ids, body, {})
        if operation == "createProduct":
            scratch.products.append(result.id)
        elif operation in OTHERS:
            scratch.others.append(f"{OTHERS[operation]}/{result.id}")
    except EcwidError as error:
        raised = error
    twice = first is BUSY or operation not in NEVER_TWICE
    writes = [request for request in stumbling.sent if request.method == stumbling.sent[0].method]
    looks = [request for request in stumbling.sent if request.method == "GET"]
    for exchange in target.recorder.history:
        yield from (f"{fault.check}: {fault.message}" for fault in exchange.faults)
    if twice and raised is not None:
        yield f"the client gave up with {raised!r}"
    if not twice and raised is None:
        yield "the client hid that the outcome is not known"
    if len(writes) != 1 + twice:
        yield f"the client sent it {len(writes)} times, expected {1 + twice}"
    if operation in AFTER_A_LOOK and first is FAILED and stumbling.sent[1:2] != looks[:1]:
        yield "the client did not look before it sent it again"
    if len({(request.target, request.body) for request in writes}) > 1:
        yield "the second request differs from the first"
