"""A plain client: one request a call, no retries. Anything with its `call` method can take its place."""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Mapping
from typing import Any, BinaryIO, Literal, Protocol, Self, TypeAlias, TypeVar, cast

import httpx

from .codec import body_bytes
from .errors import UnexpectedStatus
from .types import OPERATION_EXTENSION, UNSET, Call, Content

T = TypeVar("T")

Auth: TypeAlias = Literal["bearer", "query"]

CHUNK_BYTES = 65_536


class Caller(Protocol):
    """What the functions and classes of `ecwid_api.api` send their calls through."""

    def call(self, call: Call[T], /) -> T:
        """Send the request and return its value."""
        ...


class AsyncCaller(Protocol):
    """The same for asyncio."""

    async def call(self, call: Call[T], /) -> T:
        """Send the request and return its value."""
        ...


def build_request(
    http: httpx.Client | httpx.AsyncClient, call: Call[Any], extensions: Mapping[str, Any] | None = None
) -> httpx.Request:
    """The httpx request of `call` for the client that will send it; it carries its Operation in `extensions`."""
    headers, content = dict(call.headers), call.content
    if call.json is not UNSET:
        headers["Content-Type"] = "application/json"
        content = body_bytes(call)
    elif isinstance(content, AsyncIterable) and isinstance(http, httpx.Client):
        raise TypeError("an async body needs an async client")
    elif content is not None and not isinstance(content, bytes):
        headers.update(_length(content))
    request = http.build_request(
        call.operation.method,
        call.url,
        params=call.params or None,
        headers=headers,
        content=cast("Iterable[bytes] | None", content),
        extensions={**(extensions or {}), OPERATION_EXTENSION: call.operation},
    )
    if isinstance(http, httpx.AsyncClient) and not isinstance(request.stream, httpx.AsyncByteStream):
        request.stream = _AsyncBody(cast("Iterable[bytes]", content))
    return request


def value_of(call: Call[T], response: httpx.Response) -> T:
    """The value of a response that was read; UnexpectedStatus if it is not a success."""
    if not response.is_success:
        raise UnexpectedStatus(response.status_code, response.content, call.operation.id)
    return call.parse(response.content)


def settings(
    base_url: str, token: str, *, auth: Auth = "bearer", httpx_args: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Arguments for httpx.Client or httpx.AsyncClient."""
    if not token.isascii() or not token.isprintable() or not token or " " in token:
        # Checked here because httpx would quote it in its complaint.
        raise ValueError("the token must be printable ASCII without spaces")
    given = dict(httpx_args or {})
    if auth == "query":
        given["params"] = httpx.QueryParams(given.get("params")).set("token", token)
    else:
        given["headers"] = httpx.Headers(given.get("headers"))
        given["headers"]["Authorization"] = f"Bearer {token}"
    return {"base_url": base_url, **given}


class Client:
    """Sends calls through one httpx.Client. Close it, or use it in a `with` block.

    With `auth="query"` the token stands in every URL, and so in httpx's log lines and in `repr(request)`.
    """

    def __init__(
        self,
        base_url: str,
        token: str,
        *,
        auth: Auth = "bearer",
        timeout: httpx.Timeout | float | None = 30.0,
        transport: httpx.BaseTransport | None = None,
        httpx_args: Mapping[str, Any] | None = None,
    ) -> None:
        given = settings(base_url, token, auth=auth, httpx_args=httpx_args)
        self._http = httpx.Client(**{"timeout": timeout, "transport": transport, **given})

    def call(self, call: Call[T], /, *, extensions: Mapping[str, Any] | None = None) -> T:
        """Send the request and return its value.

        Raises:
            UnexpectedStatus: the answer is not a 2xx.
            DecodeError: the answer is a 2xx that breaks the contract.
            httpx.TransportError: there is no answer.
        """
        return value_of(call, self._http.send(build_request(self._http, call, extensions)))

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def __enter__(self) -> Self:
        self._http.__enter__()
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


class AsyncClient:
    """Sends calls through one httpx.AsyncClient. Close it, or use it in an `async with` block.

    With `auth="query"` the token stands in every URL, and so in httpx's log lines and in `repr(request)`.
    """

    def __init__(
        self,
        base_url: str,
        token: str,
        *,
        auth: Auth = "bearer",
        timeout: httpx.Timeout | float | None = 30.0,
        transport: httpx.AsyncBaseTransport | None = None,
        httpx_args: Mapping[str, Any] | None = None,
    ) -> None:
        given = settings(base_url, token, auth=auth, httpx_args=httpx_args)
        self._http = httpx.AsyncClient(**{"timeout": timeout, "transport": transport, **given})

    async def call(self, call: Call[T], /, *, extensions: Mapping[str, Any] | None = None) -> T:
        """Send the request and return its value; raises what Client.call raises."""
        return value_of(call, await self._http.send(build_request(self._http, call, extensions)))

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        await self._http.__aenter__()
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.aclose()


def _length(content: Content) -> dict[str, str]:
    """Content-Length of a file from where it stands; nothing for a stream of unknown length."""
    try:
        file = cast(BinaryIO, content)
        start = file.tell()
        length = file.seek(0, os.SEEK_END) - start
        file.seek(start)
    except (AttributeError, OSError):
        return {}
    return {"Content-Length": str(length)}


class _AsyncBody(httpx.AsyncByteStream):
    """A file or a plain iterable as the body of an async request; files are read in a thread."""

    def __init__(self, content: Iterable[bytes]) -> None:
        self._content = content

    async def __aiter__(self) -> AsyncIterator[bytes]:
        read = getattr(self._content, "read", None)
        if read is None:
            for chunk in self._content:
                yield chunk
            return
        from anyio.to_thread import run_sync  # only such an upload needs anyio

        while chunk := await run_sync(read, CHUNK_BYTES):
            yield chunk
