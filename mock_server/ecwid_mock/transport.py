"""The mock as an httpx transport: no sockets, the same answers, and faults in virtual time."""

from collections.abc import AsyncIterator, Iterator

import httpx

from .core import Mock
from .faults import Decision, Wire
from .messages import Request, Response


class MockTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """For `httpx.Client` and `httpx.AsyncClient` alike; every host is the mock.

    A fault's delay does not wait: it advances the mock's clock, and is a `ReadTimeout` when it is longer than the
    request's read timeout. The connection's end becomes the exception that a real one would.
    """

    def __init__(self, mock: Mock) -> None:
        self._mock = mock

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._answered(request, request.read())

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self._answered(request, await request.aread())

    def _answered(self, request: httpx.Request, body: bytes) -> httpx.Response:
        target = request.url.raw_path.decode("ascii")
        headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers.raw]
        asked = Request(request.method, target, headers, body)
        self._mock.take_image(asked)
        decision = self._mock.decide(asked)
        if decision is None:
            return _httpx_response(request, self._mock.settled(self._mock.answer(asked)))
        return self._suffered(request, asked, decision)

    def _suffered(self, request: httpx.Request, asked: Request, decision: Decision) -> httpx.Response:
        """The answer to a request that a fault hits."""
        patience_s = _patience_s(request)
        in_time = not decision.delays_handler or self._wait(decision.delay_s, patience_s)
        # The service does not know that its client has given up.
        response = self._mock.settled(self._mock.answer(asked, decision))
        wire = response.wire or Wire()
        if not in_time or not self._wait(wire.delay_s, patience_s):
            raise httpx.ReadTimeout("The mock was told to delay its answer", request=request)
        if wire.raw is not None:
            raise httpx.RemoteProtocolError("The mock was told to send what is not HTTP", request=request)
        if wire.silent:
            raise self._failure(wire, request, patience_s)
        answer = _httpx_response(request, response)
        if wire.body_bytes is not None or wire.drip_bytes is not None:
            answer.stream = _Stream(self._mock, request, response.body, wire, patience_s)
        return answer

    def _wait(self, seconds: float, patience_s: float | None) -> bool:
        """Advance the clock; whether the client had the patience."""
        if patience_s is not None and seconds > patience_s:
            self._mock.clock.advance(patience_s)
            return False
        self._mock.clock.advance(seconds)
        return True

    def _failure(self, wire: Wire, request: httpx.Request, patience_s: float | None) -> httpx.TransportError:
        if wire.end == "hang":
            self._mock.clock.advance(patience_s or 0)
            return httpx.ReadTimeout("The mock was told to hang", request=request)
        return _cut(wire, request)


class _Stream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that arrives in pieces, or in part."""

    def __init__(
        self, mock: Mock, request: httpx.Request, body: bytes, wire: Wire, patience_s: float | None
    ) -> None:
        self._mock = mock
        self._request = request
        self._body = body
        self._wire = wire
        self._patience_s = patience_s

    def __iter__(self) -> Iterator[bytes]:
        if self._wire.drip_bytes is not None:
            yield from self._drops(self._wire.drip_bytes)
            return
        yield self._body[: self._wire.body_bytes]
        if self._wire.end == "hang":
            self._mock.clock.advance(self._patience_s or 0)
            raise httpx.ReadTimeout("The mock was told to hang", request=self._request)
        raise _cut(self._wire, self._request)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece

    def _drops(self, size: int) -> Iterator[bytes]:
        every_s = self._wire.drip_every_s
        for start in range(0, len(self._body), size):
            if self._patience_s is not None and every_s > self._patience_s:
                self._mock.clock.advance(self._patience_s)
                raise httpx.ReadTimeout("The mock was told to drip", request=self._request)
            self._mock.clock.advance(every_s)
            yield self._body[start : start + size]


def _cut(wire: Wire, request: httpx.Request) -> httpx.TransportError:
    if wire.end == "rst":
        return httpx.ReadError("The mock was told to reset the connection", request=request)
    return httpx.RemoteProtocolError("The mock was told to close the connection", request=request)


def _patience_s(request: httpx.Request) -> float | None:
    timeout = request.extensions.get("timeout", {})
    read_s: float | None = timeout.get("read")
    return read_s


def _httpx_response(request: httpx.Request, response: Response) -> httpx.Response:
    body = b"" if request.method == "HEAD" else response.body
    headers = [*response.headers, ("Content-Length", str(len(response.body)))]
    extensions = {"reason_phrase": response.reason.encode("latin-1", "replace")} if response.reason else {}
    stream = httpx.ByteStream(body)
    return httpx.Response(
        response.status, headers=headers, stream=stream, request=request, extensions=extensions
    )
