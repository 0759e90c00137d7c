"""HTTP/1.1 on TCP connections by httptools, with one commit for all requests of a turn of the event loop.

The protocol is written for this one purpose instead of taken from an ASGI server: faults need the bare
transport, slow clients need deadlines that such servers do not have, and a request costs half as much.
"""

import asyncio
import http
import logging
import math
import socket
import struct
from collections import deque
from email.utils import formatdate
from time import time
from typing import Any, Final, NamedTuple, cast

import httptools

from .browsers import foreign_host, is_foreign_host
from .core import Answer, Mock
from .faults import Decision, End, Wire
from .messages import JSON_HEADERS, LowerHeaders, Refusal, Request, Response

logger: Final = logging.getLogger("ecwid_mock")

_MOST_WAITING: Final = 16
_MOST_WAITING_BYTES: Final = 1_000_000
_MOST_UNSETTLED_BYTES: Final = 4_000_000
# A reset overtakes bytes that were written just before it, so it leaves a moment later.
_RESET_AFTER_S: Final = 0.05
_RESET_ON_CLOSE: Final = struct.pack("ii", 1, 0)
_TIMEOUT: Final = Refusal(408, "The request took too long to arrive", "TIMEOUT")
_BAD_REQUEST: Final = Refusal(400, "The request is not HTTP/1.1")
_BAD_HOST: Final = Refusal(400, "The request needs exactly one Host header")
_LONG_HEADERS: Final = Refusal(431, "The headers are too long")


def _status_line(status: int, reason: str) -> bytes:
    phrase = reason or (http.HTTPStatus(status).phrase if status in _KNOWN_STATUSES else "")
    safe = "".join(letter if " " <= letter <= "\xff" and letter != "\x7f" else " " for letter in phrase)
    return f"HTTP/1.1 {status} {safe}\r\n".encode("latin-1")


_CLOSE: Final = ("Connection", "close")
_KNOWN_STATUSES: Final = frozenset(http.HTTPStatus)
_OK_JSON: Final = _status_line(200, "") + b"Content-Type: application/json; charset=utf-8\r\nContent-Length: "


class _Exchange(NamedTuple):
    """An answer on its way to a connection."""

    connection: "Connection"
    answer: Answer
    keep_alive: bool
    with_body: bool


class Listener:
    """What the connections of one port share."""

    def __init__(self, mock: Mock, loop: asyncio.AbstractEventLoop, *, is_loopback: bool = True) -> None:
        self.mock: Final = mock
        self.loop: Final = loop
        self.is_loopback: Final = is_loopback
        self.connections: set[Connection] = set()
        self.closing: bool = False
        self._unsettled: list[_Exchange] = []
        self._unsettled_bytes = 0
        self._date_s = 0
        self._date = b""

    def connect(self) -> "Connection":
        return Connection(self)

    def answered(self, exchange: _Exchange) -> None:
        """Send an answer, or keep it until the end of this turn of the loop when it waits for a commit."""
        if exchange.answer.batch is None and not self._unsettled:
            self._settle(exchange)
            return
        if not self._unsettled:
            self.loop.call_soon(self.settle)
        self._unsettled.append(exchange)
        self._unsettled_bytes += len(exchange.answer.response.body)
        if self._unsettled_bytes > _MOST_UNSETTLED_BYTES:
            self.settle()

    def settle(self) -> None:
        """Commit what this turn wrote, then send the answers."""
        unsettled, self._unsettled = self._unsettled, []
        self._unsettled_bytes = 0
        for exchange in unsettled:
            self._settle(exchange)

    def _settle(self, exchange: _Exchange) -> None:
        response = self.mock.settled(exchange.answer)
        exchange.connection.send(response, exchange.keep_alive, exchange.with_body)

    def date(self) -> bytes:
        now_s = int(time())
        if now_s != self._date_s:
            self._date_s, self._date = now_s, formatdate(now_s, usegmt=True).encode()
        return self._date

    def sweep(self, now_s: float) -> None:
        """End the connections whose deadline has passed."""
        for connection in [c for c in self.connections if c.deadline_s < now_s]:
            connection.timed_out()

    def make_room(self) -> bool:
        """Whether one more connection may be taken; the one that has been slow or idle longest goes for it."""
        if len(self.connections) < self.mock.limits.connections:
            return True
        slowest = min(self.connections, key=lambda connection: connection.deadline_s)
        slowest.timed_out()
        return slowest.deadline_s < math.inf

    def close(self) -> None:
        self.closing = True
        self.settle()
        for connection in list(self.connections):
            connection.close_when_idle()


class Connection(asyncio.Protocol):
    """One TCP connection; requests are answered in the order in which they came."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._limits = listener.mock.limits
        self._parser: Any = httptools.HttpRequestParser(self)
        self._transport: asyncio.Transport | None = None
        self._waiting: deque[tuple[Request | Refusal, bool]] = deque()
        self._waiting_bytes = 0
        self._unsent = 0
        self._unread: float = math.inf
        self._busy = False
        self._looking = False
        self._choked = False
        self._lingering = False
        self._half_closed = False
        self._in_headers = False
        self._in_body = False
        self._is_old = False
        self._upgrades = False
        self._without_upgrade = b""
        self._url = b""
        self._headers = LowerHeaders()
        self._header_length = 0
        self._header_bytes = 0
        self._begun = 0
        self._hosts = 0
        self._body = bytearray()
        self.deadline_s: float = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._set_deadline(self._limits.header_s)
        has_room = self._listener.make_room()
        self._listener.connections.add(self)
        if not has_room:
            self._refuse(Refusal(503, "Too many connections"))

    def connection_lost(self, error: Exception | None) -> None:
        self._listener.connections.discard(self)
        self._transport = None
        # The parser holds this connection in turn: without a cut both stay, bodies and all, until a collection.
        self._parser = None
        self._body = bytearray()
        self._waiting.clear()

    def data_received(self, data: bytes) -> None:
        if self._lingering:
            return
        begun = self._begun
        rest = data
        while rest:
            rest = self._fed(rest)
        if self._in_headers:
            # Of the bytes that a request began in, others may be those of the requests before it.
            self._header_bytes += len(data) if begun == self._begun else self._header_length + len(self._url)
            if self._header_bytes > self._limits.header_bytes:
                self._refuse(_LONG_HEADERS)

    def _fed(self, data: bytes) -> bytes:
        """Parse what arrived; what is left of it when the parser stopped at an upgrade."""
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade as upgrade:
            if self._upgrades:
                return self._head_without_upgrade() + data[upgrade.args[0] :]
            self._linger()
        except httptools.HttpParserCallbackError:
            logger.exception("A request could not be answered")
            self._refuse(Refusal(500, "Internal server error", "INTERNAL_ERROR"))
        except httptools.HttpParserError:
            self._refuse(_BAD_REQUEST)
        return b""

    def _head_without_upgrade(self) -> bytes:
        """The head of a request that offers another protocol, for a parser that does not stop behind it."""
        self._parser = httptools.HttpRequestParser(self)
        kept = [f"{n}: {v}\r\n" for n, v in self._headers.items() if n not in ("connection", "upgrade")]
        return self._without_upgrade + "".join(kept).encode("latin-1") + b"\r\n"

    def eof_received(self) -> bool:
        """Whether the connection stays open: as long as an answer is under way."""
        self._half_closed = True
        if self._in_headers or self._in_body:
            self._refuse(_BAD_REQUEST)
        return self._unsent > 0

    def pause_writing(self) -> None:
        self._choked = True
        if self._transport is not None:
            self._transport.pause_reading()

    def resume_writing(self) -> None:
        self._choked = False
        self._answer_waiting()

    def on_message_begin(self) -> None:
        self._set_deadline(self._limits.header_s)
        self._begun += 1
        self._in_headers = True
        self._header_bytes = 0
        self._url = b""
        self._headers = LowerHeaders()
        self._header_length = 0
        self._hosts = 0
        self._body = bytearray()

    def on_url(self, url: bytes) -> None:
        self._url += url

    def on_header(self, name: bytes, value: bytes) -> None:
        if self._in_body:
            return  # a trailer, which must not count as a header (RFC 9110, 6.5.1)
        lower = name.decode("latin-1").lower()
        if lower == "host":
            self._hosts += 1
        self._header_length += len(name) + len(value) + 4
        self._headers.setdefault(lower, value.decode("latin-1"))

    def on_headers_complete(self) -> None:
        self._in_headers = False
        self._in_body = True
        if self._header_length + len(self._url) > self._limits.header_bytes:
            self._refuse(_LONG_HEADERS)
            return
        version: str = self._parser.get_http_version()
        self._is_old = version == "1.0"
        if version != "1.1" and not self._is_old:
            self._refuse(_BAD_REQUEST)
            return
        if self._hosts > 1 or (self._hosts == 0 and not self._is_old):
            self._refuse(_BAD_HOST)
            return
        # Some clients offer another protocol with their first request; CONNECT asks for nothing else.
        self._upgrades = self._parser.should_upgrade() and self._parser.get_method() != b"CONNECT"
        if self._upgrades:
            end = b"keep-alive" if self._parser.should_keep_alive() else b"close"
            parts = (self._parser.get_method(), self._url, version.encode(), end)
            self._without_upgrade = b"%s %s HTTP/%s\r\nConnection: %s\r\n" % parts
            return
        length = self._headers.get("content-length")
        if length is None and "transfer-encoding" not in self._headers:
            return
        self._set_deadline(self._limits.body_s)
        if length is not None and int(length) > self._limits.body_bytes:
            self._answer_early(int(length))
        elif self._headers.get("expect", "").lower() == "100-continue" and not self._is_old:
            self._say_continue()

    def _say_continue(self) -> None:
        if self._transport is not None and not self._unsent:
            self._transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")

    def on_body(self, body: bytes) -> None:
        if self._lingering:
            return
        self._body += body
        if len(self._body) > self._limits.body_bytes:
            self._answer_early(len(self._body))

    def on_message_complete(self) -> None:
        self._in_body = False
        if self._lingering or self._upgrades:
            return
        # An old client waits for the end, unless it is promised in its own words that there is none.
        keep_alive = (
            self._parser.should_keep_alive() and not self._parser.should_upgrade() and not self._is_old
        )
        self._lingering = not keep_alive
        body, self._body = bytes(self._body), bytearray()
        self._answer(self._request(body), keep_alive)
        self._set_deadline(self._limits.idle_s)

    def _request(self, body: bytes, body_size: int | None = None) -> Request | Refusal:
        method: str = self._parser.get_method().decode("ascii")
        target = self._url.decode("latin-1")
        if not target.startswith("/"):
            target = self._origin_form(target)
        public_url = self._listener.mock.public_url
        if self._listener.is_loopback and is_foreign_host(self._headers.get("host"), public_url):
            return foreign_host(public_url)
        return Request(method, target, self._headers, body, body_size)

    def _origin_form(self, target: str) -> str:
        """Path and query of a whole address, whose host counts instead of the header (RFC 9112, 3.2.2)."""
        scheme, mark, rest = target.partition("://")
        if not mark or scheme.lower() not in ("http", "https"):
            return target
        self._headers["host"], slash, path = rest.partition("/")
        return slash + path

    def _answer(self, request: Request | Refusal, keep_alive: bool) -> None:
        self._unsent += 1
        if self._busy or self._choked:
            self._wait(request, keep_alive)
            return
        if isinstance(request, Refusal):
            self._listener.answered(_Exchange(self, Answer(request.response(), None), keep_alive, True))
            return
        mock = self._listener.mock
        if mock.brings_image(request):
            self._be_busy()
            self._looking = True
            looking = self._listener.loop.run_in_executor(None, mock.take_image, request)
            looking.add_done_callback(lambda _: self._decide(request, keep_alive))
        else:
            self._decide(request, keep_alive)

    def _be_busy(self) -> None:
        """Let further requests of this connection wait."""
        self._busy = True
        self.deadline_s = math.inf

    def _decide(self, request: Request, keep_alive: bool) -> None:
        self._looking = False
        decision = self._listener.mock.decide(request)
        if decision is None:
            self._handle(request, keep_alive, None)
            return
        self._be_busy()
        if decision.delays_handler:
            self._listener.loop.call_later(decision.delay_s, self._handle, request, keep_alive, decision)
        else:
            self._handle(request, keep_alive, decision)

    def _handle(self, request: Request, keep_alive: bool, decision: Decision | None) -> None:
        answer = self._listener.mock.answer(request, decision)
        self._listener.answered(_Exchange(self, answer, keep_alive, request.method != "HEAD"))

    def _wait(self, request: Request | Refusal, keep_alive: bool) -> None:
        """Keep a request until the answer before it, which suffers a fault or is not read, is through."""
        self._waiting.append((request, keep_alive))
        if isinstance(request, Request):
            self._waiting_bytes += len(request.body)
        is_much = len(self._waiting) >= _MOST_WAITING or self._waiting_bytes > _MOST_WAITING_BYTES
        if is_much and self._transport is not None:
            self._transport.pause_reading()

    def _answer_waiting(self) -> None:
        while self._waiting and not self._busy and not self._choked:
            self._unsent -= 1
            request, keep_alive = self._waiting.popleft()
            if isinstance(request, Request):
                self._waiting_bytes -= len(request.body)
            self._answer(request, keep_alive)
        transport = self._transport
        if transport is not None and not transport.is_closing() and not (self._waiting or self._choked):
            transport.resume_reading()

    def _answer_early(self, size: int) -> None:
        """Answer before the body is there: it would be refused, and need not be read for that."""
        self._lingering = True
        self._body = bytearray()
        self._answer(self._request(b"", size), keep_alive=False)

    def _refuse(self, refusal: Refusal) -> None:
        """Refuse what is no request; nothing that follows on this connection can be understood."""
        if not self._lingering:
            self._lingering = True
            self._answer(refusal, keep_alive=False)

    def send(self, response: Response, keep_alive: bool, with_body: bool) -> None:
        is_last = self._half_closed and self._unsent == 1
        if is_last or self._listener.closing or _CLOSE in response.headers:
            keep_alive = False
        body = response.body if with_body else b""
        self._unread = math.inf
        if response.wire is not None:
            depart = (response.wire, self._head(response, keep_alive), body, keep_alive)
            self._listener.loop.call_later(response.wire.delay_s, self._depart, *depart)
            return
        if self._transport is not None:
            self._transport.write(self._head(response, keep_alive) + body)
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
        self._lingering = True
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

    def _head(self, response: Response, keep_alive: bool) -> bytes:
        length = str(len(response.body)).encode()
        end = (
            b"\r\nDate: "
            + self._listener.date()
            + (b"\r\n\r\n" if keep_alive else b"\r\nConnection: close\r\n\r\n")
        )
        if response.status == 200 and response.headers is JSON_HEADERS:
            return _OK_JSON + length + end
        headers = b"".join(
            f"{name}: {value}\r\n".encode("latin-1", "replace")
            for name, value in response.headers
            if name != "Connection"
        )
        return _status_line(response.status, response.reason) + headers + b"Content-Length: " + length + end

    def _linger(self) -> None:
        """End the connection, but read on where the client still sends: closing could lose the answer."""
        self._lingering = True
        self._set_deadline(self._limits.linger_s)
        if self._transport is not None and not self._unsent:
            if not self._half_closed and (self._in_body or self._in_headers):
                self._transport.write_eof()
            else:
                self._transport.close()

    def timed_out(self) -> None:
        if self._transport is None or self.deadline_s == math.inf:
            return
        unread = self._transport.get_write_buffer_size()
        if 0 < unread < self._unread:
            # It reads, if slowly: the system takes a megabyte at a time.
            self._unread = unread
            self._set_deadline(self._limits.idle_s)
        elif self._lingering or not (self._in_headers or self._in_body):
            # Not merely closed: that would wait for a client which does not read.
            self._transport.abort()
        else:
            self._refuse(_TIMEOUT)

    def close_when_idle(self) -> None:
        waits_for_a_fault = self._busy and not self._looking
        if self._transport is not None and (waits_for_a_fault or not (self._in_body or self._unsent)):
            self._transport.close()

    def _set_deadline(self, seconds: float) -> None:
        self.deadline_s = self._listener.loop.time() + seconds
