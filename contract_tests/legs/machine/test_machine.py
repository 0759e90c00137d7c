"""Random programs for the state machine, made and made smaller by Hypothesis."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, Verbosity, seed, settings
from hypothesis.database import ExampleDatabase
from hypothesis.stateful import run_state_machine_as_test

from contract_tests.legs.machine.catalog import CatalogLifecycle
from contract_tests.legs.machine.machine import CombinationLifecycle
from contract_tests.legs.machine.world import Machine
from contract_tests.legs.weather import giving_up_in_bad_weather
from contract_tests.run import ContractRun
from contract_tests.target.target import Target

# Programs in a test. Behind the tenth, Hypothesis makes five variations of each for one that is new.
FRESH = 10
LIVE_STEPS = 12

settings.register_profile(
    "contract",
    max_examples=FRESH,
    deadline=None,
    database=None,
    verbosity=Verbosity.quiet,
    print_blob=False,
    report_multiple_bugs=False,
    # A program makes its products first, which is slow at a server on the network, and large to shrink.
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Half as many of the catalog; the guard of a live store lets nothing of it be written."""
    run = ContractRun.current[-1]
    parts = -(-run.machine_examples // FRESH)
    shares = {CombinationLifecycle: parts, CatalogLifecycle: 0 if run.target.is_live else parts // 2}
    chosen = [(machine, part) for machine, share in shares.items() for part in range(share)]
    metafunc.parametrize(("machine", "part"), chosen, ids=[f"{m.__name__}-{part}" for m, part in chosen])


@pytest.fixture
def database(pytestconfig: pytest.Config) -> ExampleDatabase | None:
    """Where a failure is kept, to be tried first the next time.

    Only for somebody who works at a machine, and has pytest keep failures too (`--lf`). CI has nowhere to keep them,
    and what an earlier run found must not change the requests, or the score, of a run inside a test.
    """
    is_kept = pytestconfig.pluginmanager.hasplugin("cacheprovider") and "CI" not in os.environ
    return settings.get_profile("default").database if is_kept else None


def test_every_view_agrees_after_every_step(
    machine: type[Machine], part: int, target: Target, run: ContractRun, database: ExampleDatabase | None
) -> None:
    made = 0

    def program() -> Machine:
        nonlocal made
        made += 1
        return machine(target, part * 10_000 + made)

    shrinks = run.profile.shrink and not target.is_live
    steps = min(run.profile.machine_steps, LIVE_STEPS) if target.is_live else run.profile.machine_steps
    chosen = settings(
        settings.get_profile("contract"),
        stateful_step_count=steps,
        phases=(Phase.reuse, Phase.generate, *((Phase.shrink,) if shrinks else ())),
        database=database,
    )
    seeded: Any = program if run.seed is None else seed(f"{run.seed}-{part}")(program)
    with giving_up_in_bad_weather(target):
        run_state_machine_as_test(seeded, settings=chosen)
