"""Random programs for the state machine, made and made smaller by Hypothesis."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, Phase, Verbosity, seed, settings
from hypothesis.errors import Flaky
from hypothesis.stateful import run_state_machine_as_test

from contract_tests.ending import RunEndedError
from contract_tests.machine import CombinationLifecycle, ContractBrokenError
from contract_tests.target import Finding, Target

# Behind the tenth program of a run Hypothesis makes five variations of each for one that is new.
FRESH = 10


def run_machine(
    target: Target, run_seed: int | None, *, examples: int = 30, steps: int = 30, shrink: bool = True
) -> Iterator[Finding]:
    """Run it up to the first finding, with the requests of the smallest program that shows it."""
    made = 0
    seen: list[ContractBrokenError] = []

    def factory() -> CombinationLifecycle:
        nonlocal made
        made += 1
        return CombinationLifecycle(target, made, seen)

    phases = (Phase.generate, Phase.shrink) if shrink else (Phase.generate,)
    for start in range(0, examples, FRESH):
        chosen = settings(
            max_examples=min(FRESH, examples - start),
            stateful_step_count=steps,
            deadline=None,
            database=None,
            phases=phases,
            verbosity=Verbosity.quiet,
            print_blob=False,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        )
        program: Any = factory if run_seed is None else seed(run_seed * 2**20 + start)(factory)
        try:
            run_state_machine_as_test(program, settings=chosen)
        except ContractBrokenError as broken:
            yield broken.finding(target, run_seed)
            return
        except Flaky:
            # The same program went well when it was repeated; a lost answer is such a case.
            yield from (broken.finding(target, run_seed) for broken in seen[-1:])
            seen.clear()
        except RunEndedError:
            yield from (broken.finding(target, run_seed) for broken in seen[-1:])
            raise
