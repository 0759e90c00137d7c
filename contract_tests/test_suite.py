"""The whole suite against the stand-in: what `make contract PROFILE=quick` does, as tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from contract_tests.contract import the_contract
from contract_tests.report import describe
from contract_tests.suite import LEGS, PROFILES, Report, reach_findings, run_suite
from contract_tests.target import mock_target


@pytest.fixture(scope="module")
def report() -> Iterator[Report]:
    with mock_target() as target:
        yield run_suite(target, seed=1, profile=PROFILES["quick"])


@pytest.mark.parametrize("leg", [*LEGS, "reach"])
def test_leg_finds_nothing_in_a_healthy_server(report: Report, leg: str) -> None:
    found = [finding for finding in report.findings if finding.leg.startswith(leg)]
    assert not found, "\n".join(line for finding in found for line in describe(finding))


def test_every_leg_counts_what_it_sends(report: Report) -> None:
    assert [leg for leg in LEGS if not report.calls[leg]] == []


@pytest.mark.parametrize("operation", sorted(the_contract().operations))
def test_operation_succeeds_ten_times(report: Report, operation: str) -> None:
    """A run that saw only refusals would pass every check."""
    assert report.reach[operation, 200] >= 10


def test_every_link_is_followed(report: Report) -> None:
    assert report.links == the_contract().links()


def test_reach_floor_notices_a_vacuous_run() -> None:
    seen = {(operation, 404): 1000 for operation in the_contract().operations}
    missing = {finding.operation for finding in reach_findings(the_contract(), seen)}
    assert missing == set(the_contract().operations)
