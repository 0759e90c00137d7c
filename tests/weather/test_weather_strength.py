"""In the weather of a live store defects are still found, and most of them soon."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from weather_conditions import BY_NAME, merged
from weather_defects import DEFECTS
from weather_run import ROOT, staged

STORE = merged(
    "a live store",
    BY_NAME["latency"],
    BY_NAME["600 a minute"],
    BY_NAME["search lags"],
    BY_NAME["others at work"],
    BY_NAME["other error codes and texts"],
    BY_NAME["resets before the work"],
)
SAMPLE = "prices are rounded to cents"
CURVE = (100, 250, 500, 1_000, 2_000, 4_000)
LEAST = {100: 16, 4_000: 17}


def spent_on(name: str, folder: Path) -> int | None:
    """How many requests the store has seen when a run ends that stops at its first finding; None without one."""
    folder.mkdir()
    with staged(STORE, "writes", folder, DEFECTS[name]) as stage:
        run = stage.run("-x", ECWID_LIVE_MAX_REQUESTS=str(CURVE[-1]))
        assert run.findings or run.code in (0, 2), run.said
        assert stage.sky.mistakes == []
        assert stage.sky.left() == []
        assert stage.sky.foreign() == stage.sky.before
        return len(stage.sky.sent) if run.findings else None


@pytest.mark.long
def test_a_defect_is_found(tmp_path: Path) -> None:
    assert spent_on(SAMPLE, tmp_path / "run") is not None


@pytest.mark.long
def test_most_defects_are_found_and_soon(tmp_path: Path) -> None:
    """The curve is written to reports/weather-curve.json."""
    spent = {name: spent_on(name, tmp_path / str(nth)) for nth, name in enumerate(DEFECTS)}
    curve = {most: sum(n is not None and n <= most for n in spent.values()) for most in CURVE}
    (ROOT / "reports").mkdir(exist_ok=True)
    report = {"defects": len(spent), "found": curve, "requests": spent}
    (ROOT / "reports" / "weather-curve.json").write_text(json.dumps(report, indent=1))
    missed = [name for name, n in spent.items() if n is None]
    assert all(curve[most] >= least for most, least in LEAST.items()), (curve, missed)
