"""One TCP connection: answers in the order of the requests, deadlines, and faults on the wire.

The protocol is written for this one purpose instead of taken from an ASGI server: faults need the bare transport,
slow clients need deadlines that such servers do not have, and a request costs half as much.
"""

import asyncio
import math
import socket
import struct
from collections import deque
from typing import Final, cast

from ..engine import Exchange
from ..messages import End, Refusal, Request, Response, Wire
from .listener import Answered, Listener
from .request_reader import RequestReader
from .response_head import response_head
from .waiting import prepared

_MOST_WAITING: Final = 16
_MOST_WAITING_BYTES: Final = 1_000_000
# A reset overtakes bytes that were written just before it, so it is sent a moment later.
_RESET_AFTER_S: Final = 0.05
_RESET_ON_CLOSE: Final = struct.pack("ii", 1, 0)
_TIMEOUT: Final = Refusal(408, "The request took too long to arrive", "TIMEOUT")
_CLOSE: Final = ("Connection", "close")


class Connection(asyncio.Protocol):
    """One TCP connection; requests are answered in the order in which they came."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._limits = listener.engine.limits
        self._reader = RequestReader(self._limits, self)
        self._transport: asyncio.Transport | None = None
        self._task: asyncio.Task[None] | None = None
        self._waiting: deque[tuple[Request | Refusal, bool]] = deque()
        self._waiting_bytes = 0
        self._unsent = 0
        self._unread: float = math.inf
        self._busy = False
        self._has_fault = False
        self._choked = False
        self._half_closed = False
        self.deadline_s: float = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._set_deadline(self._limits.header_s)
        has_room = self._listener.make_room()
        self._listener.connections.add(self)
        if not has_room:
            self._reader.refuse(Refusal(503, "Too many connections"))

    def connection_lost(self, error: Exception | None) -> None:
        self._listener.connections.discard(self)
        self._transport = None
        self._reader.close()
        self._waiting.clear()

    def data_received(self, data: bytes) -> None:
        if not self._reader.ended:
            self._reader.feed(data)

    def eof_received(self) -> bool:
        """Whether the connection stays open: as long as an answer is under way."""
        self._half_closed = True
        self._reader.end()
        return self._unsent > 0

    def pause_writing(self) -> None:
        self._choked = True
        if self._transport is not None:
            self._transport.pause_reading()

    def resume_writing(self) -> None:
        self._choked = False
        self._answer_waiting()

    def request_begins(self) -> None:
        self._set_deadline(self._limits.header_s)

    def body_begins(self) -> None:
        self._set_deadline(self._limits.body_s)

    def say_continue(self) -> None:
        if self._transport is not None and not self._unsent:
            self._transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")

    def receive(self, request: Request | Refusal, *, keep_alive: bool) -> None:
        self._set_deadline(self._limits.idle_s)
        if isinstance(request, Request):
            request = self._listener.foreign_host(request.headers.get("host")) or request
        self._unsent += 1
        if self._busy or self._choked:
            self._wait(request, keep_alive)
        else:
            self._answer(request, keep_alive)

    def _wait(self, request: Request | Refusal, keep_alive: bool) -> None:
        """Keep a request until the answer before it is sent: that one takes time, has a fault, or is not read."""
        self._waiting.append((request, keep_alive))
        if isinstance(request, Request):
            self._waiting_bytes += len(request.body)
        is_much = len(self._waiting) >= _MOST_WAITING or self._waiting_bytes > _MOST_WAITING_BYTES
        if is_much and self._transport is not None:
            self._transport.pause_reading()

    def _answer_waiting(self) -> None:
        while self._waiting and not self._busy and not self._choked:
            request, keep_alive = self._waiting.popleft()
            if isinstance(request, Request):
                self._waiting_bytes -= len(request.body)
            self._answer(request, keep_alive)
        transport = self._transport
        if transport is not None and not transport.is_closing() and not (self._waiting or self._choked):
            transport.resume_reading()

    def _answer(self, request: Request | Refusal, keep_alive: bool) -> None:
        if isinstance(request, Refusal):
            self._listener.answered(Answered(self, request, keep_alive))
            return
        exchange = self._listener.engine.begin(request)
        if exchange.decision is not None or exchange.takes_time:
            self._be_busy(exchange)
        if exchange.takes_time:
            self._task = self._listener.loop.create_task(self._answer_later(exchange, keep_alive))
        else:
            self._listener.engine.check(exchange)
            self._finish(exchange, keep_alive)

    def _be_busy(self, exchange: Exchange) -> None:
        """Let further requests of this connection wait."""
        # No deadline: the client waits for the mock, not the mock for the client.
        self._busy = True
        self._has_fault = exchange.decision is not None
        self.deadline_s = math.inf

    async def _answer_later(self, exchange: Exchange, keep_alive: bool) -> None:
        await prepared(self._listener.engine, exchange)
        self._finish(exchange, keep_alive)

    def _finish(self, exchange: Exchange, keep_alive: bool) -> None:
        self._listener.engine.answer(exchange)
        self._listener.answered(Answered(self, exchange, keep_alive))

    def send(self, response: Response, *, keep_alive: bool, with_body: bool) -> None:
        is_last = self._half_closed and self._unsent == 1
        if is_last or self._listener.closing or _CLOSE in response.headers:
            keep_alive = False
        head = response_head(response, self._listener.date(), keep_alive=keep_alive)
        body = response.body if with_body else b""
        # Nothing is known yet of how fast the client reads this answer.
        self._unread = math.inf
        if response.wire is not None:
            wire = response.wire
            self._listener.loop.call_later(wire.delay_s, self._depart, wire, head, body, keep_alive)
            return
        if self._transport is not None:
            self._transport.write(head + body)
        self._sent(keep_alive)

    def _sent(self, keep_alive: bool) -> None:
        self._unsent -= 1
        if not keep_alive:
            self._linger()
        elif self._busy:
            self._busy = False
            self._set_deadline(self._limits.idle_s)
            self._answer_waiting()

    def _depart(self, wire: Wire, head: bytes, body: bytes, keep_alive: bool) -> None:
        """Send an answer as a fault wants it."""
        if self._transport is None:
            return
        if wire.raw is not None:
            self._transport.write(wire.raw)
        elif wire.drip_bytes is not None:
            self._transport.write(head)
            self._drip(wire, body, 0, keep_alive)
            return
        elif not wire.silent:
            self._transport.write(head + body[: wire.body_bytes])
        if wire.end:
            self._end(wire.end, at_once=wire.silent)
        else:
            self._sent(keep_alive)

    def _drip(self, wire: Wire, body: bytes, start: int, keep_alive: bool) -> None:
        if self._transport is None:
            return
        if start >= len(body):
            self._sent(keep_alive)
            return
        end = start + (wire.drip_bytes or 1)
        self._transport.write(body[start:end])
        self._listener.loop.call_later(wire.drip_every_s, self._drip, wire, body, end, keep_alive)

    def _end(self, end: End, *, at_once: bool) -> None:
        """End the connection, or leave it hanging, and hear nothing more."""
        self._reader.ended = True
        self._waiting.clear()
        if end == "rst":
            self._listener.loop.call_later(0 if at_once else _RESET_AFTER_S, self._reset)
        elif end == "fin" and self._transport is not None:
            self._transport.close()

    def _reset(self) -> None:
        if self._transport is not None:
            connection: socket.socket = self._transport.get_extra_info("socket")
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
            self._transport.abort()

    def _linger(self) -> None:
        """End the connection.

        Where the client still sends, read on for a while: closing would reset it, and the answer could be lost.
        """
        self._reader.ended = True
        self._set_deadline(self._limits.linger_s)
        if self._transport is not None and not self._unsent:
            if not self._half_closed and self._reader.is_amid_request:
                self._transport.write_eof()
            else:
                self._transport.close()

    def timed_out(self) -> None:
        if self._transport is None or self.deadline_s == math.inf:
            return
        unread = self._transport.get_write_buffer_size()
        if 0 < unread < self._unread:
            # The client reads, if slowly.
            self._unread = unread
            self._set_deadline(self._limits.idle_s)
        elif self._reader.ended or not self._reader.is_amid_request:
            # `close` would wait until the client has read everything, which this one does not.
            self._transport.abort()
        else:
            self._reader.refuse(_TIMEOUT)

    def close_when_idle(self) -> None:
        waits_for_a_fault = self._busy and self._has_fault
        is_idle = not (self._reader.is_amid_request or self._unsent)
        if self._transport is not None and (waits_for_a_fault or is_idle):
            self._transport.close()

    def _set_deadline(self, seconds: float) -> None:
        self.deadline_s = self._listener.loop.time() + seconds
