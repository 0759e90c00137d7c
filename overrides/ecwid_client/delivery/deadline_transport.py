"""The sync connection pool, with a deadline for each request as a whole.

httpx's own transport has a limit per read only, so a service that drips its answer byte by byte holds a
thread for as long as it likes. A pool of httpcore takes a network backend, and there every read and write
can be cut to what is left of the deadline. (With asyncio no such thing is needed: asyncio.timeout covers
the whole.)

Two things are beyond it: looking up a name, which the operating system does as slowly as it likes, and the
handshake inside a tunnel through a proxy that is itself spoken to with TLS, where each piece is cut by itself.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import httpcore
import httpx
from attrs import define, frozen

from . import transports as wire
from .attempt import DEADLINE_EXTENSION

# httpcore gives each send of a write the whole timeout; a piece of this size takes one send, or a few.
_SLICE_BYTES = 16_384

_HTTPCORE_ERRORS = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
)


def deadline_transport(
    *,
    keep_alive: bool,
    ssl_context: ssl.SSLContext,
    proxy: httpx.Proxy | None,
    monotonic: Callable[[], float],
) -> httpx.BaseTransport:
    """httpx.HTTPTransport, less its options and with a deadline."""
    return _DeadlineTransport(keep_alive, ssl_context, proxy, monotonic)


class _Limit(threading.local):
    """When the request of this thread has to be over."""

    at: float = float("inf")


@frozen(eq=False, repr=False)
class _Left:
    limit: _Limit
    monotonic: Callable[[], float]

    def cut(self, timeout: float | None, late: type[httpcore.TimeoutException]) -> float | None:
        """The shorter of the timeout and what is left of the deadline."""
        left = self.limit.at - self.monotonic()
        if left <= 0:
            raise late("the deadline has passed")
        return left if timeout is None else min(timeout, left)


@define(eq=False, repr=False)
class _DeadlineStream(httpcore.NetworkStream):
    """A connection whose reads and writes end with the deadline."""

    _stream: httpcore.NetworkStream
    _left: _Left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read some bytes."""
        return self._stream.read(max_bytes, self._left.cut(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all bytes."""
        for start in range(0, len(buffer), _SLICE_BYTES):
            cut = self._left.cut(timeout, httpcore.WriteTimeout)
            self._stream.write(buffer[start : start + _SLICE_BYTES], cut)

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same over TLS."""
        cut = self._left.cut(timeout, httpcore.ConnectTimeout)
        return _DeadlineStream(self._stream.start_tls(ssl_context, server_hostname, cut), self._left)

    def get_extra_info(self, info: str) -> object:
        """What httpcore asks about the socket."""
        return self._stream.get_extra_info(info)


@define(eq=False, repr=False)
class _DeadlineBackend(httpcore.NetworkBackend):
    """Opens connections whose reads and writes end with the deadline."""

    _left: _Left
    _backend: httpcore.NetworkBackend

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Open a connection to the first address of the host that takes one."""
        options = None if socket_options is None else list(socket_options)
        failure: Exception | None = None
        for address in _addresses(host, port):
            cut = self._left.cut(timeout, httpcore.ConnectTimeout)
            try:
                stream = self._backend.connect_tcp(address, port, cut, local_address, options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as exc:
                failure = exc
            else:
                return _DeadlineStream(stream, self._left)
        raise failure or httpcore.ConnectError(f"{host} has no address")


class _DeadlineTransport(httpx.BaseTransport):
    def __init__(
        self,
        keep_alive: bool,
        ssl_context: ssl.SSLContext,
        proxy: httpx.Proxy | None,
        monotonic: Callable[[], float],
    ) -> None:
        self._limit = _Limit()
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl_context,
            proxy=None if proxy is None else _httpcore_proxy(proxy),
            max_connections=wire.MAX_CONNECTIONS,
            max_keepalive_connections=wire.MAX_CONNECTIONS if keep_alive else 0,
            keepalive_expiry=wire.KEEP_ALIVE_S,
            network_backend=_DeadlineBackend(_Left(self._limit, monotonic), httpcore.SyncBackend()),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; the deadline goes on for the thread that reads the body."""
        self._limit.at = request.extensions.get(DEADLINE_EXTENSION, float("inf"))
        url = request.url
        with _as_httpx():
            response = self._pool.handle_request(
                httpcore.Request(
                    request.method,
                    httpcore.URL(
                        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                    ),
                    headers=request.headers.raw,
                    content=request.stream,
                    extensions=request.extensions,
                )
            )
        return httpx.Response(
            response.status,
            headers=response.headers,
            stream=_Stream(response),
            extensions=response.extensions,
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx():
            yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


def _addresses(host: str, port: int) -> list[str]:
    """The addresses of a host, since httpcore, given a name, gives each of them the whole timeout."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as exc:
        raise httpcore.ConnectError(str(exc)) from exc
    return [host] if len(found) == 1 else [str(entry[4][0]) for entry in found]


def _httpcore_proxy(proxy: httpx.Proxy) -> httpcore.Proxy:
    return httpcore.Proxy(str(proxy.url), auth=proxy.raw_auth, headers=proxy.headers.raw)


@contextmanager
def _as_httpx() -> Iterator[None]:
    """httpcore's errors as those of httpx, which have the same names."""
    try:
        yield
    except _HTTPCORE_ERRORS as exc:
        raise getattr(httpx, type(exc).__name__)(str(exc)) from exc
