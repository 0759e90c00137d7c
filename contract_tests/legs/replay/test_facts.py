"""What the vendor's own tests expect of the live service, and the rules of the catalog, row by row."""

from __future__ import annotations

import pytest

from contract_tests.legs.replay.facts import Fact, Play, facts
from contract_tests.target.scratch import Scratch
from contract_tests.target.target import Target


@pytest.mark.parametrize("fact", facts(), ids=lambda fact: fact.name)
def test_server_keeps_the_fact(fact: Fact, target: Target, scratch: Scratch) -> None:
    Play(target, scratch).run(fact)
