"""Reading back a stock whose change has an unknown outcome, and saying what it means."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from client_support import BY_ID, COMBINATION_JSON, PRODUCT_JSON, STORE, FakeClock, SubjectFactory, script
from ecwid_client import UNSET, OutcomeUnknownError
from ecwid_client.reconciliation import ASSUMPTION, judge

DELTA = BY_ID["adjustCombinationInventory"]
LOST = httpx.ReadError("lost")


@pytest.mark.parametrize(
    ("before", "delta", "now", "verdict"),
    [
        (21, -10, 11, "applied"),
        (21, -10, 21, "not applied"),
        (21, -10, 12, "ambiguous"),
        (21, -10, 1, "ambiguous"),
        (5, -10, -5, "applied"),
        (21, -10, None, "ambiguous"),
        (21, 0, 21, "applied"),
    ],
)
def test_the_stock_is_compared_with_both_possibilities(
    before: int, delta: int, now: int | None, verdict: str
) -> None:
    """Anything else means that somebody else changed it."""
    assert judge(before, delta, now) == verdict


def unknown(
    make: SubjectFactory, operation_id: str, *answers: Any, time: FakeClock | None = None
) -> tuple[Any, OutcomeUnknownError, Any]:
    played = script(LOST, *answers)
    subject = make(played.transport, clock=(time or FakeClock()).clock())
    with pytest.raises(OutcomeUnknownError) as caught:
        subject.do(BY_ID[operation_id].use)
    return subject, caught.value, played


def test_an_unknown_outcome_carries_what_is_needed_to_settle_it(make: SubjectFactory) -> None:
    """Operation, delta, time, and what is known."""
    _, error, played = unknown(make, "adjustCombinationInventory")
    assert (error.operation_id, error.delta, error.status_code) == ("adjustCombinationInventory", -10, None)
    assert error.sent_at == datetime.fromtimestamp(1_700_001_000, UTC)
    assert error.known == "no answer; ReadError: lost"
    assert error.request_id == played.seen[0].headers["X-Ecwid-Api-Request-Id"]
    assert "(delta -10)" in str(error)
    assert "Read it back first" in str(error)


@pytest.mark.parametrize(
    ("operation_id", "answer", "before", "expected"),
    [
        ("adjustCombinationInventory", {**COMBINATION_JSON, "quantity": 11}, 21, ("applied", 11, -10)),
        ("adjustCombinationInventory", COMBINATION_JSON, 21, ("not applied", 21, -10)),
        ("adjustCombinationInventory", COMBINATION_JSON, 30, ("ambiguous", 21, -10)),
        ("adjustProductInventory", {**PRODUCT_JSON, "quantity": 72}, 67, ("applied", 72, 5)),
        ("adjustProductInventory", {"id": 7, "name": "Radish"}, 67, ("ambiguous", None, 5)),
    ],
)
def test_reconcile_reads_the_stock_back(
    make: SubjectFactory, operation_id: str, answer: Any, before: int, expected: tuple[Any, ...]
) -> None:
    """Of the combination or product that the error speaks of, also after pickling."""
    subject, error, played = unknown(make, operation_id, answer, answer)
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301
    found = subject.do(lambda client: client.reconcile(copy, quantity_before=before))
    assert (found.verdict, found.quantity_now, found.delta) == expected
    assert (found.quantity_before, found.assumption) == (before, ASSUMPTION)
    assert played.asked[1] == "GET " + error.path.removeprefix(f"/{STORE}").removesuffix("/inventory")


def test_only_an_applied_change_is_told_without_a_wait(make: SubjectFactory) -> None:
    """A request that arrives after the first reading must not be sold a second time."""
    sold = {**COMBINATION_JSON, "quantity": 11}
    for answers, settle, verdict, slept in [
        ([sold], {}, "applied", []),
        ([COMBINATION_JSON, sold], {}, "applied", [10]),
        ([COMBINATION_JSON, COMBINATION_JSON], {"settle_s": 3}, "not applied", [3]),
        ([COMBINATION_JSON], {"settle_s": 0}, "not applied", []),
    ]:
        time = FakeClock()
        subject, error, played = unknown(make, "adjustCombinationInventory", *answers, time=time)
        found = subject.do(lambda client: client.reconcile(error, quantity_before=21, **settle))  # noqa: B023
        assert (found.verdict, time.slept, len(played.seen)) == (verdict, slept, 1 + len(answers))


@pytest.mark.parametrize("settle_s", [-1, float("nan"), True, "10"])
def test_what_is_no_wait_is_refused_before_anything_is_asked(make: SubjectFactory, settle_s: Any) -> None:
    subject, error, played = unknown(make, "adjustCombinationInventory")
    with pytest.raises(ValueError, match="settle_s must be a number of seconds"):
        subject.do(lambda client: client.reconcile(error, quantity_before=21, settle_s=settle_s))
    assert len(played.seen) == 1


def test_only_changes_of_stock_can_be_reconciled(make: SubjectFactory) -> None:
    """Nothing is asked for others."""
    subject, error, played = unknown(make, "createProduct")
    with pytest.raises(ValueError, match="createProduct does not change"):
        subject.do(lambda client: client.reconcile(error, quantity_before=1))
    made = OutcomeUnknownError(
        "m",
        known="k",
        sent_at=error.sent_at,
        operation_id=DELTA.id,
        method="PUT",
        path="/1/products/2/combinations/3",
    )
    with pytest.raises(ValueError, match="difference that is known"):
        subject.do(lambda client: client.reconcile(made, quantity_before=1))
    assert len(played.seen) == 1


@pytest.mark.parametrize("before", [None, "21", True, 2.5, UNSET])
def test_what_is_no_stock_is_refused_before_anything_is_asked(make: SubjectFactory, before: Any) -> None:
    subject, error, played = unknown(make, "adjustCombinationInventory")
    with pytest.raises(TypeError, match="quantity_before must be the stock before the call"):
        subject.do(lambda client: client.reconcile(error, quantity_before=before))
    with pytest.raises(TypeError, match=r"error must be of .*OutcomeUnknownError"):
        subject.do(lambda client: client.reconcile(ValueError(), quantity_before=1))
    assert len(played.seen) == 1
