"""The verdict over transports that are not our own: nothing proves what a mock, an app, HTTP/2 or a wrapper did."""

from __future__ import annotations

import socket
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

import h2.config
import h2.connection
import h2.events
import httpx
import pytest
from attrs import define, field
from client_support import BY_ID, FakeClock, Subject, SubjectFactory, script
from ecwid_client import (
    CombinationCreate,
    CombinationUpdate,
    ConflictError,
    Hooks,
    NotFoundError,
    OptionValue,
    OutcomeUnknownError,
    PermissionDeniedError,
    ProductCreate,
    ResponseEvent,
    ResponseLostError,
    TransportError,
)
from ecwid_client.delivery.outcome import Outcome, Trace, outcome_of
from ecwid_mock import Mock
from fault_server import CONTRACT_OPERATIONS, PATIENCE_S, FaultServer, committed_fin

DELTA, READ = BY_ID["adjustCombinationInventory"], BY_ID["getCombination"]
HTTPX_ERRORS = [
    cls
    for cls in vars(httpx).values()
    if isinstance(cls, type) and issubclass(cls, httpx.TransportError | httpx.DecodingError)
]
CONNECT = type("Request", (), {"method": b"CONNECT"})()
PUT = type("Request", (), {"method": b"PUT"})()


# The rule


def traced(*events: tuple[str, Mapping[str, Any]]) -> Trace:
    trace = Trace()
    for name, info in events:
        trace.note(name, info)
    return trace


REFUSED = httpx.ConnectError("refused")
IN_HEADER = type("LocalProtocolError", (Exception,), {})("bad header")
STARTED = ("http11.send_request_headers.started", {"request": PUT})


@pytest.mark.parametrize(
    ("events", "failure", "own", "outcome"),
    [
        ([], httpx.ConnectError("x"), True, Outcome.NOT_SENT),
        ([], httpx.ConnectError("x"), False, Outcome.UNKNOWN),
        ([], httpx.PoolTimeout("x"), True, Outcome.NOT_SENT),
        ([], httpx.PoolTimeout("x"), False, Outcome.UNKNOWN),
        ([], httpx.UnsupportedProtocol("x"), True, Outcome.NOT_SENT),
        ([], httpx.UnsupportedProtocol("x"), False, Outcome.UNKNOWN),
        ([("connection.connect_tcp.failed", {"exception": REFUSED})], REFUSED, False, Outcome.NOT_SENT),
        (
            [("connection.connect_tcp.failed", {"exception": REFUSED})],
            httpx.ReadError("x"),
            False,
            Outcome.UNKNOWN,
        ),
        ([("connection.start_tls.failed", {"exception": REFUSED})], REFUSED, False, Outcome.NOT_SENT),
        ([("connection.connect_tcp.complete", {"return_value": 1})], TimeoutError(), True, Outcome.NOT_SENT),
        ([("connection.connect_tcp.complete", {"return_value": 1})], TimeoutError(), False, Outcome.UNKNOWN),
        ([STARTED], httpx.ReadError("x"), True, Outcome.UNKNOWN),
        ([STARTED], httpx.PoolTimeout("x"), True, Outcome.UNKNOWN),
        (
            [STARTED, ("http11.send_request_headers.failed", {"exception": IN_HEADER})],
            IN_HEADER,
            False,
            Outcome.NOT_SENT,
        ),
        (
            [STARTED, STARTED, ("http11.send_request_headers.failed", {"exception": IN_HEADER})],
            IN_HEADER,
            True,
            Outcome.UNKNOWN,
        ),
        (
            [STARTED, ("http11.send_request_body.failed", {"exception": IN_HEADER})],
            IN_HEADER,
            True,
            Outcome.UNKNOWN,
        ),
        (
            [STARTED, ("connection.connect_tcp.failed", {"exception": REFUSED})],
            REFUSED,
            True,
            Outcome.UNKNOWN,
        ),
        (
            [
                ("http11.send_request_headers.started", {"request": CONNECT}),
                ("http11.receive_response_headers.complete", {"return_value": (b"HTTP/1.1", 407, b"", [])}),
            ],
            httpx.ProxyError("407"),
            False,
            Outcome.NOT_SENT,
        ),
        (
            [("http11.send_request_headers.started", {"request": CONNECT}), STARTED],
            httpx.ReadError("x"),
            True,
            Outcome.UNKNOWN,
        ),
        (
            [("http2.send_request_headers.started", {"request": PUT})],
            httpx.ReadError("x"),
            True,
            Outcome.UNKNOWN,
        ),
    ],
)
def test_only_positive_evidence_proves_that_nothing_was_sent(
    events: list[Any], failure: BaseException, own: bool, outcome: Outcome
) -> None:
    """A wrapper that sent once and then failed to connect again must not pass for not sent."""
    assert outcome_of(traced(*events), failure, own_pool=own) is outcome


def test_a_chained_cause_is_recognised() -> None:
    """httpx wraps what httpcore reports."""
    wrapped = httpx.ConnectError("refused")
    wrapped.__cause__ = REFUSED
    trace = traced(("connection.connect_tcp.failed", {"exception": REFUSED}))
    assert outcome_of(trace, wrapped, own_pool=False) is Outcome.NOT_SENT


@pytest.mark.parametrize("value", [(b"HTTP/1.1", 200, b"OK", []), (200, [])])
def test_both_versions_of_http_report_a_status(value: Any) -> None:
    """Not that of a proxy's CONNECT."""
    assert traced(STARTED, ("http.receive_response_headers.complete", {"return_value": value})).status == 200
    begun = ("http11.send_request_headers.started", {"request": CONNECT})
    assert traced(begun, ("http11.receive_response_headers.complete", {"return_value": value})).status is None


# A mock


@pytest.mark.parametrize("cls", HTTPX_ERRORS, ids=lambda cls: cls.__name__)
def test_no_exception_of_a_mock_proves_anything(
    make: SubjectFactory, cls: type[httpx.TransportError]
) -> None:
    """Not even ConnectError, without events."""
    events: list[ResponseEvent] = []
    for operation in CONTRACT_OPERATIONS:
        answers = script(cls("as told"))
        subject = make(answers.transport, clock=FakeClock().clock(), hooks=Hooks(on_response=events.append))
        expected = TransportError if operation.retry == "idempotent" else OutcomeUnknownError
        with pytest.raises(expected) as caught:
            subject.do(BY_ID[operation.id].use)
        assert type(caught.value) is expected
        assert isinstance(caught.value.__cause__, Exception)
        assert len(answers.seen) == {"once": 1, "idempotent": 3, "create": 1 + 3}[operation.retry]
        subject.close()
    assert {event.outcome for event in events} == {"unknown"}


# A caller's own httpcore transport, and a wrapper around it


@define
class Wrapper(httpx.BaseTransport):
    """A well-meant transport that tries another address when the first does not answer."""

    base_urls: list[str]
    inner: httpx.HTTPTransport = field(factory=httpx.HTTPTransport)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        for base_url in self.base_urls[:-1]:
            with suppress(httpx.TransportError):
                return self._send(request, base_url)
        return self._send(request, self.base_urls[-1])

    def _send(self, request: httpx.Request, base_url: str) -> httpx.Response:
        port = httpx.URL(base_url).port
        return self.inner.handle_request(
            httpx.Request(
                request.method,
                request.url.copy_with(port=port),
                headers=request.headers,
                content=request.read(),
                extensions=request.extensions,
            )
        )

    def close(self) -> None:
        self.inner.close()


def dead_address() -> str:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"http://127.0.0.1:{listener.getsockname()[1]}/api/v3"


def test_a_caller_s_httpx_transport_is_believed_when_connecting_failed() -> None:
    """Its events are httpcore's."""
    subject = Subject("sync", httpx.HTTPTransport(), base_url=dead_address(), retries=0)
    with pytest.raises(TransportError) as caught:
        subject.do(DELTA.use)
    assert not caught.value.sent
    subject.close()


def test_a_wrapper_that_sent_and_then_could_not_connect_leaves_it_open() -> None:
    """The last failure alone would say that nothing was sent."""
    with FaultServer(committed_fin, faulty_connections=9) as server:
        wrapper = Wrapper([server.base_url, dead_address()])
        subject = Subject("sync", wrapper, base_url=server.base_url)
        with pytest.raises(OutcomeUnknownError):
            subject.do(DELTA.use)
        subject.close()
        assert server.shop.done[DELTA.id] == 1


# An ASGI app


def test_an_app_that_fails_leaves_it_open() -> None:
    """The server behind ASGITransport may have done anything before."""
    done: list[str] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        done.append(scope["method"])
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise OSError("the app broke down")

    subject = Subject("async", httpx.ASGITransport(app))
    with pytest.raises(OutcomeUnknownError):
        subject.do(DELTA.use)
    assert done == ["PUT"]
    subject.close()


@pytest.fixture
def shop(colour: str, ecwid_mock: Mock) -> Iterator[Subject]:
    """A client of the mock: through its ASGI app with asyncio, through its httpx transport with threads."""
    transport = httpx.ASGITransport(ecwid_mock.asgi) if colour == "async" else ecwid_mock.transport()
    subject = Subject(colour, transport, token="secret_demo")
    yield subject
    subject.close()


def test_the_client_and_the_mock_agree_on_a_life_cycle(shop: Subject) -> None:
    """From an empty product to an empty product, through every operation."""
    product = shop.do(lambda c: c.products.create(ProductCreate("Radish", sku="R"))).id
    body = CombinationCreate([OptionValue("Size", "L")], sku="R-L", quantity=21, price=10)
    made = shop.do(lambda c: c.combinations.create(product, body)).id
    with pytest.raises(ConflictError) as caught:
        shop.do(lambda c: c.combinations.create(product, body))
    assert caught.value.existing_id == made
    assert shop.do(lambda c: c.combinations.adjust_inventory(product, made, -10)).update_count == 1
    assert (
        shop.do(lambda c: c.combinations.update(product, made, CombinationUpdate(price=9.5))).update_count
        == 1
    )
    assert shop.do(lambda c: c.combinations.upload_image(product, made, image())).id > 2**32
    read = shop.do(lambda c: c.combinations.get(product, made))
    assert (read.quantity, read.price, read.sku) == (11, 9.5, "R-L")
    assert shop.do(lambda c: c.combinations.delete_image(product, made)).delete_count == 1
    assert [one.id for one in shop.do(lambda c: c.combinations.list(product))] == [made]
    assert shop.do(lambda c: c.combinations.delete(product, made)).delete_count == 1
    assert shop.do(lambda c: c.combinations.delete_all(product)).delete_count == 0
    assert shop.do(lambda c: c.products.delete(product)).delete_count == 1
    with pytest.raises(NotFoundError, match=str(product)):
        shop.do(lambda c: c.products.get(product))
    assert shop.do(lambda c: c.profile.get()).general_info.store_id == 4870020


def image() -> bytes:
    """The smallest GIF."""
    return bytes.fromhex("474946383961010001008000000000000000002c00000000010001000002024401003b")


def test_a_wrong_token_is_refused_by_the_mock(colour: str, ecwid_mock: Mock) -> None:
    """And then by the client itself."""
    subject = Subject(colour, ecwid_mock.transport(), token="secret_wrong")
    for _ in range(2):
        with pytest.raises(PermissionDeniedError):
            subject.do(lambda c: c.profile.get())
    subject.close()


# HTTP/2


@define
class Http2Server:
    """Speaks HTTP/2 without TLS, and ends the connection as told once it has carried the request out."""

    ending: str
    done: Counter[str] = field(factory=Counter)
    _listener: socket.socket = field(init=False)
    _thread: threading.Thread = field(init=False)

    def __enter__(self) -> Http2Server:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(PATIENCE_S)

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}/api/v3"

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                with connection:
                    connection.settimeout(PATIENCE_S)
                    self._speak(connection)

    def _speak(self, connection: socket.socket) -> None:
        http = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        http.initiate_connection()
        connection.sendall(http.data_to_send())
        while content := connection.recv(65_536):
            for event in http.receive_data(content):
                if isinstance(event, h2.events.StreamEnded):
                    self.done["requests"] += 1
                    self._end(http, event.stream_id)
            connection.sendall(http.data_to_send())
            if self.ending in {"cut", "goaway"} and self.done["requests"]:
                return

    def _end(self, http: h2.connection.H2Connection, stream: int) -> None:
        if self.ending == "answer":
            http.send_headers(stream, [(":status", "200")])
            http.send_data(stream, b'{"updateCount": 1}', end_stream=True)
        elif self.ending == "refused":
            http.reset_stream(stream, 7)
        elif self.ending == "goaway":
            http.close_connection(last_stream_id=stream)
        elif self.ending == "half":
            http.send_headers(stream, [(":status", "200")])
            http.send_data(stream, b'{"upd')
            http.reset_stream(stream, 2)


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        ("answer", None),
        ("cut", OutcomeUnknownError),
        ("refused", OutcomeUnknownError),
        ("goaway", OutcomeUnknownError),
        ("half", ResponseLostError),
    ],
)
def test_over_http2_a_delta_is_sent_once(colour: str, ending: str, expected: type[Exception] | None) -> None:
    """Through a caller's transport, since our own pools speak HTTP/1.1 only."""
    chosen = httpx.AsyncHTTPTransport if colour == "async" else httpx.HTTPTransport
    with Http2Server(ending) as server:
        subject = Subject(
            colour, chosen(http1=False, http2=True), base_url=server.base_url, timeout=PATIENCE_S
        )
        if expected is None:
            assert subject.do(DELTA.use).update_count == 1
        else:
            with pytest.raises(expected):
                subject.do(DELTA.use)
        subject.close()
    assert server.done["requests"] == 1
