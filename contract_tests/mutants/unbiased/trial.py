"""One mutant on a port, and `python -m contract_tests` against it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer
from typing import Any

from contract_tests.run import LEGS

ROOT = Path(__file__).resolve().parents[3]
PACKAGE = ROOT / "mock_server" / "ecwid_mock"
STORES = {"ECWID_STORE_ID": "1003", "ECWID_TOKEN": "secret_contract_a"}
OTHER = {"ECWID_OTHER_STORE_ID": "1004", "ECWID_OTHER_TOKEN": "secret_contract_b"}
# What one mutant made fail would be tried first on the next.
NOTHING_KEPT = ("-p", "no:cacheprovider")
# A leg that has found something says so in its line, which is enough.
FOUND = re.compile(r"\b[1-9][0-9,]* (failed|findings?)\b")
LONGEST_S = 600.0
FOUND_BY_START = "does not start"


class NotTestedError(Exception):
    """The contract tests said nothing about a server."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Which line of the contract tests' report found the mutant; empty when none did."""

    id: str
    found_by: str
    seconds: float


def tried(mutant: Mapping[str, Any], arguments: tuple[str, ...], python: str = sys.executable) -> Outcome:
    started = time.perf_counter()
    with TemporaryDirectory() as folder:
        overlay = Path(folder) / "mutant"
        _overlay(overlay, mutant)
        with _served(overlay, python) as base_url:
            if base_url is None:
                found = FOUND_BY_START
            else:
                # Most fall in the first leg, and collecting the others takes longer than running it.
                found = _tested(base_url, folder, (*arguments, "--legs", LEGS[0]), python)
                found = found or _tested(base_url, folder, arguments, python)
    return Outcome(mutant["id"], found, round(time.perf_counter() - started, 1))


def _overlay(overlay: Path, mutant: Mapping[str, Any]) -> None:
    """The package, with one file replaced."""
    shutil.copytree(PACKAGE, overlay / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    (overlay / PACKAGE.name / mutant["file"]).write_text(mutant["code"])


@contextmanager
def _served(overlay: Path, python: str) -> Iterator[str | None]:
    """The base URL; None when it does not start."""
    named = [*STORES.values(), *OTHER.values()]
    server = subprocess.Popen(
        [python, str(Path(__file__).with_name("serving.py")), *named],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(overlay), "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert server.stdout is not None
    late = Timer(30, server.kill)
    late.start()
    try:
        line = server.stdout.readline().strip()
        late.cancel()
        yield line or None
    finally:
        late.cancel()
        server.kill()
        server.wait()
        server.stdout.close()


def _tested(base_url: str, folder: str, arguments: tuple[str, ...], python: str) -> str:
    """The line that says that something was found, or how it ended otherwise; empty for a server that passes."""
    run = subprocess.Popen(
        [python, "-u", "-m", "contract_tests", "--reports", f"{folder}/reports", *arguments, *NOTHING_KEPT],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "ECWID_BASE_URL": base_url, **STORES, **OTHER},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert run.stdout is not None
    late = Timer(LONGEST_S, run.kill)
    late.start()
    try:
        last = ""
        for line in run.stdout:
            if FOUND.search(line):
                return line.strip()
            last = line.strip() or last
        if run.wait() == 0:
            return ""
        if not Path(folder, "reports", "contract.json").exists() and not last.startswith("contract tests: "):
            raise NotTestedError(f"the contract tests themselves did not run: {last}")
        return f"exit code {run.returncode}: {last}"
    finally:
        late.cancel()
        run.kill()
        run.wait()
        run.stdout.close()
