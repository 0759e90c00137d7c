"""One call without a network, and the start of a program: ours beside bare httpx."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import tempfile
from typing import Any

import httpx
import orjson
from ecwid_api import Client, codec
from ecwid_api.api.combinations import Combinations
from ecwid_api.models import CombinationUpdate
from ecwid_client import EcwidClient
from records import combination, combinations
from side_by_side import PYTHON, Measured, Report, Task, at_most, cpu_times

CALL_BUDGET, START_BUDGET = at_most(1.15), at_most(1.35)
BASE = "https://shop.example/api/v3"
STORE, TOKEN = 1003, "secret_bench"
REPEAT, STARTS = 200, 15
RAW = "httpx and json"

# What a program pays from its start to its first answer. The mock itself costs both the same.
OURS_AND_MOCK = """
from ecwid_mock import Mock
from ecwid_client import EcwidClient
with Mock() as mock, EcwidClient(4870020, "secret_demo", transport=mock.transport()) as client:
    client.combinations.get(37208339, 7084075)
"""
HTTPX_AND_MOCK = """
from ecwid_mock import Mock
import httpx
with Mock() as mock, httpx.Client(
    base_url="http://mock/api/v3", headers={"Authorization": "Bearer secret_demo"}, transport=mock.transport()
) as client:
    client.get("/4870020/products/37208339/combinations/7084075").raise_for_status().json()
"""
# The same without the mock, which hides a part of what ours costs.
OURS_ALONE = """
import httpx
from ecwid_client import EcwidClient, ProductUpdate
transport = httpx.MockTransport(lambda request: httpx.Response(200, json={"updateCount": 1}))
EcwidClient(1, "secret_bench", transport=transport).products.update(2, ProductUpdate(price=3))
"""
HTTPX_ALONE = """
import httpx
transport = httpx.MockTransport(lambda request: httpx.Response(200, json={"updateCount": 1}))
httpx.Client(transport=transport).put("https://shop.example/api/v3/1/products/2", json={"price": 3}).json()
"""

ASKED = combination(1)["id"]
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
        "get one combination": (
            lambda: ours.get(7, ASKED),
            lambda: plain.get(7, ASKED),
            lambda: raw.get(f"{path}/{ASKED}").json(),
        ),
        "list ten combinations": (
            lambda: ours.list(7),
            lambda: plain.list(7),
            lambda: raw.get(path).json(),
        ),
        "update one combination": (
            lambda: ours.update(7, ASKED, change),
            lambda: plain.update(7, ASKED, change),
            lambda: raw.put(f"{path}/{ASKED}", json={"price": 9.5}).json(),
        ),
    }
    libraries: dict[str, Any] = {"json": None, "orjson": orjson}
    report.title("One call through the client, mock transport")
    for name, library in libraries.items():
        codec.orjson = library
        for what, tasks in disciplines.items():
            named = dict(zip(("ours", "generated package alone", RAW), tasks, strict=True))
            times: dict[str, Measured] = {**cpu_times(named, repeat=REPEAT)}
            report.compare(f"{what}, {name}", "us", times.pop("ours"), times, {RAW: CALL_BUDGET})


def start_times(programs: dict[str, str]) -> dict[str, Measured]:
    """The least processor time of fresh interpreters with compiled modules, in milliseconds."""
    best = dict.fromkeys(programs, float("inf"))
    with tempfile.TemporaryDirectory() as compiled:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for _ in range(STARTS):
            for name, program in programs.items():
                best[name] = min(best[name], start_time(program, environment))
    return {**best}


def start_time(program: str, environment: dict[str, str]) -> float:
    """`click` is kept away: where it is installed httpx imports it, and everything beside it looks cheap."""
    before = children_time()
    command = [str(PYTHON), "-c", f"import sys; sys.modules['click'] = None\n{program}"]
    subprocess.run(command, env=environment, check=True)
    return (children_time() - before) * 1e3


def children_time() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def compare_starts(report: Report) -> None:
    report.title("Start of a program, processor time")
    for what, ours, peer, budget in (
        ("to a first answer of the in-process mock", OURS_AND_MOCK, HTTPX_AND_MOCK, START_BUDGET),
        ("to a first answer without the mock", OURS_ALONE, HTTPX_ALONE, None),
        ("import the class", "from ecwid_client import EcwidClient", "import httpx", None),
        ("import the package", "import ecwid_client", "import httpx", None),
    ):
        name = "httpx and json" if "\n" in peer else peer
        times = start_times({"ours": ours, name: peer})
        report.compare(what, "ms", times.pop("ours"), times, {name: budget} if budget else None)


def main() -> None:
    report = Report("calls")
    compare_calls(report)
    compare_starts(report)
    report.save()


if __name__ == "__main__":
    main()
