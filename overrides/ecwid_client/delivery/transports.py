"""Carrying attempts out, with threads and with asyncio."""

from __future__ import annotations

import ssl
from typing import cast
from urllib.request import getproxies, proxy_bypass

import httpx
from attrs import field, frozen

from ..clock import async_timeout, running_loop
from .attempt import Attempt
from .call_flow import FOREVER, Send, Session
from .outcome import Result

MAX_CONNECTIONS = 100
KEEP_ALIVE_S = 5.0  # below what servers usually keep


@frozen(eq=False, repr=False)
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


@frozen(eq=False, repr=False)
class AsyncWire:
    """The transports of an AsyncEcwidClient."""

    session: Session
    reused: httpx.AsyncBaseTransport
    fresh: httpx.AsyncBaseTransport
    own_pool: bool
    _loops: list[object] = field(factory=list, init=False)
    """The event loop of the first request, to which the connections belong."""

    async def send(self, send: Send) -> Result:
        """Send one request and read its answer."""
        self._check_loop()
        attempt = Attempt(self.session, send, self.own_pool)
        transport = self.fresh if send.fresh_connection else self.reused
        left_s = None if send.deadline_at == FOREVER else send.deadline_at - self.session.clock.monotonic()
        try:
            async with async_timeout(left_s):
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

    def _check_loop(self) -> None:
        if not self.own_pool:
            return
        loop = running_loop()
        if not self._loops:
            self._loops.append(loop)
        if self._loops[0] is not loop:
            raise RuntimeError(
                "an AsyncEcwidClient works in one event loop only; make one in each asyncio.run"
            )

    async def close(self) -> None:
        """Close all connections."""
        await self.reused.aclose()
        if self.fresh is not self.reused:
            await self.fresh.aclose()


def open_wire(session: Session, transport: httpx.BaseTransport | None, *, trust_env: bool) -> Wire:
    """The caller's transport, or two pools of our own: one that reuses connections and one that does not."""
    if transport is not None:
        return Wire(session, transport, transport, own_pool=False)
    from .deadline_transport import deadline_transport  # Here, because httpcore takes long to import.

    ssl_context = _ssl_context(session.base_url, trust_env=trust_env)
    proxy = _proxy(session.base_url) if trust_env else None
    reused, fresh = (
        deadline_transport(
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
    ssl_context = _ssl_context(session.base_url, trust_env=trust_env)
    proxy = _proxy(session.base_url) if trust_env else None
    reused, fresh = (
        httpx.AsyncHTTPTransport(verify=ssl_context, trust_env=False, proxy=proxy, limits=_limits(kept))
        for kept in (MAX_CONNECTIONS, 0)
    )
    return AsyncWire(session, reused, fresh, own_pool=True)


def _limits(kept: int) -> httpx.Limits:
    return httpx.Limits(
        max_connections=MAX_CONNECTIONS, max_keepalive_connections=kept, keepalive_expiry=KEEP_ALIVE_S
    )


def _ssl_context(base_url: str, *, trust_env: bool) -> ssl.SSLContext:
    """A context that verifies; without TLS in sight it trusts nobody, since certificates load slowly."""
    if trust_env or base_url.startswith("https://"):
        return httpx.create_ssl_context(trust_env=trust_env)
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _proxy(base_url: str) -> httpx.Proxy | None:
    """The proxy that the environment names for the one host this client talks to."""
    url = httpx.URL(base_url)
    proxies = getproxies()
    address = proxies.get(url.scheme) or proxies.get("all")
    if not address or proxy_bypass(url.host):
        return None
    return httpx.Proxy(address if "://" in address else f"http://{address}")
