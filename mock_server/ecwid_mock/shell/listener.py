"""What the connections of one port share: the engine, group commits, and who goes when there are too many."""

import asyncio
import math
from email.utils import formatdate
from typing import Final, NamedTuple, Protocol

from .. import browsers
from ..engine import Engine, Exchange
from ..messages import Refusal, Response

_MOST_UNSETTLED_BYTES: Final = 4_000_000


class Held(Protocol):
    """A connection, as its listener sees it."""

    deadline_s: float

    def send(self, response: Response, *, keep_alive: bool, with_body: bool) -> None: ...
    def timed_out(self) -> None: ...
    def close_when_idle(self) -> None: ...


class Answered(NamedTuple):
    """An answer on its way to a connection; a refusal answers what never was a request."""

    connection: Held
    answer: Exchange | Refusal
    keep_alive: bool


class Listener:
    """One port. All requests of one turn of the event loop share a commit."""

    def __init__(self, engine: Engine, loop: asyncio.AbstractEventLoop, *, is_loopback: bool = True) -> None:
        self.engine: Final = engine
        self.loop: Final = loop
        self.is_loopback: Final = is_loopback
        self.connections: set[Held] = set()
        self.closing: bool = False
        self._unsettled: list[Answered] = []
        self._unsettled_bytes = 0
        self._date_s = 0
        self._date = b""

    def foreign_host(self, host: str | None) -> Refusal | None:
        """The refusal of a host name that is not this mock's. Off loopback every name is taken."""
        public_url = self.engine.service.public_url
        if self.is_loopback and browsers.is_foreign_host(host, public_url):
            return browsers.foreign_host(public_url)
        return None

    def answered(self, answered: Answered) -> None:
        """Send an answer, or keep it until this turn of the loop ends where it waits for a commit."""
        answer = answered.answer
        waits = isinstance(answer, Exchange) and answer.batch is not None
        if not waits and not self._unsettled:
            self._settle(answered)
            return
        if not self._unsettled:
            self.loop.call_soon(self.settle)
        self._unsettled.append(answered)
        if isinstance(answer, Exchange) and answer.response is not None:
            self._unsettled_bytes += len(answer.response.body)
        if self._unsettled_bytes > _MOST_UNSETTLED_BYTES:
            self.settle()

    def settle(self) -> None:
        """Commit what this turn wrote, then send the answers."""
        unsettled, self._unsettled = self._unsettled, []
        self._unsettled_bytes = 0
        for answered in unsettled:
            self._settle(answered)

    def _settle(self, answered: Answered) -> None:
        connection, answer, keep_alive = answered
        if isinstance(answer, Refusal):
            connection.send(answer.response(), keep_alive=keep_alive, with_body=True)
        else:
            with_body = answer.request.method != "HEAD"
            connection.send(self.engine.settle(answer), keep_alive=keep_alive, with_body=with_body)

    def date(self) -> bytes:
        """The header Date, by the store's clock, made once a second."""
        now_s = int(self.engine.clock.now())
        if now_s != self._date_s:
            self._date_s, self._date = now_s, formatdate(now_s, usegmt=True).encode()
        return self._date

    def sweep(self, now_s: float) -> None:
        """End the connections whose deadline has passed."""
        for connection in [c for c in self.connections if c.deadline_s < now_s]:
            connection.timed_out()

    def make_room(self) -> bool:
        """Whether one more connection fits. If need be, the one with the earliest deadline is ended for it."""
        if len(self.connections) < self.engine.limits.connections:
            return True
        slowest = min(self.connections, key=lambda connection: connection.deadline_s)
        slowest.timed_out()
        return slowest.deadline_s < math.inf

    def close(self) -> None:
        self.closing = True
        self.settle()
        for connection in list(self.connections):
            connection.close_when_idle()
