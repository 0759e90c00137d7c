"""4,000 stock updates over loopback, 1 and 8 at a time: EcwidClient without its pace beside a plain loop of httpx."""

from __future__ import annotations

import asyncio
import multiprocessing
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

import httpx
from ecwid_client import AsyncEcwidClient, CombinationUpdate, EcwidClient
from side_by_side import Report

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
    yield f"http://127.0.0.1:{here.recv()}/api/v3"
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


def in_threads(update: Update, workers: int) -> float:
    begun = time.perf_counter()
    if workers == 1:
        for number in range(UPDATES):
            update(number)
    else:
        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(update, range(UPDATES)))
    return time.perf_counter() - begun


async def in_tasks(update: Update, workers: int) -> float:
    numbers = iter(range(UPDATES))

    async def work() -> None:
        for number in numbers:
            await update(number)  # type: ignore[misc]

    begun = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(workers)))
    return time.perf_counter() - begun


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
        async def measured() -> float:
            limits = httpx.Limits(max_keepalive_connections=kept)
            async with httpx.AsyncClient(base_url=base_url, headers=HEADERS, limits=limits) as client:
                return await in_tasks(kind(client), workers)

        return asyncio.run(measured())

    return run


def by_client(kind: Callable[[EcwidClient | AsyncEcwidClient], Update]) -> Runner:
    def run(base_url: str, workers: int) -> float:
        with EcwidClient(STORE, TOKEN, base_url=base_url, requests_per_minute=None) as client:
            return in_threads(kind(client), workers)

    return run


def by_async_client(kind: Callable[[EcwidClient | AsyncEcwidClient], Update]) -> Runner:
    def run(base_url: str, workers: int) -> float:
        async def measured() -> float:
            async with AsyncEcwidClient(STORE, TOKEN, base_url=base_url, requests_per_minute=None) as client:
                return await in_tasks(kind(client), workers)

        return asyncio.run(measured())

    return run


DISCIPLINES: dict[str, dict[str, Runner]] = {
    "absolute, threads": {
        "httpx": by_httpx(httpx_absolute),
        "EcwidClient": by_client(ours_absolute),
    },
    "absolute, asyncio": {
        "httpx": by_async_httpx(httpx_absolute),
        "AsyncEcwidClient": by_async_client(ours_absolute),
    },
    "deltas, threads": {
        "httpx": by_httpx(httpx_delta),
        "httpx, a new connection each": by_httpx(httpx_delta, kept=0),
        "EcwidClient": by_client(ours_delta),
    },
    "deltas, asyncio": {
        "httpx": by_async_httpx(httpx_delta),
        "httpx, a new connection each": by_async_httpx(httpx_delta, kept=0),
        "AsyncEcwidClient": by_async_client(ours_delta),
    },
}


def wall_times(contenders: dict[str, Runner], base_url: str, workers: int) -> dict[str, float]:
    """The least time of each contender, in microseconds per update; in turn, round by round."""
    best = dict.fromkeys(contenders, float("inf"))
    for _ in range(ROUNDS):
        for name, run in contenders.items():
            best[name] = min(best[name], run(base_url, workers) / UPDATES * 1e6)
    return best


def main() -> None:
    report = Report(Path("reports/bench-client.json"))
    with service() as base_url:
        for title, contenders in DISCIPLINES.items():
            for workers in WORKERS:
                times = wall_times(contenders, base_url, workers)
                report.add(f"{UPDATES:,} stock updates, {title}, {workers} at a time", "us", times)
    report.save()


if __name__ == "__main__":
    main()
