"""The tests' own alarm bell: a sample of the seeded defects must be found. `make mutants` runs all of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from contract_tests.contract.reader import ROOT, load_document
from contract_tests.mutants import server as defects
from contract_tests.mutants.__main__ import SAMPLE
from contract_tests.mutants.client import CLIENT_DEFECTS, ClientDefect, source_of
from contract_tests.mutants.contract import CONTRACT_DEFECTS, ContractDefect
from contract_tests.mutants.registry import SERVER_DEFECTS
from contract_tests.mutants.score import Verdict, scores
from contract_tests.mutants.tables import scores_of

assert defects


def test_there_are_enough_defects() -> None:
    assert len(SERVER_DEFECTS) >= 60
    assert len(CLIENT_DEFECTS) >= 20
    assert len(CONTRACT_DEFECTS) >= 20


@pytest.mark.parametrize("defect", CLIENT_DEFECTS.values(), ids=lambda defect: defect.id)
def test_client_defect_still_applies(defect: ClientDefect) -> None:
    """The client's source changes; a defect that matches nothing any more must be written anew."""
    source = source_of(defect.module)
    assert defect.applied(source) != source


@pytest.mark.parametrize("defect", CONTRACT_DEFECTS.values(), ids=lambda defect: defect.id)
def test_contract_defect_still_applies(defect: ContractDefect) -> None:
    assert defect.document() != load_document()


def test_a_defect_counts_only_if_every_seed_finds_it() -> None:
    def verdict(found_by: dict[str, list[int]]) -> Verdict:
        return Verdict("X", "server", "state", "", found_by)

    assert not verdict({}).found
    assert not verdict({"machine": [1, 3]}).found
    assert verdict({"machine": [1, 3], "schemathesis": [2]}).found
    assert verdict({"protocol": [0]}).found
    assert scores([verdict({"protocol": [0]}), verdict({})])["all"] == (1, 2)


def test_black_box_score_stands_beside_only_for_the_same_defects(tmp_path: Path) -> None:
    def verdict(id_: str, group: str = "server") -> Verdict:
        return Verdict(id_, group, "state", "", {"protocol": [0]})

    file = tmp_path / "mutants-black-box.json"
    assert scores_of(file, "black box", [verdict("S1")]) == {}
    file.write_text(
        json.dumps(
            {"scores": {"all": {"found": 0, "seeded": 1}}, "defects": [{"id": "S1", "group": "server"}]}
        )
    )
    assert scores_of(file, "black box", [verdict("S1"), verdict("K1", "client")]) == {
        "black box": {"all": (0, 1)}
    }
    assert scores_of(file, "black box", [verdict("S1"), verdict("S2")]) == {}


@pytest.mark.long  # `.ci/run` runs `make mutants-sample` itself
def test_sample_of_defects_is_found(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [
        sys.executable,
        "-m",
        "contract_tests.mutants",
        "--sample",
        "--quick",
        "--reports",
        str(tmp_path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    data = json.loads((tmp_path / "mutants.json").read_text())
    assert data["survivors"] == []
    assert {verdict["id"] for verdict in data["defects"]} == set(SAMPLE)
    assert "Seeded defects" in (tmp_path / "mutants.html").read_text()
