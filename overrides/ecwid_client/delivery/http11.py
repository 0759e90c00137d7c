"""HTTP/1.1 without sockets, on h11: what to write next, and what the bytes that were read say.

The pools of threads and of asyncio drive the same steps: each step is either bytes to write (the pool sends
back whether the peer still takes them) or None, a request for bytes that were read.
"""

from __future__ import annotations

import base64
import ssl
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeAlias

# h11 comes with httpx, which stands on it.
import h11
import httpx
from attrs import define, field, frozen

KEEP_ALIVE_S = 5.0  # how long an idle connection is kept; below what servers usually do
READ_BYTES = 65_536
WRITE_BYTES = 65_536
LONGEST_HEAD_BYTES = 100 * 1024

Steps: TypeAlias = Generator[memoryview | None, bool | bytes, None]


class Sink(Protocol):
    """Who hears of an answer, piece by piece."""

    def sending(self, *, used: bool) -> None:
        """The first byte is about to be written, over a connection that was `used` before or not."""

    def answered(self, status: int, reason: str, headers: httpx.Headers) -> None:
        """The head of the answer is there."""

    def feed(self, chunk: bytes) -> None:
        """A piece of its body is there."""


@frozen(eq=False, repr=False)
class Route:
    """The way to the one host that a client talks to."""

    url: httpx.URL
    ssl_context: ssl.SSLContext
    proxy: httpx.Proxy | None = None
    max_connections: int = 100

    @property
    def first_hop(self) -> httpx.URL:
        """Where to connect to."""
        return self.url if self.proxy is None else self.proxy.url

    @property
    def tunnels(self) -> bool:
        """Whether a proxy has to be asked for a tunnel first."""
        return self.proxy is not None and self.url.scheme == "https"

    def context_for(self, hop: httpx.URL) -> ssl.SSLContext | None:
        """How to speak TLS with a hop, if at all."""
        return self.ssl_context if hop.scheme == "https" else None


def address_of(url: httpx.URL) -> tuple[str, int]:
    """Host and port of a URL, the host as the name service and certificates spell it."""
    return url.raw_host.decode("ascii"), url.port or (443 if url.scheme == "https" else 80)


@define(eq=False, repr=False)
class Http11:
    """The state of one connection."""

    _machine: h11.Connection = field(
        factory=lambda: h11.Connection(h11.CLIENT, max_incomplete_event_size=LONGEST_HEAD_BYTES)
    )
    _used: bool = False
    _trusted: bool = True
    """Whether the last answer was no error; an error may be a stray answer, and would shift all that follow."""

    def exchange(self, route: Route, request: httpx.Request, body: Iterable[bytes], sink: Sink) -> Steps:
        """One request and its answer."""
        with _as_httpx():
            head = memoryview(self._machine.send(_h11_request(route, request)))
        sink.sending(used=self._used)
        self._used = True
        if (yield head):
            yield from self._send_body(body)
        del head
        yield from self._receive(sink)

    def connect(self, route: Route) -> Steps:
        """Ask the proxy for a tunnel."""
        with _as_httpx():
            head = memoryview(self._machine.send(_connect_request(route)))
            end = memoryview(self._machine.send(h11.EndOfMessage()))
        yield head
        yield end
        event = yield from self._event()
        while isinstance(event, h11.InformationalResponse):
            event = yield from self._event()
        if not isinstance(event, h11.Response) or not 200 <= event.status_code < 300:
            reason = event.reason.decode("latin-1") if isinstance(event, h11.Response) else "no answer"
            raise httpx.ProxyError(f"{getattr(event, 'status_code', '')} {reason}".strip())
        if self._machine.trailing_data != (b"", False):
            raise httpx.ProxyError("the proxy spoke into the tunnel")

    def next_cycle(self) -> bool:
        """Make ready for another request; False if the connection must not be used again.

        Bytes behind the end of an answer would be taken for the answer to the next request.
        """
        if (self._machine.our_state, self._machine.their_state) != (h11.DONE, h11.DONE):
            return False
        if self._machine.trailing_data != (b"", False) or not self._trusted:
            return False
        self._machine.start_next_cycle()
        return True

    def _send_body(self, body: Iterable[bytes]) -> Steps:
        for chunk in body:
            data = memoryview(self._machine.send(h11.Data(data=chunk)) or b"")
            for start in range(0, len(data), WRITE_BYTES):
                if not (yield data[start : start + WRITE_BYTES]):
                    return  # The peer has closed its ear; it may have said why.
        with _as_httpx():
            end = self._machine.send(h11.EndOfMessage())
        if end:
            yield memoryview(end)

    def _receive(self, sink: Sink) -> Steps:
        while True:
            event = yield from self._event()
            if isinstance(event, h11.Response):
                self._trusted = event.status_code < 400
                headers = httpx.Headers(event.headers.raw_items())
                sink.answered(event.status_code, event.reason.decode("latin-1"), headers)
            elif isinstance(event, h11.Data):
                sink.feed(bytes(event.data))
            elif isinstance(event, h11.EndOfMessage):
                return
            elif not isinstance(event, h11.InformationalResponse):
                raise httpx.RemoteProtocolError("the server closed the connection without an answer")

    def _event(self) -> Generator[memoryview | None, bool | bytes, object]:
        while True:
            with _as_httpx():
                event = self._machine.next_event()
            if event is not h11.NEED_DATA:
                return event
            self._take((yield None))

    def _take(self, data: bool | bytes) -> None:
        with _as_httpx():
            if not data and self._machine.their_state is h11.SEND_RESPONSE:
                raise httpx.RemoteProtocolError("the server closed the connection without an answer")
            self._machine.receive_data(bytes(data))


def _h11_request(route: Route, request: httpx.Request) -> h11.Request:
    url, headers = request.url, list(request.headers.raw)
    if route.proxy is None or route.tunnels:
        return h11.Request(method=request.method, target=url.raw_path, headers=headers)
    target = b"%s://%s%s" % (url.raw_scheme, url.netloc, url.raw_path)
    headers += _proxy_headers(route.proxy)
    return h11.Request(method=request.method, target=target, headers=headers)


def _connect_request(route: Route) -> h11.Request:
    host, port = address_of(route.url)
    authority = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    headers = [(b"Host", authority.encode()), *_proxy_headers(route.proxy)]
    return h11.Request(method="CONNECT", target=authority, headers=headers)


def _proxy_headers(proxy: httpx.Proxy | None) -> list[tuple[bytes, bytes]]:
    if proxy is None or proxy.raw_auth is None:
        return []
    return [(b"Proxy-Authorization", b"Basic " + base64.b64encode(b":".join(proxy.raw_auth)))]


@contextmanager
def _as_httpx() -> Iterator[None]:
    """h11's errors as those of httpx, which have the same names."""
    try:
        yield
    except h11.LocalProtocolError as exc:
        raise httpx.LocalProtocolError(str(exc)) from exc
    except h11.RemoteProtocolError as exc:
        raise httpx.RemoteProtocolError(str(exc)) from exc
