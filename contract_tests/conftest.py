"""For `pytest contract_tests`: without the command in front of it, pytest tests the mock in this process."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from contract_tests.run import PROFILES, ContractRun
from contract_tests.target.target import mock_target


def pytest_configure(config: pytest.Config) -> None:
    if any(isinstance(plugin, ContractRun) for plugin in config.pluginmanager.get_plugins()):
        return
    stack = ExitStack()
    config.add_cleanup(stack.close)
    config.pluginmanager.register(ContractRun(stack.enter_context(mock_target()), 1, PROFILES["quick"]))
