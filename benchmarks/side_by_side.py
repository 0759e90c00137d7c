"""Measures contenders in turn in one process, and tells the results as ratios with their budgets."""

from __future__ import annotations

import gc
import json
import time
import tracemalloc
from collections.abc import Callable, Mapping
from pathlib import Path

from attrs import asdict, field, frozen

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT / "reports"
# The checkout's environment, for what needs the mock or the contract tests.
PYTHON = ROOT / ".venv" / "bin" / "python"
ROUNDS = 15

Task = Callable[[], object]
Measured = float | str
"""A number, or in words why there is none."""


@frozen
class Budget:
    """What a ratio, or a value that has no peer, must not pass."""

    limit: float
    at_least: bool = False

    def kept_by(self, value: float) -> bool:
        return value >= self.limit if self.at_least else value <= self.limit

    def __str__(self) -> str:
        return f"{'>=' if self.at_least else '<='} {self.limit:g}"


def at_most(limit: float) -> Budget:
    return Budget(limit)


def at_least(limit: float) -> Budget:
    return Budget(limit, at_least=True)


@frozen
class Row:
    """Ours beside one peer."""

    what: str
    unit: str
    ours: float | None
    peer: str
    theirs: float | None
    ratio: float | None
    budget: str
    verdict: str
    """`kept`, `missed`, `failed`, `not measured`, or nothing where there is no budget."""
    words: str = ""

    def __str__(self) -> str:
        what = f"{self.what}, {self.unit}" if self.unit else self.what
        start = f"  {what:50} {_number(self.ours):>9} {_number(self.theirs):>9}  {self.peer:30}"
        if self.verdict in {"failed", "not measured"}:
            return f"{start} {self.verdict}: {self.words}"
        return f"{start} {_number(self.ratio):>6}  {self.budget:8} {self.verdict}".rstrip()


@frozen
class Report:
    """The rows of one script; printed as they come, and kept as JSON."""

    name: str
    rows: list[Row] = field(factory=list)

    def title(self, text: str) -> None:
        """Begin a table."""
        print(f"\n{text:52} {'ours':>9} {'peer':>9}  {'':30} {'ratio':>6}  budget", flush=True)

    def compare(
        self,
        what: str,
        unit: str,
        ours: Measured,
        peers: Mapping[str, Measured],
        budgets: Mapping[str, Budget] | None = None,
    ) -> None:
        """One row for each peer; the ratio is ours to theirs."""
        for peer, theirs in peers.items():
            self._add(what, unit, ours, peer, theirs, (budgets or {}).get(peer))

    def alone(self, what: str, unit: str, ours: Measured, budget: Budget | None = None) -> None:
        """A row without a peer; the budget is for the value itself."""
        self._add(what, unit, ours, "", None, budget)

    def missing(self, what: str, why: str) -> None:
        """One row in the place of a table that cannot be measured here."""
        self._keep(Row(what, "", None, "", None, None, "", "not measured", why))

    def save(self) -> None:
        REPORTS.mkdir(exist_ok=True)
        rows = [asdict(row) for row in self.rows]
        (REPORTS / f"bench-{self.name}.json").write_text(json.dumps(rows, indent=2) + "\n")

    def _add(
        self,
        what: str,
        unit: str,
        ours: Measured,
        peer: str,
        theirs: Measured | None,
        budget: Budget | None,
    ) -> None:
        words = [
            f"{name}: {value}" for name, value in (("ours", ours), (peer, theirs)) if isinstance(value, str)
        ]
        left = None if isinstance(ours, str) else ours
        right = None if isinstance(theirs, str) else theirs
        ratio = left / right if left is not None and right else None
        judged = left if theirs is None else ratio
        verdict = "failed" if words else ""
        if budget is not None and judged is not None:
            verdict = "kept" if budget.kept_by(judged) else "missed"
        shown = "" if budget is None else str(budget)
        self._keep(Row(what, unit, left, peer, right, ratio, shown, verdict, "; ".join(words)))

    def _keep(self, row: Row) -> None:
        print(row, flush=True)
        self.rows.append(row)


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.2f}" if value < 100 else f"{value:,.0f}"


def cpu_times(contenders: Mapping[str, Task], *, repeat: int = 1, rounds: int = ROUNDS) -> dict[str, float]:
    """The least processor time of each task, in microseconds per repetition.

    Taken in turn, round by round, so that a noisy minute on a shared machine falls on all alike. The garbage
    collector stays on, as it is in a program.
    """
    best = dict.fromkeys(contenders, float("inf"))
    for _ in range(rounds):
        for name, task in contenders.items():
            gc.collect()
            start = time.process_time()
            for _ in range(repeat):
                task()
            best[name] = min(best[name], (time.process_time() - start) / repeat * 1e6)
    return best


def memory(task: Task) -> float:
    """Bytes that the result of `task` holds."""
    task()
    gc.collect()
    tracemalloc.start()
    kept = task()
    gc.collect()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    return float(held)
