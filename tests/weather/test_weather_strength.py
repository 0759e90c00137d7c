"""In the weather of a live store, defects are still found, and most of them soon."""

from __future__ import annotations

from pathlib import Path

import pytest
from weather_conditions import BY_NAME, merged
from weather_defects import DEFECTS
from weather_run import staged

STORE = merged(
    "a live store",
    *(
        BY_NAME[name]
        for name in (
            "latency",
            "600 a minute",
            "search lags",
            "others at work",
            "other error codes and texts",
        )
    ),
    BY_NAME["resets before the work"],
)
SAMPLE = "prices are rounded to cents"
NOT_FOUND: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name == SAMPLE else pytest.mark.long) for name in DEFECTS]
)
def test_a_defect_is_found_within_4000_requests(name: str, tmp_path: Path) -> None:
    with staged(STORE, "writes", tmp_path, DEFECTS[name]) as stage:
        run = stage.run()
        assert run.findings, run.said
        assert run.code == 1, run.said
        assert stage.sky.left() == []
        assert stage.sky.foreign() == stage.sky.before
