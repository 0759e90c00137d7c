"""A server under test: the mock in this process, or any server on the network."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from contract_tests.contract.reader import CONTRACT_FILE, Contract, the_contract
from contract_tests.judge.judge import Judge
from contract_tests.target.closed import Closed, is_closed
from contract_tests.target.ledger import Ledger
from contract_tests.target.patience import Patient
from contract_tests.target.recorder import Recorder
from contract_tests.wire import Answer, NetworkWire, Request, Wire, json_request, unpacked

if TYPE_CHECKING:
    import ecwid_mock


@dataclass(frozen=True, slots=True)
class Account:
    """A store and the token that opens it."""

    store: int
    token: str = field(repr=False)


@dataclass
class Target:
    """`accounts[0]` is the store under test; further ones are there to be kept apart from it."""

    base_url: str
    accounts: tuple[Account, ...]
    recorder: Recorder
    is_live: bool = False
    writes: bool = True
    reset: Callable[[], None] | None = None
    # Lets some seconds pass on the server's clock.
    later: Callable[[float], None] | None = None
    run: str = "run"
    # Removes what the run made and has not removed; the paths of what stays behind.
    clean: Callable[[], list[str]] = list
    # For SKUs that were never used before, even if what had them could not be removed.
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def contract(self) -> Contract:
        return self.recorder.judge.contract

    @property
    def untested(self) -> frozenset[str]:
        """Operations that nobody may send to a store that may hold more than ours."""
        return frozenset() if self.reset else frozenset(("deleteAllProducts",))

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

    def check(self, operation: str, check: str, problems: Iterable[str], *requests: Request) -> None:
        """
        Args:
            requests: those that show the problems; all of the test so far when left out.

        Raises:
            BrokenContractError: there are problems.
        """
        if found := list(problems):
            self.recorder.breaks(operation, check, "; ".join(found), requests or self.recorder.telling())


def judge_for(accounts: tuple[Account, ...], *, strict: bool, contract: Contract | None = None) -> Judge:
    tokens = {str(account.store): account.token for account in accounts}
    return Judge(contract or the_contract(), lambda store, token: tokens.get(store) == token, strict)


@contextmanager
def mock_target(
    defect: Callable[[Wire], Wire] | None = None, contract: Contract | None = None, *, log: bool = False
) -> Iterator[Target]:
    """The stand-in, in this process, perhaps with a defect in front of it."""
    accounts = (Account(1003, "secret_contract_a"), Account(1004, "secret_contract_b"))
    with mock_wire(accounts, contract) as (wire, mock):
        faulty = defect(wire) if defect else wire
        recorder = Recorder(faulty, judge_for(accounts, strict=True, contract=contract), secrets_of(accounts))
        if log:
            recorder.log = []
        start_over = getattr(faulty, "reset", None)

        def reset_both() -> None:
            mock.reset()
            if recorder.witness:
                recorder.witness.forget()
            if start_over:
                start_over()

        base_url = "http://ecwid-mock.test/api/v3"
        yield Target(base_url, accounts, recorder, reset=reset_both, later=mock.clock.advance, run="run")


@contextmanager
def mock_wire(
    accounts: tuple[Account, ...], contract: Contract | None = None
) -> Iterator[tuple[Wire, ecwid_mock.Mock]]:
    import ecwid_mock

    stores = [ecwid_mock.Store(account.store, account.token) for account in accounts]
    with _contract_file(contract) as file, ecwid_mock.Mock(stores=stores, contract=file) as mock:
        prefix = urlsplit(mock.base_url).path

        def wire(request: Request) -> Answer:
            answer = mock.handle(
                ecwid_mock.Request(request.method, prefix + request.target, request.headers, request.body)
            )
            return unpacked(request, Answer(answer.status, tuple(answer.headers), answer.body))

        yield wire, mock


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
        judge = judge_for(accounts, strict=True)
        recorder = Recorder(_minding_what_is_closed(ledger, judge), judge, secrets_of(accounts))
        yield Target(base_url, accounts, recorder, run=run, clean=ledger.clean)
    finally:
        network.close()


def _minding_what_is_closed(wire: Wire, judge: Judge) -> Wire:
    closed = Closed(is_closed)

    def send(request: Request) -> Answer:
        answer = wire(request)
        if operation := judge.operation(request):
            closed.note(operation.id, answer)
        return answer

    return send


def secrets_of(accounts: tuple[Account, ...]) -> tuple[str, ...]:
    return tuple(account.token for account in accounts)


def json_of(answer: Answer) -> Any:
    """The body as JSON, or None."""
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError):
        return None
