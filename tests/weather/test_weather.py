"""A healthy server is calm in any weather: no finding, nothing left behind, nothing of others touched.

Each run is `python -m contract_tests` in a process of its own against a port, by a clock that only waiting moves.
`make weather` runs the whole matrix.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from weather_conditions import EVERY, Condition
from weather_run import LIMIT_PER_MINUTE, MODES, Run, Stage, staged

# What a server on loopback is asked for here; the machine and schemathesis take a minute for each condition.
FAST_LEGS = ("--legs", "replay protocol links retries", "--profile", "quick")
ONE_LEG = ("--legs", "protocol")
# One of each mode, for every pull request.
SAMPLE = (("reads", "through a proxy"), ("writes", "all at once"), ("loopback", "a rainy day"))
MATRIX = [
    pytest.param(
        mode,
        condition,
        id=f"{mode}-{condition.name}",
        marks=() if (mode, condition.name) in SAMPLE else pytest.mark.long,
    )
    for mode in MODES
    for condition in EVERY
    # What the stand-in promises is demanded of a server on loopback.
    if not (mode == "loopback" and condition.promised)
]


@pytest.mark.parametrize(("mode", "condition"), MATRIX)
def test_a_healthy_server_is_calm_in_any_weather(mode: str, condition: Condition, tmp_path: Path) -> None:
    with staged(condition, mode, tmp_path) as stage:
        is_sample = (mode, condition.name) in SAMPLE
        run = stage.run(*(FAST_LEGS if mode == "loopback" else ONE_LEG if is_sample else ()))
        assert_calm(stage, run, condition.code)


def assert_calm(stage: Stage, run: Run, code: int = 0) -> None:
    assert stage.sky.mistakes == []
    assert run.findings == [], run.said
    assert run.code == code, run.said
    assert stage.sky.left() == []
    assert stage.sky.foreign() == stage.sky.before, "a product of the owner was touched"
    if stage.mode != "loopback":
        assert stage.sky.busiest_minute() <= LIMIT_PER_MINUTE
