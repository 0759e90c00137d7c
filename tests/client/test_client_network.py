"""What happens before, beside and after the exchange of one request: connecting, proxies, reuse, size, time."""

from __future__ import annotations

import asyncio
import contextlib
import select
import socket
import ssl
import threading
import traceback
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import ecwid_client.delivery.transports
import httpx
import pytest
from attrs import evolve
from client_support import (
    BY_ID,
    COMBINATION,
    IMPATIENT,
    OPERATIONS,
    PRODUCT,
    STORE,
    TOKEN,
    Subject,
    SubjectFactory,
    script,
)
from ecwid_api.api.combinations import adjust_combination_inventory
from ecwid_api.models import InventoryAdjustment
from ecwid_client import (
    AsyncEcwidClient,
    EcwidClient,
    Hooks,
    OutcomeUnknownError,
    PayloadTooLargeError,
    ResponseEvent,
    ResponseTooLargeError,
    Timeout,
    TransportError,
)
from fault_server import (
    FaultServer,
    Peer,
    Play,
    behave,
    bomb,
    committed_fin,
    dripping_answer,
    endless_answer,
    fin_at_once,
    never_reading,
    reset_at_once,
    response_head,
    silent_at_once,
)

DELTA = BY_ID["adjustCombinationInventory"]
SHORT = Timeout(connect_s=60, read_s=0.5, write_s=60, pool_s=60)


@contextmanager
def refusing_port() -> Iterator[int]:
    """A port that nobody listens on, kept from others."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield bound.getsockname()[1]


def watched(make: SubjectFactory, base_url: str, **settings: Any) -> tuple[Subject, list[ResponseEvent]]:
    events: list[ResponseEvent] = []
    hooks = Hooks(on_response=events.append)
    given = {"timeout": SHORT, "clock": IMPATIENT, "hooks": hooks, **settings}
    return make(base_url=base_url, **given), events


# Of 500 tokens a retry costs 14, and a call that nobody takes is repeated twice.
CALLS_IN_A_BUDGET = 500 // 14 // 2


def test_a_refused_connection_was_not_sent_for_any_operation(make: SubjectFactory) -> None:
    """Repeated as often as allowed, then a TransportError that says so."""
    with refusing_port() as port:
        for first in range(0, len(OPERATIONS), CALLS_IN_A_BUDGET):
            subject, events = watched(make, f"http://127.0.0.1:{port}/api/v3")
            for operation in OPERATIONS[first:][:CALLS_IN_A_BUDGET]:
                events.clear()
                with pytest.raises(TransportError, match="not sent") as caught:
                    subject.do(operation.use)
                assert not caught.value.sent
                assert [event.outcome for event in events] == ["not sent"] * 3
            subject.close()


def test_a_service_that_refuses_all_connections_soon_fails_fast(make: SubjectFactory) -> None:
    """It is as much of an outage as a 503: the budget counts both, and then each call is tried once."""
    with refusing_port() as port:
        subject, events = watched(make, f"http://127.0.0.1:{port}/api/v3")
        attempts = []
        for _ in range(CALLS_IN_A_BUDGET + 3):
            events.clear()
            with pytest.raises(TransportError, match="not sent"):
                subject.do(DELTA.use)
            attempts.append(len(events))
        subject.close()
    assert attempts == [3] * CALLS_IN_A_BUDGET + [2, 1, 1]


def test_a_delta_goes_out_once_when_the_service_comes_back(make: SubjectFactory) -> None:
    """Not having been sent, it may be sent again."""
    with refusing_port() as port:
        server = FaultServer(behave, port=port)
    with contextlib.ExitStack() as stack:

        def wait(seconds: float) -> None:
            stack.enter_context(server)

        async def async_wait(seconds: float) -> None:
            wait(seconds)

        clock = evolve(IMPATIENT, sleep=wait, async_sleep=async_wait)
        subject, events = watched(make, f"http://127.0.0.1:{port}/api/v3", clock=clock)
        assert subject.do(DELTA.use).update_count == 1
        subject.close()
    assert [event.outcome for event in events] == ["not sent", "known"]
    assert server.shop.done[DELTA.id] == 1


def test_a_connection_that_is_never_made_was_not_sent(make: SubjectFactory) -> None:
    """The server's queue of connections is full, so the SYN is dropped."""
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        address = listener.getsockname()
        for _ in range(4):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(address)
        hasty = Timeout(connect_s=0.3)
        subject, events = watched(make, f"http://127.0.0.1:{address[1]}/api/v3", retries=0, timeout=hasty)
        with pytest.raises(TransportError, match="ConnectTimeout") as caught:
            subject.do(DELTA.use)
        assert not caught.value.sent
        assert [event.outcome for event in events] == ["not sent"]


def test_a_connection_reset_in_the_queue_leaves_the_outcome_open(make: SubjectFactory) -> None:
    """From the client's side it was made, so nothing proves that nobody read."""
    listener = socket.create_server(("127.0.0.1", 0))

    def close_when_asked() -> None:
        select.select([listener], [], [], 60)
        listener.close()

    thread = threading.Thread(target=close_when_asked)
    thread.start()
    subject, events = watched(make, f"http://127.0.0.1:{listener.getsockname()[1]}/api/v3", retries=0)
    with pytest.raises((OutcomeUnknownError, TransportError)) as caught:
        subject.do(DELTA.use)
    thread.join()
    expected = OutcomeUnknownError if events[0].outcome == "unknown" else TransportError
    assert type(caught.value) is expected


def test_a_full_pool_was_not_sent(make: SubjectFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only our own pool can prove that."""
    monkeypatch.setattr(ecwid_client.delivery.transports, "MAX_CONNECTIONS", 1)
    reached = threading.Event()

    def hold(peer: Peer) -> None:
        peer.carry_out()
        reached.set()
        peer.stay_silent()

    with FaultServer(hold) as server:
        patience = Timeout(read_s=2, pool_s=0.2)  # the first must outlast the second
        subject, _ = watched(make, server.base_url, retries=0, timeout=patience)
        first, second = two_at_once(subject, DELTA.use, reached)
        subject.close()
    assert isinstance(first, OutcomeUnknownError)
    assert isinstance(second, TransportError)
    assert not second.sent
    assert "PoolTimeout" in str(second)
    assert server.shop.done[DELTA.id] == 1


def two_at_once(subject: Subject, use: Any, reached: threading.Event) -> tuple[Any, Any]:
    """The outcome of a call, and of another that begins when the server has the first."""
    if subject.colour == "async":

        async def second() -> Any:
            await asyncio.to_thread(reached.wait, 60)
            return await use(subject.client)

        async def both() -> Any:
            return await asyncio.gather(use(subject.client), second(), return_exceptions=True)

        return tuple(subject.run(both()))
    outcomes: list[Any] = []

    def first() -> None:
        outcomes.append(outcome(lambda: subject.do(use)))

    thread = threading.Thread(target=first)
    thread.start()
    reached.wait(60)
    late = outcome(lambda: subject.do(use))
    thread.join()
    return outcomes[0], late


def outcome(act: Callable[[], Any]) -> Any:
    try:
        return act()
    except Exception as exc:
        return exc


def test_a_header_with_a_line_break_was_not_sent(make: SubjectFactory) -> None:
    """h11 refuses it before it writes; reported as not sent although the writing had begun."""
    call = adjust_combination_inventory.call(STORE, PRODUCT, COMBINATION, body=InventoryAdjustment(-10))
    call = evolve(call, headers={"X-Bad": "a\r\nX-Injected: b"})
    with FaultServer(behave) as server:
        subject, events = watched(make, server.base_url, retries=0)
        with pytest.raises(TransportError, match="not sent") as caught:
            subject.do(lambda client: client.call(call))
        subject.close()
    assert not caught.value.sent
    assert [event.outcome for event in events] == ["not sent"]
    assert server.shop.done == {}


def test_a_header_that_is_not_ascii_is_refused(make: SubjectFactory) -> None:
    """Before anything is sent, and with a traceback that can be printed with its variables."""
    call = adjust_combination_inventory.call(STORE, PRODUCT, COMBINATION, body=InventoryAdjustment(-10))
    subject, events = watched(make, "http://127.0.0.1:9/api/v3")
    with pytest.raises(ValueError, match="a header of the call is not ASCII") as caught:
        subject.do(lambda client: client.call(evolve(call, headers={"X-Name": "caf\xe9"})))
    printed = "".join(traceback.TracebackException.from_exception(caught.value, capture_locals=True).format())
    assert TOKEN not in printed
    assert len(events) == 0


def test_a_certificate_of_a_stranger_is_rejected(
    make: SubjectFactory, certificate: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    """TLS is always verified."""
    monkeypatch.delenv("SSL_CERT_FILE")
    with FaultServer(behave, certificate=certificate) as server:
        for trust_env in (True, False):
            subject, _ = watched(make, server.base_url, retries=0, trust_env=trust_env)
            with pytest.raises(TransportError, match=r"not sent.*CERTIFICATE_VERIFY_FAILED") as caught:
                subject.do(DELTA.use)
            assert not caught.value.sent
            subject.close()
    assert server.shop.done == {}


# Proxies


def answering(status: int) -> Play:
    def play(peer: Peer) -> None:
        peer.read_head()
        peer.answer(status, {})

    return play


def connect_then(ending: Play) -> Play:
    def play(peer: Peer) -> None:
        assert peer.read_head().startswith("CONNECT 127.0.0.1:9 ")
        ending(peer)

    return play


@pytest.mark.parametrize(
    "fault",
    [
        answering(407),
        answering(502),
        connect_then(Peer.reset),
        connect_then(Peer.fin),
        connect_then(Peer.stay_silent),
        reset_at_once,
        fin_at_once,
        silent_at_once,
    ],
    ids=["407", "502", "reset", "fin", "silence", "reset at once", "fin at once", "silence at once"],
)
def test_what_a_proxy_does_to_connect_was_not_sent(
    make: SubjectFactory, monkeypatch: pytest.MonkeyPatch, fault: Play
) -> None:
    """The request itself begins only behind the CONNECT."""
    with FaultServer(fault) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.base_url.removesuffix("/api/v3"))
        subject, events = watched(make, "https://127.0.0.1:9/api/v3", retries=0, trust_env=True)
        with pytest.raises(TransportError, match="not sent") as caught:
            subject.do(DELTA.use)
        subject.close()
    assert not caught.value.sent
    assert [event.outcome for event in events] == ["not sent"]


@pytest.mark.parametrize(("fault", "expected"), [(behave, "known"), (committed_fin, "unknown")])
def test_behind_a_proxy_the_verdicts_are_the_usual_ones(
    make: SubjectFactory,
    monkeypatch: pytest.MonkeyPatch,
    certificate: ssl.SSLContext,
    fault: Play,
    expected: str,
) -> None:
    """What comes through the tunnel counts."""

    def tunnel(peer: Peer) -> None:
        peer.read_head()
        peer.send(response_head(200))
        peer.socket = certificate.wrap_socket(peer.socket, server_side=True)
        fault(peer)

    with FaultServer(tunnel, faulty_connections=9) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.base_url.removesuffix("/api/v3"))
        subject, events = watched(make, "https://127.0.0.1:9/api/v3", trust_env=True)
        result = outcome(lambda: subject.do(DELTA.use))
        subject.close()
    assert [event.outcome for event in events] == [expected]
    assert isinstance(result, OutcomeUnknownError) == (expected == "unknown")
    assert proxy.shop.done[DELTA.id] == 1


class InnerTls:
    """The service's end of TLS in a tunnel of TLS."""

    def __init__(self, outer: socket.socket, certificate: ssl.SSLContext) -> None:
        self._outer = outer
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = certificate.wrap_bio(self._incoming, self._outgoing, server_side=True)
        self._pump(self._tls.do_handshake)

    def recv(self, size: int) -> bytes:
        return self._pump(lambda: self._tls.read(size))

    def sendall(self, content: bytes) -> None:
        self._pump(lambda: self._tls.write(content))

    def _pump(self, act: Callable[[], Any]) -> Any:
        while True:
            try:
                value = act()
            except ssl.SSLWantReadError:
                self._outer.sendall(self._outgoing.read())
                self._incoming.write(self._outer.recv(65_536))
            else:
                self._outer.sendall(self._outgoing.read())
                return value


def test_a_proxy_may_be_spoken_to_with_tls(
    make: SubjectFactory, monkeypatch: pytest.MonkeyPatch, certificate: ssl.SSLContext
) -> None:
    """Then there is TLS within TLS."""

    def tunnel(peer: Peer) -> None:
        assert peer.read_head().startswith("CONNECT 127.0.0.1:9 ")
        peer.send(response_head(200))
        outer, peer.socket = peer.socket, InnerTls(peer.socket, certificate)
        for _ in range(2):
            peer.answer(*peer.carry_out())
        peer.socket = outer

    with FaultServer(tunnel, certificate=certificate) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.base_url.removesuffix("/api/v3"))
        subject, events = watched(make, "https://127.0.0.1:9/api/v3", trust_env=True, retries=0, timeout=20)
        for _ in range(2):
            assert subject.do(BY_ID["getProfile"].use).general_info.store_id == STORE
        subject.close()
    assert [event.outcome for event in events] == ["known"] * 2


def test_proxies_of_the_environment_are_ignored_unless_asked_for(
    make: SubjectFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A variable of the machine must not reroute a token."""
    with refusing_port() as port, FaultServer(behave) as server:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{port}")
        subject, _ = watched(make, server.base_url)
        assert subject.do(BY_ID["getProfile"].use).general_info.store_id == STORE
        subject.close()
        asking, _ = watched(make, server.base_url, retries=0, trust_env=True)
        with pytest.raises(TransportError):
            asking.do(BY_ID["getProfile"].use)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        exempt, _ = watched(make, server.base_url, trust_env=True)
        assert exempt.do(BY_ID["getProfile"].use).general_info.store_id == STORE
        exempt.close()


# Connections that are used again


def closing_after_one(peer: Peer) -> None:
    peer.answer(*peer.carry_out())
    peer.fin()


def resetting_the_second(peer: Peer) -> None:
    peer.answer(*peer.carry_out())
    select.select([peer.socket], [], [], 60)
    peer.reset()


@pytest.mark.parametrize("fault", [closing_after_one, resetting_the_second])
def test_a_connection_that_closed_while_idle_costs_at_most_a_retry(make: SubjectFactory, fault: Play) -> None:
    """Whether the client sees it in time or not."""
    with FaultServer(fault) as server:
        subject, _ = watched(make, server.base_url)
        for _ in range(2):
            assert subject.do(BY_ID["getProfile"].use).general_info.store_id == STORE
        subject.close()
        assert server.connections == 2


def test_reads_reuse_a_connection_and_deltas_never_do(make: SubjectFactory) -> None:
    """A used connection may be about to close, or hold bytes of somebody else's answer."""
    with FaultServer(behave) as server:
        subject, _ = watched(make, server.base_url)
        for _ in range(3):
            subject.do(BY_ID["getProfile"].use)
        assert server.connections == 1
        for _ in range(3):
            subject.do(DELTA.use)
        assert server.connections == 4
        subject.close()


def test_stray_bytes_never_answer_a_delta(make: SubjectFactory) -> None:
    """Bytes behind an answer are read as the next one on a reused connection, by any HTTP/1.1 client."""
    stray = response_head(200, "Content-Length: 18") + b'{"updateCount": 0}'

    def play(peer: Peer) -> None:
        while True:
            content = f'{{"generalInfo": {{"storeId": {STORE}}}}}'.encode()
            status, body = peer.carry_out()
            if body == DELTA.answer:
                peer.answer(status, body)
            else:
                peer.send(response_head(200, f"Content-Length: {len(content)}") + content + stray)

    with FaultServer(play, faulty_connections=10_000) as server:
        subject, _ = watched(make, server.base_url, retries=0)
        for _ in range(25):
            outcome(lambda: subject.do(BY_ID["getProfile"].use))
            assert subject.do(DELTA.use).update_count == 1
        subject.close()
        assert server.shop.done[DELTA.id] == 25


# Uploads


LARGE = bytes(12 * 1024 * 1024)


def resetting_mid_upload(peer: Peer) -> None:
    peer.read_head()
    peer.socket.recv(65_536)
    peer.reset()


def refusing_mid_upload(peer: Peer) -> None:
    peer.read_head()
    peer.answer(413, {})
    peer.fin()


@pytest.mark.parametrize("fault", [never_reading, resetting_mid_upload, refusing_mid_upload])
def test_an_upload_that_breaks_off_is_repeated_whole(make: SubjectFactory, fault: Play) -> None:
    """It replaces the image, so it may be; a 413 that gets through in time is final."""
    with FaultServer(fault) as server:
        subject, events = watched(
            make, server.base_url, timeout=Timeout(write_s=0.8 if fault is never_reading else 60)
        )
        result = outcome(
            lambda: subject.do(lambda client: client.combinations.upload_image(PRODUCT, COMBINATION, LARGE))
        )
        subject.close()
    if isinstance(result, PayloadTooLargeError):
        assert fault is refusing_mid_upload
        assert [event.status_code for event in events] == [413]
    else:
        assert [event.outcome for event in events] == ["unknown", "known"]
        assert result.id == 240198557


# Size and time


@pytest.mark.parametrize("fault", [bomb, endless_answer])
def test_an_answer_without_end_is_cut_off(make: SubjectFactory, fault: Play) -> None:
    """Reads stop at 16 MiB, others at 1 MiB, however little travelled; for a delta it counts as carried out."""
    for operation_id in ("listCombinations", "updateCombination", "adjustCombinationInventory"):
        with FaultServer(fault) as server:
            subject, events = watched(make, server.base_url, timeout=5)
            tracemalloc.start()
            with pytest.raises(ResponseTooLargeError) as caught:
                subject.do(BY_ID[operation_id].use)
            _, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
            subject.close()
        assert caught.value.applied
        assert [event.outcome for event in events] == ["known"]
        assert peak < 36 * 1024 * 1024
        assert server.shop.done[operation_id] == 1


def test_an_answer_that_drips_ends_with_the_deadline(make: SubjectFactory) -> None:
    """Each byte comes well within the read timeout, and they never end."""
    with FaultServer(dripping_answer) as server:
        subject, events = watched(make, server.base_url, timeout=5, deadline=0.4)
        with pytest.raises(OutcomeUnknownError):
            subject.do(DELTA.use)
        subject.close()
    assert [event.outcome for event in events] == ["unknown"]


def test_a_deadline_that_has_passed_sends_nothing(make: SubjectFactory) -> None:
    """Not even a first request."""
    ticks = iter(range(100))
    answers = script({"updateCount": 1})
    subject = make(
        answers.transport, deadline=0.5, clock=evolve(IMPATIENT, monotonic=lambda: float(next(ticks)))
    )
    with pytest.raises(TransportError, match="not sent, the deadline has passed"):
        subject.do(DELTA.use)
    assert answers.seen == []


# Interruptions


@pytest.mark.parametrize("how", ["cancel", "timeout"])
def test_a_cancelled_delta_says_that_its_outcome_is_unknown(
    how: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The cancellation goes on as it must, with a note."""
    reached = threading.Event()

    def hold(peer: Peer) -> None:
        peer.carry_out()
        reached.set()
        peer.stay_silent()

    async def run(base_url: str) -> BaseException:
        async with AsyncEcwidClient(STORE, TOKEN, base_url=base_url) as client:
            task = asyncio.ensure_future(DELTA.use(client))
            await asyncio.to_thread(reached.wait, 60)
            try:
                if how == "timeout":
                    await asyncio.wait_for(task, 0.01)
                task.cancel()
                await task
            except (asyncio.CancelledError, TimeoutError) as exc:
                return exc
        raise AssertionError

    with FaultServer(hold) as server:
        error = asyncio.run(run(server.base_url))
    cause = error if how == "cancel" else error.__cause__
    assert isinstance(cause, asyncio.CancelledError)
    note = f"{DELTA.id} /{STORE}/products/{PRODUCT}/combinations/{COMBINATION}/inventory was under way"
    assert note in caplog.text
    assert any(note in text for text in cause.__notes__)
    assert server.shop.done[DELTA.id] == 1


class Interrupted(httpx.BaseTransport):
    """Ctrl-C while the answer is awaited."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.extensions["trace"]("connection.connect_tcp.complete", {})
        request.extensions["trace"]("http11.send_request_headers.started", {"request": request})
        raise KeyboardInterrupt


def test_ctrl_c_says_that_the_outcome_of_a_delta_is_unknown() -> None:
    """And nothing of the kind for what may be repeated."""
    with EcwidClient(STORE, TOKEN, transport=Interrupted()) as client:
        with pytest.raises(KeyboardInterrupt) as caught:
            DELTA.use(client)
        assert "whether it was carried out is unknown" in caught.value.__notes__[0]
        with pytest.raises(KeyboardInterrupt) as caught:
            BY_ID["getProfile"].use(client)
        assert not hasattr(caught.value, "__notes__")


@pytest.mark.parametrize(("status", "doubtful"), [(200, True), (500, True), (404, False), (429, False)])
def test_ctrl_c_after_the_answer_was_read_says_so_too(status: int, doubtful: bool) -> None:
    """A signal's handler may raise at any place; only a refusal proves that nothing was done."""

    def interrupt(_: ResponseEvent) -> None:
        raise KeyboardInterrupt

    answer = httpx.MockTransport(lambda _: httpx.Response(status, json={"updateCount": 1}))
    with EcwidClient(STORE, TOKEN, transport=answer, hooks=Hooks(on_response=interrupt)) as client:
        with pytest.raises(KeyboardInterrupt) as caught:
            DELTA.use(client)
        assert hasattr(caught.value, "__notes__") == doubtful
        with pytest.raises(KeyboardInterrupt) as caught:
            BY_ID["getProfile"].use(client)
        assert not hasattr(caught.value, "__notes__")
