"""The mock as an ASGI application, without a framework."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

from ..engine import Engine
from ..messages import LowerHeaders, Request, Response, Wire
from .waiting import prepared

Scope: TypeAlias = Mapping[str, Any]
Message: TypeAlias = Mapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]


class Application:
    """Each answer is committed before it is sent.

    Who serves it may do so on any address, so `/__mock/` and X-Mock-Fault are for Python only here.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _live(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = await _body(receive, self._engine.limits.body_bytes)
        if body is None:
            return
        request = Request(scope["method"], _target(scope), _headers(scope), body, is_admin=False)
        exchange = self._engine.begin(request)
        await prepared(self._engine, exchange)
        self._engine.answer(exchange)
        response = self._engine.settle(exchange)
        if response.wire is not None:
            await _obey(response.wire, receive)
        headers = [_header(name, value) for name, value in response.headers]
        headers.append(_header("content-length", str(len(response.body))))
        await send({"type": "http.response.start", "status": response.status, "headers": headers})
        await send({"type": "http.response.body", "body": _sent_body(scope, response)})


async def _obey(wire: Wire, receive: Receive) -> None:
    """Obey a fault as far as ASGI allows: wait, hang, or fail before the answer."""
    await asyncio.sleep(wire.delay_s)
    if wire.end == "hang":
        while (await receive())["type"] != "http.disconnect":
            pass
    if wire.end or wire.raw is not None:
        raise ConnectionAbortedError("The mock was told to end the connection")


def _header(name: str, value: str) -> tuple[bytes, bytes]:
    return name.lower().encode(), value.encode("latin-1", "replace")


def _sent_body(scope: Scope, response: Response) -> bytes:
    return b"" if scope["method"] == "HEAD" else response.body


async def _live(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


async def _body(receive: Receive, limit: int) -> bytes | None:
    """The body, or as much of it as proves that it is too large; None when the client went away."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        if len(body) <= limit:
            body += message.get("body", b"")
        if not message.get("more_body", False):
            return bytes(body)


def _target(scope: Scope) -> str:
    # `raw_path` is optional, and some servers put the query into it.
    path: bytes = scope.get("raw_path") or scope["path"].encode()
    query: bytes = scope.get("query_string", b"")
    target = path.partition(b"?")[0] + (b"?" + query if query else b"")
    return target.decode("latin-1")


def _headers(scope: Scope) -> LowerHeaders:
    headers = LowerHeaders()
    for name, value in scope["headers"]:
        headers.setdefault(name.decode("latin-1").lower(), value.decode("latin-1"))
    return headers
