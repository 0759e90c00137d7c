"""No operation of the contract leaves the scratch products of a run, whoever asks for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from live_stage import ACCOUNT, TOKEN, WRITES, LiveStore, guarded, live_store

from contract_tests.contract.bodies import sample
from contract_tests.contract.reader import the_contract
from contract_tests.live.rules import operations_allowed, tamed
from contract_tests.target.scratch import Scratch
from contract_tests.target.target import Target
from contract_tests.wire import BlockedError, Request

STORE = f"/{ACCOUNT.store}"
OPERATIONS = the_contract().operations
# Written out, so that a new operation of the contract is refused until somebody has thought about it.
IN_A_SCRATCH_PRODUCT = frozenset(
    (
        *("getProduct", "updateProduct", "deleteProduct", "adjustProductInventory"),
        *("listCombinations", "createCombination", "deleteAllCombinations"),
        *("getCombination", "updateCombination", "deleteCombination", "adjustCombinationInventory"),
        *("uploadCombinationImage", "uploadCombinationImageAsync", "deleteCombinationImage"),
    )
)
READ_IN_A_SCRATCH_PRODUCT = frozenset(("getProductGalleryVideo", "downloadProductFile"))


@pytest.fixture
def store() -> Iterator[LiveStore]:
    with live_store() as made:
        yield made


@pytest.fixture
def target(store: LiveStore) -> Iterator[Target]:
    with guarded(store, WRITES) as made:
        yield made


def request_of(operation: str, **ids: int) -> Request:
    described = OPERATIONS[operation]
    known = {**dict.fromkeys(described.ids, 1), "productId": 1, **ids, "storeId": ACCOUNT.store}
    request = sample(described, known, "fresh", token=TOKEN)
    if operation == "listProducts":
        return replace(request, target=request.target + "?keyword=contract-scratch-")
    if described.takes_json and isinstance(body := request.json(), dict):
        return replace(request, body=json.dumps(tamed(operation, body)).encode())
    return request


def assert_refused(target: Target, store: LiveStore, request: Request) -> None:
    """By both ways, and nothing reaches the store."""
    before = len(store.sent)
    for wire in (target.recorder, target.recorder.quiet):
        with pytest.raises(BlockedError, match="was not sent"):
            wire(request)
    assert store.sent[before:] == []


def test_no_operation_reaches_a_foreign_product(target: Target, store: LiveStore) -> None:
    """Nor anything else of the store: categories, classes, the profile, the bin, a batch."""
    before = store.snapshot()
    theirs = before["combinations"][0]["id"]
    for operation in OPERATIONS.keys() - {"getProfile", "listProducts"}:
        assert_refused(target, store, request_of(operation, productId=store.foreign, combinationId=theirs))
    assert store.snapshot() == before


@pytest.mark.parametrize("operation", sorted(OPERATIONS))
def test_what_may_be_done_in_a_scratch_product_is_a_short_list(
    operation: str, target: Target, store: LiveStore
) -> None:
    before = store.snapshot()
    scratch = Scratch(target)
    own = scratch.product()
    mine = scratch.combination(own, "mine", sku=scratch.own_sku(), quantity=3)
    request = request_of(operation, productId=own, combinationId=mine)
    sent = len(store.sent)
    if operation in IN_A_SCRATCH_PRODUCT | {"getProfile", "listProducts"}:
        assert target.recorder(request).status == 200
    elif operation in READ_IN_A_SCRATCH_PRODUCT:
        assert target.recorder(request).status == 404
    else:
        assert_refused(target, store, request)
    assert all(f"/products/{store.foreign}" not in one.target for one in store.sent[sent:])
    assert store.snapshot() == before


def test_generated_writes_stay_below_a_product() -> None:
    """Before the guard: whole products are made by what knows their names."""
    writes = operations_allowed(writes=True) - operations_allowed(writes=False)
    assert writes == {
        name for name in IN_A_SCRATCH_PRODUCT - {"deleteProduct"} if not OPERATIONS[name].reads_only
    }


def inner(product: int) -> list[list[dict[str, Any]]]:
    read = {"path": "/profile", "method": "GET"}
    write = {"path": f"/products/{product}", "method": "PUT", "body": {"price": 1}}
    return [
        [read],
        [write],
        [read, write],
        [{**write, "body": {"enabled": True}}],
        [{"path": f"/products/{product}", "method": "DELETE"}],
        [{"path": "/products", "method": "DELETE"}],
        [{**write, "method": "put", "path": f"https://app.ecwid.com/api/v3/1/products/{product}"}],
        [],
    ]


@pytest.mark.parametrize("number", range(8))
@pytest.mark.parametrize("whose", ["ours", "foreign"])
def test_a_batch_is_refused_whatever_is_in_it(
    whose: str, number: int, target: Target, store: LiveStore
) -> None:
    """What its inner requests do cannot be looked at one by one, so not even our own product may be in it."""
    before = store.snapshot()
    product = store.foreign if whose == "foreign" else Scratch(target).product()
    request = request_of("createBatch")
    body = json.dumps(inner(product)[number]).encode()
    for path in (
        f"{STORE}/batch",
        f"{STORE}/batch?stopOnFirstFailure=true",
        f"{STORE}/products/{product}/batch",
    ):
        assert_refused(target, store, Request("POST", path, request.headers, body))
    assert store.snapshot() == before
