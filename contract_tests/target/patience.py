"""A wire that waits when the server is asked too often, and, on the way to a live store, for better weather."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from contract_tests.ending import RunEndedError
from contract_tests.target.wire import Answer, NoAnswerError, Request, Wire

# Seconds. The service's limit is counted per minute, so what lasts much longer is no limit of that kind.
LONGEST_WAIT_S = 300
# Seconds between attempts where the server does not say how long to wait.
UNANNOUNCED_WAITS_S = (1.0, 2.0, 4.0)
# From what stands between us and a live store, not from the store.
TRANSIENT = frozenset((502, 503, 504))


@dataclass
class Patient:
    """Waits as long as `Retry-After` says and sends the request again: a request answered 429 was not carried out.

    On the way to a live store reads are also repeated after a broken connection and after a proxy's page; a write is
    not, since nobody knows whether it was carried out.
    """

    wire: Wire
    sleep: Callable[[float], None] = time.sleep
    is_live: bool = False

    def __call__(self, request: Request) -> Answer:
        waited, unannounced = 0.0, list(UNANNOUNCED_WAITS_S)
        while (answer := self._answered(request)).status == 429:
            wait = retry_after_s(answer)
            if wait is None and not unannounced:
                return answer
            if wait is None:
                wait = unannounced.pop(0)
            waited += max(wait, 0.1)
            if waited > LONGEST_WAIT_S:
                raise RunEndedError(f"the server limits requests for more than {LONGEST_WAIT_S} s (429)")
            self.sleep(max(wait, 0.1))
        return answer

    def _answered(self, request: Request) -> Answer:
        if not self.is_live:
            return self.wire(request)
        for pause in (*(UNANNOUNCED_WAITS_S if request.method == "GET" else ()), None):
            try:
                answer = self.wire(request)
                if answer.status not in TRANSIENT:
                    return answer
                reason = f"status {answer.status}"
            except NoAnswerError as exc:
                reason = str(exc)
            if pause is not None:
                self.sleep(pause)
        raise NoAnswerError(reason)


def retry_after_s(answer: Answer) -> float | None:
    """Seconds; None when the header is missing or does not hold a number of seconds."""
    text = (answer.header("Retry-After") or "").strip()
    return float(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
