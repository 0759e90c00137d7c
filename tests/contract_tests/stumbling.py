"""For tests of the tests: the stand-in on the network, which does something else at one request."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from contract_tests.contract.reader import the_contract
from contract_tests.profiles import Profile
from contract_tests.target.target import Account, Target, network_target
from contract_tests.wire import Answer, NoAnswerError, Request, Wire, json_request

ACCOUNT = Account(1003, "secret_on_loopback")
# Without the systematic cases, which take seconds to make: it is of no matter which request stumbles.
PROFILE = Profile(
    "small",
    machine_examples=10,
    machine_steps=15,
    fuzz_examples=1,
    stateful_examples=2,
    phases=("examples", "fuzzing", "stateful"),
    shrink=False,
)
RESET = "ReadError: reset"
PAGE = Answer(503, (("Content-Type", "text/html"),), b"<html>503 Service Unavailable</html>")
Wanted = Callable[[Request], bool]


def reset(_: Request) -> Answer:
    raise NoAnswerError(RESET)


@dataclass
class Stumbling:
    """The stand-in, which at the `skip`-th request of a kind does something else once, perhaps after its work.

    Args:
        lasting: it does so whenever this request comes again.
    """

    wire: Wire
    wanted: Wanted
    skip: int
    instead: Wire
    applied: bool = False
    lasting: bool = False
    stumbled: list[Request] = field(default_factory=list)

    def __call__(self, request: Request) -> Answer:
        if self.wanted(request):
            self.skip -= 1
            if self.skip == -1:
                self.stumbled.append(request)
                if self.applied:
                    self.wire(request)
                return self.instead(request)
        if self.lasting and request in self.stumbled:
            return self.instead(request)
        return self.wire(request)


def things(wire: Wire) -> int:
    """How many products, categories and classes there are, beside the class that every store has."""

    def get(path: str) -> Any:
        return wire(json_request("GET", f"/{ACCOUNT.store}/{path}", token=ACCOUNT.token)).json()

    pages = [get("products"), get("categories?hidden_categories=true")]
    return sum(page["total"] for page in pages) + len(get("classes")) - 1


def is_any(_: Request) -> bool:
    return True


def is_of(operation: str) -> Wanted:
    def wanted(request: Request) -> bool:
        route = the_contract().route(request.path)
        found = route.operations.get(request.method) if route else None
        return found is not None and found.id == operation

    return wanted


@contextmanager
def server(wire: Wire) -> Iterator[Target]:
    where = "http://server.test/api/v3"
    with network_target(where, ACCOUNT, run="run", wire=wire, sleep=lambda _: None) as target:
        yield target


def aim_at(base_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("ECWID_BASE_URL", base_url),
        ("ECWID_STORE_ID", str(ACCOUNT.store)),
        ("ECWID_TOKEN", ACCOUNT.token),
    ):
        monkeypatch.setenv(name, value)
    for name in ("ECWID_OTHER_STORE_ID", "ECWID_OTHER_TOKEN"):
        monkeypatch.delenv(name, raising=False)
