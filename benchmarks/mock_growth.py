"""How the mock's own times grow with its data; run by `mock_server.py` in the environment of the mock.

Writes a JSON object: for each operation its processor time in microseconds with less data and with more.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from attrs import frozen
from ecwid_mock import Mock, Request, Store

STORE, TOKEN = 1003, "secret_bench"
HEADERS = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
PRODUCT = f"/api/v3/{STORE}/products/1"
ROUNDS, REPEAT = 15, 100
DELTA = b'{"quantityDelta":1}'


def product(id: int, combinations: int, choices: int = 100) -> dict[str, Any]:
    sides = {"Size": choices, "Color": 100, "Cut": 100}
    options = [
        {"name": name, "choices": [{"text": str(n)} for n in range(count)]} for name, count in sides.items()
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
    names = (("Size", n % 10), ("Color", n // 10 % 100), ("Cut", n // 1_000))
    return {
        "id": product_id * 100_000 + n,
        "options": [{"name": name, "value": str(value)} for name, value in names],
        "sku": f"S-{product_id}-{n}",
        "quantity": n,
        "price": 9.5,
        "weight": 0.5,
    }


def store(products: int, combinations: int, choices: int = 100) -> Store:
    made = [product(id, combinations, choices) for id in range(1, products + 1)]
    return Store(STORE, TOKEN, products=made)


@frozen
class Operation:
    """Something to ask a mock for, and how often in a round."""

    ask: Callable[[], object]
    repeat: int = REPEAT


def least_us(*operations: Operation) -> list[float]:
    """The least processor time of each; in turn, so that a noisy minute falls on all alike."""
    best = [float("inf")] * len(operations)
    for _ in range(ROUNDS):
        for n, operation in enumerate(operations):
            start = time.process_time()
            for _ in range(operation.repeat):
                operation.ask()
            best[n] = min(best[n], (time.process_time() - start) / operation.repeat * 1e6)
    return best


def operations(mock: Mock, size: int) -> dict[str, Operation]:
    """What is measured on the first product of a store, which has `size` combinations."""

    def ask(method: str, path: str, body: bytes = b"") -> None:
        status = mock.handle(Request(method, PRODUCT + path, HEADERS, body)).status
        assert status == 200, status

    one = f"/combinations/{100_000 + size // 2}"
    new = iter(range(10**9))

    def create() -> None:
        number = next(new)
        fields = {**combination(1, 90_000 + number), "sku": f"N-{number}"}
        ask("POST", "/combinations", json.dumps(fields).encode())

    def list_after_change() -> None:
        ask("PUT", f"{one}/inventory", DELTA)
        ask("GET", "/combinations")

    return {
        "list, nothing changed": Operation(lambda: ask("GET", "/combinations")),
        "list after a change": Operation(list_after_change, max(3, 3000 // size)),
        "get": Operation(lambda: ask("GET", one)),
        "inventory": Operation(lambda: ask("PUT", f"{one}/inventory", DELTA)),
        "create": Operation(create),
    }


def spoil(mock: Mock) -> None:
    """Change something, so that there is something to reset."""
    headers = {"Authorization": "Bearer secret_demo"}
    mock.handle(Request("DELETE", "/api/v3/4870020/products/37208339/combinations", headers))
    mock.reset()


Sizes = tuple[int, int, int]
"""Products, combinations of each, choices of an option."""


@frozen
class Growth:
    """What grows from less to more."""

    noun: str
    less: tuple[str, Sizes]
    more: tuple[str, Sizes]


# What concerns one combination must take as long as before.
FLAT = frozenset({"get", "inventory", "create"})
GROWTHS = (
    Growth("combinations", ("10 combinations", (1, 10, 100)), ("10,000", (1, 10_000, 100))),
    Growth("choices", ("10 choices", (1, 10, 10)), ("10,000", (1, 10, 10_000))),
    Growth("products", ("1 product", (1, 100, 100)), ("100", (100, 100, 100))),
)


def rows(growth: Growth) -> Iterator[dict[str, object]]:
    (less, few), (more, many) = growth.less, growth.more
    with Mock(stores=[store(*few)]) as small, Mock(stores=[store(*many)]) as large:
        before, after = operations(small, few[1]), operations(large, many[1])
        for what in before:
            with_less, with_more = least_us(before[what], after[what])
            yield {
                "what": f"{what}, {more} {growth.noun}",
                "less": f"with {less}",
                "with_less": with_less,
                "with_more": with_more,
                "flat": what in FLAT,
            }


def main() -> None:
    growth = [row for one in GROWTHS for row in rows(one)]
    with Mock() as mock:
        [reset] = least_us(Operation(lambda: spoil(mock)))
    with Mock(sys.argv[1], stores=[store(100, 1_000)]):
        pass
    Path(sys.argv[2]).write_text(json.dumps({"growth": growth, "reset": reset}))


if __name__ == "__main__":
    main()
