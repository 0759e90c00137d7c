"""Whether the client repeats a request, as the contract's `x-retry` says and as its data allows.

The expectations stand here a second time, on purpose: were they read from the contract, a slip there would
agree with itself, and a delta would be applied twice.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from ecwid_client import EcwidError

from contract_tests.contract.bodies import body_of
from contract_tests.run import ContractRun
from contract_tests.target.clients import call, public_client
from contract_tests.target.scratch import Scratch
from contract_tests.target.target import Target
from contract_tests.wire import Answer, Request, Wire

# Everything else may be repeated freely.
NEVER_TWICE = frozenset(
    (
        "createProduct",
        "deleteAllCombinations",
        "adjustCombinationInventory",
        "adjustProductInventory",
        "createCategory",
        "createClass",
        "uploadProductGalleryImage",
        "uploadProductGalleryImageAsync",
        "uploadProductGalleryVideo",
        "deleteAllProductGalleryImages",
        "uploadProductFile",
        "deleteAllProductFiles",
        "deleteAllProducts",
        "createBatch",
    )
)
AFTER_A_LOOK = frozenset(("createCombination",))
BUSY = Answer(
    429, (("Retry-After", "1"), ("Content-Type", "application/json")), b'{"errorCode":"RATE_LIMITED"}'
)
FAILED = Answer(500, (("Content-Type", "application/json"),), b'{"errorMessage":"Internal server error"}')


class Stumbling:
    """Answers the first request itself, and passes the rest on."""

    def __init__(self, wire: Wire, first: Answer) -> None:
        self._wire = wire
        self._first = first
        self.sent: list[Request] = []

    def __call__(self, request: Request) -> Answer:
        self.sent.append(request)
        return self._first if len(self.sent) == 1 else self._wire(request)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    target = ContractRun.current[-1].target
    chosen = [name for name in target.contract.operations if name not in target.untested]
    metafunc.parametrize("operation", chosen)


def test_contract_says_what_may_be_repeated(operation: str, target: Target) -> None:
    wanted = "create" if operation in AFTER_A_LOOK else "once" if operation in NEVER_TWICE else "idempotent"
    retry = target.contract.operations[operation].retry
    if retry != wanted:
        target.check(operation, "contract", [f"x-retry is {retry!r}, expected {wanted!r}"])


@pytest.mark.parametrize("first", [BUSY, FAILED], ids=["429", "500"])
def test_client_repeats_what_may_be_repeated(
    operation: str, first: Answer, target: Target, scratch: Scratch
) -> None:
    problems = list(_problems(target, scratch, operation, first))
    if not target.recorder.lost:  # Of a lost answer the client may complain with right.
        target.check(operation, "client", (f"after {first.status}: {problem}" for problem in problems))


def _problems(target: Target, scratch: Scratch, operation: str, first: Answer) -> Iterator[str]:
    described = target.contract.operations[operation]
    ids = scratch.ids(described)
    body = body_of(described, ids, scratch.own_sku())
    stumbling = Stumbling(target.recorder, first)
    client = public_client(target, target.accounts[0], wire=stumbling, retries=2)
    raised: EcwidError | None = None
    try:
        result = call(client, target.contract, operation, ids, body, {})
        if described.method == "POST" and hasattr(result, "id"):
            scratch.note(described, result.id)
    except EcwidError as error:
        raised = error
    twice = first is BUSY or operation not in NEVER_TWICE
    writes = [request for request in stumbling.sent if request.method == stumbling.sent[0].method]
    looks = [request for request in stumbling.sent if request.method == "GET"]
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
