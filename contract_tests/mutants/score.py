"""Which legs find which defects; every defect alone in a process of its own.

It counts as found when all three seeds find it; what needs no seed is run once.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from contract_tests.contract.reader import Contract
from contract_tests.mutants import server
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

assert server  # importing it registers its defects


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
    _note(verdict, legs, 0, trial.run(legs, 1, is_quick=not task.thorough))
    for seed in SEEDS:
        # Further seeds of a machine that is blind to what another leg has found would tell nothing.
        is_first_look = seed == SEEDS[0] or MACHINE in verdict.found_by
        if (task.thorough and is_first_look) or not verdict.found:
            _note(verdict, (MACHINE,), seed, trial.run((MACHINE,), seed))
    if task.group != "client":
        # It knows no state and is the slowest: a defect of memory is left to the others as long as they find it.
        if task.thorough and verdict.kind != "state":
            _note(verdict, (SCHEMATHESIS,), SEEDS[0], trial.run((SCHEMATHESIS,), SEEDS[0], FIRST_LOOK))
        for seed in SEEDS:
            if not verdict.found:
                _note(verdict, (SCHEMATHESIS,), seed, trial.run((SCHEMATHESIS,), seed))
    verdict.seconds = time.perf_counter() - started
    return verdict


def _note(verdict: Verdict, legs: Iterable[str], seed: int, found: dict[str, str]) -> None:
    verdict.tried += [leg for leg in legs if leg not in verdict.tried]
    for leg, finding in found.items():
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
        _note(verdict, ("start",), 0, {"start": f"{type(exc).__name__}: {exc}"})
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

    Trial(None, None, black_box=False).run(UNSEEDED, SEEDS[0])


def _healthy(seed: int) -> list[str]:
    from contract_tests.mutants.trial import Trial

    seedless = UNSEEDED if seed == HEALTHY_SEEDS[0] else ()
    found = Trial(None, None, black_box=False).run((*seedless, MACHINE, SCHEMATHESIS), seed, is_quick=False)
    return [f"seed {seed}: {leg}: {finding}" for leg, finding in found.items()]


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
