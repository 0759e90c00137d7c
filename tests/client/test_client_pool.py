"""Connections over a real port: each belongs to one attempt, and none is lost or handed on with bytes in it."""

from __future__ import annotations

import asyncio
import json
import os
import random
import re
import signal
import socket
import threading
import warnings
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import ecwid_client.delivery.sync_pool
import ecwid_client.delivery.transports
import httpx
import pytest
from attrs import evolve
from client_support import (
    BY_ID,
    COMBINATION,
    COMBINATION_JSON,
    IMPATIENT,
    PRODUCT,
    STORE,
    TOKEN,
    FakeClock,
    SubjectFactory,
    script,
)
from ecwid_client import (
    ApiError,
    AsyncEcwidClient,
    EcwidClient,
    EcwidError,
    OutcomeUnknownError,
    PayloadTooLargeError,
    RateLimitError,
    Timeout,
)
from ecwid_client.clock import async_sleep
from fault_server import FaultServer, Peer, Play, behave, response_head

DELTA, GET, PROFILE = BY_ID["adjustCombinationInventory"], BY_ID["getCombination"], BY_ID["getProfile"]
STRAY_429 = response_head(429, "Retry-After: 86400", "Content-Length: 0")
STRAY_401 = response_head(401, "Content-Length: 0")


class Echo:
    """Answers each read with the id that was asked for, and counts the changes of stock by id."""

    def __init__(self) -> None:
        self.applied: dict[int, int] = {}
        self.most_open = 0
        self._open = 0
        self._lock = threading.Lock()

    def __call__(self, peer: Peer) -> None:
        with self._lock:
            self._open += 1
            self.most_open = max(self.most_open, self._open)
        try:
            while True:
                self._answer(peer)
        finally:
            with self._lock:
                self._open -= 1

    def _answer(self, peer: Peer) -> None:
        head = peer.read_head()
        asked = int(re.search(r"combinations/(\d+)", head)[1])
        if head.startswith("PUT"):
            peer.read_body(head)
            with self._lock:
                self.applied[asked] = self.applied.get(asked, 0) + 1
            peer.answer(200, {"updateCount": 1})
        else:
            peer.answer(200, {**COMBINATION_JSON, "id": asked})


@pytest.fixture
def echo() -> Echo:
    return Echo()


@pytest.fixture
def port(echo: Echo) -> Iterator[str]:
    """The address of a server that echoes."""
    with FaultServer(echo, faulty_connections=10**9) as server:
        yield server.base_url


def few_connections(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(ecwid_client.delivery.transports, "MAX_CONNECTIONS", number)


# Threads


def mixed_threads(base_url: str, threads: int, rounds: int) -> None:
    """Each thread reads and changes a combination of its own; every answer must be its own."""
    with EcwidClient(STORE, TOKEN, base_url=base_url, requests_per_minute=None, retries=0) as client:

        def work(own: int) -> None:
            for _ in range(rounds):
                assert client.combinations.get(PRODUCT, own).id == own
                assert client.combinations.adjust_inventory(PRODUCT, own, 1).update_count == 1

        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(work, range(1, threads + 1)))


def test_threads_never_meet_on_a_connection(echo: Echo, port: str) -> None:
    """No answer of another thread, no doubt, no change lost or doubled."""
    mixed_threads(port, threads=16, rounds=40)
    assert echo.applied == dict.fromkeys(range(1, 17), 40)


@pytest.mark.long
def test_a_million_changes_leave_no_doubt(echo: Echo, port: str) -> None:
    """By 16 threads of one client, mixed with as many reads."""
    mixed_threads(port, threads=16, rounds=62_500)
    assert echo.applied == dict.fromkeys(range(1, 17), 62_500)


# Cancellation


async def turns(number: int) -> None:
    for _ in range(number):
        await asyncio.sleep(0)


async def cancel_some(client: AsyncEcwidClient, chance: random.Random, batches: int) -> int:
    """Batches of 20 calls that are cancelled, fail together, run into a deadline or end; those that ended."""
    done = 0
    for _ in range(batches):
        how = chance.choice(("cancel", "group", "wait_for", "deadline", "let"))
        hasty = client.with_options(deadline=chance.choice((0.000_1, 0.001, 0.005)))
        calls = [
            ((hasty if how == "deadline" else client).combinations.get(PRODUCT, number))
            if chance.random() < 0.7
            else client.combinations.adjust_inventory(PRODUCT, number, 1)
            for number in range(1, 21)
        ]
        if how == "group":
            await fail_together(calls, chance.randrange(30))
            continue
        tasks = [asyncio.ensure_future(call) for call in calls]
        if how == "wait_for":
            waiting = (asyncio.wait_for(task, chance.random() / 200) for task in tasks)
            await asyncio.gather(*waiting, return_exceptions=True)
        elif how == "cancel":
            await turns(chance.randrange(30))
            for task in tasks:
                task.cancel()
                if chance.random() < 0.3:
                    await turns(1)
                    task.cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
        done += sum(not isinstance(result, BaseException) for result in results)
    return done


async def fail_together(calls: list[Any], after: int) -> None:
    async def fail() -> None:
        await turns(after)
        raise LookupError

    try:
        async with asyncio.TaskGroup() as group:
            for call in (*calls, fail()):
                group.create_task(call)
    except ExceptionGroup:
        return
    raise AssertionError


def check_cancellations(base_url: str, echo: Echo, batches: int) -> None:
    async def run() -> None:
        settings = {"requests_per_minute": None, "retries": 0, "timeout": Timeout(pool_s=20)}
        async with AsyncEcwidClient(STORE, TOKEN, base_url=base_url, **settings) as client:
            assert await cancel_some(client, random.Random(7), batches) > 0
            for _ in range(3):
                found = await asyncio.gather(*(client.combinations.get(PRODUCT, one) for one in range(1, 41)))
                assert [one.id for one in found] == list(range(1, 41))

    asyncio.run(run())


def test_cancelled_calls_give_back_their_places(
    echo: Echo, port: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After 1,000 calls, cancelled in every way, four connections still serve forty readers."""
    few_connections(monkeypatch, 4)
    check_cancellations(port, echo, batches=50)


@pytest.mark.long
def test_ten_thousand_cancelled_calls_cost_nothing(
    echo: Echo, port: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same, longer."""
    few_connections(monkeypatch, 4)
    check_cancellations(port, echo, batches=500)


def test_a_cancelled_change_tells_the_truth(echo: Echo, port: str) -> None:
    """What was not acknowledged and was applied all the same carries a note."""

    async def run() -> tuple[int, int]:
        chance, acknowledged, noted = random.Random(3), 0, 0
        async with AsyncEcwidClient(STORE, TOKEN, base_url=port, requests_per_minute=None) as client:
            for _ in range(150):
                task = asyncio.ensure_future(client.combinations.adjust_inventory(PRODUCT, COMBINATION, 1))
                await turns(chance.randrange(25))
                task.cancel()
                try:
                    await task
                    acknowledged += 1
                except asyncio.CancelledError as exc:
                    noted += hasattr(exc, "__notes__")
        return acknowledged, noted

    acknowledged, noted = asyncio.run(run())
    assert noted
    assert acknowledged <= echo.applied.get(COMBINATION, 0) <= acknowledged + noted


# Forks


def in_child(act: Callable[[], Any]) -> Any:
    """What `act` returns in a forked child."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Python 3.12 warns of threads
        child = os.fork()
    if child == 0:
        try:
            os.write(writing, json.dumps(act()).encode())
        except BaseException as exc:
            os.write(writing, json.dumps(repr(exc)).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        result = json.loads(pipe.read())
    os.waitpid(child, 0)
    return result


def test_a_forked_child_opens_connections_of_its_own(port: str, make: SubjectFactory) -> None:
    """Parent and child each get their own answers, also when they ask at the same time."""
    subject = make(base_url=port, retries=0)
    assert subject.do(lambda client: client.combinations.get(PRODUCT, 1)).id == 1

    def ask(first: int) -> list[int]:
        asked = range(first, first + 20)
        one = subject if subject.colour == "sync" else Inherited(subject.client)
        return [one.do(lambda client, own=own: client.combinations.get(PRODUCT, own)).id for own in asked]

    with ThreadPoolExecutor(1) as pool:
        child = pool.submit(in_child, lambda: ask(100))
        mine = [
            subject.do(lambda client, n=n: client.combinations.get(PRODUCT, n)).id for n in range(200, 220)
        ]
        assert child.result() == list(range(100, 120))
    assert mine == list(range(200, 220))


class Inherited:
    """An AsyncEcwidClient in a child, with an event loop of the child's."""

    def __init__(self, client: AsyncEcwidClient) -> None:
        self._client = client
        self._loop = asyncio.new_event_loop()

    def do(self, use: Callable[[AsyncEcwidClient], Awaitable[Any]]) -> Any:
        return self._loop.run_until_complete(use(self._client))


def test_a_fork_while_another_thread_is_in_a_call_leaves_no_lock_behind() -> None:
    """The pool, the pace and the retry budget begin anew in the child."""
    reached, go_on = threading.Event(), threading.Event()

    def hold(peer: Peer) -> None:
        peer.read_head()
        reached.set()
        go_on.wait(60)
        peer.answer(200, COMBINATION_JSON)

    with FaultServer(hold) as server:
        client = EcwidClient(STORE, TOKEN, base_url=server.base_url)
        thread = threading.Thread(target=GET.use, args=(client,))
        thread.start()
        reached.wait(60)
        assert in_child(lambda: DELTA.use(client).update_count) == 1
        go_on.set()
        thread.join()
        client.close()


def test_a_transport_of_the_caller_s_is_refused_in_a_child(port: str, make: SubjectFactory) -> None:
    """Its connections would be shared with the parent."""
    subject = make(httpx_transport(make), base_url=port)
    assert subject.do(lambda client: client.combinations.get(PRODUCT, 1)).id == 1

    def ask() -> str:
        one = subject if subject.colour == "sync" else Inherited(subject.client)
        with pytest.raises(RuntimeError) as caught:
            one.do(lambda client: client.combinations.get(PRODUCT, 2))
        return str(caught.value)

    assert "make a new client after a fork" in in_child(ask)


# Bytes that nobody asked for


def behind_the_first_get(stray: bytes) -> Play:
    """Behaves well, but the first answer to a read has something behind it, in the same piece."""

    def play(peer: Peer) -> None:
        rest = stray
        while True:
            status, body = peer.carry_out()
            content = json.dumps(body).encode()
            peer.send(response_head(status, f"Content-Length: {len(content)}") + content + rest)
            rest = b""

    return play


@pytest.mark.parametrize("stray", [STRAY_401, STRAY_429, response_head(200, "Content-Length: 2") + b"{}"])
@pytest.mark.parametrize("own_pool", [True, False])
def test_a_stray_answer_neither_answers_nor_stops_anybody(
    make: SubjectFactory, stray: bytes, own_pool: bool
) -> None:
    """Our own pool drops the connection; over a caller's a change of stock looks for an unused one."""
    with FaultServer(behind_the_first_get(stray)) as server:
        transport = None if own_pool else httpx_transport(make)
        subject = make(transport, base_url=server.base_url, clock=IMPATIENT)
        assert subject.do(GET.use).id == COMBINATION
        for _ in range(3):
            assert subject.do(DELTA.use).update_count == 1
        if own_pool:
            assert subject.do(GET.use).id == COMBINATION
        subject.close()
    assert server.shop.done[DELTA.id] == 3


def httpx_transport(make: SubjectFactory) -> Any:
    return httpx.HTTPTransport() if colour_of(make) == "sync" else httpx.AsyncHTTPTransport()


def colour_of(make: SubjectFactory) -> str:
    probe = make(script({}).transport)
    return probe.colour


@pytest.mark.parametrize(("stray", "error"), [(STRAY_401, ApiError), (STRAY_429, RateLimitError)])
def test_one_stray_answer_over_a_used_connection_stops_no_client(
    make: SubjectFactory, stray: bytes, error: type[EcwidError]
) -> None:
    """A caller's transport hands it to a read, which fails; a day later is not when the client goes on."""
    clock = FakeClock()
    with FaultServer(behind_the_first_get(stray)) as server:
        subject = make(httpx_transport(make), base_url=server.base_url, retries=0, clock=clock.clock())
        assert subject.do(GET.use).id == COMBINATION
        with pytest.raises(error):
            subject.do(GET.use)
        assert subject.do(GET.use).id == COMBINATION
        subject.close()
    assert clock.now_s <= 1_000.0 + 61


def test_reconcile_does_not_read_a_doubled_answer(make: SubjectFactory) -> None:
    """It would say `not applied` of a change that was."""
    stock = {"quantity": 21}

    def play(peer: Peer) -> None:
        head = peer.read_head()
        if head.startswith("PUT"):
            peer.read_body(head)
            stock["quantity"] -= 10
            return peer.fin()
        content = json.dumps({**COMBINATION_JSON, **stock}).encode()
        peer.send((response_head(200, f"Content-Length: {len(content)}") + content) * 2)
        return play(peer)

    with FaultServer(play, faulty_connections=10) as server:
        subject = make(base_url=server.base_url, clock=IMPATIENT)
        before = subject.do(GET.use).quantity
        with pytest.raises(OutcomeUnknownError) as caught:
            subject.do(DELTA.use)
        judged = subject.do(lambda client: client.reconcile(caught.value, quantity_before=before))
        subject.close()
    assert judged.verdict == "applied"


def test_an_error_is_the_last_answer_of_its_connection(make: SubjectFactory) -> None:
    """A stray 404 that comes late answers one read at most; kept, it would shift all that follow."""

    def play(peer: Peer) -> None:
        peer.read()
        peer.answer(404, {"errorCode": "COMBINATION_NOT_FOUND"})
        peer.answer(*peer.carry_out())

    with FaultServer(play) as server:
        subject = make(base_url=server.base_url, retries=0)
        with pytest.raises(ApiError):
            subject.do(GET.use)
        assert subject.do(GET.use).id == COMBINATION
        subject.close()
        assert server.connections == 2


@pytest.mark.parametrize("half_closed", [True, False])
def test_an_early_answer_to_an_upload_counts(make: SubjectFactory, half_closed: bool) -> None:
    """Whether the server reads on behind its FIN, or neither reads nor closes."""
    given = threading.Event()

    def play(peer: Peer) -> None:
        peer.read_head()
        peer.answer(413, {"errorCode": "INCORRECT_IMAGE_SIZE"})
        if half_closed:
            peer.socket.shutdown(socket.SHUT_WR)
            peer.stay_silent()
        else:
            given.wait(60)

    with FaultServer(play) as server:
        subject = make(
            base_url=server.base_url, retries=0, timeout=Timeout(write_s=60 if half_closed else 0.5)
        )
        with pytest.raises(PayloadTooLargeError):
            subject.do(
                lambda client: client.combinations.upload_image(PRODUCT, COMBINATION, bytes(20_000_000))
            )
        given.set()
        subject.close()


def test_another_thread_may_take_a_connection_that_was_just_given_back(
    port: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the giving back and the look for the oldest one."""

    class Taken(deque[Any]):
        def append(self, one: Any) -> None:
            one.close()  # the other thread has it, and is done with it

    monkeypatch.setattr(ecwid_client.delivery.sync_pool, "deque", Taken)
    with EcwidClient(STORE, TOKEN, base_url=port) as client:
        assert client.combinations.get(PRODUCT, 5).id == 5


# Interruptions, clocks and event loops


class Alarm(TimeoutError):
    """What a caller's own watchdog raises; an OSError, as the network's failures are."""


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="Windows has no alarm")
def test_an_exception_of_a_signal_s_handler_is_the_caller_s() -> None:
    """It is neither swallowed nor taken for a failure that may be retried."""
    reached = threading.Event()

    def ring(number: int, frame: object) -> None:
        raise Alarm("the caller's watchdog")

    def hold(peer: Peer) -> None:
        peer.carry_out()
        reached.set()
        os.kill(os.getpid(), signal.SIGALRM)
        peer.stay_silent()

    before = signal.signal(signal.SIGALRM, ring)
    try:
        with (
            FaultServer(hold, faulty_connections=9) as server,
            EcwidClient(STORE, TOKEN, base_url=server.base_url, clock=IMPATIENT) as client,
        ):
            with pytest.raises(Alarm):
                GET.use(client)
            assert server.connections == 1
            with pytest.raises(Alarm) as caught:
                DELTA.use(client)
            assert "whether it was carried out is unknown" in caught.value.__notes__[0]
    finally:
        signal.signal(signal.SIGALRM, before)


def test_a_clock_that_stands_still_stops_nobody(make: SubjectFactory) -> None:
    """The waits that were made count, so the pace goes on."""
    clock = FakeClock()
    answers = script(COMBINATION_JSON)
    standing = evolve(clock.clock(), monotonic=lambda: 5.0)
    subject = make(answers.transport, clock=standing, requests_per_minute=540)
    for _ in range(60):
        subject.do(GET.use)
    assert len(answers.seen) == 60
    assert sum(clock.slept) == pytest.approx(30 * 60 / 540)


def test_a_sleep_ends_in_an_event_loop_whose_clock_stands_still() -> None:
    """As under a test's frozen time."""

    class Frozen(asyncio.SelectorEventLoop):
        def time(self) -> float:
            return 1.0

    with asyncio.Runner(loop_factory=Frozen) as runner:
        runner.run(async_sleep(0.001))


def test_without_asyncio_the_error_names_it() -> None:
    """As under trio."""
    client = AsyncEcwidClient(STORE, TOKEN, transport=script({}).transport)
    with pytest.raises(RuntimeError, match="asyncio"):
        GET.use(client).send(None)


def test_an_idle_connection_that_the_server_closed_is_not_used(make: SubjectFactory) -> None:
    """A read needs no retry for it."""

    def once(peer: Peer) -> None:
        peer.answer(*peer.carry_out())
        peer.fin()
        closed.set()

    closed = threading.Event()
    with FaultServer(once, faulty_connections=2) as server:
        subject = make(base_url=server.base_url, retries=0)
        for _ in range(2):
            assert subject.do(PROFILE.use).general_info.store_id == STORE
            assert closed.wait(60)
            closed.clear()
        subject.close()


def test_progress_is_told_over_a_port(make: SubjectFactory) -> None:
    """Growing numbers, up to the size of the image."""
    told: list[tuple[int, int]] = []
    image = bytes(200_000)
    with FaultServer(behave) as server:
        subject = make(base_url=server.base_url)
        subject.do(
            lambda client: client.combinations.upload_image(
                PRODUCT, COMBINATION, image, on_progress=lambda sent, size: told.append((sent, size))
            )
        )
        subject.close()
    assert told == [(65_536, 200_000), (131_072, 200_000), (196_608, 200_000), (200_000, 200_000)]
