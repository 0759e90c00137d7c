"""4,000 stock updates over loopback, 1 and 8 at a time: ours without its pace beside a plain loop of httpx."""

from __future__ import annotations

import asyncio
import multiprocessing
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import Connection

import httpx
from ecwid_client import AsyncEcwidClient, CombinationUpdate, EcwidClient
from side_by_side import Measured, Report

UPDATES, ROUNDS, WORKERS = 4_000, 2, (1, 8)
STORE, TOKEN, PRODUCT = 1003, "secret_bench", 7
HEADERS = {"Authorization": f"Bearer {TOKEN}"}
ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 18\r\n\r\n" + b'{"updateCount": 1}'
)

Update = Callable[[int], object]
Runner = Callable[[str, int], float]


class Answering(asyncio.Protocol):
    """Answers every request with the same bytes: a service that takes no time."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._unread = b""

    def data_received(self, data: bytes) -> None:
        self._unread += data
        while (request := complete_request(self._unread)) is not None:
            self._unread = self._unread[request:]
            self._transport.write(ANSWER)  # type: ignore[attr-defined]


def complete_request(data: bytes) -> int | None:
    """Length of the first request in `data`, if all of it is there."""
    head, blank, body = data.partition(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0] or 0)
    return len(head) + 4 + length if blank and len(body) >= length else None


def serve(ready: Connection) -> None:
    async def run() -> None:
        server = await asyncio.get_running_loop().create_server(Answering, "127.0.0.1", 0, backlog=1_000)
        ready.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


@contextmanager
def service() -> Iterator[str]:
    """The base URL of a service in another process."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=serve, args=(there,), daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{here.recv()}/api/v3"
    finally:
        process.terminate()
        process.join()


# What is compared: an absolute update, which may use a connection again, and a delta, which must not.


def httpx_absolute(client: httpx.Client | httpx.AsyncClient) -> Update:
    path = f"/{STORE}/products/{PRODUCT}/combinations"
    return lambda number: client.put(f"{path}/{number + 1}", json={"quantity": number})


def httpx_delta(client: httpx.Client | httpx.AsyncClient) -> Update:
    path = f"/{STORE}/products/{PRODUCT}/combinations"
    return lambda number: client.put(f"{path}/{number + 1}/inventory", json={"quantityDelta": 1})


def ours_absolute(client: EcwidClient | AsyncEcwidClient) -> Update:
    return lambda number: client.combinations.update(PRODUCT, number + 1, CombinationUpdate(quantity=number))


def ours_delta(client: EcwidClient | AsyncEcwidClient) -> Update:
    return lambda number: client.combinations.adjust_inventory(PRODUCT, number + 1, 1)


class OperationsFailed(Exception):
    """Some of the updates raised; says how many, and what the first of them said."""


def measured(begun: float, failures: list[Exception]) -> float:
    took = time.perf_counter() - begun
    if failures:
        first = failures[0]
        # A message may have more lines than a row of a table.
        said = " ".join(f"{type(first).__name__}: {first}".split())
        raise OperationsFailed(f"{len(failures):,} of {UPDATES:,} failed, the first with {said[:160]}")
    return took


def in_threads(update: Update, workers: int) -> float:
    failures: list[Exception] = []

    def attempt(number: int) -> None:
        try:
            update(number)
        except Exception as exc:
            failures.append(exc)

    begun = time.perf_counter()
    if workers == 1:
        for number in range(UPDATES):
            attempt(number)
    else:
        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(attempt, range(UPDATES)))
    return measured(begun, failures)


async def in_tasks(update: Update, workers: int) -> float:
    numbers = iter(range(UPDATES))
    failures: list[Exception] = []

    async def work() -> None:
        for number in numbers:
            try:
                await update(number)  # type: ignore[misc]
            except Exception as exc:
                failures.append(exc)

    begun = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(workers)))
    return measured(begun, failures)


def by_httpx(kind: Callable[[httpx.Client | httpx.AsyncClient], Update], *, kept: int | None = 20) -> Runner:
    def run(base_url: str, workers: int) -> float:
        limits = httpx.Limits(max_keepalive_connections=kept)
        with httpx.Client(base_url=base_url, headers=HEADERS, limits=limits) as client:
            return in_threads(kind(client), workers)

    return run


def by_async_httpx(
    kind: Callable[[httpx.Client | httpx.AsyncClient], Update], *, kept: int | None = 20
) -> Runner:
    def run(base_url: str, workers: int) -> float:
        async def run_all() -> float:
            limits = httpx.Limits(max_keepalive_connections=kept)
            async with httpx.AsyncClient(base_url=base_url, headers=HEADERS, limits=limits) as client:
                return await in_tasks(kind(client), workers)

        return asyncio.run(run_all())

    return run


def by_client(kind: Callable[[EcwidClient | AsyncEcwidClient], Update]) -> Runner:
    def run(base_url: str, workers: int) -> float:
        with EcwidClient(STORE, TOKEN, base_url=base_url, requests_per_minute=None) as client:
            return in_threads(kind(client), workers)

    return run


def by_async_client(kind: Callable[[EcwidClient | AsyncEcwidClient], Update]) -> Runner:
    def run(base_url: str, workers: int) -> float:
        async def run_all() -> float:
            async with AsyncEcwidClient(STORE, TOKEN, base_url=base_url, requests_per_minute=None) as client:
                return await in_tasks(kind(client), workers)

        return asyncio.run(run_all())

    return run


DISCIPLINES: dict[str, dict[str, Runner]] = {
    "absolute, threads": {
        "ours": by_client(ours_absolute),
        "httpx": by_httpx(httpx_absolute),
    },
    "absolute, asyncio": {
        "ours": by_async_client(ours_absolute),
        "httpx": by_async_httpx(httpx_absolute),
    },
    "deltas, threads": {
        "ours": by_client(ours_delta),
        "httpx": by_httpx(httpx_delta),
        "httpx, a new connection each": by_httpx(httpx_delta, kept=0),
    },
    "deltas, asyncio": {
        "ours": by_async_client(ours_delta),
        "httpx": by_async_httpx(httpx_delta),
        "httpx, a new connection each": by_async_httpx(httpx_delta, kept=0),
    },
}


def wall_times(contenders: dict[str, Runner], base_url: str, workers: int) -> dict[str, Measured]:
    """The least time of each contender, in microseconds per update; in turn, round by round.

    A contender of which an update fails has no time: what it did not do cost it nothing.
    """
    best: dict[str, Measured] = {}
    for _ in range(ROUNDS):
        for name, run in contenders.items():
            before = best.get(name, float("inf"))
            if isinstance(before, str):
                continue
            try:
                best[name] = min(before, run(base_url, workers) / UPDATES * 1e6)
            except OperationsFailed as exc:
                best[name] = str(exc)
    return best


def main() -> None:
    report = Report("updates")
    report.title(f"{UPDATES:,} stock updates over loopback")
    with service() as base_url:
        for title, contenders in DISCIPLINES.items():
            for workers in WORKERS:
                times = wall_times(contenders, base_url, workers)
                report.compare(f"{title}, {workers} at a time", "us each", times.pop("ours"), times)
    report.save()


if __name__ == "__main__":
    main()
