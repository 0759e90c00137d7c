"""What several legs need."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from contract_tests.legs.elders import Elders
from contract_tests.run import ContractRun
from contract_tests.target.scratch import Scratch
from contract_tests.target.target import Target


@pytest.fixture(scope="session")
def run() -> ContractRun:
    return ContractRun.current[-1]


@pytest.fixture(scope="session")
def target(run: ContractRun) -> Target:
    """The server under test."""
    return run.target


@pytest.fixture(scope="session")
def elders(target: Target) -> Iterator[Elders]:
    with Elders.at_beginning(target) as made:
        yield made


@pytest.fixture(scope="session", autouse=True)
def _elders_first(request: pytest.FixtureRequest, target: Target) -> None:
    """They must grow old. Where the clock can be moved, and all begins anew with each leg, they need not."""
    if target.reset is None and any(
        "elders" in getattr(item, "fixturenames", ()) for item in request.session.items
    ):
        request.getfixturevalue("elders")


@pytest.fixture
def scratch(target: Target) -> Iterator[Scratch]:
    """Makes products, which are removed after the test."""
    made = Scratch(target)
    yield made
    made.remove_all()
