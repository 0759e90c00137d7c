"""One run of the legs against one target, with pytest as the runner.

`run` starts pytest with `ContractRun`, a plugin that gives the legs their target, turns what they raise into findings,
and keeps a report of them. Legs are plain test modules in `legs/`; what a test may raise, and what comes of it:

BrokenContractError   a finding
UNREADABLE            a finding: the answer was so wrong that the test could not go on
NoAnswerError         a finding on loopback; on the way to a live store weather, and the test counts as skipped
BlockedError          a guard did not send the request: skipped, and counted as not asked there
RunEndedError         the run is over; the rest is not tested
anything else         a mistake of the tests, which also ends the run

A test in which the answer to a write was lost in the weather says nothing, whatever it raises: nobody knows what the
write did. It is run again, and counts as skipped after `ATTEMPTS` of them.
"""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Generator, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from hypothesis.errors import Flaky

from contract_tests.contract.reader import ROOT, Contract
from contract_tests.ending import RunEndedError
from contract_tests.profiles import PROFILES, Profile
from contract_tests.reach import reach_findings
from contract_tests.report.findings import Finding, causes
from contract_tests.report.progress import Progress
from contract_tests.report.report import Report
from contract_tests.target.recorder import BrokenContractError
from contract_tests.target.redaction import Redaction
from contract_tests.target.scratch import UNREADABLE
from contract_tests.target.target import Target, secrets_of
from contract_tests.wire import BlockedError, NoAnswerError, json_request

FOLDER = Path(__file__).parent / "legs"
LEGS = ("replay", "protocol", "links", "retries", "scenarios", "machine", "schemathesis")
# In a live store, in the order in which they find most: requests are scarce there. The second group only reads.
LIVE_LEGS = ("scenarios", "links", "machine", "protocol", "replay", "schemathesis")
LIVE_PROGRAMS = 10
READING_LEGS = frozenset(("protocol", "schemathesis"))
# Seconds that a test takes, beside those of the other legs.
WEIGHTS = {"protocol": 0.005, "scenarios": 0.2, "machine": 1.8, "schemathesis": 0.25, "retries": 0.01}
ATTEMPTS = 3
SETTINGS = (
    *("-o", "addopts=", "-o", "filterwarnings=", "-o", "xfail_strict=1"),
    *("-s", "--assert=plain", "-p", "no:timeout", "-p", "no:logging"),
    # It collects garbage five times at each end, which takes seconds in a large process.
    *("-p", "no:unraisableexception"),
)
NOT_RUN: Mapping[int, str] = {
    pytest.ExitCode.INTERNAL_ERROR: "pytest broke off",
    pytest.ExitCode.USAGE_ERROR: "pytest refuses what it was asked",
    pytest.ExitCode.NO_TESTS_COLLECTED: "no test was chosen",
}
SCHEMATHESIS_MODULE = "contract_tests.legs.schemathesis.test_schemathesis"


def run(
    target: Target,
    *,
    legs: Sequence[str] = LEGS,
    seed: int | None = 1,
    profile: Profile = PROFILES["full"],
    progress: Progress | None = None,
    options: Sequence[str] = ("-p", "no:cacheprovider"),
    first_only: bool = False,
) -> Report:
    """Whatever ends the run, the report holds what was found until then.

    Args:
        options: more of pytest's own.
        first_only: pass over the rest of a leg once it has found something.
    """
    if target.is_live:
        legs = [leg for leg in LIVE_LEGS if leg in legs and (target.writes or leg in READING_LEGS)]
    plugin = ContractRun(target, seed, profile, progress, first_only=first_only)
    plugin.report.legs = tuple(legs)
    if not legs:
        plugin.report.ended = "nothing was sent"
        return plugin.report
    settings = ("-c", str(ROOT / "pyproject.toml"), *SETTINGS)
    code = pytest.main([*settings, *options, *map(path_of, legs)], plugins=[plugin])
    if reason := NOT_RUN.get(code):
        target.recorder.end(reason)
    plugin.close()
    return plugin.report


def path_of(leg: str) -> str:
    folder = FOLDER / leg
    return str(folder if folder.is_dir() else FOLDER / f"test_{leg}.py")


def leg_of(item: pytest.Item) -> str:
    """Empty for a test that is none of the legs'."""
    return leg_at(item.path)


@cache
def leg_at(path: Path) -> str:
    return (
        path.relative_to(FOLDER).parts[0].removeprefix("test_").removesuffix(".py")
        if FOLDER in path.parents
        else ""
    )


class ContractRun:
    """A pytest plugin; `current` is the one whose session is running, the innermost if there are several."""

    current: list[ContractRun] = []  # noqa: RUF012  shared on purpose

    def __init__(
        self,
        target: Target,
        seed: int | None,
        profile: Profile,
        progress: Progress | None = None,
        *,
        first_only: bool = False,
    ) -> None:
        self.target = target
        self.seed = seed
        self.profile = profile
        self.progress = progress
        self.first_only = first_only
        hide = Redaction(secrets_of(target.accounts))
        self.report = Report(
            target.base_url,
            target.accounts[0].store,
            seed,
            LEGS,
            profile.name,
            target.reset is not None,
            hide,
        )
        self._leg, self._calls, self._began = "", 0, 0.0
        self._says_nothing = self._repeats = False
        self._waiting: dict[str, int] = {}
        self._is_whole = False

    @property
    def contract(self) -> Contract:
        return self.target.contract

    @property
    def machine_examples(self) -> int:
        return min(self.profile.machine_examples, LIVE_PROGRAMS if self.target.is_live else sys.maxsize)

    def begin(self, config: pytest.Config, legs: list[str]) -> None:
        """`legs` holds the leg of each test that was chosen."""
        self._waiting = {leg: legs.count(leg) for leg in legs}
        option = config.option
        selects = option.keyword or option.markexpr or getattr(option, "lf", False) or option.maxfail
        self._is_whole = set(legs) >= set(LEGS) and not selects
        if self.progress:
            self.progress.begin(legs)

    def start_over(self) -> None:
        """With a server as if nothing had been sent before."""
        if self.target.reset:
            self.target.reset()

    def add(self, report: Report) -> None:
        """What another process saw."""
        self.report.add(report)
        self.target.recorder.reach.update(report.reach)
        if report.ended:
            self.target.recorder.end(report.ended)

    def say(self, leg: str) -> None:
        if self.progress:
            self.progress.say(self._line(leg))

    def close(self) -> None:
        """What can be said only in the end."""
        recorder, report = self.target.recorder, self.report
        report.reach = recorder.reach
        report.ended = report.ended or report.hide(recorder.ended)
        if not report.calls.total():
            report.ended = report.ended or "nothing was sent"
        if self._is_whole and report.passed and not self.target.is_live:
            report.findings.extend(reach_findings(self.contract, report.reach, self.target.untested))

    # Hooks

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        self.current.append(self)
        # schemathesis makes its tests when the module is imported, for the contract of that run.
        sys.modules.pop(SCHEMATHESIS_MODULE, None)
        reporter = config.pluginmanager.get_plugin("terminalreporter")
        if reporter and not config.option.verbose > 0:
            config.pluginmanager.unregister(reporter)
            config.option.tbstyle = "value"  # Nobody reads tracebacks, and they are slow to make.

    def pytest_unconfigure(self) -> None:
        self.current.remove(self)

    def pytest_itemcollected(self, item: Any) -> None:
        """pytest leaves the operation out of the id of a schemathesis test: JUnit, `--lf` and workers need it."""
        if not item.nodeid.endswith(item.name):
            operation = item.name.partition("[")[2].removesuffix("]")
            item._id = item.id.with_params(operation)  # noqa: SLF001  as pytest does for its own items

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.target.recorder.end(
                f"a mistake of the tests, please report it: {report.longreprtext[-500:]}"
            )

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, session: pytest.Session, items: list[pytest.Item]) -> None:
        self.begin(session.config, [leg_of(item) for item in items])

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """JUnit says why a run ended before its time, also when that was in a test that had sent all of its own."""
        account = self.target.accounts[0]
        self.target.recorder.look_again(json_request("GET", f"/{account.store}/profile", token=account.token))
        if reason := self.target.recorder.ended:
            where, text = "contract_tests/run.py", self.report.hide(f"not tested to the end: {reason}")
            ended = pytest.TestReport(
                f"{where}::the_run_comes_to_its_end", (where, None, ""), {}, "failed", text, "call"
            )
            session.config.hook.pytest_runtest_logreport(report=ended)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(
        self, item: pytest.Item, nextitem: pytest.Item | None
    ) -> Generator[None, object, object]:
        recorder, leg = self.target.recorder, leg_of(item)
        if self._repeats:
            recorder.forget()
            self._says_nothing = False
            return (yield)
        if leg != self._leg:
            self.start_over()
        self._leg, self._calls, self._began = leg, recorder.calls, time.perf_counter()
        recorder.forget()
        self._says_nothing = False
        if self.progress:
            recorder.listeners.append(self._tick)
        try:
            result = yield
            self._repeats = True
            for _ in range(1, ATTEMPTS):
                if self._says_nothing and not recorder.ended:
                    self.report.unanswered += len(recorder.weather)
                    item.ihook.pytest_runtest_protocol(item=item, nextitem=nextitem)
            return result
        finally:
            self._repeats = False
            if self.progress:
                recorder.listeners.remove(self._tick)
                self.progress.done(leg)
            self._count(leg)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Generator[None, object, object]:
        if self.first_only and any(finding.leg == leg_of(item) for finding in self.report.findings):
            pytest.skip("the leg has found something")
        return (yield from self._guarded(item.session))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, object, object]:
        return (yield from self._guarded(item.session))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> Generator[None, object, object]:
        return (yield from self._guarded(item.session))

    def _guarded(self, session: pytest.Session) -> Generator[None, object, object]:
        """The end of the run is a KeyboardInterrupt, at which pytest would print a traceback."""
        try:
            return (yield)
        except RunEndedError as exc:
            self.target.recorder.end(str(exc))
            raise BlockedError(str(exc)) from exc
        finally:
            if self.target.recorder.ended:
                session.shouldstop = self.target.recorder.ended

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        raised = call.excinfo.value if call.excinfo else None
        found = self._findings(item, raised)
        if self.target.recorder.ended:
            item.session.shouldstop = self.target.recorder.ended
        if found:
            report.outcome = "failed"
            report.longrepr = "\n".join(f"{one.operation}: {one.check}: {one.message}" for one in found)
        elif report.failed and self.target.recorder.ended:
            report.longrepr = self.report.hide(f"not tested to the end: {self.target.recorder.ended}")
        elif report.failed:
            why = "the answer was lost"
            if blocked := [error for error in _flat(raised) if isinstance(error, BlockedError)]:
                why = self.report.hide(f"not asked there: {blocked[0]}")
                self.report.not_asked[leg_of(item)] += 1
            report.outcome, report.longrepr = "skipped", (str(item.path), 0, why)
        self.report.findings.extend(found)
        return report

    # Findings

    def _findings(self, item: pytest.Item, raised: BaseException | None) -> list[Finding]:
        recorder, leg = self.target.recorder, leg_of(item)
        if recorder.weather:
            self._says_nothing |= raised is not None
            broken = []
        else:
            broken = [one for error in _flat(raised) if (one := self._broken(leg, error))]
            broken = broken or recorder.broken[-1:]
        recorder.broken.clear()
        found = [
            Finding(leg, one.operation, one.check, one.message, one.requests, item.name) for one in broken
        ]
        self.report.unanswered += len(recorder.lost)
        if not self.target.is_live:  # On the way to a live store it is weather.
            found += [
                Finding(leg, recorder.operation(request), fault.check, fault.message, (request,), item.name)
                for request, fault in recorder.lost
            ]
        recorder.lost.clear()
        return [finding.redacted(self.report.hide) for finding in _unique(found)]

    def _broken(self, leg: str, error: BaseException) -> BrokenContractError | None:
        match error:
            case BrokenContractError():
                return error
            case NoAnswerError() | BlockedError() | pytest.skip.Exception() | Flaky() | RunEndedError():
                return None  # A program that goes well when it is repeated is flaky; a lost answer is such a case.
            case _ if isinstance(error, UNREADABLE):
                history = self.target.recorder.history
                requests = tuple(exchange.request for exchange in history[-3:])
                operation = self.target.recorder.operation(requests[-1]) if requests else leg
                return BrokenContractError(operation, "unreadable", _where(error), requests)
            case _:
                self.target.recorder.end(f"a mistake of the tests, please report it: {_where(error)}")
                return None

    # Counting

    def _tick(self, _: object) -> None:
        if self.progress:
            self.progress.tick(self._leg, self.target.recorder.calls)

    def _count(self, leg: str) -> None:
        report = self.report
        report.seconds[leg] += time.perf_counter() - self._began
        report.calls[leg] += self.target.recorder.calls - self._calls
        report.tests[leg] += 1
        self._waiting[leg] -= 1
        if not self._waiting[leg] or self.target.recorder.ended:
            self.say(leg)

    def _line(self, leg: str) -> str:
        report = self.report
        number = len(causes(finding for finding in report.findings if finding.leg == leg))
        found = f"{number} finding{'s' if number > 1 else ''}" if number else "ok"
        if not_asked := report.not_asked[leg]:
            found += f", {not_asked} tests not asked there"
        verdict = "broken off" if self.target.recorder.ended else found
        return (
            f"{leg:<13} {report.tests[leg]:>5,} tests {report.calls[leg]:>7,} requests "
            f"{report.seconds[leg]:>6.1f} s  {verdict}"
        )


def _flat(error: BaseException | None) -> Iterator[BaseException]:
    """What a group of errors is made of."""
    if isinstance(error, BaseExceptionGroup) and not isinstance(error, Flaky):
        for one in error.exceptions:
            yield from _flat(one)
    elif error is not None:
        yield error


def _unique(findings: list[Finding]) -> list[Finding]:
    return [next(group) for _, group in groupby(findings, lambda one: (one.operation, one.message))]


def _where(error: BaseException) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(last.filename).name}, line {last.lineno})"
