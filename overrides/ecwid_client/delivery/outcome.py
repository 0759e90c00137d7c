"""What became of one attempt, judged by httpcore's trace events and not by exception classes.

The class of an exception says nothing about whether a request was carried out: one fault gives different
classes over plain TCP and TLS, with threads and with asyncio, and "server disconnected" comes before and
after a commit.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

import httpx
from attrs import define, frozen

CONNECTING = frozenset({"connect_tcp", "connect_unix_socket", "start_tls", "setup_socks5_connection"})


class Outcome(Enum):
    """Whether the service carried a request out."""

    NOT_SENT = "not sent"
    KNOWN = "known"
    UNKNOWN = "unknown"


class UsedConnection(Exception):
    """Raised before a byte is written: this request needs an unused connection and got a used one."""


@define(eq=False, repr=False)
class Trace:
    """The events of one attempt, reduced to what the verdict needs; `note` is httpcore's `trace` hook."""

    only_own: bool = False
    """Whether the request must not be sent over a connection that was used before."""
    used: bool = False
    """Whether it was, so that the answer may have been left there."""
    seen: bool = False
    sends: int = 0
    """How often the headers of the request itself (not of a proxy's CONNECT) were begun."""
    status: int | None = None
    failure: BaseException | None = None
    """What ended the connecting, if that is what failed."""
    last: str = ""
    _connected: bool = False
    _tunnelling: bool = False

    def note(self, name: str, info: Mapping[str, object]) -> None:
        """Take in one event, for example `http11.send_request_headers.started`."""
        _, phase, event = name.split(".")
        self.seen = True
        self.last = f"{phase} {event}"
        if event == "started" and "request" in info:
            self._tunnelling = getattr(info["request"], "method", b"") == b"CONNECT"
        if phase in CONNECTING or self._tunnelling:
            self._note_connecting(event, info)
        elif name == "http11.send_request_headers.started" and self.only_own and not self._connected:
            # Nothing has been written yet; the exception makes httpcore close this connection. Bytes that wait
            # in it would be taken for the answer to this request. (HTTP/2 gives each answer its request's number.)
            raise UsedConnection
        elif phase == "send_request_headers":
            self._note_sending(event, info)
        elif phase == "receive_response_headers" and event == "complete":
            self.status = _status_of(info.get("return_value"))

    async def anote(self, name: str, info: Mapping[str, object]) -> None:
        """The same for an async transport."""
        self.note(name, info)

    def _note_connecting(self, event: str, info: Mapping[str, object]) -> None:
        self._connected = True
        if event == "failed":
            self.failure = _exception(info)

    def _note_sending(self, event: str, info: Mapping[str, object]) -> None:
        if event == "started":
            self.sends += 1
            self.used = not self._connected
        elif event == "failed" and type(_exception(info)).__name__ == "LocalProtocolError":
            # h11 refuses a header before it hands over a byte.
            self.sends -= 1
            self.failure = _exception(info)


def outcome_of(trace: Trace, failure: BaseException, *, own_pool: bool) -> Outcome:
    """The verdict on an attempt that ended without a status.

    NOT_SENT needs positive evidence: our own pool never began to send, or this very failure was reported
    while connecting. No events at all, as from a mock, an ASGI app or a caller's
    transport, prove nothing.
    """
    if trace.sends:
        return Outcome.UNKNOWN
    if trace.failure is not None and trace.failure in chain_of(failure):
        return Outcome.NOT_SENT
    if own_pool or (trace.seen and isinstance(failure, httpx.ProxyError)):
        return Outcome.NOT_SENT
    return Outcome.UNKNOWN


@frozen(eq=False, repr=False)
class Reply:
    """A status line arrived, with a body that is whole or, for an error, as much of it as came."""

    status: int
    reason: str
    headers: httpx.Headers
    content: bytes
    """Unpacked."""
    elapsed_s: float
    own_connection: bool = True
    """Whether only this attempt can have caused it; on a used connection it may have been left there before."""

    @property
    def succeeded(self) -> bool:
        """Whether the status is 2xx."""
        return 200 <= self.status < 300


@frozen(eq=False, repr=False)
class NoResponse:
    """No answer, or a 2xx without its body (`status` is set, the outcome KNOWN)."""

    outcome: Outcome
    error: Exception
    elapsed_s: float
    known: str
    """How far the attempt came, in words."""
    status: int | None = None
    headers: httpx.Headers | None = None


Result = Reply | NoResponse


def _status_of(value: object) -> int | None:
    """The status in what httpcore reports: (version, status, ...) or, with HTTP/2, (status, headers)."""
    numbers = [item for item in value if isinstance(item, int)] if isinstance(value, tuple) else []
    return numbers[0] if numbers else None


def _exception(info: Mapping[str, object]) -> BaseException | None:
    exception = info.get("exception")
    return exception if isinstance(exception, BaseException) else None


def chain_of(failure: BaseException) -> list[BaseException]:
    """An exception and what it came from."""
    chain: list[BaseException] = []
    current: BaseException | None = failure
    while current is not None and current not in chain:
        chain.append(current)
        current = current.__cause__ or current.__context__
    return chain
