"""The unbiased score: mutants of the stand-in that the contract tests find, through their front door.

`--most` of them in the fixed order, or `--ids`. The command fails below 95 % of those that a request can tell.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from contract_tests.mutants.unbiased.trial import FOUND_BY_START, PACKAGE, ROOT, Outcome, tried

FLOOR = 0.95
ALL = 10**6
HERE = Path(__file__).parent
TOOL = ROOT / ".venv-mutants" / "bin" / "python"
# In `equivalent.csv`: no request can tell, or the contract leaves it open.
EXCUSES = ("equivalent", "not promised")


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    if options.ids:
        mutants = [mutant for mutant in listed(ALL, options.tool) if mutant["id"] in options.ids]
    else:
        ordered = listed(options.skip + options.most, options.tool)
        mutants = [mutant for mutant in ordered[options.skip :] if mutant["id"] not in known()]
    front_door = ("--legs", options.legs, "--profile", options.profile, "--seed", options.seed)
    if found := tried(_healthy(), front_door).found_by:
        raise SystemExit(f"the stand-in as it is does not pass: {found}")
    outcomes = []
    with ThreadPoolExecutor(options.workers) as pool:
        for outcome in pool.map(lambda mutant: tried(mutant, front_door), mutants):
            outcomes.append(outcome)
            found = outcome.found_by or "SURVIVES"
            print(f"{len(outcomes)}/{len(mutants)} {outcome.id} {outcome.seconds:.0f} s {found}", flush=True)
    return _told(mutants, outcomes, Path(options.reports))


def _healthy() -> dict[str, Any]:
    return {"id": "healthy", "file": "clock.py", "code": (PACKAGE / "clock.py").read_text()}


def listed(most: int, tool: Path) -> list[dict[str, Any]]:
    """The first mutants of the fixed order."""
    command = [str(tool), str(HERE / "operators.py"), str(PACKAGE), str(most)]
    lines = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    return [json.loads(line) for line in lines]


def known() -> dict[str, str]:
    """By the id of a mutant why nobody has to find it."""
    with (HERE / "equivalent.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["kind"] in EXCUSES and row["why"] for row in rows)
    return {row["id"]: f"{row['kind']}: {row['why']}" for row in rows}


def _told(mutants: Iterable[Mapping[str, Any]], outcomes: list[Outcome], folder: Path) -> int:
    by_id = {mutant["id"]: mutant for mutant in mutants}
    tried_ones = [outcome for outcome in outcomes if outcome.found_by != FOUND_BY_START]
    survivors = [outcome.id for outcome in tried_ones if not outcome.found_by]
    for id_ in survivors:
        mutant = by_id[id_]
        print(f"survivor {id_} {mutant['file']}:{mutant['line']} {mutant['scope']} {mutant['kind']}")
        print(f"  - {mutant['before']}\n  + {mutant['after']}")
    found = len(tried_ones) - len(survivors)
    score = found / len(tried_ones) if tried_ones else 1.0
    unborn = len(outcomes) - len(tried_ones)
    print(
        f"unbiased: {found} of {len(tried_ones)} found, {score:.1%}; {unborn} did not start and do not count"
    )
    rows = [
        {
            **{name: by_id[outcome.id][name] for name in ("id", "file", "scope", "kind", "before", "after")},
            "found_by": outcome.found_by,
            "seconds": outcome.seconds,
        }
        for outcome in outcomes
    ]
    folder.mkdir(parents=True, exist_ok=True)
    report = {"found": found, "tried": len(tried_ones), "survivors": survivors, "mutants": rows}
    (folder / "mutants-unbiased.json").write_text(json.dumps(report, indent=1))
    return 0 if score >= FLOOR else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m contract_tests.mutants.unbiased", description=__doc__)
    parser.add_argument("--ids", nargs="*", default=[], help="only these")
    parser.add_argument("--most", type=int, default=60)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--legs", default="", help="of the contract tests; all when left out")
    parser.add_argument("--profile", default="quick")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--tool", type=Path, default=TOOL, help="a Python that has cosmic-ray")
    parser.add_argument("--reports", default=str(ROOT / "reports"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
