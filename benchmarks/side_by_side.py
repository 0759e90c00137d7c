"""Measuring contenders in turn, in one process, and telling the result as ratios."""

from __future__ import annotations

import gc
import json
import time
import tracemalloc
from collections.abc import Callable, Mapping
from pathlib import Path

from attrs import asdict, field, frozen

ROUNDS = 15

Task = Callable[[], object]


@frozen
class Row:
    name: str
    value: float
    ratio: float
    budget: float | None = None

    @property
    def verdict(self) -> str:
        if self.budget is None:
            return ""
        return f"{'met' if self.ratio <= self.budget else 'MISSED'} (<= {self.budget:g})"


@frozen
class Table:
    """Contenders of one discipline, as multiples of the first of them."""

    title: str
    unit: str
    rows: list[Row]

    def __str__(self) -> str:
        lines = [f"{self.title}", f"  {'':38} {self.unit:>9}  {'ratio':>6}  budget"]
        lines += [
            f"  {row.name:38} {row.value:9.1f}  {row.ratio:6.2f}  {row.verdict}".rstrip() for row in self.rows
        ]
        return "\n".join(lines)


@frozen
class Report:
    """The tables of one script; printed as they come, and kept as JSON."""

    path: Path
    tables: list[Table] = field(factory=list)

    def add(
        self, title: str, unit: str, values: Mapping[str, float], budgets: Mapping[str, float] | None = None
    ) -> None:
        base = next(iter(values.values()))
        budgets = budgets or {}
        rows = [Row(name, value, value / base, budgets.get(name)) for name, value in values.items()]
        table = Table(title, unit, rows)
        print(table, end="\n\n", flush=True)
        self.tables.append(table)

    def save(self) -> None:
        self.path.parent.mkdir(exist_ok=True)
        self.path.write_text(json.dumps([asdict(table) for table in self.tables], indent=2) + "\n")


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
