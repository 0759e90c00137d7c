"""A live run that is killed at any point leaves nothing that the next run does not remove."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from test_weather import assert_calm
from weather_conditions import BY_NAME, merged
from weather_run import staged

WEATHER = merged("a working day", BY_NAME["latency"], BY_NAME["600 a minute"], BY_NAME["others at work"])
POINTS = (
    4,  # the first product is made, and no read has shown it
    *random.Random(20).sample(range(5, 2_500), 19),
)


@pytest.mark.parametrize(
    "nth", [pytest.param(nth, marks=() if nth == POINTS[0] else pytest.mark.long) for nth in sorted(POINTS)]
)
def test_the_run_after_a_kill_removes_what_is_left(nth: int, tmp_path: Path) -> None:
    """SIGKILL while the store works on the n-th request."""
    with staged(WEATHER, "writes", tmp_path) as stage:
        killed = stage.run(kill_at=nth)
        assert killed.code < 0, killed.said
        assert_calm(stage, stage.run("--legs", "protocol", ECWID_LIVE_WRITES=""))
