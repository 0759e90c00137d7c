"""A wire that counts, judges and remembers what passes through it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Barrier

from contract_tests.ending import RunEndedError
from contract_tests.judge.judge import Fault, Judge
from contract_tests.judge.witness import Witness
from contract_tests.target.redaction import Redaction
from contract_tests.wire import Answer, NoAnswerError, Request, Wire

# Ids of single requests, drawn anew in every run.
RANDOM_HEADERS = frozenset(("x-ecwid-api-request-id", "x-schemathesis-testcaseid"))
# In a row, before a server counts as dead, or as broken where nothing but 5xx has come.
NO_ANSWERS = 3
NOTHING_BUT_5XX = 20
LOST = Answer(0)
NO_ANSWER = "no_answer"


class BrokenContractError(AssertionError):
    """The server, or the client, did something that the contract forbids."""

    def __init__(self, operation: str, check: str, message: str, requests: tuple[Request, ...]) -> None:
        super().__init__(f"{operation}: {check}: {message}")
        self.operation = operation
        self.check = check
        self.message = message
        self.requests = requests


@dataclass(frozen=True, slots=True)
class Exchange:
    """`began` is seconds since the epoch, `took_s` the time until the whole answer was there."""

    request: Request
    answer: Answer
    faults: tuple[Fault, ...] = ()
    began: float = field(default=0.0, compare=False)
    took_s: float = field(default=0.0, compare=False)


class Recorder:
    """Everything that is sent passes through it, and every answer is judged: one that breaks the contract raises.

    Calling it sends a request of a test; `quiet` sends what the harness needs for itself.
    """

    def __init__(
        self, wire: Wire, judge: Judge, secrets: tuple[str, ...], *, quiet: Wire | None = None
    ) -> None:
        self._wire = wire
        self._quiet = quiet or wire
        self.judge = judge
        # A live store is changed by others at the same time, and its search lags.
        self.witness = Witness(judge.contract) if judge.strict else None
        self.redacted = Redaction(secrets)
        self.calls = 0
        self.reach: Counter[tuple[str, int]] = Counter()
        self.history: list[Exchange] = []
        # What was raised since the last `forget`, also if somebody above has caught it.
        self.broken: list[BrokenContractError] = []
        self.lost: list[tuple[Request, Fault]] = []
        # Writes whose answer was lost on the way to a server that is well. What they did, nobody knows.
        self.weather: list[Request] = []
        # What a generated test does then: it is given up, and another one is made.
        self.on_weather: Callable[[], object] = lambda: None
        self.log: list[bytes] | None = None
        # Why the run ends before its time.
        self.ended = ""
        self.listeners: list[Callable[[Exchange], None]] = []
        self._is_alive, self._unanswered, self._failures = False, 0, 0

    def __call__(self, request: Request) -> Answer:
        """
        Raises:
            BrokenContractError: the answer breaks the contract.
            NoAnswerError: nothing came.
            RunEndedError: the run is over.
        """
        if self.ended:
            raise RunEndedError(self.ended)
        began, started = time.time(), time.perf_counter()
        try:
            answer = self._ask(self._wire, request)
        except NoAnswerError as exc:
            fault = Fault(NO_ANSWER, str(exc))
            self._note(Exchange(request, LOST, (fault,), began, time.perf_counter() - started))
            raise
        took = time.perf_counter() - started
        self.reach[self.operation(request), answer.status] += 1
        return self._judged(Exchange(request, answer, self._faults(request, answer), began, took))

    def at_once(self, request: Request, times: int) -> list[Answer]:
        """Send it from several threads at the same moment. Which was first nobody knows, so they come by status."""
        ready = Barrier(times)

        def send(_: int) -> Answer:
            ready.wait()
            return self._ask(self._wire, request)

        if self.ended:
            raise RunEndedError(self.ended)
        began, started = time.time(), time.perf_counter()
        with ThreadPoolExecutor(times) as threads:
            answers = sorted(threads.map(send, range(times)), key=lambda answer: answer.status)
        took = time.perf_counter() - started
        for answer in answers:
            self.reach[self.operation(request), answer.status] += 1
        return [
            self._judged(Exchange(request, answer, self._faults(request, answer), began, took))
            for answer in answers
        ]

    def quiet(self, request: Request) -> Answer:
        """For what the harness sends on its own account: judged, but no sign that the tests have reached anything.

        Raises:
            NoAnswerError: nothing came, or a status of 500 or more.
        """
        if self.ended and request.method != "DELETE":
            raise RunEndedError(self.ended)
        began, started = time.time(), time.perf_counter()
        answer = self._ask(self._quiet, request)
        if answer.status >= 500:
            self.lost.append((request, Fault("not_a_server_error", f"status {answer.status}")))
            raise NoAnswerError(f"status {answer.status}")
        took = time.perf_counter() - started
        return self._judged(Exchange(request, answer, self._faults(request, answer), began, took))

    def operation(self, request: Request) -> str:
        found = self.judge.operation(request)
        return found.id if found else "none"

    def breaks(self, operation: str, check: str, message: str, requests: tuple[Request, ...] = ()) -> None:
        """
        Raises:
            BrokenContractError: always; noted, in case that somebody catches it.
        """
        self.broken.append(BrokenContractError(operation, check, self.redacted(message), requests))
        raise self.broken[-1]

    def end(self, reason: str) -> None:
        """Let nothing more through but what the harness sends to clean up."""
        self.ended = self.ended or reason

    def look_again(self, request: Request) -> None:
        """If the last answer was lost, see whether the server answers at all; if not, the run has ended."""
        while self._unanswered and not self.ended:
            with suppress(NoAnswerError, BrokenContractError, RunEndedError):
                self.quiet(request)

    def forget(self) -> None:
        """Begin anew with the next test."""
        self.history.clear()
        self.broken.clear()
        self.lost.clear()
        self.weather.clear()

    def _judged(self, exchange: Exchange) -> Answer:
        self._note(exchange)
        for fault in exchange.faults:
            operation = self.operation(exchange.request)
            self.breaks(operation, fault.check, fault.message, self.telling())
        return exchange.answer

    def telling(self) -> tuple[Request, ...]:
        """What it takes to see a failure again: all that was written, and what was read last."""
        requests = [exchange.request for exchange in self.history]
        return (*(request for request in requests[:-2] if request.method != "GET"), *requests[-2:])

    def _note(self, exchange: Exchange) -> None:
        self.calls += 1
        self.history.append(exchange)
        if self.log is not None:
            self.log.append(self._line(exchange))
        for listener in self.listeners:
            listener(exchange)

    def _ask(self, wire: Wire, request: Request) -> Answer:
        try:
            answer = wire(request)
        except NoAnswerError as exc:
            if self.witness and request.method != "GET":
                self.witness.forget()  # Nobody knows what became of it.
            if exc.is_weather:
                self._unanswered = 0
                self.weather.append(request)
                self.on_weather()
                raise
            self.lost.append((request, Fault(NO_ANSWER, str(exc))))
            self._unanswered += 1
            if self._unanswered >= NO_ANSWERS:
                self.end(f"the server has stopped answering ({exc})")
            raise
        except RunEndedError as exc:
            self.end(str(exc))
            raise
        self._unanswered = 0
        if answer.status < 500:
            self._is_alive = True
        elif not self._is_alive:
            self._failures += 1
            if self._failures >= NOTHING_BUT_5XX:
                self.end(f"the server answers nothing but {answer.status}")
        return answer

    def _faults(self, request: Request, answer: Answer) -> tuple[Fault, ...]:
        # What does not even have the right form is not compared.
        faults = self.judge.faults(request, answer)
        if not faults and self.witness:
            faults = [Fault("witness", problem) for problem in self.witness.problems(request, answer)]
        return tuple(faults)

    def _line(self, exchange: Exchange) -> bytes:
        request = exchange.request
        headers = "; ".join(
            f"{name.lower()}: {value}"
            for name, value in sorted(request.headers)
            if name.lower() not in RANDOM_HEADERS
        )
        body = request.body[:2000].decode("latin-1")
        line = f"{request.method} {request.target} [{headers}] -> {exchange.answer.status} {body}"
        return self.redacted(line).encode("utf-8", "backslashreplace")
