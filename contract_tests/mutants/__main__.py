"""`python -m contract_tests.mutants`: how many seeded defects the contract tests find. `make mutants` calls it."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from contract_tests.contract.reader import ROOT
from contract_tests.mutants.score import Verdict, false_alarms, run_tasks, scores, tasks_for
from contract_tests.mutants.tables import WAYS, scores_of, show, write

FLOORS = {"state": 1.0, "all": 0.97}
# One of each kind and layer, for every pull request: the tests' own alarm bell.
SAMPLE = (
    *("C05", "C13", "C20", "C59", "S03", "S07", "S12", "S16", "S25", "S34"),
    *("B05", "G10", "M17", "F25", "K06", "K13", "D04", "D25"),
)


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    started = time.perf_counter()
    ids = SAMPLE if options.sample else options.ids
    tasks = tasks_for(options.groups.split(","), ids, thorough=not options.quick, black_box=options.black_box)
    verdicts = run_tasks(tasks, workers=options.workers)
    alarms = false_alarms(workers=options.workers) if options.healthy else []
    seconds = time.perf_counter() - started
    folder = Path(options.reports)
    name, other = list(WAYS)[:: -1 if options.black_box else 1]
    table = {WAYS[name]: scores(verdicts), **scores_of(folder / f"{other}.json", WAYS[other], verdicts)}
    show(verdicts, alarms, table, seconds)
    write(folder, name, verdicts, alarms, table, seconds)
    return 0 if _is_enough(verdicts) and not alarms else 1


def _is_enough(verdicts: list[Verdict]) -> bool:
    reached = scores(verdicts)
    return all(reached[kind][0] >= FLOORS[kind] * reached[kind][1] for kind in FLOORS if kind in reached)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m contract_tests.mutants", description=__doc__)
    parser.add_argument("ids", nargs="*", help="defects such as S03; all when left out")
    parser.add_argument("--groups", default="server,client,contract")
    parser.add_argument("--quick", action="store_true", help="stop at the first leg that finds a defect")
    parser.add_argument("--sample", action="store_true", help="one defect of each kind")
    parser.add_argument("--healthy", action="store_true", help="also look for false alarms over 20 seeds")
    parser.add_argument("--black-box", action="store_true", help="through a faulty proxy on the network")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--reports", default=str(ROOT / "reports"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
