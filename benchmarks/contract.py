"""How long the contract tests of a pull request take, and how fast the state machine asks."""

from __future__ import annotations

import json
import subprocess
import time

from side_by_side import PYTHON, REPORTS, ROOT, Measured, Report, at_least, at_most

RUN_BUDGET, CALLS_BUDGET = at_most(60), at_least(1_500)
FOLDER = REPORTS / "bench-contract"


def main() -> None:
    report = Report("contract")
    report.title("Contract tests on the mock, all legs, profile quick")
    command = [str(PYTHON), "-m", "contract_tests", "--profile", "quick", "--reports", str(FOLDER)]
    begun = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    took: Measured = time.perf_counter() - begun
    calls: Measured
    if done.returncode:
        took = calls = (done.stdout + done.stderr).strip().splitlines()[-1]
    else:
        machine = json.loads((FOLDER / "contract.json").read_text(encoding="utf-8"))["legs"]["machine"]
        calls = machine["calls"] / machine["seconds"]
    report.alone("from start to verdict", "s", took, RUN_BUDGET)
    report.alone("state machine", "calls/s", calls, CALLS_BUDGET)
    report.save()


if __name__ == "__main__":
    main()
