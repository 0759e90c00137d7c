"""All legs of the contract tests in one run, and what came of it."""

from __future__ import annotations

import time
import traceback
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from contract_tests.bench import run_protocol
from contract_tests.contract import Contract
from contract_tests.ending import RunEndedError
from contract_tests.links import run_links
from contract_tests.programs import run_machine
from contract_tests.redaction import Redaction
from contract_tests.replay import run_replay
from contract_tests.retries import run_retries
from contract_tests.scenarios import run_scenarios
from contract_tests.scratch import UNREADABLE
from contract_tests.stateless import run_schemathesis
from contract_tests.target import Finding, Target, secrets_of
from contract_tests.wire import NoAnswerError, Request

LEGS = ("replay", "protocol", "links", "retries", "scenarios", "machine", "schemathesis")
LIVE_LEGS = ("protocol", "schemathesis")
FLOOR = 10
# Documented statuses that no request alone can bring about; tests/ reach them in the stand-in by its switches.
NEEDS_A_SWITCH = frozenset((402, 429, 500))
# The token is checked before the store's id, so a malformed or unknown one is never told apart from a wrong one.
BEHIND_THE_TOKEN = frozenset(
    {
        *(("getProfile", 400), ("getProfile", 404), ("listProducts", 404)),
        *(("listCategories", 404), ("listCategoriesByPath", 404)),
        *(("listClasses", 400), ("listClasses", 404), ("createClass", 404)),
    }
)
# What these refuse belongs to a connected system, or bears an id of one; no request makes such a category.
OF_A_CONNECTED_SYSTEM = frozenset(
    (operation, 409)
    for operation in (
        *("createCategory", "updateCategory", "deleteCategory"),
        *("assignCategoryProducts", "unassignCategoryProducts"),
    )
)


@dataclass(frozen=True, slots=True)
class Profile:
    """How much of each leg."""

    machine_examples: int = 200
    machine_steps: int = 30
    fuzz_examples: int = 10
    stateful_examples: int = 60
    phases: tuple[str, ...] = ("examples", "coverage", "fuzzing", "stateful")
    shrink: bool = True


PROFILES: Mapping[str, Profile] = {
    "quick": Profile(machine_examples=40, fuzz_examples=2, stateful_examples=10),
    "full": Profile(),
    "long": Profile(machine_examples=1000, machine_steps=50, fuzz_examples=200),
}


@dataclass(slots=True)
class Report:
    """What a run saw."""

    base_url: str
    seed: int | None
    legs: tuple[str, ...]
    hide: Callable[[str], str] = field(default=Redaction(()), repr=False)
    findings: list[Finding] = field(default_factory=list)
    reach: Counter[tuple[str, int]] = field(default_factory=Counter)
    checks: Counter[tuple[str, str]] = field(default_factory=Counter)
    links: set[tuple[str, int, str]] = field(default_factory=set)
    seconds: dict[str, float] = field(default_factory=dict)
    calls: dict[str, int] = field(default_factory=dict)
    # Why the run did not come to its end, and what could not be removed from the store.
    ended: str = ""
    unanswered: int = 0
    left: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return not self.findings and not self.ended

    @property
    def verdict(self) -> str:
        found = f"{len(self.findings)} finding{'' if len(self.findings) == 1 else 's'}"
        if self.ended:
            return f"was not tested to the end ({self.ended}); {found} until then"
        return f"breaks the contract: {found}" if self.findings else "keeps the contract"


def run_suite(
    target: Target,
    *,
    legs: tuple[str, ...] = LEGS,
    seed: int | None = 1,
    profile: Profile = PROFILES["full"],
    say: Callable[[str], None] = lambda _: None,
    stop_at_first: bool = False,
) -> Report:
    """Leg by leg. Whatever ends the run, the report holds what was found until then."""
    if target.is_live:
        legs = tuple(leg for leg in legs if leg in LIVE_LEGS)
    report = Report(target.base_url, seed, legs, Redaction(secrets_of(target.accounts)))
    for leg in legs:
        known, started, calls = len(report.findings), time.perf_counter(), target.recorder.calls
        _run_leg(leg, target, seed, profile, report, stop_at_first)
        report.seconds[leg] = time.perf_counter() - started
        report.calls[leg] = target.recorder.calls - calls
        verdict = "broken off" if report.ended else _verdict(len(report.findings) - known)
        say(f"{leg:<13} {report.calls[leg]:>7,} calls {report.seconds[leg]:>6.1f} s  {verdict}")
        if report.ended or (stop_at_first and report.findings):
            break
    report.reach = Counter(target.recorder.reach)
    if not target.recorder.calls:
        report.ended = report.ended or "nothing was sent"
    if set(legs) >= set(LEGS) and report.passed:
        report.findings.extend(reach_findings(target.contract, report.reach))
    return report


def _run_leg(
    leg: str, target: Target, seed: int | None, profile: Profile, report: Report, stop_at_first: bool
) -> None:
    """Adds what it finds to the report, as soon as it is found."""
    recorder, own = target.recorder, len(report.findings)
    recorder.lost.clear()
    try:
        if target.reset:
            target.reset()
        with closing(_findings(leg, target, seed, profile, report)) as found:
            for finding in found:
                report.findings.append(_redacted(finding, report.hide))
                if stop_at_first:
                    break
    except RunEndedError as exc:
        recorder.end(str(exc))
    except NoAnswerError:
        pass  # It stands in `lost`.
    except UNREADABLE as exc:
        report.findings.append(_redacted(_unreadable(leg, target, exc, seed), report.hide))
    except Exception as exc:
        recorder.end(f"a mistake of the tests, please report it: {_where(exc)}")
    report.unanswered += len(recorder.lost)
    said = {(finding.operation, finding.message) for finding in report.findings[own:]}
    # What is lost on the way to a live store is weather.
    for finding in () if target.is_live else _lost_findings(leg, target, seed):
        if (finding.operation, finding.message) not in said:
            said.add((finding.operation, finding.message))
            report.findings.append(_redacted(finding, report.hide))
    if recorder.ended:
        report.ended = report.hide(f"{recorder.ended}, in the leg {leg}")
    recorder.forget()


def _redacted(finding: Finding, hide: Callable[[str], str]) -> Finding:
    return replace(
        finding,
        operation=hide(finding.operation),
        message=hide(finding.message),
        requests=tuple(map(hide, finding.requests)),
    )


def _where(exc: Exception) -> str:
    last = traceback.extract_tb(exc.__traceback__)[-1]
    return f"{type(exc).__name__}: {exc} ({Path(last.filename).name}, line {last.lineno})"


def _unreadable(leg: str, target: Target, exc: Exception, seed: int | None) -> Finding:
    """An answer so wrong that the leg could not go on."""
    requests = tuple(exchange.request for exchange in target.recorder.history[-3:])
    message = f"{type(exc).__name__}: {exc}"
    return target.finding(leg, _operation(target, requests) or leg, "unreadable", message, requests, seed)


def _lost_findings(leg: str, target: Target, seed: int | None) -> Iterator[Finding]:
    for request, fault in target.recorder.lost:
        operation = _operation(target, (request,)) or leg
        yield target.finding(leg, operation, fault.check, fault.message, (request,), seed)


def _operation(target: Target, requests: Sequence[Request]) -> str:
    operation = target.recorder.judge.operation(requests[-1]) if requests else None
    return operation.id if operation else ""


def _findings(
    leg: str, target: Target, seed: int | None, profile: Profile, report: Report
) -> Generator[Finding]:
    match leg:
        case "replay":
            yield from run_replay(target)
        case "protocol":
            yield from run_protocol(target)
        case "links":
            yield from run_links(target, report.links)
        case "retries":
            yield from run_retries(target)
        case "scenarios":
            yield from run_scenarios(target)
        case "machine":
            yield from run_machine(
                target,
                seed,
                examples=profile.machine_examples,
                steps=profile.machine_steps,
                shrink=profile.shrink,
            )
        case "schemathesis":
            yield from run_schemathesis(
                target,
                seed,
                report.checks,
                phases=profile.phases,
                max_examples=None if target.is_live else profile.fuzz_examples,
                stateful_examples=None if target.is_live else profile.stateful_examples,
                config_file="live.toml" if target.is_live else "mock.toml",
                shrink=profile.shrink,
            )
        case _:
            raise ValueError(f"no leg is called {leg}")


def reach_findings(contract: Contract, reach: Mapping[tuple[str, int], int]) -> list[Finding]:
    """A run that saw only refusals proves nothing: that is a failure of its own."""
    found = []
    for operation in contract.operations.values():
        for status, reply in operation.replies.items():
            elsewhere = BEHIND_THE_TOKEN | OF_A_CONNECTED_SYSTEM
            if reply.never_answered or status in NEEDS_A_SWITCH or (operation.id, status) in elsewhere:
                continue
            least = FLOOR if status == 200 else 1
            seen = reach.get((operation.id, status), 0)
            if seen < least:
                message = f"status {status} was seen {seen} times, expected at least {least}"
                found.append(Finding("reach", operation.id, "reach_floor", message))
    return found


def _verdict(findings: int) -> str:
    return "ok" if not findings else f"{findings} findings" if findings > 1 else "1 finding"
