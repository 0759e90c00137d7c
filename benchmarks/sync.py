"""The sync: requests and memory to plan 400,000 combinations, and the time that 4,000 changes take at 600 a minute.

Times of writing are those of a simulated clock, which only the pace of the limit and the waits for batches move: at
this scale the number of requests is the time.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from side_by_side import PYTHON, Report, at_least, at_most

if Path(sys.executable) != PYTHON:  # the sync and the mock need what only the checkout's environment has
    os.execv(PYTHON, [str(PYTHON), *sys.argv])  # noqa: S606

from attrs import define
from ecwid_client import Clock, CombinationUpdate, EcwidClient
from ecwid_mock import Mock, Store
from ecwid_sync import Journal, Limits, Row, Settings, apply, plan, pull, read_sheet

PRODUCTS, EACH = 2_000, 200
CHANGES = 4_000
STORE, TOKEN = 1003, "secret_bench"
PER_MINUTE = 600


class LargeShop(httpx.BaseTransport):
    """A shop of 2,000 products with 200 combinations each, made as it is asked for."""

    def __init__(self) -> None:
        self.requests = 0
        self.spent_s = 0.0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        begun = time.process_time()
        self.requests += 1
        offset, limit = (int(request.url.params[name]) for name in ("offset", "limit"))
        asked = request.url.params.get("productId")
        numbers = [int(id) for id in asked.split(",")] if asked else range(1, PRODUCTS + 1)
        items = [product(n, EACH) for n in numbers[offset : offset + limit]]
        page = {"total": len(numbers), "count": len(items), "offset": offset, "limit": limit, "items": items}
        content = json.dumps(page).encode()
        self.spent_s += time.process_time() - begun
        return httpx.Response(200, headers={"Content-Type": "application/json"}, content=content)


def product(number: int, combinations: int) -> dict[str, object]:
    return {
        "id": number,
        "name": f"Product {number}",
        "sku": f"P-{number}",
        "quantity": 5,
        "price": 10,
        "options": [],
        "combinations": [
            {
                "id": number * 1_000 + n,
                "combinationNumber": n,
                "options": [{"name": "Size", "value": str(n)}],
                "sku": f"P-{number}-{n}",
                "quantity": 1_000,
                "unlimited": False,
                "price": 10 + n,
                "weight": 0.3,
                "warningLimit": 1,
            }
            for n in range(1, combinations + 1)
        ],
    }


@define
class Simulated:
    """A shop on a clock that only waiting moves, and its client."""

    mock: Mock
    seconds: float = 0.0

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds
        self.mock.clock.advance(seconds)

    @property
    def clock(self) -> Clock:
        return Clock(monotonic=lambda: self.seconds, utc=self.mock.clock.now, sleep=self.sleep)

    def client(self) -> EcwidClient:
        transport = self.mock.transport()
        return EcwidClient(
            STORE, TOKEN, transport=transport, requests_per_minute=PER_MINUTE, clock=self.clock
        )


@contextmanager
def simulated() -> Iterator[Simulated]:
    products = [product(n, 2) for n in range(1, CHANGES // 2 + 1)]
    with Mock(stores=[Store(STORE, TOKEN, products=products)], durability="memory") as mock:
        yield Simulated(mock)


def rows(column: str) -> list[Row]:
    """4,000 changes: two in each product."""
    keys = [(number, n) for number in range(1, CHANGES // 2 + 1) for n in (1, 2)]
    if column == "price":
        return [Row.of(line, sku=f"P-{number}-{n}", price=99) for line, (number, n) in enumerate(keys)]
    return [
        Row.of(line, sku=f"P-{number}-{n}", quantityDelta=-1, changeId=f"L-{line}")
        for line, (number, n) in enumerate(keys)
    ]


def by_sync(column: str) -> float:
    with simulated() as shop, shop.client() as ecwid, Journal(":memory:") as journal:
        found = plan(ecwid, rows(column), journal=journal)
        settings = Settings(workers=1, clock=shop.clock)
        report = apply(ecwid, found, journal=journal, limits=Limits(), settings=settings)
        assert report.count("done") == CHANGES
        return shop.seconds


def by_loop(*, look_up: bool) -> float:
    """A request for each row that knows its ids, as the published client has no batch, or two to find its SKU."""
    with simulated() as shop, shop.client() as ecwid:
        for number in range(1, CHANGES // 2 + 1):
            for n in (1, 2):
                if look_up:
                    ecwid.products.list(sku=f"P-{number}-{n}")
                ecwid.combinations.update(number, number * 1_000 + n, CombinationUpdate(price=99))
        return shop.seconds


def plan_everything(report: Report) -> None:
    report.title(f"{PRODUCTS * EACH:,} combinations in {PRODUCTS:,} products")
    shop = LargeShop()
    with (
        EcwidClient(STORE, TOKEN, transport=shop, requests_per_minute=None) as ecwid,
        tempfile.TemporaryDirectory() as folder,
    ):
        path = Path(folder) / "shop.csv"
        pull(ecwid, path)
        report.alone("requests to read them", "", shop.requests, at_most(25))
        text = path.read_text(encoding="utf-8")
        changed = Path(folder) / "changed.csv"
        changed.write_text(text.replace(",1000,false,11,", ",999,false,12,"), encoding="utf-8")
        del text
        begun, shop.spent_s = time.process_time(), 0.0
        found = plan(ecwid, read_sheet(changed), journal=Journal(":memory:"))
        took_s = time.process_time() - begun - shop.spent_s
    assert len(found.changes) == 2 * PRODUCTS
    report.alone("to plan 4,000 changes of them", "s of processor time", took_s, at_most(60))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    report.alone("memory at its peak", "MB", peak, at_most(500))


def write_changes(report: Report) -> None:
    report.title(f"{CHANGES:,} changes at {PER_MINUTE} requests a minute, simulated seconds")
    loops: dict[str, Callable[[], float]] = {
        "a loop: find the SKU, then write": lambda: by_loop(look_up=True),
        "the published client's way: a request a row": lambda: by_loop(look_up=False),
    }
    peers = {name: loop() for name, loop in loops.items()}
    budgets = {name: at_most(1 / 20) for name in loops}
    report.compare("absolute changes, planned and applied", "s", by_sync("price"), peers, budgets)
    ideal_s = CHANGES * 60 / PER_MINUTE
    report.alone("deltas: share of the limit used", "", ideal_s / by_sync("quantityDelta"), at_least(0.95))


def main() -> None:
    report = Report("sync")
    plan_everything(report)
    write_changes(report)
    report.save()


if __name__ == "__main__":
    main()
