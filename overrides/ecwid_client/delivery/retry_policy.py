"""When a request may be sent again, and after how long; decided by the operation, not by the HTTP method."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal

from attrs import define, field

from ..errors import is_doubtful
from .outcome import NoResponse, Outcome, Reply, Result

RetryClass = Literal["idempotent", "create", "once"]

BACKOFF_FIRST_S = 0.5
BACKOFF_MOST_S = 8.0
WAIT_WITHOUT_HINT_S = 10.0  # after a 429 without a usable Retry-After, as the vendor's own client does

LONGEST_HINT_S = 86_400.0  # a Retry-After beyond a day must not stop a client for ever

SECONDS = re.compile(r"[0-9]+(\.[0-9]+)?", re.ASCII)


def was_perhaps_applied(result: Result) -> bool:
    """Whether this attempt may have changed something, although it did not end in a usable success."""
    if isinstance(result, NoResponse):
        return result.outcome is not Outcome.NOT_SENT
    return is_doubtful(result.status)


def may_repeat(retry: RetryClass, result: Result) -> bool:
    """Whether a retry is safe after this result."""
    if isinstance(result, NoResponse):
        return result.outcome is Outcome.NOT_SENT or retry == "idempotent"
    return result.status == 429 or (retry == "idempotent" and is_doubtful(result.status))


def backoff_s(attempt: int, chance: float) -> float:
    """Full jitter: from 0 to 0.5 s after the first attempt, then 1, 2, 4, at most 8 s."""
    return chance * min(BACKOFF_FIRST_S * 2.0 ** min(attempt - 1, 10), BACKOFF_MOST_S)


def delay_s(result: Result, attempt: int, *, chance: float, utc_s: float) -> float:
    """Seconds to wait before the next attempt; a Retry-After is a lower bound."""
    if isinstance(result, NoResponse):
        return backoff_s(attempt, chance)
    hint = retry_after_s(result.headers.get_list("Retry-After"), utc_s=utc_s)
    if result.status == 429:
        return WAIT_WITHOUT_HINT_S if hint is None else hint
    return max(backoff_s(attempt, chance), hint or 0.0)


def retry_after_s(values: Iterable[str], *, utc_s: float) -> float | None:
    """Seconds that Retry-After asks for, the longest of several values; None if there is no usable one.

    Takes seconds and all three forms of an HTTP date; a date in the past is 0, more than a day is a day.
    """
    found = (_one_wait_s(value.strip(), utc_s) for value in values)
    waits = [min(wait, LONGEST_HINT_S) for wait in found if wait is not None]
    return max(waits, default=None)


def _one_wait_s(value: str, utc_s: float) -> float | None:
    if SECONDS.fullmatch(value):
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.fromtimestamp(utc_s, UTC)).total_seconds())


@define(eq=False, repr=False)
class RetryBudget:
    """A token bucket that lets single failures be retried and makes a lasting outage fail fast.

    The numbers are those of botocore's standard mode: 500 tokens, a retry costs 14, after a 429 5; a
    success gives back what its retries cost, a success at the first attempt gives 1.
    """

    capacity: int = 500
    retry_cost: int = 14
    throttled_cost: int = 5
    _left: int = field(default=500, init=False)
    _lock: threading.Lock = field(factory=threading.Lock, init=False, repr=False)

    @property
    def left(self) -> int:
        """Tokens that are left, 0..capacity."""
        return self._left

    def take(self, result: Result | None = None) -> int | None:
        """Pay for a retry, cheaper if `result` is a 429; the price, or None if the bucket does not hold it."""
        throttled = isinstance(result, Reply) and result.status == 429
        cost = self.throttled_cost if throttled else self.retry_cost
        with self._lock:
            if self._left < cost:
                return None
            self._left -= cost
            return cost

    def renew(self) -> None:
        """In a forked child: a new lock, since another thread may have held the old one."""
        self._lock = threading.Lock()

    def give_back(self, paid: int) -> None:
        """Credit a success whose retries cost `paid`."""
        with self._lock:
            self._left = min(self.capacity, self._left + max(paid, 1))
