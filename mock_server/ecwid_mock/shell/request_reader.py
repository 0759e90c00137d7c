"""Reads HTTP/1.1 requests from the bytes of a connection, with httptools and within limits."""

import logging
from typing import Any, Final, Protocol

import httptools

from ..messages import LowerHeaders, Refusal, Request
from ..rules.limits import Limits
from ..rules.refusals import internal_error

logger: Final = logging.getLogger("ecwid_mock")

_BAD_REQUEST: Final = Refusal(400, "The request is not HTTP/1.1")
_BAD_HOST: Final = Refusal(400, "The request needs exactly one Host header")
_LONG_HEADERS: Final = Refusal(431, "The headers are too long")


class Receiver(Protocol):
    """Who is told what was read."""

    def request_begins(self) -> None: ...
    def body_begins(self) -> None: ...
    def say_continue(self) -> None: ...
    def receive(self, request: Request | Refusal, *, keep_alive: bool) -> None: ...


class RequestReader:
    """Reads the requests of one connection, until one that ends it.

    Args:
        receiver: gets each request, or the refusal of what is none. The two hold each other until `close`.
    """

    def __init__(self, limits: Limits, receiver: Receiver) -> None:
        self.ended: bool = False
        self._limits = limits
        self._receiver: Receiver | None = receiver
        self._parser: Any = httptools.HttpRequestParser(self)
        self._in_headers = False
        self._in_body = False
        self._is_old = False
        self._offers_upgrade = False
        self._head_without_upgrade = b""
        self._header_bytes = 0
        self._begun = 0
        self._start_request()

    def _start_request(self) -> None:
        self._url = b""
        self._headers = LowerHeaders()
        self._header_length = 0
        self._hosts = 0
        self._body = bytearray()

    @property
    def is_amid_request(self) -> bool:
        return self._in_headers or self._in_body

    def close(self) -> None:
        """Let go of everything.

        The parser and this reader hold each other, and would keep the body until a garbage collection.
        """
        self.ended = True
        self._parser = None
        self._receiver = None
        self._body = bytearray()

    def feed(self, data: bytes) -> None:
        """Read what arrived."""
        begun, rest = self._begun, data
        while rest:
            rest = self._fed(rest)
        if self._in_headers and not self.ended:
            # `data` may begin with the end of an earlier request. So where this request began in it, its complete
            # lines are counted instead.
            self._header_bytes += len(data) if begun == self._begun else self._header_length + len(self._url)
            if self._header_bytes > self._limits.header_bytes:
                self.refuse(_LONG_HEADERS)

    def _fed(self, data: bytes) -> bytes:
        """Parse bytes; the rest of them where the parser stopped at an upgrade."""
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade as upgrade:
            if self._offers_upgrade:
                self._parser = httptools.HttpRequestParser(self)
                return self._head_without_upgrade + data[upgrade.args[0] :]
            self.ended = True
        except httptools.HttpParserCallbackError:
            logger.exception("A request could not be answered")
            self.refuse(internal_error())
        except httptools.HttpParserError:
            self.refuse(_BAD_REQUEST)
        return b""

    def end(self) -> None:
        """No more bytes will come."""
        if self.is_amid_request:
            self.refuse(_BAD_REQUEST)

    def refuse(self, refusal: Refusal) -> None:
        """Refuse what is no request; nothing that follows on this connection can be understood."""
        self._give(refusal, keep_alive=False)

    def _give(self, request: Request | Refusal, *, keep_alive: bool) -> None:
        if self.ended or self._receiver is None:
            return
        self.ended = not keep_alive
        self._receiver.receive(request, keep_alive=keep_alive)

    # What follows is called by the parser.

    def on_message_begin(self) -> None:
        if self._receiver is not None:
            self._receiver.request_begins()
        self._begun += 1
        self._in_headers = True
        self._header_bytes = 0
        self._start_request()

    def on_url(self, url: bytes) -> None:
        self._url += url

    def on_header(self, name: bytes, value: bytes) -> None:
        if self._in_body:
            return  # a trailer, which must not count as a header (RFC 9110, 6.5.1)
        lower = name.decode("latin-1").lower()
        self._hosts += lower == "host"
        self._header_length += len(name) + len(value) + 4
        # Of a repeated header the first counts. Those of framing cannot repeat: the parser refuses that.
        self._headers.setdefault(lower, value.decode("latin-1"))

    def on_headers_complete(self) -> None:
        self._in_headers, self._in_body = False, True
        version: str = self._parser.get_http_version()
        self._is_old = version == "1.0"
        refusal = self._refusal_of_head(version)
        if refusal is not None:
            self.refuse(refusal)
            return
        # Some clients offer HTTP/2 with their first request. The parser then takes what follows for the other
        # protocol, so it gets the head once more without the offer. CONNECT asks for nothing else.
        self._offers_upgrade = self._parser.should_upgrade() and self._parser.get_method() != b"CONNECT"
        if self._offers_upgrade:
            self._head_without_upgrade = self._plain_head(version)
        elif "content-length" in self._headers or "transfer-encoding" in self._headers:
            self._expect_body()

    def _refusal_of_head(self, version: str) -> Refusal | None:
        if self._header_length + len(self._url) > self._limits.header_bytes:
            return _LONG_HEADERS
        if version not in ("1.0", "1.1"):
            return _BAD_REQUEST
        if self._hosts > 1 or (self._hosts == 0 and not self._is_old):
            return _BAD_HOST
        return None

    def _plain_head(self, version: str) -> bytes:
        end = b"keep-alive" if self._parser.should_keep_alive() else b"close"
        line = b"%s %s HTTP/%s\r\n" % (self._parser.get_method(), self._url, version.encode())
        kept = [f"{n}: {v}\r\n" for n, v in self._headers.items() if n not in ("connection", "upgrade")]
        return line + b"Connection: " + end + b"\r\n" + "".join(kept).encode("latin-1") + b"\r\n"

    def _expect_body(self) -> None:
        if self._receiver is None or self.ended:
            return
        self._receiver.body_begins()
        length = int(self._headers.get("content-length", "0"))
        if length > self._limits.body_bytes:
            self._give_early(length)
        elif self._headers.get("expect", "").lower() == "100-continue" and not self._is_old:
            self._receiver.say_continue()

    def on_body(self, body: bytes) -> None:
        if self.ended:
            return
        self._body += body
        if len(self._body) > self._limits.body_bytes:
            self._give_early(len(self._body))

    def _give_early(self, size: int) -> None:
        """Give a request before its body is there: it will be refused for its size, whatever is in it."""
        self._body = bytearray()
        self._give(self._request(b"", size), keep_alive=False)

    def on_message_complete(self) -> None:
        self._in_body = False
        if self.ended or self._offers_upgrade:
            return
        # A client of HTTP/1.0 takes the end of the connection for the end of the body.
        keep_alive = (
            self._parser.should_keep_alive() and not self._parser.should_upgrade() and not self._is_old
        )
        body, self._body = bytes(self._body), bytearray()
        self._give(self._request(body), keep_alive=keep_alive)

    def _request(self, body: bytes, body_size: int | None = None) -> Request:
        method: str = self._parser.get_method().decode("ascii")
        target = self._url.decode("latin-1")
        if not target.startswith("/"):
            target = self._origin_form(target)
        return Request(method, target, self._headers, body, body_size)

    def _origin_form(self, target: str) -> str:
        """Path and query of a whole address, whose host counts instead of the header (RFC 9112, 3.2.2)."""
        scheme, mark, rest = target.partition("://")
        if not mark or scheme.lower() not in ("http", "https"):
            return target
        self._headers["host"], slash, path = rest.partition("/")
        return slash + path
