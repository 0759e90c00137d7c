"""The same seed, the same requests: byte for byte, in this process and in another."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from contract_tests.contract.reader import ROOT
from contract_tests.profiles import Profile
from contract_tests.run import run
from contract_tests.target.target import mock_target

PROFILE = Profile("small", machine_examples=15, fuzz_examples=2, phases=("examples", "fuzzing"))
# Scenarios are programs of the machine, and take long.
LEGS = ("replay", "protocol", "links", "machine", "schemathesis")


def log_of(
    seed: int, legs: tuple[str, ...] = LEGS, profile: Profile = PROFILE, only: str = "test_"
) -> list[bytes]:
    with mock_target(log=True) as target:
        report = run(
            target, legs=legs, seed=seed, profile=profile, options=("-p", "no:cacheprovider", "-k", only)
        )
        assert report.passed
        assert target.recorder.log is not None
        return target.recorder.log


def test_same_seed_gives_the_same_log_in_every_process() -> None:
    """In processes of their own, because Hypothesis takes up constants of whatever is imported."""
    program = (
        "import hashlib; from test_ct_determinism import log_of; "
        "log = log_of(5); print(len(log), hashlib.sha256(b'\\n'.join(log)).hexdigest())"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        for hash_seed in ("0", "12345")
    ]
    said = [process.communicate(timeout=300)[0].split() for process in running]
    assert [process.returncode for process in running] == [0, 0]
    assert said[0] == said[1]
    assert int(said[0][0]) > 2500


@pytest.mark.parametrize(
    ("leg", "tests"), [("machine", "test_"), ("schemathesis", "test_operation and inventory")]
)
def test_another_seed_gives_another_log(leg: str, tests: str) -> None:
    fewest = replace(PROFILE, machine_examples=1)
    first, second = (log_of(seed, (leg,), fewest, tests) for seed in (5, 6))
    assert len(first) > 10
    assert first != second
