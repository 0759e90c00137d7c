"""A server under test, and what every exchange with it leaves behind."""

from __future__ import annotations

import json
import shlex
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from contract_tests.contract import CONTRACT_FILE, Contract, the_contract
from contract_tests.ending import RunEndedError
from contract_tests.judge import Fault, Judge
from contract_tests.ledger import Ledger
from contract_tests.patience import Patient
from contract_tests.redaction import HIDDEN, Redaction
from contract_tests.wire import Answer, NetworkWire, NoAnswerError, Request, Wire, json_request, unpacked
from contract_tests.witness import Witness

# Ids of single requests, drawn anew in every run.
_RANDOM = frozenset(("x-ecwid-api-request-id", "x-schemathesis-testcaseid"))
_NOISE = _RANDOM | {"content-length", "user-agent", "accept", "accept-encoding", "connection"}
# In a row, before a server counts as dead, or as broken where nothing but 5xx has come.
NO_ANSWERS = 3
NOTHING_BUT_5XX = 20
LOST = Answer(0)
NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True)
class Account:
    """A store and the token that opens it."""

    store: int
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Exchange:
    request: Request
    answer: Answer
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken promise, with what it takes to see it again."""

    leg: str
    operation: str
    check: str
    message: str
    requests: tuple[str, ...] = ()
    reproduce: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        return self.leg, self.operation, self.check


class Recorder:
    """A wire that counts, judges and remembers what passes through it."""

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
        self.log: list[bytes] | None = None
        # Why the run ends before its time.
        self.ended = ""
        self.lost: list[tuple[Request, Fault]] = []
        self._is_alive, self._unanswered, self._failures = False, 0, 0
        self.listeners: list[Callable[[Exchange], None]] = []

    def __call__(self, request: Request) -> Answer:
        if self.ended:
            raise RunEndedError(self.ended)
        try:
            answer = self._ask(self._wire, request)
        except NoAnswerError:
            self._note(Exchange(request, LOST, (self.lost[-1][1],)))
            raise
        operation = self.judge.operation(request)
        self.reach[operation.id if operation else "none", answer.status] += 1
        # What does not even have the right form is not compared.
        faults = self.judge.faults(request, answer) or self._contradictions(request, answer)
        self._note(Exchange(request, answer, tuple(faults)))
        return answer

    def _note(self, exchange: Exchange) -> None:
        self.calls += 1
        self.history.append(exchange)
        if self.log is not None:
            self.log.append(self._line(exchange))
        for listener in self.listeners:
            listener(exchange)

    def quiet(self, request: Request) -> Answer:
        """For what the harness sends on its own account: not counted, and judged only by whether it is answered.

        Raises:
            NoAnswerError: nothing came, or a status of 500 or more.
        """
        if self.ended and request.method != "DELETE":
            raise RunEndedError(self.ended)
        answer = self._ask(self._quiet, request)
        if answer.status >= 500:
            self.lost.append((request, Fault("not_a_server_error", f"status {answer.status}")))
            raise NoAnswerError(f"status {answer.status}")
        if request.method != "GET":
            self._contradictions(request, answer)
        return answer

    def _ask(self, wire: Wire, request: Request) -> Answer:
        try:
            answer = wire(request)
        except NoAnswerError as exc:
            self.lost.append((request, Fault(NO_ANSWER, str(exc))))
            if self.witness and request.method != "GET":
                self.witness.forget()  # Nobody knows what became of it.
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

    def end(self, reason: str) -> None:
        """Let nothing more through but what the harness sends to clean up."""
        self.ended = self.ended or reason

    def _contradictions(self, request: Request, answer: Answer) -> list[Fault]:
        found = self.witness.problems(request, answer) if self.witness else ()
        return [Fault("witness", problem) for problem in found]

    def forget(self) -> None:
        self.history.clear()

    def curl(self, request: Request, base_url: str) -> str:
        """The request as one line for a shell; the token is left to the environment."""
        words = ["curl", "-sS", "-i", "-X", request.method]
        for name, value in request.headers:
            if name.lower() not in _NOISE:
                words += ["-H", f"{name}: {self.redacted(value)}"]
        if len(request.body) > 2000:
            words += ["--data-binary", f"<{len(request.body)} bytes>"]
        elif request.body:
            words += ["--data-binary", self.redacted(request.body.decode("utf-8", "backslashreplace"))]
        words.append(base_url + self.redacted(request.target))
        return " ".join(_shell(word) for word in words)

    def _line(self, exchange: Exchange) -> bytes:
        request = exchange.request
        headers = "; ".join(
            f"{name.lower()}: {value}"
            for name, value in sorted(request.headers)
            if name.lower() not in _RANDOM
        )
        body = request.body[:2000].decode("latin-1")
        line = f"{request.method} {request.target} [{headers}] -> {exchange.answer.status} {body}"
        return self.redacted(line).encode("utf-8", "backslashreplace")


@dataclass
class Target:
    """`accounts[0]` is the store under test; further ones are there to be kept apart from it."""

    base_url: str
    accounts: tuple[Account, ...]
    recorder: Recorder
    is_live: bool = False
    writes: bool = True
    reset: Callable[[], None] | None = None
    run: str = "run"
    # Removes what the run made and has not removed; the paths of what stays behind.
    clean: Callable[[], list[str]] = list
    # For SKUs that were never used before, even if what had them could not be removed.
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def contract(self) -> Contract:
        return self.recorder.judge.contract

    @property
    def base_path(self) -> str:
        return urlsplit(self.base_url).path.rstrip("/")

    def send(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        account: Account | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """A JSON request below the account's store, through the recorder."""
        owner = account or self.accounts[0]
        return self.recorder(
            json_request(method, f"/{owner.store}{path}", body, token=owner.token, headers=headers)
        )

    def finding(
        self,
        leg: str,
        operation: str,
        check: str,
        message: str,
        requests: tuple[Request, ...],
        seed: int | None = None,
    ) -> Finding:
        lines = tuple(self.recorder.curl(request, self.base_url) for request in requests)
        chosen = "" if seed is None else f" SEED={seed}"
        return Finding(
            leg, operation, check, self.recorder.redacted(message), lines, f"make contract LEGS={leg}{chosen}"
        )


def judge_for(accounts: tuple[Account, ...], *, strict: bool, contract: Contract | None = None) -> Judge:
    tokens = {str(account.store): account.token for account in accounts}
    return Judge(contract or the_contract(), lambda store, token: tokens.get(store) == token, strict)


@contextmanager
def mock_target(
    defect: Callable[[Wire], Wire] | None = None, contract: Contract | None = None, *, log: bool = False
) -> Iterator[Target]:
    """The stand-in, in this process, perhaps with a defect in front of it."""
    accounts = (Account(1003, "secret_contract_a"), Account(1004, "secret_contract_b"))
    with mock_wire(accounts, contract) as (wire, reset):
        faulty = defect(wire) if defect else wire
        recorder = Recorder(faulty, judge_for(accounts, strict=True, contract=contract), secrets_of(accounts))
        if log:
            recorder.log = []
        start_over = getattr(faulty, "reset", None)

        def reset_both() -> None:
            reset()
            if recorder.witness:
                recorder.witness.forget()
            if start_over:
                start_over()

        yield Target("http://ecwid-mock.test/api/v3", accounts, recorder, reset=reset_both, run="run")


@contextmanager
def mock_wire(
    accounts: tuple[Account, ...], contract: Contract | None = None
) -> Iterator[tuple[Wire, Callable[[], None]]]:
    import ecwid_mock

    stores = [ecwid_mock.Store(account.store, account.token) for account in accounts]
    with _contract_file(contract) as file, ecwid_mock.Mock(stores=stores, contract=file) as mock:
        prefix = urlsplit(mock.base_url).path

        def wire(request: Request) -> Answer:
            answer = mock.handle(
                ecwid_mock.Request(request.method, prefix + request.target, request.headers, request.body)
            )
            return unpacked(request, Answer(answer.status, tuple(answer.headers), answer.body))

        yield wire, mock.reset


@contextmanager
def _contract_file(contract: Contract | None) -> Iterator[Path]:
    if contract is None:
        yield CONTRACT_FILE
        return
    with TemporaryDirectory() as folder:
        file = Path(folder) / "openapi.yaml"
        file.write_text(json.dumps(contract.document))
        yield file


@contextmanager
def network_target(
    base_url: str,
    *accounts: Account,
    run: str,
    wire: Wire | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Target]:
    """A server on the network: any, through its API alone."""
    network = NetworkWire(base_url)
    tokens = {account.store: account.token for account in accounts}
    ledger = Ledger(Patient(wire or network, sleep), tokens, run)
    try:
        recorder = Recorder(ledger, judge_for(accounts, strict=True), secrets_of(accounts))
        yield Target(base_url, accounts, recorder, run=run, clean=ledger.clean)
    finally:
        network.close()


def secrets_of(accounts: tuple[Account, ...]) -> tuple[str, ...]:
    return tuple(account.token for account in accounts)


def json_of(answer: Answer) -> Any:
    """The body as JSON, or None."""
    try:
        return json.loads(answer.body)
    except ValueError:
        return None


def _shell(word: str) -> str:
    """Quoted for a shell, except that the token's variable is still filled in."""
    if HIDDEN not in word:
        return shlex.quote(word)
    inner = word.replace("\\", "\\\\").replace('"', '\\"').replace("`", "\\`")
    return '"' + inner.replace("$", "\\$").replace("\\" + HIDDEN, HIDDEN) + '"'
