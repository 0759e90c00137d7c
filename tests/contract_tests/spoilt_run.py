"""A plugin for pytest: the mock of this process, and of each worker, has a defect. `INTERRUPTED` adds a signal."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from contract_tests.mutants import server
from contract_tests.mutants.registry import SERVER_DEFECTS
from contract_tests.target import target
from contract_tests.wire import Wire

assert server
healthy = target.mock_wire


@contextmanager
def broken(*given: object) -> Iterator[tuple[Wire, object]]:
    with healthy(*given) as (wire, reset):
        yield SERVER_DEFECTS["S39"](wire), reset


target.mock_wire = broken


class Interrupting:
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """As a terminal or a job does it: to every process."""
        if report.failed and (name := os.environ.pop("INTERRUPTED", "")):
            os.killpg(0, signal.Signals[name])


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Interrupting())
