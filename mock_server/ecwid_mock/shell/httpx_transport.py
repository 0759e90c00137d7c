"""The mock as an httpx transport: no sockets, the same answers, and faults in virtual time."""

from collections.abc import AsyncIterator, Iterator
from email.utils import formatdate
from typing import Final

import httpx

from ..clock import Clock
from ..engine import Engine
from ..messages import Request, Response, Wire


class MockTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """For `httpx.Client` and `httpx.AsyncClient` alike; every host is the mock.

    A fault's delay does not wait: it advances the mock's clock, and is a `ReadTimeout` when it is longer than the
    request's read timeout. The connection's end becomes the exception that a real one would.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._answered(request, request.read())

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self._answered(request, await request.aread())

    def _answered(self, request: httpx.Request, body: bytes) -> httpx.Response:
        target = request.url.raw_path.decode("ascii")
        headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers.raw]
        client = _Client(self._engine.clock, request)
        # Carried out even if the client has given up: the service cannot know that.
        response = self._engine.play(Request(request.method, target, headers, body), client.wait)
        if response.wire is not None:
            client.wait(response.wire.delay_s)
            client.meet(response.wire)
        answer = _httpx_response(request, response)
        answer.headers["Date"] = formatdate(self._engine.clock.now(), usegmt=True)
        if response.wire is not None and not response.wire.is_whole:
            answer.stream = _Stream(client, response.wire, response.body)
        return answer


class _Client:
    """The client of one request: how long it waits for bytes, and what it meets instead of them."""

    def __init__(self, clock: Clock, request: httpx.Request) -> None:
        self._clock: Final = clock
        self._request: Final = request
        self._patience_s: Final[float | None] = request.extensions.get("timeout", {}).get("read")
        self._has_left = False

    def wait(self, seconds: float) -> None:
        """Let time pass, until the client gives up at most."""
        if self._has_left:
            return
        self._has_left = self._patience_s is not None and seconds > self._patience_s
        self._clock.advance(self._patience_s if self._has_left and self._patience_s is not None else seconds)

    def check_here(self, message: str) -> None:
        if self._has_left:
            raise httpx.ReadTimeout(message, request=self._request)

    def meet(self, wire: Wire) -> None:
        """Raise what the client sees where no answer begins."""
        self.check_here("The mock was told to delay its answer")
        if wire.raw is not None:
            raise httpx.RemoteProtocolError(
                "The mock was told to send what is not HTTP", request=self._request
            )
        if wire.silent:
            raise self.cut_off(wire)

    def cut_off(self, wire: Wire) -> httpx.TransportError:
        """What the client sees where the answer ends too soon."""
        if wire.end == "hang":
            self._clock.advance(self._patience_s or 0)
            return httpx.ReadTimeout("The mock was told to hang", request=self._request)
        if wire.end == "rst":
            return httpx.ReadError("The mock was told to reset the connection", request=self._request)
        return httpx.RemoteProtocolError("The mock was told to close the connection", request=self._request)


class _Stream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that arrives in pieces, or in part."""

    def __init__(self, client: _Client, wire: Wire, body: bytes) -> None:
        self._client = client
        self._wire = wire
        self._body = body

    def __iter__(self) -> Iterator[bytes]:
        if self._wire.drip_bytes is not None:
            yield from self._drops(self._wire.drip_bytes)
            return
        yield self._body[: self._wire.body_bytes]
        raise self._client.cut_off(self._wire)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece

    def _drops(self, size: int) -> Iterator[bytes]:
        for start in range(0, len(self._body), size):
            self._client.wait(self._wire.drip_every_s)
            self._client.check_here("The mock was told to drip")
            yield self._body[start : start + size]


def _httpx_response(request: httpx.Request, response: Response) -> httpx.Response:
    body = b"" if request.method == "HEAD" else response.body
    headers = [*response.headers, ("Content-Length", str(len(response.body)))]
    extensions = {"reason_phrase": response.reason.encode("latin-1", "replace")} if response.reason else {}
    return httpx.Response(
        response.status,
        headers=headers,
        stream=httpx.ByteStream(body),
        request=request,
        extensions=extensions,
    )
