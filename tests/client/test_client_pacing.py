"""Never more than 600 requests in 60 seconds, hardly less than the pace, and nothing while the service says wait."""

from __future__ import annotations

import asyncio
import threading

import httpx
import pytest
from client_support import (
    BY_ID,
    FOREVER,
    STORE,
    TOKEN,
    FakeClock,
    Simulation,
    SubjectFactory,
    most_in_any_minute,
    script,
)
from ecwid_client import AsyncEcwidClient, Hooks, RateLimitError, RateLimitEvent
from ecwid_client.delivery.pacing import Pacer, TooLongToWait

PROFILE = BY_ID["getProfile"]


def test_the_pace_is_kept_and_used() -> None:
    """8 workers with 4 threads each, for five minutes: at most 600 in any 60 s, at least 95 % of 540 a minute."""
    sent = Simulation(Pacer(540), 300.0).run(8 * 4)
    assert most_in_any_minute(sent) <= 600
    assert len(sent) >= 0.95 * 540 * 5


def test_a_hold_stops_every_worker_and_no_burst_follows() -> None:
    """A 429 at second 20 asks for 45 seconds: silence until 65, then the even pace."""
    pacer = Pacer(540)
    held = []

    def refuse_once(now: float) -> None:
        if now >= 20 and not held:
            held.append(now)
            pacer.hold(now, 45.0)

    sent = Simulation(pacer, 300.0).run(32, refuse_once)
    (begun,) = held
    after = [moment for moment in sent if moment > begun]
    assert min(after) == begun + 45.0
    assert len([moment for moment in after if moment < begun + 46.0]) <= 10
    assert most_in_any_minute(sent) <= 600
    assert len(sent) >= 0.95 * 540 * (300 - 45) / 60


@pytest.mark.parametrize("wait_s", [0.0, 0.1, 1.0, 10.0])
def test_many_holds_never_raise_the_rate(wait_s: float) -> None:
    """However often the service says wait."""
    pacer, count = Pacer(540), [0]

    def refuse_often(now: float) -> None:
        count[0] += 1
        if count[0] % 7 == 0:
            pacer.hold(now, wait_s)

    assert most_in_any_minute(Simulation(pacer, 200.0).run(32, refuse_often)) <= 600


def test_a_shorter_hold_does_not_end_a_longer_one() -> None:
    """Answers may come in any order."""
    pacer = Pacer(540)
    pacer.hold(0.0, 60.0)
    pacer.hold(1.0, 5.0)
    assert pacer.turn().wait_s(2.0, FOREVER) == 58.0


def test_without_a_pace_only_holds_wait() -> None:
    """requests_per_minute=None."""
    pacer = Pacer(None)
    assert all(pacer.turn().wait_s(0.0, FOREVER) == 0.0 for _ in range(10_000))
    pacer.hold(0.0, 7.0)
    assert [pacer.turn().wait_s(1.0, FOREVER) for _ in range(3)] == [6.0] * 3


def test_threads_that_ask_at_once_get_different_turns() -> None:
    """2,000 turns on a clock that stands still: a burst of 30, then one every ninth of a second."""
    pacer, starts, lock = Pacer(540), [], threading.Lock()

    def work() -> None:
        for _ in range(250):
            wait = pacer.turn().wait_s(100.0, FOREVER)
            with lock:
                starts.append(wait)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expected = [0.0] * 30 + [index / 9 for index in range(1, 2_000 - 29)]
    assert sorted(starts) == pytest.approx(expected)


def test_a_turn_too_far_away_is_not_reserved() -> None:
    """Whoever gives up must not hold others back."""
    pacer = Pacer(60)
    for _ in range(3):
        pacer.turn().wait_s(0.0, FOREVER)
    for _ in range(100):
        with pytest.raises(TooLongToWait):
            pacer.turn().wait_s(0.0, 0.5)
    assert pacer.turn().wait_s(0.0, FOREVER) == 1.0


def test_a_client_is_paced_by_default(make: SubjectFactory) -> None:
    """100 calls: 30 at once, then 9 a second; events tell of the waiting."""
    clock, told = FakeClock(), []
    answers = script(PROFILE.answer)
    subject = make(
        answers.transport,
        clock=clock.clock(),
        requests_per_minute=540,
        hooks=Hooks(on_rate_limited=told.append),
    )
    begun = clock.now_s
    for _ in range(100):
        subject.do(PROFILE.use)
    assert clock.now_s - begun == pytest.approx(70 / 9)
    assert len(told) == 70
    assert not any(event.from_service for event in told)
    assert isinstance(told[0], RateLimitEvent)


def test_a_queue_beyond_the_deadline_is_refused_at_once(make: SubjectFactory) -> None:
    """With the time to wait, and without sleeping."""
    clock = FakeClock()
    answers = script(PROFILE.answer)
    subject = make(answers.transport, clock=clock.clock(), requests_per_minute=6, deadline=5)
    subject.do(PROFILE.use)
    with pytest.raises(RateLimitError, match="not sent") as caught:
        subject.do(PROFILE.use)
    assert caught.value.retry_after_s == 10.0
    assert clock.slept == []
    assert len(answers.seen) == 1


def test_copies_of_a_client_share_its_pace(make: SubjectFactory) -> None:
    """The service counts by token, not by copy."""
    clock = FakeClock()
    subject = make(script(PROFILE.answer).transport, clock=clock.clock(), requests_per_minute=60)
    begun = clock.now_s
    for retries in range(13):
        subject.run(PROFILE.use(subject.client.with_options(retries=retries)))
    assert clock.now_s - begun == pytest.approx(10.0)


def test_a_429_stops_all_tasks_of_a_client() -> None:
    """20 tasks: those that had not begun wait until the service allows it."""
    clock, times = FakeClock(), []

    async def answer(request: httpx.Request) -> httpx.Response:
        times.append(clock.now_s)
        if len(times) == 1:
            return httpx.Response(429, headers={"Retry-After": "30"})
        return httpx.Response(200, json=PROFILE.answer)

    async def run() -> None:
        async with AsyncEcwidClient(
            STORE, TOKEN, transport=httpx.MockTransport(answer), clock=clock.clock()
        ) as client:
            await PROFILE.use(client)
            await asyncio.gather(*(PROFILE.use(client) for _ in range(20)))

    asyncio.run(run())
    assert times[0] == 1_000.0
    assert min(times[1:]) >= 1_030.0
    assert len(times) == 22
