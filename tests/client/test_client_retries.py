"""When a request is sent again, after how long, and how the budget ends it."""

from __future__ import annotations

import threading
from email.utils import formatdate
from typing import Any

import httpx
import pytest
from client_support import BY_ID, FakeClock, SubjectFactory, script
from ecwid_client import ApiError, Hooks, RateLimitError, RetryEvent, ServerError, TransportError
from ecwid_client.delivery.outcome import NoResponse, Outcome, Reply
from ecwid_client.delivery.retry_policy import RetryBudget, backoff_s, delay_s, may_repeat, retry_after_s
from ecwid_client.errors import is_doubtful

NOW = 784_111_777.0  # Sun, 06 Nov 1994 08:49:37 GMT


def reply(status: int, **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, "", httpx.Headers(named), b"", 0.0)


def lost(outcome: Outcome, status: int | None = None) -> NoResponse:
    return NoResponse(outcome, httpx.ReadError("lost"), 0.0, "no answer", status)


@pytest.mark.parametrize(
    ("result", "idempotent", "others"),
    [
        (lost(Outcome.NOT_SENT), True, True),
        (lost(Outcome.UNKNOWN), True, False),
        (lost(Outcome.KNOWN, 200), True, False),
        (reply(429), True, True),
        *((reply(status), True, False) for status in (100, 101, 408, 500, 501, 502, 503, 504, 520, 999)),
        *(
            (reply(status), False, False)
            for status in (300, 307, 400, 401, 402, 403, 404, 405, 409, 413, 415, 422)
        ),
    ],
)
def test_what_may_be_repeated_hangs_on_the_operation(result: Any, idempotent: bool, others: bool) -> None:
    """Only what was provably not carried out may be repeated whatever the operation."""
    assert may_repeat("idempotent", result) == idempotent
    assert may_repeat("create", result) == others
    assert may_repeat("once", result) == others


def test_a_status_is_doubtful_unless_it_is_an_answer_to_the_request() -> None:
    """1xx, 408 and 5xx leave open what happened."""
    assert [status for status in range(100, 500) if is_doubtful(status)] == [*range(100, 200), 408]
    assert all(is_doubtful(status) for status in range(500, 1_000))


@pytest.mark.parametrize(
    ("values", "seconds"),
    [
        (["120"], 120.0),
        (["0"], 0.0),
        (["1.5"], 1.5),
        ([" 7 "], 7.0),
        (["Sun, 06 Nov 1994 08:49:47 GMT"], 10.0),
        (["Sunday, 06-Nov-94 08:49:47 GMT"], 10.0),
        (["Sun Nov  6 08:49:47 1994"], 10.0),
        (["Sun, 06 Nov 1994 09:49:47 +0100"], 10.0),
        (["Sun, 06 Nov 1994 08:49:27 GMT"], 0.0),
        (["3", "9", "6"], 9.0),
        (["abc", "4"], 4.0),
        (["999999999999"], 86_400.0),
        (["9" * 400], 86_400.0),
        ([], None),
        ([""], None),
        (["-1"], None),
        (["1e9"], None),
        (["+5"], None),
        (["1_0"], None),
        (["٣"], None),
        (["abc"], None),
        (["NaN"], None),
        (["Sun, 99 Nov 1994 08:49:47 GMT"], None),
        (["0x10"], None),
    ],
)
def test_retry_after_takes_seconds_and_dates_and_tolerates_junk(
    values: list[str], seconds: float | None
) -> None:
    """All three date forms, a date in the past, several headers."""
    assert retry_after_s(values, utc_s=NOW) == seconds


def test_a_wait_is_at_least_what_the_service_asks_for() -> None:
    """Backoff with full jitter elsewhere."""
    assert delay_s(reply(429, Retry_After="7"), 1, chance=0.99, utc_s=NOW) == 7.0
    assert delay_s(reply(429), 1, chance=0.0, utc_s=NOW) == 10.0
    assert delay_s(reply(503, Retry_After="3"), 1, chance=0.99, utc_s=NOW) == 3.0
    assert delay_s(reply(503), 3, chance=0.5, utc_s=NOW) == 1.0
    assert delay_s(lost(Outcome.UNKNOWN), 1, chance=0.5, utc_s=NOW) == 0.25


def test_backoff_doubles_to_a_limit_and_jitters_down_to_nothing() -> None:
    """0.5, 1, 2, 4, 8, 8 ... seconds at most."""
    assert [backoff_s(attempt, 1.0) for attempt in range(1, 8)] == [0.5, 1, 2, 4, 8, 8, 8]
    assert backoff_s(10_000, 1.0) == 8.0
    assert backoff_s(5, 0.0) == 0.0


LIMITED = 429, {}


def limited(value: str) -> httpx.Response:
    return httpx.Response(429, headers={"Retry-After": value})


@pytest.mark.parametrize("value", ["7", "0", "1.5", formatdate(1_700_001_000 + 7, usegmt=True), "abc", ""])
def test_a_client_waits_as_long_as_a_429_asks(make: SubjectFactory, value: str) -> None:
    """Not less, and no more than a tenth longer."""
    clock = FakeClock()
    answers = script(limited(value), BY_ID["adjustCombinationInventory"].answer)
    answers.answers[0] = lambda request: limited(value)
    make(answers.transport, clock=clock.clock()).do(BY_ID["adjustCombinationInventory"].use)
    asked = retry_after_s([value], utc_s=1_700_001_000.0)
    least = 10.0 if asked is None else asked
    assert least <= sum(clock.slept) <= least * 1.1
    assert len(answers.seen) == 2


@pytest.mark.parametrize("operation_id", ["getProduct", "adjustCombinationInventory", "createCombination"])
def test_a_429_beyond_the_deadline_is_raised_at_once(make: SubjectFactory, operation_id: str) -> None:
    """With the time to wait, and without sleeping."""
    clock = FakeClock()
    answers = script(lambda request: limited("300"))
    subject = make(answers.transport, clock=clock.clock(), deadline=60)
    with pytest.raises(RateLimitError) as caught:
        subject.do(BY_ID[operation_id].use)
    assert (caught.value.retry_after_s, clock.slept, len(answers.seen)) == (300.0, [], 1)
    with pytest.raises(RateLimitError, match="not sent") as caught:
        subject.do(BY_ID["getProfile"].use)
    assert (caught.value.retry_after_s, clock.slept, len(answers.seen)) == (300.0, [], 1)
    assert caught.value.request_id is None
    clock.now_s += 301
    answers.answers.append(BY_ID["getProfile"].answer)
    subject.do(BY_ID["getProfile"].use)
    assert len(answers.seen) == 2


def test_no_deadline_waits_for_ever(make: SubjectFactory) -> None:
    """Whoever asks for that gets it."""
    clock = FakeClock()
    answers = script(lambda request: limited("86400"), BY_ID["getProduct"].answer)
    make(answers.transport, clock=clock.clock(), deadline=None).do(BY_ID["getProduct"].use)
    assert clock.slept == [86_400.0]


def test_a_wait_that_would_pass_the_deadline_is_not_begun(make: SubjectFactory) -> None:
    """The last failure is raised instead."""
    clock = FakeClock(chance=1.0)
    answers = script(lambda request: httpx.Response(503, headers={"Retry-After": "50"}))
    with pytest.raises(ServerError):
        make(answers.transport, clock=clock.clock(), deadline=40).do(BY_ID["getProduct"].use)
    assert clock.slept == []


@pytest.mark.parametrize(("retries", "attempts"), [(0, 1), (1, 2), (2, 3), (5, 6)])
def test_retries_counts_what_is_sent_again(make: SubjectFactory, retries: int, attempts: int) -> None:
    """0 sends once."""
    clock = FakeClock(chance=1.0)
    answers = script((503, {}))
    with pytest.raises(ServerError):
        make(answers.transport, clock=clock.clock(), retries=retries).do(BY_ID["getProduct"].use)
    assert len(answers.seen) == attempts
    assert clock.slept == [0.5, 1.0, 2.0, 4.0, 8.0][:retries]


def test_a_failure_that_is_final_is_not_repeated(make: SubjectFactory) -> None:
    """Repeating a 409 or a 404 changes nothing."""
    for status in (400, 402, 404, 409, 413, 415, 422, 307):
        answers = script((status, {}))
        with pytest.raises(ApiError):
            make(answers.transport).do(BY_ID["updateCombination"].use)
        assert len(answers.seen) == 1


# A delete whose first answer was lost


@pytest.mark.parametrize("operation_id", ["deleteCombination", "deleteCombinationImage", "deleteProduct"])
@pytest.mark.parametrize("doubt", [httpx.ReadError("lost"), (500, {}), (408, {})], ids=str)
@pytest.mark.parametrize(
    "second", [(404, {"errorCode": "COMBINATION_NOT_FOUND"}), (404, b""), {"deleteCount": 0}], ids=str
)
def test_gone_after_a_doubtful_delete_is_success(
    make: SubjectFactory, operation_id: str, doubt: Any, second: Any
) -> None:
    """The first try did it, as far as anybody can tell."""
    subject = make(script(doubt, second).transport, clock=FakeClock().clock())
    assert subject.do(BY_ID[operation_id].use).delete_count == 1


def test_gone_at_the_first_try_is_not_success(make: SubjectFactory) -> None:
    """Nor after a 429 or a refused connection, nor in a store that does not exist."""
    delete = BY_ID["deleteCombination"].use
    for answers in ([(404, {})], [LIMITED, (404, {})]):
        with pytest.raises(ApiError):
            make(script(*answers).transport, clock=FakeClock().clock()).do(delete)
    assert make(script({"deleteCount": 0}).transport).do(delete).delete_count == 0
    wrong_store = script(httpx.ReadError("lost"), (404, {"errorCode": "STORE_NOT_FOUND"}))
    with pytest.raises(ApiError):
        make(wrong_store.transport, clock=FakeClock().clock()).do(delete)
    proxy = script(httpx.ReadError("lost"), (404, b"<html>no such page</html>"))
    with pytest.raises(ApiError, match="does not answer as the service does"):
        make(proxy.transport, clock=FakeClock().clock()).do(delete)


def test_gone_after_a_doubtful_update_is_an_error(make: SubjectFactory) -> None:
    """Only deletes are done when nothing is there."""
    subject = make(script(httpx.ReadError("lost"), (404, {})).transport, clock=FakeClock().clock())
    with pytest.raises(ApiError):
        subject.do(BY_ID["updateCombination"].use)


# The budget


def test_a_lasting_outage_soon_fails_fast(make: SubjectFactory) -> None:
    """1,000 calls against 503: at most three attempts each, and hardly any retries once the bucket is dry."""
    answers = script((503, {}))
    subject = make(answers.transport, clock=FakeClock().clock())
    per_call = []
    for _ in range(1_000):
        before = len(answers.seen)
        with pytest.raises(ServerError):
            subject.do(BY_ID["getProduct"].use)
        per_call.append(len(answers.seen) - before)
    assert max(per_call) == 3
    assert len(answers.seen) == 1_000 + 500 // 14
    assert set(per_call[500 // 14 :]) == {1}


def test_copies_of_a_client_share_its_budget(make: SubjectFactory) -> None:
    """An outage is an outage for all of them."""
    answers = script((503, {}))
    subject = make(answers.transport, clock=FakeClock().clock(), retries=100, deadline=None)
    with pytest.raises(ServerError):
        subject.do(BY_ID["getProduct"].use)
    assert len(answers.seen) == 1 + 500 // 14
    copy = subject.client.with_options(retries=5)
    with pytest.raises(ServerError):
        subject.run(BY_ID["getProduct"].use(copy))
    assert len(answers.seen) == 2 + 500 // 14


def test_successes_refill_the_budget() -> None:
    """One token for a success at once, the price for one after retries, never more than 500."""
    budget = RetryBudget()
    assert budget.take(reply(503)) == 14
    assert budget.take(reply(429)) == 5
    assert budget.left == 481
    budget.give_back(14)
    budget.give_back(0)
    assert budget.left == 496
    budget.give_back(100)
    assert budget.left == 500
    while budget.take(lost(Outcome.UNKNOWN)) is not None:
        pass
    assert budget.left == 500 % 14
    assert budget.take(reply(429)) == 5


def test_the_budget_keeps_its_bounds_under_threads() -> None:
    """Every token is counted once."""
    budget, taken, given = RetryBudget(), [], []

    def work() -> None:
        for _ in range(300):
            paid = budget.take(reply(503))
            assert 0 <= budget.left <= 500
            if paid is not None:
                taken.append(paid)
                budget.give_back(paid)
                given.append(paid)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert budget.left == 500
    assert sum(taken) == sum(given)


def test_a_retry_is_told_with_its_reason(make: SubjectFactory) -> None:
    """Users ask for it."""
    told: list[RetryEvent] = []
    subject = make(
        script(httpx.ConnectError("down")).transport,
        clock=FakeClock().clock(),
        hooks=Hooks(on_retry=told.append),
    )
    with pytest.raises(TransportError):
        subject.do(BY_ID["getProduct"].use)
    assert [(event.attempt, event.delay_s) for event in told] == [(1, 0.25), (2, 0.5)]
    assert "ConnectError: down" in told[0].reason
