"""A wire that waits: when the server is asked too often, and for better weather."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from contract_tests.ending import RunEndedError
from contract_tests.wire import Answer, NoAnswerError, Request, Wire

# Seconds. The service's limit is counted per minute, so what lasts much longer is no limit of that kind.
LONGEST_WAIT_S = 300
# Seconds between attempts where the server does not say how long to wait.
UNANNOUNCED_WAITS_S = (1.0, 2.0, 4.0)
# A server on this machine has little weather. The second figure is for the whole run.
LOOPBACK_WAITS_S = (0.1, 0.5, 2.0)
MOST_LOOPBACK_WAITING_S = 10.0
# From what stands between us and the server, or from a server that is about to be well again.
TRANSIENT = frozenset((502, 503, 504))
LONGEST_OUTAGE_S = 60.0


@dataclass
class Patient:
    """Waits as long as `Retry-After` says and sends the request again: a request answered 429 was not carried out.

    After a broken connection and after a proxy's page reads are repeated. Nobody knows whether a write was carried
    out, so its answer counts as lost, and what is left to find out is whether the server is well: a live store is
    asked for its profile, a server on this machine for the same once more, since a request may be what breaks it.
    """

    wire: Wire
    sleep: Callable[[float], None] = time.sleep
    is_live: bool = False
    _waited_s: float = 0.0
    # For a server on this machine that never answered nobody waits: it is not there.
    _was_well: bool = False

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
        first = self._attempt(request)
        if not _is_trouble(first):
            return self._told(first)
        is_read = request.method == "GET"
        last = self._repeated(_look(request) if self.is_live and not is_read else request, first)
        # A server on this machine was asked for the same again.
        was_sent = not self.is_live or not isinstance(first, NoAnswerError) or first.was_sent
        if is_read or (was_sent and _is_trouble(last)):
            return self._told(last)
        raise NoAnswerError(_reason(first), is_weather=not _is_trouble(last), was_sent=was_sent)

    def _repeated(self, request: Request, last: Answer | NoAnswerError) -> Answer | NoAnswerError:
        """The first answer that comes through, or the last trouble."""
        for pause in UNANNOUNCED_WAITS_S if self.is_live else LOOPBACK_WAITS_S:
            self._pause(pause, last)
            last = self._attempt(request)
            if not _is_trouble(last):
                break
        return last

    def _attempt(self, request: Request) -> Answer | NoAnswerError:
        try:
            return self.wire(request)
        except NoAnswerError as exc:
            return exc

    def _told(self, result: Answer | NoAnswerError) -> Answer:
        """What is left of the result; a page that stands before a live store is no answer of its."""
        if isinstance(result, NoAnswerError):
            raise result
        if self.is_live and _is_trouble(result):
            raise NoAnswerError(_reason(result))
        self._was_well |= result.status < 500
        return result

    def _pause(self, pause: float, trouble: Answer | NoAnswerError) -> None:
        announced = retry_after_s(trouble) if isinstance(trouble, Answer) else None
        pause = max(pause, min(announced or 0.0, LONGEST_OUTAGE_S))
        if not self.is_live and not (self._was_well and self._waited_s + pause <= MOST_LOOPBACK_WAITING_S):
            pause = 0.0
        self._waited_s += pause
        self.sleep(pause)  # Without a pause too: here a signal ends the run.


def _is_trouble(result: Answer | NoAnswerError) -> bool:
    return isinstance(result, NoAnswerError) or result.status in TRANSIENT


def _reason(trouble: Answer | NoAnswerError) -> str:
    return str(trouble) if isinstance(trouble, NoAnswerError) else f"status {trouble.status}"


def _look(request: Request) -> Request:
    """A read that every store answers, with the token of the given request."""
    headers = tuple(header for header in request.headers if header[0].lower() == "authorization")
    return Request("GET", f"/{request.path.split('/')[1]}/profile", headers)


def retry_after_s(answer: Answer) -> float | None:
    """Seconds; None when the header is missing or does not hold a number of seconds."""
    text = (answer.header("Retry-After") or "").strip()
    return float(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
