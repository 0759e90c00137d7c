"""Carrying attempts out, with threads and with asyncio."""

from __future__ import annotations

import asyncio
from typing import cast
from urllib.request import getproxies, proxy_bypass

import httpx
from attrs import frozen

from .attempt import Attempt
from .exchange import FOREVER, Send, Session
from .outcome import Result


@frozen
class Wire:
    """The transports of an EcwidClient."""

    session: Session
    reused: httpx.BaseTransport
    fresh: httpx.BaseTransport
    own_pool: bool

    def send(self, send: Send) -> Result:
        """Send one request and read its answer."""
        attempt = Attempt(self.session, send, self.own_pool)
        transport = self.fresh if send.fresh_connection else self.reused
        try:
            response = transport.handle_request(attempt.request(attempt.trace.note))
            try:
                attempt.answered(response)
                for chunk in cast(httpx.SyncByteStream, response.stream):
                    attempt.feed(chunk)
            finally:
                response.close()
            return attempt.done(response)
        except Exception as exc:
            return attempt.failed(exc)
        except BaseException as exc:
            attempt.interrupted(exc)

    def close(self) -> None:
        """Close all connections."""
        self.reused.close()
        if self.fresh is not self.reused:
            self.fresh.close()


@frozen
class AsyncWire:
    """The transports of an AsyncEcwidClient."""

    session: Session
    reused: httpx.AsyncBaseTransport
    fresh: httpx.AsyncBaseTransport
    own_pool: bool

    async def send(self, send: Send) -> Result:
        """Send one request and read its answer."""
        attempt = Attempt(self.session, send, self.own_pool)
        transport = self.fresh if send.fresh_connection else self.reused
        left_s = None if send.deadline_at == FOREVER else send.deadline_at - self.session.clock.monotonic()
        try:
            async with asyncio.timeout(left_s):
                response = await transport.handle_async_request(attempt.request(attempt.trace.anote))
                try:
                    attempt.answered(response)
                    async for chunk in cast(httpx.AsyncByteStream, response.stream):
                        attempt.feed(chunk)
                finally:
                    await response.aclose()
            return attempt.done(response)
        except Exception as exc:
            return attempt.failed(exc)
        except BaseException as exc:
            attempt.interrupted(exc)

    async def close(self) -> None:
        """Close all connections."""
        await self.reused.aclose()
        if self.fresh is not self.reused:
            await self.fresh.aclose()


def open_wire(session: Session, transport: httpx.BaseTransport | None, *, trust_env: bool) -> Wire:
    """The caller's transport, or two pools of our own: one that reuses connections and one that does not."""
    if transport is not None:
        return Wire(session, transport, transport, own_pool=False)
    from .network import DeadlineTransport  # Here, because httpcore is half of httpx's import time.

    ssl_context = httpx.create_ssl_context(trust_env=trust_env)
    proxy = _proxy(session.base_url) if trust_env else None
    reused, fresh = (
        DeadlineTransport(
            keep_alive=keep_alive, ssl_context=ssl_context, proxy=proxy, monotonic=session.clock.monotonic
        )
        for keep_alive in (True, False)
    )
    return Wire(session, reused, fresh, own_pool=True)


def open_async_wire(
    session: Session, transport: httpx.AsyncBaseTransport | None, *, trust_env: bool
) -> AsyncWire:
    """The same for asyncio."""
    if transport is not None:
        return AsyncWire(session, transport, transport, own_pool=False)
    ssl_context = httpx.create_ssl_context(trust_env=trust_env)
    proxy = _proxy(session.base_url) if trust_env else None
    reused, fresh = (
        httpx.AsyncHTTPTransport(
            verify=ssl_context,
            trust_env=False,
            proxy=proxy,
            limits=httpx.Limits(max_connections=100, max_keepalive_connections=kept, keepalive_expiry=5.0),
        )
        for kept in (100, 0)
    )
    return AsyncWire(session, reused, fresh, own_pool=True)


def _proxy(base_url: str) -> httpx.Proxy | None:
    """The proxy that the environment names for the one host this client talks to."""
    url = httpx.URL(base_url)
    proxies = getproxies()
    address = proxies.get(url.scheme) or proxies.get("all")
    if not address or proxy_bypass(url.host):
        return None
    return httpx.Proxy(address if "://" in address else f"http://{address}")
