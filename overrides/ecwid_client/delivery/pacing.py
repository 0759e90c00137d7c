"""How fast a client asks: never faster than its pace, and not at all while the service says wait."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import ClassVar, Protocol

from attrs import define, field

WINDOW_S = 60.0
BURST_SHARE = (
    18  # a burst of 30 beside 540 a minute: 570 in any 60 s leaves room below 600 for requests that bunch up
)


class Turn(Protocol):
    """One request's place in the queue."""

    @property
    def blocks(self) -> bool:
        """Whether asking may take long, as with a file."""
        ...

    def wait_s(self, now: float, latest: float) -> float:
        """Seconds still to wait, 0 to go; asked again after each wait, which a 429 may have prolonged.

        Raises:
            TooLongToWait: the place in the queue lies beyond `latest`; nothing is reserved.
            BucketError: a shared bucket cannot be context.
        """
        ...


class BucketError(Exception):
    """A shared bucket cannot be context, say because its file is locked, broken or gone."""


class TooLongToWait(Exception):
    """The queue is longer than the caller can wait."""

    def __init__(self, wait_s: float) -> None:
        super().__init__(wait_s)
        self.wait_s = wait_s


@define(eq=False, repr=False)
class Pacer:
    """Spreads requests evenly (GCRA) and stops them all after a 429. Shared by threads and tasks."""

    requests_per_minute: int | None
    _next: float = field(default=float("-inf"), init=False)
    """When the next request would be due if there were no burst."""
    _held_until: float = field(default=float("-inf"), init=False)
    _holds: int = field(default=0, init=False)
    _lock: threading.Lock = field(factory=threading.Lock, init=False, repr=False)

    def turn(self) -> Turn:
        """A place in the queue for one request."""
        return _PacedTurn(self)

    def hold(self, now: float, wait_s: float) -> None:
        """Let nobody go for `wait_s` seconds; places that were given out are void."""
        with self._lock:
            if now + wait_s > self._held_until:
                self._held_until = now + wait_s
                # No burst right after the wait, and no gain from one that is shorter than the pace.
                self._next = max(self._held_until, now + self._interval_s) + self._slack_s
                self._holds += 1

    def renew(self) -> None:
        """In a forked child: a new lock, since another thread may have held the old one."""
        self._lock = threading.Lock()

    @property
    def _interval_s(self) -> float:
        return WINDOW_S / self.requests_per_minute if self.requests_per_minute else 0.0

    @property
    def _slack_s(self) -> float:
        """How far ahead of an even spread a request may be: the burst, as time."""
        return self._interval_s * max(0, (self.requests_per_minute or 0) // BURST_SHARE - 1)

    def _reserve(self, now: float, latest: float) -> tuple[float, int]:
        with self._lock:
            due = max(self._next, now)
            start = max(due - self._slack_s, self._held_until, now)
            if start > latest:
                raise TooLongToWait(start - now)
            self._next = due + self._interval_s
            return start, self._holds


@define(eq=False, repr=False)
class _PacedTurn:
    _pacer: Pacer
    _start: float = float("-inf")
    _holds: int = -1
    blocks: ClassVar[bool] = False

    def wait_s(self, now: float, latest: float) -> float:
        if self._holds != self._pacer._holds:
            self._start, self._holds = self._pacer._reserve(now, latest)
        return max(0.0, self._start - now)


class Bucket(Protocol):
    """A counter of requests that several processes share."""

    def try_take(self) -> float:
        """0 if a request was counted, else seconds until it makes sense to ask again."""
        ...


@define(eq=False, repr=False)
class SharedPacer:
    """Counts requests in a bucket that other processes use too; a 429 stops this process only."""

    _bucket: Bucket
    _own: Pacer = field(factory=lambda: Pacer(None))

    def turn(self) -> Turn:
        """A place in the queue for one request."""
        return _SharedTurn(self._own.turn(), self._bucket.try_take)

    def hold(self, now: float, wait_s: float) -> None:
        """Let nobody of this process go for `wait_s` seconds."""
        self._own.hold(now, wait_s)

    def renew(self) -> None:
        """In a forked child: a new lock."""
        self._own.renew()


@define(eq=False, repr=False)
class _SharedTurn:
    _own: Turn
    _try_take: Callable[[], float]
    blocks: ClassVar[bool] = True

    def wait_s(self, now: float, latest: float) -> float:
        wait = self._own.wait_s(now, latest) or self._try_take()
        if now + wait > latest:
            raise TooLongToWait(wait)
        return wait


AnyPacer = Pacer | SharedPacer
