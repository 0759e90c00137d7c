"""For `pytest contract_tests`: without the command in front of it, pytest tests the mock in this process."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from contract_tests.profiles import PROFILES, Profile
from contract_tests.run import ContractRun
from contract_tests.target.target import mock_target
from contract_tests.workers import prepare


def pytest_configure(config: pytest.Config) -> None:
    stack = ExitStack()
    config.add_cleanup(stack.close)
    found = [plugin for plugin in config.pluginmanager.get_plugins() if isinstance(plugin, ContractRun)]
    if not found:
        given = getattr(config, "workerinput", {}).get("contract")
        seed, profile = (given["seed"], Profile(**given["profile"])) if given else (1, PROFILES["quick"])
        found = [ContractRun(stack.enter_context(mock_target()), seed, profile)]
        config.pluginmanager.register(found[0])
    prepare(config, found[0], stack)
