"""What several legs need."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

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


@pytest.fixture
def scratch(target: Target) -> Iterator[Scratch]:
    """Makes products, which are removed after the test."""
    made = Scratch(target)
    yield made
    made.remove_all()
