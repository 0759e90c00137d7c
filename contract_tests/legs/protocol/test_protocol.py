"""Requests that no generator writes, one test each; `rows` says what a row is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from contract_tests.legs.protocol.bench import Bench, suits
from contract_tests.legs.protocol.row import Row
from contract_tests.legs.protocol.rows import live_rows, rows
from contract_tests.run import ContractRun
from contract_tests.target.target import Target


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    run = ContractRun.current[-1]
    target = run.target
    chosen = live_rows(target, run.seed or 0) if target.is_live else _suitable(target)
    metafunc.parametrize("row", chosen, ids=[row.name for row in chosen])


def _suitable(target: Target) -> list[Row]:
    return [row for row in rows(target.contract) if suits(row, target)]


@pytest.fixture(scope="module")
def bench(target: Target) -> Iterator[Bench]:
    made = Bench(target)
    yield made
    made.close()


def test_request_gets_a_right_status(row: Row, bench: Bench) -> None:
    bench.send(row)
