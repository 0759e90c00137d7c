"""Counts and paces what is sent to a live store."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from contract_tests.ending import NotSentError
from contract_tests.wire import Answer, Request, Wire, unpacked

REQUESTS_PER_MINUTE = 300  # half of what the service allows
RESERVE = 80  # requests beyond the cap, for the cleaning alone
CLEANING_S = 180.0
USER_AGENT = "ecwid-client-contract-tests"


@dataclass
class Meter:
    """A wire that lets through `most` requests, one each 0.2 s, and some more once the cleaning has begun."""

    wire: Wire
    most: int
    sleep: Callable[[float], None] = time.sleep
    monotonic: Callable[[], float] = time.monotonic
    sent: int = 0
    _last: float | None = None
    _cleaning_until: float | None = None

    def __call__(self, request: Request) -> Answer:
        if self._cleaning_until is None and self.sent >= self.most:
            raise NotSentError(f"the cap of {self.most} requests is reached")
        if self.sent >= self.most + RESERVE:
            raise NotSentError("the reserve for the cleaning is spent")
        if self._cleaning_until is not None and self.monotonic() > self._cleaning_until:
            raise NotSentError(f"the cleaning took more than {CLEANING_S:.0f} s")
        self._wait()
        self.sent += 1
        if request.header("User-Agent") is None:
            request = replace(request, headers=(*request.headers, ("User-Agent", USER_AGENT)))
        # A request that says nothing about encodings takes any (RFC 9110, 12.5.3).
        return unpacked(request, self.wire(request), unasked=True)

    def begin_cleaning(self) -> None:
        if self._cleaning_until is None:  # It is begun again when what ends the run raises.
            self._cleaning_until = self.monotonic() + CLEANING_S

    def _wait(self) -> None:
        if self._last is not None:
            left = self._last + 60 / REQUESTS_PER_MINUTE - self.monotonic()
            if left > 0:
                self.sleep(left)
        self._last = self.monotonic()
