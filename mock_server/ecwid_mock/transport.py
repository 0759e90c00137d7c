"""The mock as an httpx transport: no sockets, the same answers."""

import httpx

from .core import Mock
from .messages import Request, Response


class MockTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """For `httpx.Client` and `httpx.AsyncClient` alike; every host is the mock."""

    def __init__(self, mock: Mock) -> None:
        self._mock = mock

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._answered(request, request.read())

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self._answered(request, await request.aread())

    def _answered(self, request: httpx.Request, body: bytes) -> httpx.Response:
        target = request.url.raw_path.decode("ascii")
        headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers.raw]
        return _httpx_response(request, self._mock.handle(Request(request.method, target, headers, body)))


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
