"""Several processes for one run of the mock, by pytest-xdist (`-n 2`).

Each worker has a mock of its own, which begins anew with each group of tests: those of a module, or one test of the
state machine. A group goes to one worker as a whole. So a test sends the same requests wherever it runs, and whatever
runs beside it. What the workers saw comes together in the report of the process that was started.
"""

from __future__ import annotations

import logging
import pickle
import signal
from contextlib import ExitStack
from dataclasses import asdict, replace
from importlib import import_module
from itertools import count
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryDirectory
from typing import Any

import ecwid_api
import ecwid_client
import pytest
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

from contract_tests.ending import SIGNALS
from contract_tests.report.har import HarLog
from contract_tests.run import ContractRun, leg_at
from contract_tests.target.recorder import Exchange


def group_of(nodeid: str) -> str:
    module = nodeid.partition("::")[0]
    return nodeid if "machine" in Path(module).parts else module


def leg_of_id(config: pytest.Config, nodeid: str) -> str:
    return leg_at(config.rootpath / nodeid.partition("::")[0])


class Groups(LoadScopeScheduling):  # type: ignore[misc]
    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)


class Controller:
    """A pytest plugin of the process that was started. It sends no request itself."""

    def __init__(self, config: pytest.Config, run: ContractRun, folder: Path) -> None:
        self.run = run
        self._config = config
        # While the run goes on, this file does not exist.
        self._stop = folder / "stop"
        self._calls = 0

    def pytest_xdist_make_scheduler(self, config: pytest.Config, log: Any) -> Groups:
        return Groups(config, log)

    def pytest_configure_node(self, node: Any) -> None:
        profile = asdict(self.run.profile)
        node.workerinput["contract"] = {"seed": self.run.seed, "profile": profile, "stop": str(self._stop)}

    def pytest_xdist_node_collection_finished(self, node: Any, ids: list[str]) -> None:
        self.run.begin(node.config, [leg_of_id(node.config, id_) for id_ in ids])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "teardown" and (progress := self.run.progress):
            leg = leg_of_id(self._config, report.nodeid)
            self._calls += getattr(report, "requests", 0)
            progress.done(leg)
            progress.tick(leg, self._calls)
        self._pass_on_the_end()

    def pytest_testnodedown(self, node: Any, error: object) -> None:
        if output := getattr(node, "workeroutput", {}).get("contract"):
            report, exchanges = pickle.loads(output)  # noqa: S301  it comes from a process of ours
            self.run.add(report)
            for exchange in exchanges:
                for listener in self.run.target.recorder.listeners:
                    listener(exchange)
        else:
            self.run.target.recorder.end(f"a worker broke off: {error}")
        self._pass_on_the_end()

    def _pass_on_the_end(self) -> None:
        if self.run.target.recorder.ended:
            self._stop.touch()

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self) -> None:
        for leg in self.run.report.seconds:
            self.run.say(leg)


class Worker:
    """A pytest plugin of a process that tests a mock of its own."""

    def __init__(self, run: ContractRun, stop: str) -> None:
        self.run = run
        self._har = HarLog(run.target.base_url)
        self._stop = Path(stop)
        self._group, self._calls = "", 0
        run.target.recorder.listeners.append(self._note)
        # Signals reach every process of a terminal or a job; the one that was started says what becomes of them.
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        # What the client warns of becomes a finding; Python would print it among them.
        logging.getLogger("ecwid_client").addHandler(logging.NullHandler())
        # Hypothesis takes up constants of whatever is imported, and the client imports what is asked of it.
        for package in (ecwid_api, ecwid_client):
            for module in walk_packages(package.__path__, f"{package.__name__}."):
                import_module(module.name)

    def _note(self, exchange: Exchange) -> None:
        self._har.note(exchange)
        if self._stop.exists():
            self.run.target.recorder.end("the run has ended elsewhere")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> None:
        if (group := group_of(item.nodeid)) != self._group:
            self._group = group
            self.run.start_over()
            self.run.target.numbers = count(1)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, call: pytest.CallInfo[None]) -> Any:
        report = yield
        if call.when == "teardown":
            calls = self.run.target.recorder.calls
            report.requests, self._calls = calls - self._calls, calls
        return report

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        recorder, config = self.run.target.recorder, session.config
        seen = replace(self.run.report, hide=str, reach=recorder.reach, ended=recorder.ended)
        config.workeroutput["contract"] = pickle.dumps((seen, self._har.exchanges))  # type: ignore[attr-defined]


def prepare(config: pytest.Config, run: ContractRun, stack: ExitStack) -> None:
    """Registers what this process needs besides, if there are workers or it is one."""
    if given := getattr(config, "workerinput", None):
        config.pluginmanager.register(Worker(run, given["contract"]["stop"]))
    elif config.getoption("numprocesses", None):
        folder = stack.enter_context(TemporaryDirectory())
        config.pluginmanager.register(Controller(config, run, Path(folder)))
