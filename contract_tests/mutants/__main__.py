"""`python -m contract_tests.mutants`: how many seeded defects the contract tests find. `make mutants` calls
it.

Every defect is alone in a process of its own. It counts as found when all three seeds find it; what needs no
seed is run once.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from contract_tests.contract import ROOT, Contract
from contract_tests.mutants import form, state
from contract_tests.mutants.client import CLIENT_DEFECTS, spoil_client
from contract_tests.mutants.contract import CONTRACT_DEFECTS
from contract_tests.mutants.registry import SERVER_DEFECTS

SEEDS = (1, 2, 3)
UNSEEDED = ("replay", "protocol", "links", "retries", "scenarios")
CLIENT_LEGS = ("replay", "retries", "scenarios")
MACHINE = "machine"
SCHEMATHESIS = "schemathesis"
# Its other phases take as long as these, and are tried on what nothing else has found.
FIRST_LOOK = ("examples", "coverage")
HEALTHY_SEEDS = range(100, 120)
# By the name of its report; each shows the score of the other one, if that was measured with the same defects.
WAYS = {"mutants": "in process", "mutants-black-box": "black box"}
FLOORS = {"state": 1.0, "all": 0.97}
# One of each kind and layer, for every pull request: the tests' own alarm bell.
SAMPLE = ("C05", "C13", "C20", "C59", "S03", "S07", "S12", "S16", "S25", "S34", "K06", "K13", "D04", "D25")

assert form
assert state  # importing them registers their defects


@dataclass(slots=True)
class Verdict:
    """What was tried on one defect, and what found it: for each leg the seeds, 0 for a leg that needs none."""

    id: str
    group: str
    kind: str
    what: str
    found_by: dict[str, list[int]] = field(default_factory=dict)
    tried: list[str] = field(default_factory=list)
    example: str = ""
    seconds: float = 0.0

    @property
    def found(self) -> bool:
        """By all three seeds, or by what needs none."""
        seeds = {seed for found in self.found_by.values() for seed in found}
        return 0 in seeds or seeds >= set(SEEDS)


@dataclass(frozen=True, slots=True)
class Task:
    group: str
    id: str
    thorough: bool
    black_box: bool = False


def tasks_for(
    groups: Iterable[str], ids: Iterable[str], *, thorough: bool, black_box: bool = False
) -> list[Task]:
    known: dict[str, Iterable[str]] = {
        "server": SERVER_DEFECTS,
        "client": CLIENT_DEFECTS,
        "contract": CONTRACT_DEFECTS,
    }
    wanted = set(ids)
    return [
        Task(group, id_, thorough, black_box)
        for group in groups
        for id_ in known[group]
        if not wanted or id_ in wanted
    ]


def judge(task: Task) -> Verdict:
    """Run the legs against one defect. For a process of its own."""
    from contract_tests.mutants.trial import Trial  # after the fork, because it imports the client

    started = time.perf_counter()
    defect: Any = {**SERVER_DEFECTS, **CLIENT_DEFECTS, **CONTRACT_DEFECTS}[task.id]
    verdict = Verdict(task.id, task.group, getattr(defect, "kind", task.group), defect.what)
    trial = Trial(
        defect=SERVER_DEFECTS.get(task.id),
        contract=Contract(CONTRACT_DEFECTS[task.id].document()) if task.group == "contract" else None,
        black_box=task.black_box,
    )
    legs = CLIENT_LEGS if task.group == "client" else UNSEEDED
    for leg in legs:
        _note(verdict, leg, 0, trial.run(leg, 1))
        if verdict.found and not task.thorough:
            break
    for seed in SEEDS:
        # Further seeds of a machine that is blind to what another leg has found would tell nothing.
        is_first_look = seed == SEEDS[0] or MACHINE in verdict.found_by
        if (task.thorough and is_first_look) or not verdict.found:
            _note(verdict, MACHINE, seed, trial.run(MACHINE, seed))
    if task.group != "client":
        # It knows no state and is the slowest: a defect of memory is left to the others as long as they find it.
        if task.thorough and verdict.kind != "state":
            _note(verdict, SCHEMATHESIS, SEEDS[0], trial.run(SCHEMATHESIS, SEEDS[0], FIRST_LOOK))
        for seed in SEEDS:
            if not verdict.found:
                _note(verdict, SCHEMATHESIS, seed, trial.run(SCHEMATHESIS, seed))
    verdict.seconds = time.perf_counter() - started
    return verdict


def _note(verdict: Verdict, leg: str, seed: int, finding: str | None) -> None:
    if leg not in verdict.tried:
        verdict.tried.append(leg)
    if finding is not None:
        verdict.found_by.setdefault(leg, []).append(seed)
        verdict.example = verdict.example or f"{leg}: {finding}"


def _judge_spoilt(task: Task) -> Verdict:
    if task.group == "client":
        spoil_client(CLIENT_DEFECTS[task.id])
    try:
        return judge(task)
    except Exception as exc:  # a client that cannot even be imported, a stand-in that refuses to start
        if task.group == "server":
            raise
        defect = CLIENT_DEFECTS.get(task.id) or CONTRACT_DEFECTS[task.id]
        verdict = Verdict(task.id, task.group, task.group, defect.what)
        _note(verdict, "start", 0, f"{type(exc).__name__}: {exc}")
        return verdict


def run_tasks(tasks: list[Task], *, workers: int = 2) -> list[Verdict]:
    """Each in a fresh process: those of the client first, as they need one that has not imported it."""
    verdicts: list[Verdict] = []
    for is_client in (True, False):
        chosen = [task for task in tasks if (task.group == "client") is is_client]
        if chosen and not is_client:
            _warm_up()
        with multiprocessing.get_context("fork").Pool(workers, maxtasksperchild=1) as pool:
            for verdict in pool.imap(_judge_spoilt, chosen, chunksize=1):
                verdicts.append(verdict)
                found = "found" if verdict.found else "survives"
                print(
                    f"{len(verdicts)}/{len(tasks)} {verdict.id} {found} {verdict.seconds:.0f} s",
                    file=sys.stderr,
                )
    return verdicts


def _warm_up() -> None:
    """Import and compile once what every process forked from this one needs."""
    from contract_tests.mutants.trial import Trial

    for leg in UNSEEDED:
        Trial(None, None, black_box=False).run(leg, SEEDS[0])


def _healthy(seed: int) -> list[str]:
    from contract_tests.mutants.trial import Trial

    trial = Trial(None, None, black_box=False)
    seedless = UNSEEDED if seed == HEALTHY_SEEDS[0] else ()
    legs = (*seedless, MACHINE, SCHEMATHESIS)
    return [f"seed {seed}: {leg}: {found}" for leg in legs if (found := trial.run(leg, seed)) is not None]


def false_alarms(seeds: Iterable[int] = HEALTHY_SEEDS, *, workers: int = 2) -> list[str]:
    """What the legs find in a healthy server, which must be nothing."""
    with multiprocessing.get_context("fork").Pool(workers, maxtasksperchild=4) as pool:
        return [alarm for alarms in pool.imap(_healthy, seeds, chunksize=1) for alarm in alarms]


Scores = dict[str, tuple[int, int]]


def scores(verdicts: list[Verdict]) -> Scores:
    """Found and seeded, by group and kind and in all."""
    kinds: dict[str, list[Verdict]] = {"all": verdicts}
    for verdict in verdicts:
        kinds.setdefault(verdict.group, []).append(verdict)
        if verdict.group == "server":
            kinds.setdefault(verdict.kind, []).append(verdict)
    return {name: (sum(v.found for v in chosen), len(chosen)) for name, chosen in kinds.items()}


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
    _print(verdicts, alarms, table, seconds)
    _write(folder, name, verdicts, alarms, table, seconds)
    return 0 if _is_enough(verdicts) and not alarms else 1


def _is_enough(verdicts: list[Verdict]) -> bool:
    reached = scores(verdicts)
    return all(reached[kind][0] >= FLOORS[kind] * reached[kind][1] for kind in FLOORS if kind in reached)


def scores_of(file: Path, way: str, verdicts: list[Verdict]) -> dict[str, Scores]:
    """What an earlier run found the other way; nothing if it had other defects of the server."""
    if not file.exists():
        return {}
    data = json.loads(file.read_text())
    here, there = (
        {id_ for id_, group in pairs if group == "server"}
        for pairs in (
            ((verdict.id, verdict.group) for verdict in verdicts),
            ((defect["id"], defect["group"]) for defect in data["defects"]),
        )
    )
    return (
        {way: {kind: (n["found"], n["seeded"]) for kind, n in data["scores"].items()}}
        if here == there
        else {}
    )


def _print(verdicts: list[Verdict], alarms: list[str], table: dict[str, Scores], seconds: float) -> None:
    legs = _legs(verdicts)
    print(f"{'':4} " + " ".join(f"{leg[:9]:>9}" for leg in legs))
    for verdict in verdicts:
        cells = " ".join(f"{_cell(verdict, leg):>9}" for leg in legs)
        print(f"{verdict.id:4} {cells}  {'' if verdict.found else 'SURVIVES: '}{verdict.what}")
    print()
    for way, reached in table.items():
        for kind, (found, seeded) in reached.items():
            print(f"{way:10}  {kind:9} {found:3} of {seeded:3}  {found / seeded:6.1%}")
    for leg in legs:
        print(f"{leg:12} finds {sum(leg in verdict.found_by for verdict in verdicts)}")
    for verdict in verdicts:
        if not verdict.found:
            print(f"survivor: {verdict.id} {verdict.what}")
    for alarm in alarms:
        print(f"false alarm: {alarm}")
    print(f"{seconds:.0f} s")


def _legs(verdicts: list[Verdict]) -> list[str]:
    order = [*UNSEEDED, MACHINE, SCHEMATHESIS, "start"]
    used = {leg for verdict in verdicts for leg in verdict.found_by}
    return [leg for leg in order if leg in used]


def _cell(verdict: Verdict, leg: str) -> str:
    seeds = verdict.found_by.get(leg, [])
    if not seeds:
        return "-" if leg in verdict.tried else ""
    return f"{len(seeds)}/{len(SEEDS)}" if leg == MACHINE else "x"


def _write(
    folder: Path,
    name: str,
    verdicts: list[Verdict],
    alarms: list[str],
    table: dict[str, Scores],
    seconds: float,
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    data = {
        "seconds": round(seconds, 1),
        "seeds": SEEDS,
        "scores": _score_json(table[WAYS[name]]),
        "beside": {way: _score_json(reached) for way, reached in table.items() if way != WAYS[name]},
        "survivors": [verdict.id for verdict in verdicts if not verdict.found],
        "false_alarms": alarms,
        "defects": [asdict(verdict) for verdict in verdicts],
    }
    (folder / f"{name}.json").write_text(json.dumps(data, indent=1))
    (folder / f"{name}.html").write_text(_html(verdicts, alarms, table, seconds))
    print(f"reports: {folder / name}.json, {folder / name}.html")


def _score_json(reached: Scores) -> dict[str, dict[str, int]]:
    return {kind: {"found": found, "seeded": seeded} for kind, (found, seeded) in reached.items()}


def _html(verdicts: list[Verdict], alarms: list[str], table: dict[str, Scores], seconds: float) -> str:
    from contract_tests.report import STYLE

    legs = _legs(verdicts)
    totals = "".join(
        f"<tr><td>{way}</td><td>{kind}</td><td>{found}</td><td>{seeded}</td><td>{found / seeded:.1%}</td></tr>"
        for way, reached in table.items()
        for kind, (found, seeded) in reached.items()
    )
    rows = "".join(
        f"<tr><td>{v.id}</td><td class={'ok' if v.found else 'bad'} style='text-align:left'>{escape(v.what)}</td>"
        + "".join(f"<td class={'ok' if leg in v.found_by else 'none'}>{_cell(v, leg)}</td>" for leg in legs)
        + f"<td style='text-align:left'>{escape(v.example[:160])}</td></tr>"
        for v in verdicts
    )
    head = "".join(f"<th>{leg}</th>" for leg in legs)
    alarmed = "".join(f"<li>{escape(alarm)}</li>" for alarm in alarms) or "<li>none</li>"
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
        f"<title>Seeded defects</title><style>{STYLE}</style><h1>Seeded defects and what finds them</h1>"
        f"<p>Seeds {', '.join(map(str, SEEDS))}; {seconds:.0f} s.</p>"
        f"<table><thead><tr><th>way</th><th>kind</th><th>found</th><th>seeded</th><th>score</th></tr></thead>{totals}</table>"
        f"<h2>False alarms</h2><ul>{alarmed}</ul><h2>Matrix</h2><div class=scroll><table><thead><tr><th>id</th>"
        f"<th>defect</th>{head}<th>first finding</th></tr></thead><tbody>{rows}</tbody></table></div>\n"
    )


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
