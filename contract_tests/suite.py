"""All legs of the contract tests in one run, and what came of it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from contract_tests.contract import Contract
from contract_tests.guard import BlockedError, StoppedError
from contract_tests.links import run_links
from contract_tests.machine import run_machine
from contract_tests.protocol import run_protocol
from contract_tests.redaction import Redaction
from contract_tests.replay import run_replay
from contract_tests.retries import run_retries
from contract_tests.scenarios import run_scenarios
from contract_tests.scratch import ScratchError
from contract_tests.stateless import run_schemathesis
from contract_tests.target import Finding, Target, secrets_of

LEGS = ("replay", "protocol", "links", "retries", "scenarios", "machine", "schemathesis")
LIVE_LEGS = ("protocol", "schemathesis")
FLOOR = 10
# What reading an answer raises when the answer is not what it must be.
UNREADABLE = (ScratchError, BlockedError, StoppedError, LookupError, TypeError, ValueError, AttributeError)
# Documented statuses that no request alone can bring about; tests/ reach them in the stand-in by its switches.
NEEDS_A_SWITCH = frozenset((402, 429, 500))
# The token is checked before the store's id, so a malformed or unknown one is never told apart from a wrong one.
BEHIND_THE_TOKEN = frozenset({("getProfile", 400), ("getProfile", 404), ("listProducts", 404)})


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

    @property
    def passed(self) -> bool:
        return not self.findings


def run_suite(
    target: Target,
    *,
    legs: tuple[str, ...] = LEGS,
    seed: int | None = 1,
    profile: Profile = PROFILES["full"],
    say: Callable[[str], None] = lambda _: None,
    stop_at_first: bool = False,
) -> Report:
    if target.is_live:
        legs = tuple(leg for leg in legs if leg in LIVE_LEGS)
    report = Report(target.base_url, seed, legs, Redaction(secrets_of(target.accounts)))
    for leg in legs:
        started, calls = time.perf_counter(), target.recorder.calls
        if target.reset:
            target.reset()
        try:
            found = _run_leg(leg, target, seed, profile, report, stop_at_first)
        except UNREADABLE as exc:
            found = [_unreadable(leg, target, exc, seed)]
        target.recorder.forget()
        report.seconds[leg] = time.perf_counter() - started
        report.calls[leg] = target.recorder.calls - calls
        report.findings.extend(_redacted(finding, report.hide) for finding in found)
        say(f"{leg:<13} {report.calls[leg]:>7,} calls {report.seconds[leg]:>6.1f} s  {_verdict(found)}")
        if stop_at_first and found:
            break
    report.reach = Counter(target.recorder.reach)
    if set(legs) >= set(LEGS) and not report.findings:
        report.findings.extend(reach_findings(target.contract, report.reach))
    return report


def _redacted(finding: Finding, hide: Callable[[str], str]) -> Finding:
    return replace(
        finding,
        operation=hide(finding.operation),
        message=hide(finding.message),
        requests=tuple(map(hide, finding.requests)),
    )


def _unreadable(leg: str, target: Target, exc: Exception, seed: int | None) -> Finding:
    """An answer so wrong that the leg could not go on."""
    requests = tuple(exchange.request for exchange in target.recorder.history[-3:])
    operation = target.recorder.judge.operation(requests[-1]) if requests else None
    message = f"{type(exc).__name__}: {exc}"
    return target.finding(leg, operation.id if operation else leg, "unreadable", message, requests, seed)


def _run_leg(
    leg: str, target: Target, seed: int | None, profile: Profile, report: Report, stop_at_first: bool
) -> list[Finding]:
    match leg:
        case "replay":
            return run_replay(target, stop_at_first=stop_at_first)
        case "protocol":
            return run_protocol(target, stop_at_first=stop_at_first)
        case "links":
            found, report.links = run_links(target, stop_at_first=stop_at_first)
            return found
        case "retries":
            return run_retries(target, stop_at_first=stop_at_first)
        case "scenarios":
            return run_scenarios(target, stop_at_first=stop_at_first)
        case "machine":
            return run_machine(
                target,
                seed,
                examples=profile.machine_examples,
                steps=profile.machine_steps,
                shrink=profile.shrink,
            )
        case "schemathesis":
            outcome = run_schemathesis(
                target,
                seed,
                phases=profile.phases,
                max_examples=None if target.is_live else profile.fuzz_examples,
                stateful_examples=None if target.is_live else profile.stateful_examples,
                config_file="live.toml" if target.is_live else "mock.toml",
                shrink=profile.shrink,
                stop_at_first=stop_at_first,
            )
            report.checks.update(outcome.checks)
            return outcome.findings
    raise ValueError(f"no leg is called {leg}")


def reach_findings(contract: Contract, reach: Mapping[tuple[str, int], int]) -> list[Finding]:
    """A run that saw only refusals proves nothing: that is a failure of its own."""
    found = []
    for operation in contract.operations.values():
        for status, reply in operation.replies.items():
            if reply.never_answered or status in NEEDS_A_SWITCH or (operation.id, status) in BEHIND_THE_TOKEN:
                continue
            least = FLOOR if status == 200 else 1
            seen = reach.get((operation.id, status), 0)
            if seen < least:
                message = f"status {status} was seen {seen} times, expected at least {least}"
                found.append(Finding("reach", operation.id, "reach_floor", message))
    return found


def _verdict(found: list[Finding]) -> str:
    return "ok" if not found else f"{len(found)} findings" if len(found) > 1 else "1 finding"
