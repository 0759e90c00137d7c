"""Targets for the tests of this folder. No test here needs a network or another test."""

from __future__ import annotations

from collections.abc import Generator, Iterator

import pytest

from contract_tests.ending import RunEndedError
from contract_tests.target.target import Target, mock_target


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """It is a KeyboardInterrupt, which would end pytest."""
    try:
        return (yield)
    except RunEndedError as exc:
        raise AssertionError(f"the run ended: {exc}") from exc


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What Hypothesis found in one test must not be tried first in another."""
    monkeypatch.setenv("CI", "1")


@pytest.fixture
def target() -> Iterator[Target]:
    """A healthy stand-in of its own, in this process."""
    with mock_target() as made:
        yield made
