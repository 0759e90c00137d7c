"""Connections for threads.

A connection belongs to one attempt from the moment it is taken to the moment it is given back, so no other
thread can read from it, write to it or close it. (The pool of httpcore gives connections out while another
thread may still close them as idle: "Bad file descriptor" in the middle of a healthy exchange.)

The deadline covers everything but the look-up of a name, which the operating system does as slowly as it likes.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
import weakref
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

import httpx
from attrs import define, field

from .forks import renewed_in_child
from .http11 import KEEP_ALIVE_S, READ_BYTES, Http11, Route, Sink, Steps, address_of
from .limits import Limits, as_httpx, has_spoken

T = TypeVar("T")

LONGEST_WAIT_S = 0.5  # a place that is lost to an exception is free without a notice


class _Stream(Protocol):
    """A socket, plain, over TLS, or over TLS within TLS."""

    def settimeout(self, value: float | None, /) -> None: ...
    def recv(self, size: int, /) -> bytes: ...
    def sendall(self, data: memoryview, /) -> None: ...
    def close(self) -> None: ...


@define(eq=False, repr=False)
class _Connection:
    _socket: socket.socket
    """The one below any TLS."""
    _stream: _Stream
    http: Http11 = field(factory=Http11)
    idle_since: float = 0.0

    def run(self, steps: Steps, limits: Limits) -> None:
        """Carry steps out. No local variable holds bytes: a traceback that prints variables would show them."""
        try:
            step = next(steps)
            while True:
                step = steps.send(self._read(limits) if step is None else self._write(step, limits))
        except StopIteration:
            return

    def start_tls(self, context: ssl.SSLContext, host: str, limits: Limits) -> None:
        """Go on over TLS."""
        self._stream.settimeout(limits.left_s("connect"))
        with as_httpx("connect"):
            if not isinstance(self._socket, ssl.SSLSocket):
                self._stream = self._socket = context.wrap_socket(self._socket, server_hostname=host)
            else:
                self._stream = _TlsInTls(self._stream, context, host, limits.left_s("connect"))

    def is_usable(self, now: float) -> bool:
        """Whether an idle connection is still there, and silent."""
        return now - self.idle_since < KEEP_ALIVE_S and not has_spoken(self._socket)

    def close(self) -> None:
        """Close the connection; nothing is sent."""
        self._stream.close()

    def _read(self, limits: Limits) -> bytes:
        self._stream.settimeout(limits.left_s("read"))
        with as_httpx("read"):
            return self._stream.recv(READ_BYTES)

    def _write(self, data: memoryview, limits: Limits) -> bool:
        self._stream.settimeout(limits.left_s("write"))
        try:
            with as_httpx("write"):
                self._stream.sendall(data)
        except httpx.WriteError:
            return False
        except httpx.WriteTimeout:
            if not has_spoken(self._socket):
                raise
            return False  # The server has answered early, and reads no further.
        return True


class _Place:
    """The right to have one connection in use."""


class SyncPool:
    """Sends requests to one host, each over a connection of its own for as long as it takes."""

    def __init__(self, route: Route, monotonic: Callable[[], float]) -> None:
        self._route = route
        self._monotonic = monotonic
        self._closed = False
        self._live: weakref.WeakSet[_Connection] = weakref.WeakSet()
        self._renew()
        renewed_in_child(self)

    def exchange(
        self, request: httpx.Request, body: Iterable[bytes], sink: Sink, limits: Limits, *, fresh: bool
    ) -> None:
        """Send one request and read its answer; `fresh` for a connection that was not used before."""
        with self._place(limits):
            connection = (None if fresh else self._kept_one()) or self._open(limits)
            again = False
            try:
                connection.run(connection.http.exchange(self._route, request, body, sink), limits)
                again = not (fresh or self._closed) and connection.http.next_cycle()
            finally:
                if again:
                    self._keep(connection)
                else:
                    connection.close()

    def close(self) -> None:
        """Close all connections: those in use when their requests end."""
        self._closed = True
        while (connection := self._next_kept()) is not None:
            connection.close()

    def renew(self) -> None:
        """In a forked child: leave all connections to the parent."""
        for connection in list(self._live):
            connection.close()  # the child's handle; the parent's stays open
        self._live.clear()
        self._renew()

    def _renew(self) -> None:
        self._kept: deque[_Connection] = deque()
        # Weak, so that no exception of a signal's handler can lose a place, wherever it comes.
        self._taken: weakref.WeakSet[_Place] = weakref.WeakSet()
        self._freed = threading.Condition()

    @contextmanager
    def _place(self, limits: Limits) -> Iterator[None]:
        place, taken, freed = _Place(), self._taken, self._freed
        with freed:
            until = self._monotonic() + limits.left_s("pool")
            while len(taken) >= self._route.max_connections:
                left_s = until - self._monotonic()
                if left_s <= 0:
                    raise httpx.PoolTimeout(f"all {self._route.max_connections} connections are in use")
                freed.wait(min(left_s, LONGEST_WAIT_S))
            taken.add(place)
        try:
            yield
        finally:
            taken.discard(place)
            with freed:
                freed.notify()

    def _keep(self, connection: _Connection) -> None:
        connection.idle_since = self._monotonic()
        self._kept.append(connection)
        try:
            oldest = self._kept.popleft()
        except IndexError:  # another thread was faster
            return
        if connection.idle_since - oldest.idle_since < KEEP_ALIVE_S:
            self._kept.appendleft(oldest)
        else:
            oldest.close()

    def _kept_one(self) -> _Connection | None:
        """The connection that was used last, if any is usable."""
        while (connection := self._next_kept()) is not None:
            if connection.is_usable(self._monotonic()):
                return connection
            connection.close()
        return None

    def _next_kept(self) -> _Connection | None:
        try:
            return self._kept.pop()  # atomic, so that no lock is needed
        except IndexError:
            return None

    def _open(self, limits: Limits) -> _Connection:
        hop = self._route.first_hop
        connection = self._connected(hop, limits)
        try:
            if (context := self._route.context_for(hop)) is not None:
                connection.start_tls(context, address_of(hop)[0], limits)
            if self._route.tunnels:
                connection.run(Http11().connect(self._route), limits)
                connection.start_tls(self._route.ssl_context, address_of(self._route.url)[0], limits)
        except BaseException:
            connection.close()
            raise
        self._live.add(connection)
        return connection

    def _connected(self, hop: httpx.URL, limits: Limits) -> _Connection:
        """A connection to the first address of a host that takes one."""
        host, port = address_of(hop)
        with as_httpx("connect"):
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        failure: httpx.TransportError | None = None
        for address in (str(entry[4][0]) for entry in found):
            timeout = limits.left_s("connect")
            try:
                with as_httpx("connect"):
                    sock = socket.create_connection((address, port), timeout)
            except (httpx.ConnectError, httpx.ConnectTimeout) as exc:
                failure = exc
                continue
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return _Connection(sock, sock)
        raise failure or httpx.ConnectError(f"{host} has no address")


class _TlsInTls:
    """TLS through the tunnel of a proxy that is itself spoken to with TLS; Python wraps a plain socket only."""

    def __init__(self, stream: _Stream, context: ssl.SSLContext, host: str, timeout: float) -> None:
        self._stream = stream
        self.settimeout(timeout)
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_hostname=host)
        self._pump(self._tls.do_handshake)

    def settimeout(self, value: float | None, /) -> None:
        """For a whole read or write, however many pieces of the outer TLS it takes."""
        self._until = None if value is None else time.monotonic() + value
        self._stream.settimeout(value)

    def recv(self, size: int, /) -> bytes:
        """Read some bytes."""
        return self._pump(lambda: self._tls.read(size))

    def sendall(self, data: memoryview, /) -> None:
        """Write all bytes."""
        self._pump(lambda: self._tls.write(data))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def _pump(self, act: Callable[[], T]) -> T:
        while True:
            try:
                value = act()
            except ssl.SSLWantReadError:
                self._flush()
                self._cut()
                self._fill(self._stream.recv(READ_BYTES))
            else:
                self._flush()
                return value

    def _cut(self) -> None:
        if self._until is not None:
            left_s = self._until - time.monotonic()
            if left_s <= 0:
                raise TimeoutError
            self._stream.settimeout(left_s)

    def _flush(self) -> None:
        if self._outgoing.pending:
            self._stream.sendall(memoryview(self._outgoing.read()))

    def _fill(self, data: bytes) -> None:
        if data:
            self._incoming.write(data)
        else:
            self._incoming.write_eof()
