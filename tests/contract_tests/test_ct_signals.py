"""Ctrl-C, SIGTERM and a closed terminal at any moment: no pass, no traceback, findings kept, products removed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from stumbling import ACCOUNT, PAGE, PROFILE, Stumbling, aim_at, is_any, is_of, server, things

from contract_tests.command import UNUSABLE, main
from contract_tests.contract.reader import ROOT
from contract_tests.ending import Interrupts, RunEndedError
from contract_tests.mutants.proxy import serve
from contract_tests.run import LEGS, run
from contract_tests.target.patience import Patient
from contract_tests.target.target import mock_wire
from contract_tests.wire import Answer, NoAnswerError, Request, Wire


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
        assert things(wire) == 0
    said = capsys.readouterr()
    assert code == UNUSABLE, said.out
    assert f"not tested to the end (interrupted by {number.name}" in said.out
    assert -sent < 150, "it went on"
    data = json.loads((tmp_path / "contract.json").read_text())
    assert number.name in data["ended"]
    assert not data["passed"]
    assert "not tested to the end: interrupted by" in (tmp_path / "contract.xml").read_text()
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
        assert things(wire) == 0
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
        assert things(wire) == 0
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
        left = things(wire)
    said = capsys.readouterr().out
    assert (code, left) == (UNUSABLE, 1)
    assert "not removed: /1003/products/" in said
    assert json.loads((tmp_path / "contract.json").read_text())["not_removed"]
    assert "Not removed: /1003/products/" in (tmp_path / "contract.html").read_text()


def test_a_signal_before_the_first_request_sends_none() -> None:
    sent: list[Request] = []
    with Interrupts() as interrupts, server(sent.append) as target:  # type: ignore[arg-type]
        os.kill(os.getpid(), signal.SIGTERM)
        interrupts.watch(target.recorder.end)
        report = run(target, legs=("schemathesis",), profile=PROFILE)
    assert report.ended.startswith("interrupted by SIGTERM")
    assert not any(request.method != "POST" for request in sent)


def test_a_closed_terminal_does_not_insist() -> None:
    """The signal comes from the kernel, and once more from the shell."""
    with Interrupts() as interrupts:
        for _ in range(3):
            os.kill(os.getpid(), signal.SIGHUP)
        with pytest.raises(RunEndedError, match="SIGHUP"):
            os.kill(os.getpid(), signal.SIGTERM)
    assert interrupts.reason == "interrupted by SIGHUP"


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


def command(base_url: str, leg: str, reports: Path, *before: str, **settings: Any) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "ECWID_BASE_URL": base_url,
        "ECWID_STORE_ID": str(ACCOUNT.store),
        "ECWID_TOKEN": ACCOUNT.token,
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    for name in ("ECWID_OTHER_STORE_ID", "ECWID_OTHER_TOKEN"):
        environment.pop(name, None)
    line = [*before, sys.executable, "-m", "contract_tests", "--legs", leg, "--reports", str(reports)]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, **settings}
    return subprocess.Popen(line, text=True, env=environment, cwd=ROOT, **streams)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_a_signal_to_the_command_gives_code_2_and_no_traceback(
    number: signal.Signals, tmp_path: Path
) -> None:
    with mock_wire((ACCOUNT,)) as (wire, _):
        running: list[subprocess.Popen[str]] = []

        def killing(request: Request) -> Answer:
            running[0].send_signal(number)
            return wire(request)

        with serve(Stumbling(wire, is_any, 60, killing)) as base_url:
            running.append(command(base_url, "machine", tmp_path))
            said = running[0].communicate()[0]
        assert things(wire) == 0
    assert running[0].returncode == UNUSABLE, said
    assert f"interrupted by {number.name}" in said
    assert "Traceback" not in said


def test_nohup_outlives_the_terminal(tmp_path: Path) -> None:
    with mock_wire((ACCOUNT,)) as (wire, _):
        running: list[subprocess.Popen[str]] = []

        def closing(request: Request) -> Answer:
            running[0].send_signal(signal.SIGHUP)
            return wire(request)

        with serve(Stumbling(wire, is_any, 60, closing)) as base_url:
            running.append(command(base_url, "links", tmp_path, "nohup"))
            said = running[0].communicate()[0]
    assert running[0].returncode == 0, said


def test_a_reader_that_goes_away_takes_nothing_along(tmp_path: Path) -> None:
    """`make contract | head -1`."""
    with mock_wire((ACCOUNT,)) as (wire, _):
        with serve(wire) as base_url:
            running = command(base_url, "links", tmp_path, stderr=subprocess.PIPE)
            assert running.stdout
            assert running.stderr
            running.stdout.readline()
            running.stdout.close()
            said = running.stderr.read()
            running.stderr.close()
            code = running.wait()
        assert things(wire) == 0
    assert (code, said) == (0, "")
    assert (tmp_path / "contract.json").exists()


def test_a_signal_ends_the_repetitions_for_a_server_that_is_silent() -> None:
    asked: list[Request] = []

    def silent(request: Request) -> Answer:
        asked.append(request)
        os.kill(os.getpid(), signal.SIGINT)
        raise NoAnswerError("ReadTimeout")

    with Interrupts() as interrupts, pytest.raises(RunEndedError, match="SIGINT"):
        Patient(silent, interrupts.sleep)(Request("GET", "/1003/profile"))
    assert len(asked) == 1
