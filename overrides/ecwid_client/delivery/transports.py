"""Carrying attempts out, with threads and with asyncio: over our own pool or a transport of the caller's."""

from __future__ import annotations

import os
import ssl
from typing import TYPE_CHECKING, cast

import httpx
from attrs import field, frozen

from ..clock import async_timeout
from ..settings import proxy_from_environment
from .attempt import Attempt
from .effects import Send
from .http11 import Route
from .limits import Limits
from .outcome import Result, UsedConnection
from .session import FOREVER, Session

if TYPE_CHECKING:
    from .async_pool import AsyncPool
    from .sync_pool import SyncPool

MAX_CONNECTIONS = 100
MOST_USED_CONNECTIONS = 200  # more than a transport of httpx keeps


@frozen(eq=False, repr=False)
class Sender:
    """Sends the requests of an EcwidClient."""

    session: Session
    via: SyncPool | httpx.BaseTransport
    _process: int = field(factory=os.getpid, init=False)

    def send(self, send: Send) -> Result:
        """Send one request and read its answer."""
        _check_process(self.via, self._process)
        for _ in range(MOST_USED_CONNECTIONS):
            attempt = Attempt(self.session, send, own_pool=not isinstance(self.via, httpx.BaseTransport))
            try:
                self._exchange(attempt)
                return attempt.done()
            except UsedConnection:
                continue
            except Exception as exc:
                return attempt.failed(exc)
            except BaseException as exc:
                attempt.interrupted(exc)
        return attempt.refused_by_transport()

    def _exchange(self, attempt: Attempt) -> None:
        if not isinstance(self.via, httpx.BaseTransport):
            limits = _limits(self.session, attempt.send)
            self.via.exchange(attempt.request(), attempt.body(), attempt, limits, fresh=attempt.send.fresh)
            return
        response = self.via.handle_request(attempt.request(attempt.trace.note))
        try:
            attempt.answered(response.status_code, response.reason_phrase, response.headers)
            for chunk in cast(httpx.SyncByteStream, response.stream):
                attempt.feed(chunk)
        finally:
            response.close()

    def close(self) -> None:
        """Close all connections."""
        self.via.close()


@frozen(eq=False, repr=False)
class AsyncSender:
    """Sends the requests of an AsyncEcwidClient."""

    session: Session
    via: AsyncPool | httpx.AsyncBaseTransport
    _process: int = field(factory=os.getpid, init=False)

    async def send(self, send: Send) -> Result:
        """Send one request and read its answer."""
        _check_process(self.via, self._process)
        for _ in range(MOST_USED_CONNECTIONS):
            attempt = Attempt(self.session, send, own_pool=not isinstance(self.via, httpx.AsyncBaseTransport))
            try:
                await self._exchange(attempt)
                return attempt.done()
            except UsedConnection:
                continue
            except Exception as exc:
                return attempt.failed(exc)
            except BaseException as exc:
                attempt.interrupted(exc)
        return attempt.refused_by_transport()

    async def _exchange(self, attempt: Attempt) -> None:
        limits = _limits(self.session, attempt.send)
        if not isinstance(self.via, httpx.AsyncBaseTransport):
            await self.via.exchange(
                attempt.request(), attempt.body(), attempt, limits, fresh=attempt.send.fresh
            )
            return
        left_s = None if limits.deadline_at == FOREVER else limits.deadline_at - limits.monotonic()
        async with async_timeout(left_s):
            response = await self.via.handle_async_request(attempt.request(attempt.trace.anote))
            try:
                attempt.answered(response.status_code, response.reason_phrase, response.headers)
                async for chunk in cast(httpx.AsyncByteStream, response.stream):
                    attempt.feed(chunk)
            finally:
                await response.aclose()

    async def close(self) -> None:
        """Close all connections."""
        await self.via.aclose()


def open_sender(session: Session, transport: httpx.BaseTransport | None, *, trust_env: bool) -> Sender:
    """Over the caller's transport, or else over a pool of our own."""
    if transport is not None:
        return Sender(session, transport)
    from .sync_pool import (
        SyncPool,  # Here, because a program that has a transport of its own needs no sockets.
    )

    return Sender(session, SyncPool(_route(session.base_url, trust_env=trust_env), session.clock.monotonic))


def open_async_sender(
    session: Session, transport: httpx.AsyncBaseTransport | None, *, trust_env: bool
) -> AsyncSender:
    """The same for asyncio."""
    if transport is not None:
        return AsyncSender(session, transport)
    from .async_pool import AsyncPool  # Here, because a program without asyncio should not pay for it.

    route = _route(session.base_url, trust_env=trust_env)
    return AsyncSender(session, AsyncPool(route, session.clock.monotonic))


def _check_process(via: object, process: int) -> None:
    """RuntimeError for httpx's own transports in a forked child: parent and child would share connections."""
    if isinstance(via, httpx.HTTPTransport | httpx.AsyncHTTPTransport) and os.getpid() != process:
        raise RuntimeError(
            "this client's transport belongs to the parent process; make a new client after a fork"
        )


def _limits(session: Session, send: Send) -> Limits:
    return Limits(send.timeout, send.deadline_at, session.clock.monotonic)


def _route(base_url: str, *, trust_env: bool) -> Route:
    url = httpx.URL(base_url)
    proxy = proxy_from_environment(base_url) if trust_env else None
    context = _ssl_context(trust_env=trust_env, needed=url.scheme == "https" or proxy is not None)
    return Route(url, context, proxy, MAX_CONNECTIONS)


def _ssl_context(*, trust_env: bool, needed: bool) -> ssl.SSLContext:
    """A context that verifies; without TLS in sight it trusts nobody, since certificates load slowly."""
    if not needed:
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context = httpx.create_ssl_context(trust_env=trust_env)
    context.set_alpn_protocols(["http/1.1"])
    return context
