"""The requests that no generator writes, one test each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from contract_tests.bench import Bench
from contract_tests.contract import the_contract
from contract_tests.protocol import Row, rows
from contract_tests.target import mock_target


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    with mock_target() as target:
        yield Bench(target)


@pytest.mark.parametrize("row", rows(the_contract()), ids=lambda row: row.name)
def test_request_gets_a_right_status(row: Row, bench: Bench) -> None:
    request, answer, problems = bench.send(row)
    assert not problems, (request.method, request.target, answer.status, answer.body[:300])
