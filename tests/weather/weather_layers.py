"""Layers of weather: each does one thing that a healthy service does, or what stands before it.

A layer is made anew for each run, from what it may need of the sky it belongs to; its chances depend on nothing but its
seed and the number of the request.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import deque
from collections.abc import Callable
from typing import Any, Final, Protocol

from ecwid_mock import Request, Response
from ecwid_mock.messages import Wire
from weather_server import LostError

Handle = Callable[[Request], Response]
PAGE: Final = b"<html><head><title>%d</title></head><body><center><h1>%d</h1></center><hr>proxy</body></html>"
_GZIP: Final = ("Content-Encoding", "gzip")
PAGE_HEADERS: Final = (("Content-Type", "text/html"), ("Server", "proxy"))


class Sky(Protocol):
    """What a layer may use: the clock, the store behind it, and another one like it."""

    store: int
    token: str

    def now(self) -> float: ...
    def advance(self, seconds: float) -> None: ...
    def others_ask(self, method: str, path: str, body: object = None) -> Any: ...
    def replica(self) -> Handle: ...


Layer = Callable[[Request, Handle], Response]
MakeLayer = Callable[[Sky], Layer]


def latency(least_s: float, most_s: float) -> MakeLayer:
    def make(sky: Sky) -> Layer:
        chance = random.Random("latency")

        def layer(request: Request, forward: Handle) -> Response:
            sky.advance(chance.uniform(least_s, most_s))
            return forward(request)

        return layer

    return make


def sometimes(
    share: float, instead: Callable[[Request, Handle], Response], seed: str = "sometimes"
) -> MakeLayer:
    """`instead`, for a share of all requests."""

    def make(_: Sky) -> Layer:
        chance = random.Random(seed)
        return lambda request, forward: (instead if chance.random() < share else _pass)(request, forward)

    return make


def every(nth: int, instead: Callable[[Request, Handle], Response]) -> MakeLayer:
    def make(_: Sky) -> Layer:
        count = 0

        def layer(request: Request, forward: Handle) -> Response:
            nonlocal count
            count += 1
            return (instead if count % nth == 0 else _pass)(request, forward)

        return layer

    return make


def outage(every_s: float, lasts_s: float, instead: Callable[[Request, Handle], Response]) -> MakeLayer:
    """`instead`, at regular times."""

    def make(sky: Sky) -> Layer:
        def layer(request: Request, forward: Handle) -> Response:
            is_bad = sky.now() % every_s > every_s - lasts_s
            return (instead if is_bad else _pass)(request, forward)

        return layer

    return make


def _pass(request: Request, forward: Handle) -> Response:
    return forward(request)


def lost_before(request: Request, forward: Handle) -> Response:
    raise LostError


def lost_after(request: Request, forward: Handle) -> Response:
    forward(request)
    raise LostError


def page(status: int, *headers: tuple[str, str]) -> Callable[[Request, Handle], Response]:
    """A proxy's own answer; the service saw nothing."""

    def instead(request: Request, forward: Handle) -> Response:
        return Response(status, PAGE % (status, status), PAGE_HEADERS + headers)

    return instead


def page_after(status: int) -> Callable[[Request, Handle], Response]:
    """A proxy that lost the service's answer."""

    def instead(request: Request, forward: Handle) -> Response:
        forward(request)
        return page(status)(request, forward)

    return instead


def too_many(*headers: tuple[str, str]) -> Callable[[Request, Handle], Response]:
    return lambda request, forward: Response(
        429, b'{"errorMessage":"Too many requests","errorCode":"RATE_LIMIT"}', (*JSON_TYPE, *headers)
    )


JSON_TYPE: Final = (("Content-Type", "application/json; charset=utf-8"),)


def answered(change: Callable[[Response], Response]) -> MakeLayer:
    """A layer that changes every answer."""
    return lambda _: lambda request, forward: change(forward(request))


def refused(change: Callable[[Response], Response]) -> MakeLayer:
    """A layer that changes every refusal."""
    return answered(lambda response: change(response) if response.status >= 400 else response)


def document(change: Callable[[Any], Any], dump: Callable[[Any], bytes] | None = None) -> MakeLayer:
    """A layer that changes every successful document."""

    def with_change(response: Response) -> Response:
        if response.status >= 400 or not response.body or not _is_json(response):
            return response  # A refusal, or a file.
        body = (dump or _dumped)(change(response.json()))
        plain = tuple(header for header in response.headers if header != _GZIP)
        changed = Response(response.status, body, plain, response.reason)
        return changed if plain == response.headers else gzipped(changed)

    return answered(with_change)


def _is_json(response: Response) -> bool:
    return any(
        name == "Content-Type" and value.startswith("application/json") for name, value in response.headers
    )


def _dumped(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def each_object(change: Callable[[dict[str, Any]], dict[str, Any]]) -> Callable[[Any], Any]:
    """The change applied to every object of a document, the innermost first."""

    def walk(value: Any) -> Any:
        if isinstance(value, list):
            return [walk(item) for item in value]
        if isinstance(value, dict):
            return change({name: walk(item) for name, item in value.items()})
        return value

    return walk


def with_headers(*headers: tuple[str, str]) -> MakeLayer:
    def changed(response: Response) -> Response:
        response.headers = (*headers, *response.headers)
        return response

    return answered(changed)


def closing(response: Response) -> Response:
    """The connection ends behind the answer, and nobody says so."""
    response.wire = Wire(end="fin")
    return response


def gzipped(response: Response) -> Response:
    if not response.body or any(name.lower() == "content-encoding" for name, _ in response.headers):
        return response
    body = gzip.compress(response.body, 1, mtime=0)
    return Response(response.status, body, (*response.headers, _GZIP), response.reason)


def trimmed(_: Sky) -> Layer:
    """A service that trims every text that it is given."""

    def layer(request: Request, forward: Handle) -> Response:
        try:
            body = json.loads(request.body.decode())
            if (short := _trimmed(body)) != body:
                request.body = json.dumps(short).encode()
        except (ValueError, RecursionError):
            pass  # Nested too deep: the service says what it thinks of it.
        return forward(request)

    return layer


def _trimmed(value: Any) -> Any:
    if isinstance(value, list):
        return [_trimmed(item) for item in value]
    if isinstance(value, dict):
        return {name: _trimmed(item) for name, item in value.items()}
    return value.strip() if isinstance(value, str) else value


def lagging_search(lag_s: float) -> MakeLayer:
    """Searches are answered by a replica that learns of every write later."""

    def make(sky: Sky) -> Layer:
        replica, writes = sky.replica(), deque[tuple[float, Request]]()

        def layer(request: Request, forward: Handle) -> Response:
            if request.method == "GET" and request.path.endswith("/products"):
                while writes and writes[0][0] + lag_s <= sky.now():
                    replica(writes.popleft()[1])
                return replica(request)
            response = forward(request)
            if request.method != "GET" and response.status < 400:
                writes.append((sky.now(), request))
            return response

        return layer

    return make


def others_at_work(nth: int) -> MakeLayer:
    """Somebody else makes, changes and removes products of the same store."""

    def make(sky: Sky) -> Layer:
        count, made = 0, deque[int]()

        def work() -> None:
            if len(made) > 3:
                sky.others_ask("DELETE", f"/products/{made.popleft()}")
            elif made and count % 2:
                sky.others_ask("PUT", f"/products/{made[-1]}", {"price": count})
            else:
                product = {"name": f"Tea no. {count}", "price": 3, "sku": f"TEA-{count}", "quantity": count}
                answer = sky.others_ask("POST", "/products", product)
                made.extend([answer["id"]] if "id" in answer else ())  # The limit may be reached.

        def layer(request: Request, forward: Handle) -> Response:
            nonlocal count
            count += 1
            if count % nth == 0:
                work()
            return forward(request)

        return layer

    return make
