"""How much is tested."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """How much of each leg."""

    name: str
    machine_examples: int = 200
    machine_steps: int = 30
    # Of schemathesis: random cases for an operation, and systematic ones for all of them together.
    fuzz_examples: int = 10
    coverage_cases: int = 20_000
    stateful_examples: int = 60
    phases: tuple[str, ...] = ("examples", "coverage", "fuzzing", "stateful")
    shrink: bool = True


PROFILES: Mapping[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile("quick", machine_examples=40, fuzz_examples=2, coverage_cases=4_000, stateful_examples=10),
        Profile("full"),
        Profile(
            "long", machine_examples=1000, machine_steps=50, fuzz_examples=200, coverage_cases=sys.maxsize
        ),
    )
}
