"""Whether the client repeats a request, as the contract's `x-retry` says and as its data allows.

The expectations stand here a second time, on purpose: were they read from the contract, a slip there would
agree with itself, and a delta would be applied twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ecwid_client import EcwidError

from contract_tests.clients import CALLS, public_client
from contract_tests.protocol import PNG
from contract_tests.scratch import Scratch
from contract_tests.target import Finding, Target
from contract_tests.wire import Answer, Request, Wire

# Everything else may be repeated freely.
NEVER_TWICE = frozenset(
    ("createProduct", "deleteAllCombinations", "adjustCombinationInventory", "adjustProductInventory")
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


def run_retries(target: Target, *, stop_at_first: bool = False) -> list[Finding]:
    """Every operation, after an answer that says too much, and after one that says nothing."""
    found = []
    for operation, described in target.contract.operations.items():
        wanted = (
            "create" if operation in AFTER_A_LOOK else "once" if operation in NEVER_TWICE else "idempotent"
        )
        if described.retry != wanted:
            message = f"x-retry is {described.retry!r}, expected {wanted!r}"
            found.append(target.finding("retries", operation, "contract", message, ()))
        for first in (BUSY, FAILED):
            scratch = Scratch(target)
            try:
                problems = list(_problems(target, scratch, operation, first))
            finally:
                scratch.remove_all()
            if problems:
                name = f"after {first.status}"
                found.append(target.finding("retries", operation, name, "; ".join(problems), ()))
                if stop_at_first:
                    return found
    return found


def _problems(target: Target, scratch: Scratch, operation: str, first: Answer) -> Iterator[str]:
    product = scratch.product(quantity=5)
    combination = scratch.combination(product, "retried", sku=scratch.own_sku(), quantity=5)
    body: Any = BODIES.get(operation)
    if operation == "createProduct":
        body = {**body, "sku": scratch.own_sku()}
    stumbling = Stumbling(target.recorder.quiet, first)
    client = public_client(target, target.accounts[0], wire=stumbling, retries=2)
    raised: EcwidError | None = None
    try:
        result = CALLS[operation](client, {"p": product, "c": combination}, body, {})
        if operation == "createProduct":
            scratch.products.append(result.id)
    except EcwidError as error:
        raised = error
    twice = first is BUSY or operation not in NEVER_TWICE
    writes = [request for request in stumbling.sent if request.method == stumbling.sent[0].method]
    if twice and raised is not None:
        yield f"the client gave up with {raised!r}"
    if not twice and raised is None:
        yield "the client hid that the outcome is not known"
    if len(writes) != 1 + twice:
        yield f"the client sent it {len(writes)} times, expected {1 + twice}"
    if operation in AFTER_A_LOOK and first is FAILED and stumbling.sent[1].method != "GET":
        yield "the client did not look before it sent it again"
    if len({(request.target, request.body) for request in writes}) > 1:
        yield "the second request differs from the first"
