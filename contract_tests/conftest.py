"""Targets for the tests of this folder. No test here needs a network or another test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from contract_tests.target import Target, mock_target


@pytest.fixture
def target() -> Iterator[Target]:
    """A healthy stand-in of its own, in this process."""
    with mock_target() as made:
        yield made
