"""One face for both clients, a clock that moves by itself, and one call of every operation."""

from __future__ import annotations

import asyncio
import heapq
import inspect
import threading
from collections.abc import Callable
from typing import Any, Protocol

import httpx
from attrs import define, field
from catalog_calls import CATALOG
from client_operation import Operation, Use
from ecwid_client import (
    AsyncEcwidClient,
    Clock,
    CombinationCreate,
    CombinationUpdate,
    EcwidClient,
    ImageLink,
    OptionValue,
    ProductCreate,
    ProductUpdate,
)

COLOURS = ("sync", "async")
STORE = 4870020
TOKEN = "secret_k7Qz9vLm"
PRODUCT, COMBINATION = 7, 9
ROOT = f"/{STORE}/products/{PRODUCT}/combinations"
IMAGE = b"\x89PNG\r\n\x1a\n"


@define
class FakeClock:
    """Time that passes only when somebody sleeps; remembers how long."""

    now_s: float = 1_000.0
    chance: float = 0.5
    slept: list[float] = field(factory=list)
    while_asleep: Callable[[], Any] | None = None
    """Something to do, once, while the next sleeper sleeps; awaited if need be."""
    _lock: threading.Lock = field(factory=threading.Lock)

    def sleep(self, seconds: float) -> Any:
        with self._lock:
            self.slept.append(seconds)
            self.now_s += seconds
        act, self.while_asleep = self.while_asleep, None
        return act and act()

    async def async_sleep(self, seconds: float) -> None:
        doing = self.sleep(seconds)
        if inspect.isawaitable(doing):
            await doing

    def clock(self) -> Clock:
        return Clock(
            monotonic=lambda: self.now_s,
            utc=lambda: self.now_s + 1_700_000_000.0,
            sleep=self.sleep,
            async_sleep=self.async_sleep,
            chance=lambda: self.chance,
        )


async def _no_async_sleep(seconds: float) -> None:
    await asyncio.sleep(0)


IMPATIENT = Clock(sleep=lambda seconds: None, async_sleep=_no_async_sleep)
"""Real time, for real sockets, but nobody waits between attempts."""


class Subject:
    """A client of either colour; `do` runs what is done with it, and awaits the result where needed."""

    def __init__(self, colour: str, transport: Any = None, *, token: str = TOKEN, **settings: Any) -> None:
        self.colour = colour
        self._runner = asyncio.Runner() if colour == "async" else None
        self._open = True
        self.client: Any = self.make_client(transport, token, settings)

    def make_client(self, transport: Any, token: str, settings: dict[str, Any]) -> Any:
        chosen = AsyncEcwidClient if self.colour == "async" else EcwidClient
        given = {"requests_per_minute": None, **settings}
        return chosen(STORE, token, transport=transport, **given)

    def do(self, use: Use) -> Any:
        return self.run(use(self.client))

    def run(self, value: Any) -> Any:
        if self._runner is not None and inspect.isawaitable(value):
            return self._runner.run(_awaited(value))
        return value

    def close(self) -> None:
        if self._runner is None:
            self.client.close()
        elif self._open:
            self._open = False
            self._runner.run(_closed(self.client))
            self._runner.close()


class SubjectFactory(Protocol):
    def __call__(self, *args: Any, **settings: Any) -> Subject: ...


async def _closed(client: AsyncEcwidClient) -> None:
    await client.aclose()
    for _ in range(3):  # asyncio closes sockets in callbacks that it has only planned so far
        await asyncio.sleep(0)


async def _awaited(value: Any) -> Any:
    return await value


def new_combination() -> CombinationCreate:
    return CombinationCreate([OptionValue("Size", "L"), OptionValue("Color", "Red")], sku="R-L-RED", price=10)


COMBINATION_JSON = {
    "id": COMBINATION,
    "combinationNumber": 1,
    "options": [{"name": "Color", "value": "Red"}, {"name": "Size", "value": "L"}],
    "unlimited": False,
    "sku": "R-L-RED",
    "quantity": 21,
    "price": 10,
}
PRODUCT_JSON = {"id": PRODUCT, "name": "Radish", "quantity": 67}
PAGE_JSON = {"total": 1, "count": 1, "offset": 0, "limit": 100, "items": [PRODUCT_JSON]}
PROFILE_JSON = {"generalInfo": {"storeId": STORE}}

OPERATIONS = (
    Operation("listCombinations", lambda c: c.combinations.list(PRODUCT), [COMBINATION_JSON]),
    Operation("createCombination", lambda c: c.combinations.create(PRODUCT, new_combination()), {"id": 9}),
    Operation("deleteAllCombinations", lambda c: c.combinations.delete_all(PRODUCT), {"deleteCount": 4}),
    Operation("getCombination", lambda c: c.combinations.get(PRODUCT, COMBINATION), COMBINATION_JSON),
    Operation(
        "updateCombination",
        lambda c: c.combinations.update(PRODUCT, COMBINATION, CombinationUpdate(price=9.5, sku=None)),
        {"updateCount": 1},
    ),
    Operation("deleteCombination", lambda c: c.combinations.delete(PRODUCT, COMBINATION), {"deleteCount": 1}),
    Operation(
        "adjustCombinationInventory",
        lambda c: c.combinations.adjust_inventory(PRODUCT, COMBINATION, -10),
        {"updateCount": 1},
    ),
    Operation(
        "uploadCombinationImage",
        lambda c: c.combinations.upload_image(PRODUCT, COMBINATION, IMAGE),
        {"id": 240198557},
    ),
    Operation(
        "deleteCombinationImage",
        lambda c: c.combinations.delete_image(PRODUCT, COMBINATION),
        {"deleteCount": 1},
    ),
    Operation(
        "uploadCombinationImageAsync",
        lambda c: c.combinations.upload_image_async(
            PRODUCT, COMBINATION, ImageLink("https://images.example.com/radish.jpg", 1200, 900)
        ),
        {},
    ),
    Operation("listProducts", lambda c: c.products.list(sku="RADISH-1"), PAGE_JSON),
    Operation("createProduct", lambda c: c.products.create(ProductCreate("Radish")), {"id": 8}),
    Operation("getProduct", lambda c: c.products.get(PRODUCT), PRODUCT_JSON),
    Operation(
        "updateProduct", lambda c: c.products.update(PRODUCT, ProductUpdate(price=2)), {"updateCount": 1}
    ),
    Operation("deleteProduct", lambda c: c.products.delete(PRODUCT), {"deleteCount": 1}),
    Operation(
        "adjustProductInventory", lambda c: c.products.adjust_inventory(PRODUCT, 5), {"updateCount": 1}
    ),
    *CATALOG,
    Operation("getProfile", lambda c: c.profile.get(), PROFILE_JSON),
)
BY_ID = {operation.id: operation for operation in OPERATIONS}


@define
class Script:
    """A handler for httpx.MockTransport that gives prepared answers in turn, the last one for ever."""

    answers: list[Any]
    seen: list[httpx.Request] = field(factory=list)
    _lock: threading.Lock = field(factory=threading.Lock)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        with self._lock:
            answer = self.answers[min(len(self.seen), len(self.answers) - 1)]
            self.seen.append(request)
        if isinstance(answer, Exception):
            raise answer
        if callable(answer):
            return answer(request)
        status, body = answer if isinstance(answer, tuple) else (200, answer)
        if isinstance(body, bytes):
            return httpx.Response(status, content=body)
        return httpx.Response(status, json=body)

    @property
    def transport(self) -> httpx.MockTransport:
        return httpx.MockTransport(self)

    @property
    def asked(self) -> list[str]:
        """`METHOD path` of each request, below the store."""
        prefix = f"/api/v3/{STORE}"
        return [f"{request.method} {request.url.path.removeprefix(prefix)}" for request in self.seen]


def script(*answers: Any) -> Script:
    return Script(list(answers))


FOREVER = float("inf")


@define
class Simulation:
    """Workers that ask for turns as fast as they can, on a clock that jumps to whoever wakes up next."""

    pacer: Any
    end_s: float
    sent: list[float] = field(factory=list)
    now: float = 0.0

    def run(self, workers: int, before_send: Callable[[float], None] = lambda now: None) -> list[float]:
        waking = [(0.0, worker, self.pacer.turn()) for worker in range(workers)]
        while waking:
            self.now, worker, turn = heapq.heappop(waking)
            if self.now >= self.end_s:
                continue
            wait_s = turn.wait_s(self.now, FOREVER)
            if wait_s <= 0:
                before_send(self.now)
                self.sent.append(self.now)
                turn = self.pacer.turn()
            heapq.heappush(waking, (self.now + wait_s, worker, turn))
        return self.sent


def most_in_any_minute(sent: list[float]) -> int:
    first, most = 0, 0
    for last, moment in enumerate(sent):
        while sent[first] <= moment - 60.0:
            first += 1
        most = max(most, last - first + 1)
    return most
