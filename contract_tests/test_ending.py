"""Whatever ends a run or gets in its way: no pass, no false finding, nothing lost, nothing left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from contract_tests.command import BROKEN, UNUSABLE, main
from contract_tests.contract import ROOT, the_contract
from contract_tests.ending import Interrupts, RunEndedError
from contract_tests.ledger import Ledger
from contract_tests.mutants.proxy import serve
from contract_tests.patience import LONGEST_WAIT_S, Patient
from contract_tests.suite import LEGS, Profile, Report, run_suite
from contract_tests.target import Account, Target, mock_wire, network_target
from contract_tests.wire import Answer, NoAnswerError, Request, Wire, json_request

ACCOUNT = Account(1003, "secret_on_loopback")
PROFILE = Profile(machine_examples=10, machine_steps=15, fuzz_examples=1, stateful_examples=2, shrink=False)
RESET = "ReadError: reset"
PAGE = Answer(503, (("Content-Type", "text/html"),), b"<html>503 Service Unavailable</html>")
Wanted = Callable[[Request], bool]


def reset(_: Request) -> Answer:
    raise NoAnswerError(RESET)


@dataclass
class Stumbling:
    """The stand-in, which at the `skip`-th request of a kind does something else once, perhaps after its work."""

    wire: Wire
    wanted: Wanted
    skip: int
    instead: Wire
    applied: bool = False
    stumbled: list[Request] = field(default_factory=list)

    def __call__(self, request: Request) -> Answer:
        if self.wanted(request):
            self.skip -= 1
            if self.skip == -1:
                self.stumbled.append(request)
                if self.applied:
                    self.wire(request)
                return self.instead(request)
        return self.wire(request)


def products(wire: Wire) -> int:
    page = wire(json_request("GET", f"/{ACCOUNT.store}/products", token=ACCOUNT.token))
    return int(page.json()["total"])


def is_any(_: Request) -> bool:
    return True


def is_of(operation: str) -> Wanted:
    def wanted(request: Request) -> bool:
        route = the_contract().route(request.path)
        found = route.operations.get(request.method) if route else None
        return found is not None and found.id == operation

    return wanted


@contextmanager
def server(wire: Wire) -> Iterator[Target]:
    with network_target("http://server.test/api/v3", ACCOUNT, run="run", wire=wire) as target:
        yield target


def stumble(legs: tuple[str, ...], wanted: Wanted, skip: int, instead: Wire, *, applied: bool) -> Report:
    with mock_wire((ACCOUNT,)) as (wire, _):
        faulty = Stumbling(wire, wanted, skip, instead, applied)
        with server(faulty) as target:
            report = run_suite(target, legs=legs, profile=PROFILE)
            report.left = target.clean()
        assert faulty.stumbled
        assert products(wire) == 0
    assert (report.ended, report.left) == ("", [])
    assert list(report.seconds) == list(legs), "the run went on"
    return report


# One answer is lost


@pytest.mark.parametrize("applied", [False, True], ids=["not applied", "applied"])
@pytest.mark.parametrize("operation", sorted(the_contract().operations))
def test_a_reset_is_one_finding_that_names_the_operation(operation: str, applied: bool) -> None:
    legs = ("replay", "links", "retries")
    report = stumble(legs, is_of(operation), 1, reset, applied=applied)
    (finding,) = report.findings
    assert (finding.operation, finding.message) == (operation, RESET)
    assert finding.requests
    assert "curl" in finding.requests[-1]
    assert f"make contract LEGS={finding.leg}" in finding.reproduce


@pytest.mark.parametrize(("leg", "skip"), [*((leg, 29) for leg in LEGS), ("protocol", 0), ("replay", 0)])
def test_a_reset_in_any_leg_is_one_finding(leg: str, skip: int) -> None:
    report = stumble((leg,), is_any, skip, reset, applied=skip == 29)
    assert [finding.message for finding in report.findings] == [RESET]


@pytest.mark.parametrize("leg", [leg for leg in LEGS if leg != "schemathesis"])
def test_a_page_of_a_proxy_does_not_end_the_leg(leg: str) -> None:
    report = stumble((leg,), is_any, 23, lambda _: PAGE, applied=False)
    assert report.findings
    assert len({finding.operation for finding in report.findings}) == 1


def test_a_reset_in_the_removal_is_tried_again() -> None:
    with mock_wire((ACCOUNT,)) as (wire, _):
        ledger = Ledger(
            Stumbling(wire, is_of("deleteProduct"), 0, reset), {ACCOUNT.store: ACCOUNT.token}, "run"
        )
        ledger(json_request("POST", "/1003/products", {"name": "A", "sku": "run-1"}, token=ACCOUNT.token))
        assert ledger.clean() == []
        assert products(wire) == 0


# The server is gone, or was never there


@pytest.mark.parametrize("leg", LEGS)
def test_a_server_that_goes_away_ends_the_run_and_keeps_the_findings(leg: str) -> None:
    with mock_wire((ACCOUNT,)) as (wire, _):
        left = iter(range(40))

        def dying(request: Request) -> Answer:
            return wire(request) if next(left, None) is not None else reset(request)

        with server(dying) as target:
            report = run_suite(target, legs=(leg, "machine"), profile=PROFILE)
            report.left = target.clean()
        assert len(report.left) == products(wire)
    assert "stopped answering" in report.ended
    assert list(report.seconds) == [leg]
    assert report.findings
    assert all(finding.message == RESET for finding in report.findings)


def test_a_server_that_answers_nothing_but_5xx_was_not_tested() -> None:
    with server(lambda _: PAGE) as target:
        report = run_suite(target, profile=PROFILE)
    assert "nothing but 503" in report.ended


def test_a_run_that_sends_nothing_is_no_pass() -> None:
    with server(reset) as target:
        report = run_suite(target, legs=())
    assert not report.passed
    assert report.ended == "nothing was sent"


def test_a_mistake_of_the_tests_is_no_finding_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Target) -> None:
        raise RuntimeError("oops")

    monkeypatch.setattr("contract_tests.suite.run_replay", broken)
    with mock_wire((ACCOUNT,)) as (wire, _), server(wire) as target:
        report = run_suite(target, legs=("replay",), profile=PROFILE)
    assert "mistake of the tests" in report.ended
    assert "RuntimeError: oops (test_ending.py, line" in report.ended


# Too many requests


def limited(retry_after: str | None, *, times: int) -> Wire:
    left = iter(range(times))
    headers = (("Retry-After", retry_after),) if retry_after is not None else ()
    return lambda _: Answer(429, headers) if next(left, None) is not None else Answer(200)


@pytest.mark.parametrize(
    ("retry_after", "times", "waits", "status"),
    [
        ("7", 2, [7.0, 7.0], 200),
        ("0", 1, [0.1], 200),
        (None, 2, [1.0, 2.0], 200),
        ("soon", 1, [1.0], 200),
        ("-5", 1, [1.0], 200),
        (None, 9, [1.0, 2.0, 4.0], 429),
    ],
)
def test_a_429_is_waited_out(retry_after: str | None, times: int, waits: list[float], status: int) -> None:
    slept: list[float] = []
    wire = Patient(limited(retry_after, times=times), slept.append)
    assert wire(Request("GET", "/1003/profile")).status == status
    assert slept == waits


@pytest.mark.parametrize("retry_after", ["10", str(LONGEST_WAIT_S + 1), "86400"])
def test_a_limit_that_does_not_end_ends_the_run(retry_after: str) -> None:
    slept: list[float] = []
    with pytest.raises(RunEndedError, match="429"):
        Patient(limited(retry_after, times=10**6), slept.append)(Request("GET", "/1003/profile"))
    assert sum(slept) <= LONGEST_WAIT_S


def test_a_limited_server_passes_and_nothing_stays() -> None:
    now, tokens, slept = [0.0], [50.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds
        tokens[0] = min(50.0, tokens[0] + 10 * seconds)

    with mock_wire((ACCOUNT,)) as (wire, _):

        def limiting(request: Request) -> Answer:
            if tokens[0] < 1:
                return Answer(429, (("Retry-After", "1"),))
            tokens[0] -= 1
            return wire(request)

        with network_target("http://s.test/api/v3", ACCOUNT, run="run", wire=limiting, sleep=sleep) as target:
            report = run_suite(target, legs=("replay", "protocol", "links"), profile=PROFILE)
            assert target.clean() == []
        assert products(wire) == 0
    assert report.passed, report.findings[:3]
    assert len(slept) > 50


# Signals


def aim_at(base_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("ECWID_BASE_URL", base_url),
        ("ECWID_STORE_ID", str(ACCOUNT.store)),
        ("ECWID_TOKEN", ACCOUNT.token),
    ):
        monkeypatch.setenv(name, value)
    for name in ("ECWID_OTHER_STORE_ID", "ECWID_OTHER_TOKEN"):
        monkeypatch.delenv(name, raising=False)


def signalling(number: int, then: Wire) -> Wire:
    def wire(request: Request) -> Answer:
        os.kill(os.getpid(), number)
        return then(request)

    return wire


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
@pytest.mark.parametrize("leg", LEGS)
def test_a_signal_in_any_leg_ends_in_cleaning_and_reports(
    leg: str,
    number: signal.Signals,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with mock_wire((ACCOUNT,)) as (wire, _):
        interrupting = Stumbling(wire, is_any, 37, signalling(number, wire))
        with serve(interrupting) as base_url:
            aim_at(base_url, monkeypatch)
            code = main(["--legs", leg, "--profile", "quick", "--reports", str(tmp_path)])
        sent = interrupting.skip
        assert products(wire) == 0
    said = capsys.readouterr()
    assert code == UNUSABLE, said.out
    assert f"not tested to the end (interrupted by {number.name}" in said.out
    assert -sent < 150, "it went on"
    data = json.loads((tmp_path / "contract.json").read_text())
    assert number.name in data["ended"]
    assert not data["passed"]
    assert "<error message=" in (tmp_path / "contract.xml").read_text()
    assert "keeps the contract" not in (tmp_path / "contract.html").read_text() + said.out


def test_findings_before_a_signal_are_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also those that Hypothesis is still making smaller."""
    with mock_wire((ACCOUNT,)) as (wire, _):
        lists = [0]

        def forgetful(request: Request) -> Answer:
            answer = wire(request)
            if request.method == "GET" and request.path.endswith("/combinations"):
                lists[0] += 1
                if lists[0] == 20:
                    os.kill(os.getpid(), signal.SIGINT)
                return Answer(200, answer.headers, b"[]") if answer.status == 200 else answer
            return answer

        with serve(forgetful) as base_url:
            aim_at(base_url, monkeypatch)
            assert main(["--legs", "machine", "--reports", str(tmp_path)]) == UNUSABLE
        assert products(wire) == 0
    assert "interrupted by SIGINT" in capsys.readouterr().out
    (finding,) = json.loads((tmp_path / "contract.json").read_text())["findings"]
    assert finding["operation"] == "listCombinations"


def test_a_signal_while_cleaning_lets_the_cleaning_end(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with mock_wire((ACCOUNT,)) as (wire, _):
        # The removal at the end of the leg is lost, so the one at the end of the run is the second.
        failing = Stumbling(wire, is_of("deleteProduct"), 1, signalling(signal.SIGINT, wire))
        first = Stumbling(failing, is_of("deleteProduct"), 0, lambda _: PAGE)
        with serve(first) as base_url:
            aim_at(base_url, monkeypatch)
            code = main(["--legs", "links", "--reports", str(tmp_path)])
        assert failing.stumbled
        assert products(wire) == 0
    assert code == UNUSABLE
    assert "interrupted by SIGINT" in capsys.readouterr().out


def test_a_second_signal_leaves_at_once_and_says_what_stays(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with mock_wire((ACCOUNT,)) as (wire, _):
        removals = [0]

        def insisting(request: Request) -> Answer:
            if is_of("deleteProduct")(request):
                removals[0] += 1
                os.kill(os.getpid(), signal.SIGINT)
            return wire(request) if not removals[0] else PAGE

        with serve(insisting) as base_url:
            aim_at(base_url, monkeypatch)
            code = main(["--legs", "links", "--reports", str(tmp_path)])
        left = products(wire)
    said = capsys.readouterr().out
    assert (code, left) == (UNUSABLE, 1)
    assert "not removed: /1003/products/" in said
    assert json.loads((tmp_path / "contract.json").read_text())["not_removed"]


def test_a_signal_before_the_first_request_sends_none() -> None:
    sent: list[Request] = []
    with Interrupts() as interrupts, server(sent.append) as target:  # type: ignore[arg-type]
        os.kill(os.getpid(), signal.SIGTERM)
        interrupts.watch(target.recorder.end)
        report = run_suite(target, legs=("schemathesis",), profile=PROFILE)
    assert report.ended.startswith("interrupted by SIGTERM")
    assert not any(request.method != "POST" for request in sent)


def test_a_signal_ends_a_wait() -> None:
    with Interrupts() as interrupts:
        interrupts.tell = lambda _: None

        def busy(_: Request) -> Answer:
            os.kill(os.getpid(), signal.SIGINT)
            return Answer(429, (("Retry-After", "250"),))

        with pytest.raises(RunEndedError, match="SIGINT"):
            Patient(busy, interrupts.sleep)(Request("GET", "/1003/profile"))
        interrupts.begin_cleaning()
        interrupts.sleep(0.001)


def test_a_signal_to_the_command_gives_code_2_and_no_traceback(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "contract_tests", "--legs", "machine", "--reports", str(tmp_path)]
    with mock_wire((ACCOUNT,)) as (wire, _):
        running: list[subprocess.Popen[str]] = []

        def killing(request: Request) -> Answer:
            running[0].send_signal(signal.SIGTERM)
            return wire(request)

        with serve(Stumbling(wire, is_any, 60, killing)) as base_url:
            environment = {
                **os.environ,
                "ECWID_BASE_URL": base_url,
                "ECWID_STORE_ID": str(ACCOUNT.store),
                "ECWID_TOKEN": ACCOUNT.token,
                "PYTHONPATH": os.pathsep.join(sys.path),
            }
            for name in ("ECWID_OTHER_STORE_ID", "ECWID_OTHER_TOKEN"):
                environment.pop(name, None)
            running.append(
                subprocess.Popen(
                    command,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    text=True,
                    env=environment,
                    cwd=ROOT,
                )
            )
            said = running[0].communicate()[0]
        assert products(wire) == 0
    assert running[0].returncode == UNUSABLE, said
    assert "interrupted by SIGTERM" in said
    assert "Traceback" not in said


# Settings


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--seed", "abc"], "SEED must be"),
        (["--seed", "1.5"], "SEED must be"),
        (["--seed", ""], "SEED must be"),
        (["--seed", "-1"], "SEED must be"),
        (["--seed", "1" * 5000], "SEED must be"),
        (["--seed", "١"], "SEED must be"),
        (["--profile", "fast"], "no profile is called 'fast'"),
        (["--legs", "machine arm"], "no leg is called arm"),
        (["--reports", "/dev/null/reports"], "no reports can be written"),
        (["--reports", "bad\0name"], "no reports can be written"),
    ],
)
def test_malformed_settings_give_code_2_and_one_line(
    arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("ECWID_BASE_URL", raising=False)
    assert main(arguments) == UNUSABLE
    written = capsys.readouterr()
    assert said in written.err
    assert len(written.err.splitlines()) == 1
    assert written.out == ""


def test_reports_that_cannot_be_written_in_the_end_lose_no_finding(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "contract.xml").mkdir()
    with mock_wire((ACCOUNT,)) as (wire, _), serve(Stumbling(wire, is_any, 9, lambda _: PAGE)) as base_url:
        aim_at(base_url, monkeypatch)
        assert main(["--legs", "links", "--reports", str(tmp_path)]) == UNUSABLE
    said = capsys.readouterr()
    assert "503" in said.out
    assert "the reports could not be written" in said.err


def test_a_reset_over_the_network_is_code_1(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with mock_wire((ACCOUNT,)) as (wire, _), serve(Stumbling(wire, is_any, 9, reset)) as base_url:
        aim_at(base_url, monkeypatch)
        assert main(["--legs", "links", "--reports", str(tmp_path)]) == BROKEN
    assert len(list(tmp_path.iterdir())) == 4
