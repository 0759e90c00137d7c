"""Named programs for the state machine, run as they stand, with every seed.

A case found in the wild goes here. Write it with the machine's own rules, which compare every answer with the model,
and name it after what must be true.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from contract_tests.legs.machine.machine import CombinationLifecycle
from contract_tests.target.scratch import persistently
from contract_tests.target.target import Target

# Far above the numbers of the random programs, whose SKUs are made of them.
FIRST = 1_000_000


@pytest.fixture
def machine(target: Target) -> Iterator[CombinationLifecycle]:
    """In a state of its own."""
    made = persistently(lambda: CombinationLifecycle(target, FIRST + next(target.numbers)))
    yield made
    made.teardown_quietly()
