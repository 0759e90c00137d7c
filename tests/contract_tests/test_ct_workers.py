"""`-n 2`: workers with a mock each find, count and send what one process does, and nothing of it is lost."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from signal import Signals
from typing import Any

import pytest

from contract_tests.command import BROKEN, UNUSABLE, main
from contract_tests.contract.reader import ROOT
from contract_tests.ending import SIGNALS
from contract_tests.mutants.registry import FORM, Defect
from contract_tests.mutants.server.common import shows
from contract_tests.profiles import PROFILES
from contract_tests.run import run
from contract_tests.target.target import mock_target

COMMAND = (sys.executable, "-m", "contract_tests", "--profile", "quick")


def outcome_of(folder: Path, legs: str, *options: str, **environment: str) -> tuple[int, str, dict[str, Any]]:
    """In a process of its own, as a user does it: the exit code, what was said, and the report."""
    path = os.pathsep.join((str(Path(__file__).parent), *sys.path))
    done = subprocess.run(
        [*COMMAND, "--reports", str(folder), "--legs", legs, *options],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path, "CI": "1", **environment},
        timeout=300,
        start_new_session=True,
    )
    return done.returncode, done.stdout + done.stderr, json.loads((folder / "contract.json").read_text())


def requests_of(folder: Path) -> Counter[str]:
    """Without the boundaries of multipart bodies, which are drawn anew each time."""
    entries = json.loads((folder / "contract.har").read_text())["log"]["entries"]
    told = (
        json.dumps(
            [entry["request"][name] for name in ("method", "url")] + [entry["request"].get("postData")]
        )
        for entry in entries
    )
    return Counter(re.sub(r"FormPart_[0-9.]+", "", text) for text in told)


def test_a_test_sends_the_same_wherever_it_runs(tmp_path: Path) -> None:
    """Tests of several modules, the state machine, and schemathesis, whose tests pytest gives one id."""
    choice = "(links and Batch) or CatalogLifecycle-0 or inventory"
    reports = []
    for number in ("1", "2"):
        folder = tmp_path / number
        code, said, report = outcome_of(folder, "links machine schemathesis", "-n", number, "-k", choice)
        assert code == 0, said
        reports.append({leg: (seen["tests"], seen["calls"]) for leg, seen in report["legs"].items()})
    assert reports[0] == reports[1]
    assert {leg: tests for leg, (tests, _) in reports[0].items()}["schemathesis"] == 2
    assert sum(requests_of(tmp_path / "1").values()) == sum(calls for _, calls in reports[0].values())
    assert requests_of(tmp_path / "1") == requests_of(tmp_path / "2")
    assert "/combinations/{combinationId}/inventory]" in (tmp_path / "2" / "contract.xml").read_text()


def test_what_workers_find_is_reported_as_one_run(tmp_path: Path) -> None:
    code, said, report = outcome_of(
        tmp_path, "links scenarios", "-n", "2", "-p", "spoilt_run", "-k", "links or lives"
    )
    assert code == BROKEN, said
    assert report["findings"]
    assert {finding["operation"] for finding in report["findings"]} == {"listCombinations"}
    assert "the server breaks the contract" in said
    assert all(leg in said for leg in report["legs"])
    assert "<failure" in (tmp_path / "contract.xml").read_text()
    har = (tmp_path / "contract.har").read_text()
    assert json.loads(har)["log"]["entries"]
    assert "secret_contract" not in har + json.dumps(report) + said


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_a_signal_ends_all_workers_and_keeps_what_they_found(number: Signals, tmp_path: Path) -> None:
    code, said, report = outcome_of(
        tmp_path, "links scenarios machine", "-n", "2", "-p", "spoilt_run", INTERRUPTED=number.name
    )
    assert code == UNUSABLE, said
    assert "not tested to the end (interrupted by " + number.name in said
    assert report["findings"]
    assert "Traceback" not in said
    assert "not tested to the end: interrupted by" in (tmp_path / "contract.xml").read_text()


def test_the_tests_of_operations_are_told_apart(tmp_path: Path) -> None:
    """Otherwise `--lf` would repeat those of all operations."""
    options = ("-o", f"cache_dir={tmp_path}", "-k", "inventory")
    profile = replace(PROFILES["quick"], phases=("examples", "coverage"), shrink=False)
    operation, tested = "adjustCombinationInventory", []
    defect = Defect("X", FORM, "updateCount is a text", frozenset((operation,)), shows(updateCount=str))
    for more in ((), ("--lf",)):
        with mock_target(defect) as target:
            report = run(target, legs=("schemathesis",), profile=profile, options=(*options, *more))
        assert {finding.operation for finding in report.findings} == {operation}
        tested.append(report.tests["schemathesis"])
    assert tested == [2, 1]


@pytest.mark.parametrize("option", ["-n2", "--numprocesses=2"])
def test_a_server_that_all_would_share_is_tested_by_one_process(
    option: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in (
        ("BASE_URL", "http://127.0.0.1:9/api/v3"),
        ("STORE_ID", "1003"),
        ("TOKEN", "secret_token"),
    ):
        monkeypatch.setenv(f"ECWID_{name}", value)
    assert main([option]) == UNUSABLE
    assert "-n is for the mock" in capsys.readouterr().err
