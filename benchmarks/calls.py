"""One call without a network, and the start of a program: ours beside bare httpx."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import httpx
from ecwid_api import Client
from ecwid_api.api.combinations import Combinations
from ecwid_api.models import CombinationUpdate
from ecwid_client import EcwidClient
from records import combination, combinations
from side_by_side import Report, Task, cpu_times

CALL_BUDGET, IMPORT_BUDGET = 1.5, 1.15
BASE = "https://shop.example/api/v3"
STORE, TOKEN = 1003, "secret_bench"
REPEAT, STARTS = 200, 15

FIRST_BY_HTTPX = """
import httpx
transport = httpx.MockTransport(lambda request: httpx.Response(200, json={"updateCount": 1}))
httpx.Client(transport=transport).put("https://shop.example/api/v3/1/products/2", json={"price": 3}).json()
"""
FIRST_BY_CLIENT = """
import httpx
from ecwid_client import EcwidClient, ProductUpdate
transport = httpx.MockTransport(lambda request: httpx.Response(200, json={"updateCount": 1}))
EcwidClient(1, "secret_bench", transport=transport).products.update(2, ProductUpdate(price=3))
"""

ONE = json.dumps(combination(1)).encode()
UPDATED = b'{"updateCount": 1}'
TEN = json.dumps(combinations(10)).encode()


def answer(request: httpx.Request) -> httpx.Response:
    content = (
        UPDATED if request.method == "PUT" else TEN if request.url.path.endswith("combinations") else ONE
    )
    return httpx.Response(200, content=content, headers={"Content-Type": "application/json"})


def compare_calls(report: Report) -> None:
    transport = httpx.MockTransport(answer)
    raw = httpx.Client(base_url=BASE, headers={"Authorization": f"Bearer {TOKEN}"}, transport=transport)
    plain = Combinations(Client(BASE, TOKEN, transport=transport), STORE)
    shop = EcwidClient(STORE, TOKEN, base_url=BASE, transport=transport, requests_per_minute=None)
    ours, path, change = shop.combinations, f"/{STORE}/products/7/combinations", CombinationUpdate(price=9.5)
    disciplines: dict[str, tuple[Task, Task, Task]] = {
        "Get one combination": (
            lambda: raw.get(f"{path}/9").json(),
            lambda: plain.get(7, 9),
            lambda: ours.get(7, 9),
        ),
        "List ten combinations": (
            lambda: raw.get(path).json(),
            lambda: plain.list(7),
            lambda: ours.list(7),
        ),
        "Update one combination": (
            lambda: raw.put(f"{path}/9", json={"price": 9.5}).json(),
            lambda: plain.update(7, 9, change),
            lambda: ours.update(7, 9, change),
        ),
    }
    for title, tasks in disciplines.items():
        named = dict(zip(("httpx and json", "generated client", "EcwidClient"), tasks, strict=True))
        report.add(title, "us", cpu_times(named, repeat=REPEAT), {"EcwidClient": CALL_BUDGET})


def start_times(programs: dict[str, str]) -> dict[str, float]:
    """The least processor time of fresh interpreters with compiled modules, in milliseconds."""
    best = dict.fromkeys(programs, float("inf"))
    with tempfile.TemporaryDirectory() as compiled:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for _ in range(STARTS):
            for name, program in programs.items():
                best[name] = min(best[name], start_time(program, environment))
    return best


def start_time(program: str, environment: dict[str, str]) -> float:
    """`click` is kept away: where it is installed httpx imports it, and everything beside it looks cheap."""
    before = children_time()
    command = [sys.executable, "-c", f"import sys; sys.modules['click'] = None\n{program}"]
    subprocess.run(command, env=environment, check=True)
    return (children_time() - before) * 1e3


def children_time() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def compare_starts(report: Report) -> None:
    imports = (
        "import httpx",
        "import httpx, attrs",
        "import ecwid_client",
        "from ecwid_client import EcwidClient",
    )
    times = start_times({program: program for program in (*imports, "pass")})
    report.add("Start of a program", "ms", times, {"import ecwid_client": IMPORT_BUDGET})
    answers = {"httpx and json": FIRST_BY_HTTPX, "EcwidClient": FIRST_BY_CLIENT}
    report.add("Start of a program up to its first answer", "ms", start_times(answers))


def main() -> None:
    report = Report(Path("reports/bench-calls.json"))
    compare_calls(report)
    compare_starts(report)
    report.save()


if __name__ == "__main__":
    main()
