"""Connections for the tasks of one event loop of asyncio.

A connection belongs to one attempt from the moment it is taken to the moment it is given back. Both happen
without an await, so a cancellation cannot come in between: a cancelled attempt aborts its connection and
gives back its place. (The pool of httpcore awaits there, and loses both when the task is cancelled once more.)
"""

from __future__ import annotations

import asyncio
import socket
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from typing import cast

import httpx

from ..clock import running_loop
from .forks import renewed_in_child
from .http11 import KEEP_ALIVE_S, READ_BYTES, Http11, Route, Sink, Steps, address_of
from .limits import Limits, as_httpx, has_spoken

_READ_AHEAD_BYTES = 4 * READ_BYTES


class _Connection(asyncio.Protocol):
    def __init__(self) -> None:
        self.http = Http11()
        self.idle_since = 0.0
        self._loop = asyncio.get_running_loop()
        self._received = bytearray()
        self._ended = False
        self._gone = False
        self._failure: Exception | None = None
        self._writable = asyncio.Event()
        self._writable.set()
        self._readable = asyncio.Event()

    # What asyncio calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The connection stands; after start_tls this comes again."""
        self.transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Bytes for the next read."""
        self._received += data
        self._readable.set()
        if len(self._received) >= _READ_AHEAD_BYTES:
            self.transport.pause_reading()

    def eof_received(self) -> bool:
        """The peer has sent everything."""
        self._ended = True
        self._readable.set()
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing more goes or comes."""
        self._ended, self._gone, self._failure = True, True, exc
        self._readable.set()
        self._writable.set()

    def pause_writing(self) -> None:
        """The peer reads slowly."""
        self._writable.clear()

    def resume_writing(self) -> None:
        """The peer has caught up."""
        self._writable.set()

    # What the pool calls.

    async def run(self, steps: Steps, limits: Limits) -> None:
        """Carry steps out. No local variable holds bytes: a traceback that prints variables would show them."""
        try:
            step = next(steps)
            while True:
                step = steps.send(await (self._read(limits) if step is None else self._write(step, limits)))
        except StopIteration:
            return

    def is_usable(self, now: float) -> bool:
        """Whether an idle connection is still there, and silent."""
        if self._ended or self._received or now - self.idle_since >= KEEP_ALIVE_S:
            return False
        # The event loop may not have looked at the socket since.
        sock = self.transport.get_extra_info("socket")
        return sock is not None and not has_spoken(sock)

    def abort(self) -> None:
        """Close the connection at once, without waiting for anything."""
        if not self._gone:  # asyncio fails to abort what it has closed itself
            self.transport.abort()

    async def _read(self, limits: Limits) -> bytes:
        if not self._received and not self._ended:
            self._readable.clear()
            async with _within(limits, "read"):
                await self._readable.wait()
        if self._received:
            data, self._received = bytes(self._received), bytearray()
            self.transport.resume_reading()
            return data
        if self._failure is not None:
            raise httpx.ReadError(str(self._failure)) from self._failure
        return b""

    async def _write(self, data: memoryview, limits: Limits) -> bool:
        if self._ended:
            return False
        self.transport.write(data)
        if not self._writable.is_set():
            try:
                async with _within(limits, "write"):
                    await self._writable.wait()
            except httpx.WriteTimeout:
                if not self._received:
                    raise
                return False  # The server has answered early, and reads no further.
        return not self._ended


class AsyncPool:
    """Sends requests to one host, each over a connection of its own for as long as it takes."""

    def __init__(self, route: Route, monotonic: Callable[[], float]) -> None:
        self._route = route
        self._monotonic = monotonic
        self._closed = False
        self.renew()
        renewed_in_child(self)

    async def exchange(
        self, request: httpx.Request, body: Iterable[bytes], sink: Sink, limits: Limits, *, fresh: bool
    ) -> None:
        """Send one request and read its answer; `fresh` for a connection that was not used before."""
        self._check_loop()
        async with self._place(limits):
            connection = (None if fresh else self._kept_one()) or await self._open(limits)
            again = False
            try:
                await connection.run(connection.http.exchange(self._route, request, body, sink), limits)
                again = not (fresh or self._closed) and connection.http.next_cycle()
            finally:
                if again:
                    self._keep(connection)
                else:
                    connection.abort()

    async def aclose(self) -> None:
        """Close all connections: those in use when their requests end."""
        self._closed = True
        while self._kept:
            self._kept.pop().abort()
            await asyncio.sleep(0)  # asyncio closes a socket in its next turn

    def renew(self) -> None:
        """In a forked child: leave all connections, and the event loop, to the parent."""
        # Not even closed: that would take them out of the poll object that both processes still share.
        self._kept: deque[_Connection] = deque()
        self._places = asyncio.Semaphore(self._route.max_connections)
        self._loop: asyncio.AbstractEventLoop | None = None

    def _check_loop(self) -> None:
        loop = running_loop()
        self._loop = self._loop or loop
        if self._loop is not loop:
            raise RuntimeError(
                "an AsyncEcwidClient works in one event loop only; make one in each asyncio.run"
            )

    @asynccontextmanager
    async def _place(self, limits: Limits) -> AsyncIterator[None]:
        places = self._places
        async with _within(limits, "pool"):
            await places.acquire()
        try:
            yield
        finally:
            places.release()

    def _keep(self, connection: _Connection) -> None:
        connection.idle_since = self._monotonic()
        self._kept.append(connection)
        if connection.idle_since - self._kept[0].idle_since >= KEEP_ALIVE_S:
            self._kept.popleft().abort()

    def _kept_one(self) -> _Connection | None:
        """The connection that was used last, if any is usable."""
        while self._kept:
            connection = self._kept.pop()
            if connection.is_usable(self._monotonic()):
                return connection
            connection.abort()
        return None

    async def _open(self, limits: Limits) -> _Connection:
        hop = self._route.first_hop
        connection = await self._connected(hop, limits)
        try:
            if self._route.tunnels:
                await connection.run(Http11().connect(self._route), limits)
                await self._start_tls(connection, limits)
        except BaseException:
            connection.abort()
            raise
        return connection

    async def _connected(self, hop: httpx.URL, limits: Limits) -> _Connection:
        """A connection to the first address of a host that takes one."""
        # Not asyncio's happy eyeballs: cancelled at the wrong moment, they leave a socket open.
        host, port = address_of(hop)
        context = self._route.context_for(hop)
        name = None if context is None else host
        loop = asyncio.get_running_loop()
        async with _within(limits, "connect"):
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        failure: httpx.TransportError | None = None
        for address in (str(entry[4][0]) for entry in found):
            try:
                async with _within(limits, "connect"):
                    _, connection = await loop.create_connection(
                        _Connection, address, port, ssl=context, server_hostname=name
                    )
            except (httpx.ConnectError, httpx.ConnectTimeout) as exc:
                failure = exc
            else:
                return connection
        raise failure or httpx.ConnectError(f"{host} has no address")

    async def _start_tls(self, connection: _Connection, limits: Limits) -> None:
        host, _ = address_of(self._route.url)
        loop, context = asyncio.get_running_loop(), self._route.ssl_context
        async with _within(limits, "connect"):
            transport = await loop.start_tls(connection.transport, connection, context, server_hostname=host)
        if transport is None:
            raise httpx.ConnectError("the connection was lost during the handshake")
        connection.connection_made(transport)


@asynccontextmanager
async def _within(limits: Limits, part: str) -> AsyncIterator[None]:
    with as_httpx(part):
        async with asyncio.timeout(limits.left_s(part)):
            yield
