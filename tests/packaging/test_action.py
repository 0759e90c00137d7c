"""The action for other people's repositories, run as its host runs it, in a clone that has nothing but its files."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from ecwid_mock import Fault, Mock, Store, serve

ROOT = Path(__file__).resolve().parents[2]
PLACE = ".github/actions/contract-tests"
ACTION = yaml.safe_load((ROOT / PLACE / "action.yml").read_text("utf-8"))
[STEP] = ACTION["runs"]["steps"]


def environment(inputs: dict[str, str], workspace: Path) -> dict[str, str]:
    """What the host makes of the step's `env`."""
    values = {name: inputs.get(name, one.get("default", "")) for name, one in ACTION["inputs"].items()}
    known = {f"inputs.{name}": value for name, value in values.items()} | {"github.workspace": str(workspace)}
    return {
        name: re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda found: known[found[1]], text)
        for name, text in STEP["env"].items()
    }


def run(clone: Path, workspace: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    given = {name.replace("_", "-"): value for name, value in inputs.items()}
    github = {
        "GITHUB_ACTION_PATH": str(clone / PLACE),
        "GITHUB_OUTPUT": str(workspace / "output"),
        "PATH": os.environ["PATH"],
        "HOME": str(workspace),
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", STEP["run"]],
        cwd=workspace,
        env=github | environment(given, workspace),
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )


@pytest.mark.wheel
def test_the_action_passes_a_server_that_keeps_the_contract_and_no_other(tmp_path: Path) -> None:
    """Exit codes 0 and 1, and the reports where its output says."""
    clone, workspace = tmp_path / "action", tmp_path / "workspace"
    subprocess.run(["git", "clone", "--quiet", "--depth", "1", ROOT.as_uri(), str(clone)], check=True)
    workspace.mkdir()
    with Mock(stores=[Store(1003, "secret_abc")]) as mock, serve(mock) as server:
        asked: dict[str, Any] = {
            "base_url": server.base_url,
            "store_id": "1003",
            "token": "secret_abc",
            "python": sys.executable,
        }
        done = run(clone, workspace, legs="replay links", **asked)
        assert done.returncode == 0, done.stdout + done.stderr
        assert (workspace / "output").read_text("utf-8") == f"reports={workspace}/contract-reports\n"
        assert any((workspace / "contract-reports").rglob("*.xml"))
        mock.add_fault(Fault(operation="getCombination", stage="before_handler", status=500))
        assert run(clone, workspace, legs="links", **asked).returncode == 1
