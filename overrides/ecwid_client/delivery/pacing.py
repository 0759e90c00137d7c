"""How fast a client asks: never faster than its pace, and not at all while the service says wait."""

from __future__ import annotations

import threading
from typing import Protocol, runtime_checkable

from attrs import define, field

WINDOW_S = 60.0
# How long an event loop may stand still for a bucket. A file answers at once; one that has not answered
# within the first of these is probably hung, and is only polled from then on.
PATIENCE_S = 0.05
POLL_S = 0.005
HELD_WAIT_S = 0.02  # what is done behind a file's lock takes a hundredth of it
LONGEST_HELD_WAIT_S = 0.5
BURST_SHARE = (
    18  # a burst of 30 beside 540 a minute: 570 in any 60 s leaves room below 600 for requests that bunch up
)


class Turn(Protocol):
    """One request's place in the queue."""

    def wait_s(self, now: float, latest: float) -> float:
        """Seconds still to wait, 0 to go; asked again after each wait, which a 429 may have prolonged.

        Raises:
            TooLongToWait: the place in the queue lies beyond `latest`; nothing is reserved.
            BucketError: a shared bucket cannot be asked.
        """
        ...


class BucketError(Exception):
    """A shared bucket cannot be asked, say because its file is locked, broken or gone.

    A bucket raises it. A method of the client raises a TransportError in its place.
    """


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
    holds: int = field(default=0, init=False)
    """How often everybody was stopped; a place that was given out before is void."""
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
                self.holds += 1

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

    def reserve(self, now: float, latest: float) -> tuple[float, int]:
        """When a place in the queue comes, and after how many stops it was given out; TooLongToWait."""
        with self._lock:
            due = max(self._next, now)
            start = max(due - self._slack_s, self._held_until, now)
            if start > latest:
                raise TooLongToWait(start - now)
            self._next = due + self._interval_s
            return start, self.holds


@define(eq=False, repr=False)
class _PacedTurn:
    _pacer: Pacer
    _start: float = float("-inf")
    _holds: int = -1

    def wait_s(self, now: float, latest: float) -> float:
        if self._holds != self._pacer.holds:
            self._start, self._holds = self._pacer.reserve(now, latest)
        return max(0.0, self._start - now)


class HeldUp(float):
    """Seconds to wait because a bucket does not answer: another process holds it, or its disk hangs."""


@runtime_checkable
class Bucket(Protocol):
    """A counter of requests that several processes share. It is asked in a thread, so it may take its time."""

    def try_take(self) -> float:
        """0 if a request was counted, else seconds until it makes sense to ask again."""
        ...


@define(eq=False, repr=False)
class SharedPacer:
    """Counts requests in a bucket that other processes use too; a 429 stops this process only.

    Each question to the bucket has a thread of its own, and only one is under way. A bucket that hangs holds up
    that thread, which ends with the process, but no call beyond its deadline and no event loop.
    """

    _bucket: Bucket
    own: Pacer = field(factory=lambda: Pacer(None), init=False)
    """Holds back this process after a 429."""
    _asking: threading.Lock = field(factory=threading.Lock, init=False)

    def turn(self) -> Turn:
        """A place in the queue for one request."""
        return _SharedTurn(self)

    def hold(self, now: float, wait_s: float) -> None:
        """Let nobody of this process go for `wait_s` seconds."""
        self.own.hold(now, wait_s)

    def renew(self) -> None:
        """In a forked child: new locks; the thread that would give one back is not here."""
        self.own.renew()
        self._asking = threading.Lock()

    def ask(self) -> _Question | None:
        """A question to the bucket, on its way; None while there is another one."""
        if not self._asking.acquire(blocking=False):
            return None
        question = _Question(self._bucket, self._asking)
        try:
            threading.Thread(target=question.ask, name="ecwid-client bucket", daemon=True).start()
        except RuntimeError as exc:
            self._asking.release()
            raise BucketError(str(exc)) from exc
        return question


@define(eq=False, repr=False)
class _Question:
    _bucket: Bucket
    _asking: threading.Lock
    _answered: threading.Event = field(factory=threading.Event, init=False)
    _answer: float | Exception = field(default=0.0, init=False)

    def ask(self) -> None:
        """Ask the bucket."""
        try:
            self._answer = self._bucket.try_take()
        except Exception as exc:
            self._answer = exc
        finally:
            self._asking.release()
            self._answered.set()

    def answer(self, patience_s: float) -> float | None:
        """What the bucket said, waiting a moment for it; None if that was not enough."""
        if not self._answered.wait(patience_s):
            return None
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


@define(eq=False, repr=False)
class _SharedTurn:
    _pacer: SharedPacer
    _own: Turn = field(init=False)
    _question: _Question | None = field(default=None, init=False)
    _held_up: int = field(default=0, init=False)

    def __attrs_post_init__(self) -> None:
        self._own = self._pacer.own.turn()

    def wait_s(self, now: float, latest: float) -> float:
        wait = self._own.wait_s(now, latest) or self._ask()
        if isinstance(wait, HeldUp):
            self._held_up += 1
            wait = HeldUp(min(wait * self._held_up, LONGEST_HELD_WAIT_S))
            if now + wait > latest:
                raise BucketError("another process holds it, or it does not answer")
        elif now + wait > latest:
            raise TooLongToWait(wait)
        return wait

    def _ask(self) -> float:
        patience_s = POLL_S if self._question else PATIENCE_S
        question = self._question or self._pacer.ask()
        answer = None if question is None else question.answer(patience_s)
        self._question = question if answer is None else None
        return HeldUp(HELD_WAIT_S) if answer is None else answer


AnyPacer = Pacer | SharedPacer
