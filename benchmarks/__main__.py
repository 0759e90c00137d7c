"""Runs the benchmarks one after the other, each in a process of its own, and sums up. `make bench` calls it.

Exits with 0 also when a budget is missed or a tool is not there; with 1 if a benchmark is itself broken.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path

from side_by_side import REPORTS

SCRIPTS = ("codec", "calls", "updates", "sync", "mock_server", "contract")
TIME_LIMIT_S = 900  # twice what the longest takes on two busy cores


def run(name: str) -> str | None:
    """Run one script; says in a line why it broke, if it did."""
    (REPORTS / f"bench-{name}.json").unlink(missing_ok=True)
    script = Path(__file__).with_name(f"{name}.py")
    # A group of its own, so that no server of a script outlives it.
    process = subprocess.Popen(
        [sys.executable, str(script)], stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        _, said = process.communicate(timeout=TIME_LIMIT_S)
    except subprocess.TimeoutExpired:
        return f"{name}: not over after {TIME_LIMIT_S} s"
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    if process.returncode == 0:
        return None
    log = REPORTS / f"bench-{name}.log"
    log.write_text(said)
    last = (said.strip() or "no word").splitlines()[-1]
    return f"{name}: broken, {last} (reports/{log.name})"


def main() -> int:
    chosen = sys.argv[1:] or SCRIPTS
    unknown = set(chosen) - set(SCRIPTS)
    if unknown:
        print(
            f"there is no benchmark {', '.join(sorted(unknown))}; there are {', '.join(SCRIPTS)}",
            file=sys.stderr,
        )
        return 2
    REPORTS.mkdir(exist_ok=True)
    broken = [words for name in chosen if (words := run(name))]
    rows = [
        row
        for name in chosen
        if (report := REPORTS / f"bench-{name}.json").exists()
        for row in json.loads(report.read_text())
    ]
    verdicts = Counter(row["verdict"] for row in rows if row["verdict"])
    print(
        "\n" + (", ".join(f"{count} {verdict}" for verdict, count in verdicts.items()) or "nothing measured")
    )
    for words in broken:
        print(words)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
