"""How the mock's own times grow with its data; run by `mock_server.py` in the environment of the mock.

Prints a JSON object: titles, and under each the processor time in microseconds by size.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ecwid_mock import Mock, Request, Store

STORE, TOKEN = 1003, "secret_bench"
HEADERS = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
PRODUCT = f"/api/v3/{STORE}/products/1"
ROUNDS, REPEAT = 5, 100
DELTA = b'{"quantityDelta":1}'


def product(id: int, combinations: int) -> dict[str, Any]:
    side = [str(n) for n in range(100)]
    options = [
        {"name": name, "choices": [{"text": text} for text in side]} for name in ("Size", "Color", "Cut")
    ]
    return {
        "id": id,
        "name": f"Product {id}",
        "quantity": 5,
        "price": 10,
        "options": options,
        "combinations": [combination(id, n) for n in range(combinations)],
    }


def combination(product_id: int, n: int) -> dict[str, Any]:
    names = (("Size", n % 100), ("Color", n // 100 % 100), ("Cut", n // 10_000))
    return {
        "id": product_id * 100_000 + n,
        "options": [{"name": name, "value": str(value)} for name, value in names],
        "sku": f"S-{product_id}-{n}",
        "quantity": n,
        "price": 9.5,
        "weight": 0.5,
    }


def store(products: int, combinations: int) -> Store:
    return Store(STORE, TOKEN, products=[product(id, combinations) for id in range(1, products + 1)])


def least_us(task: Callable[[], object], repeat: int = REPEAT) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for _ in range(repeat):
            task()
        best = min(best, (time.process_time() - start) / repeat * 1e6)
    return best


def measured(mock: Mock, size: int) -> Iterator[tuple[str, float]]:
    """The times of the operations on the first product of a store."""

    def ask(method: str, path: str, body: bytes = b"") -> None:
        status = mock.handle(Request(method, PRODUCT + path, HEADERS, body)).status
        assert status == 200, status

    one = f"/combinations/{100_000 + size // 2}"
    few = max(3, 3000 // size)
    new = iter(range(10**9))

    def create() -> None:
        fields = {**combination(1, 500_000 + next(new)), "sku": f"N-{next(new)}"}
        ask("POST", "/combinations", json.dumps(fields).encode())

    def list_after_change() -> None:
        ask("PUT", f"{one}/inventory", DELTA)
        ask("GET", "/combinations")

    yield "list, nothing changed", least_us(lambda: ask("GET", "/combinations"))
    yield "list after a change", least_us(list_after_change, few)
    yield "get", least_us(lambda: ask("GET", one))
    yield "inventory", least_us(lambda: ask("PUT", f"{one}/inventory", DELTA))
    yield "create", least_us(create)


def spoil(mock: Mock) -> None:
    """Change something, so that there is something to reset."""
    headers = {"Authorization": "Bearer secret_demo"}
    mock.handle(Request("DELETE", "/api/v3/4870020/products/37208339/combinations", headers))
    mock.reset()


def main() -> None:
    tables: dict[str, dict[str, float]] = {}
    shapes = [("a product", 1, count) for count in (10, 1_000, 10_000)]
    shapes += [("a store", 1, 100), ("a store", 100, 1_000)]
    for owner, products, count in shapes:
        with Mock(stores=[store(products, count)]) as mock:
            for title, value in measured(mock, count):
                size = f"{products * count:,} combinations"
                tables.setdefault(f"{title}: {owner} with", {})[size] = value
    with Mock() as mock:
        tables["A change of the example store, and its reset"] = {"in memory": least_us(lambda: spoil(mock))}
    with Mock(sys.argv[1], stores=[store(100, 1_000)]):
        pass
    Path(sys.argv[2]).write_text(json.dumps(tables))


if __name__ == "__main__":
    main()
