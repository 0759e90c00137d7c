"""One request and one answer, and the ways to carry them to a server.

Everything the tests send passes through a `Wire`, a plain function. `WireTransport` lets httpx, and so our client, use
the same one; `legs/schemathesis/app.py` does it for schemathesis. So guards, counters and logs see every byte, whoever
sent it.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from io import BytesIO
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpcore
import httpx

from contract_tests.bounds import LONGEST_S, MOST_BYTES, BoundedBackend

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Request:
    """What goes to the server. `target` starts behind the base URL: `/1003/products?limit=1`."""

    method: str
    target: str
    headers: Headers = ()
    body: bytes = b""

    def header(self, name: str) -> str | None:
        return _header(self.headers, name)

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    @property
    def query(self) -> str:
        return self.target.partition("?")[2]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Names and values of the query."""
        return parse_qsl(self.target.partition("?")[2], keep_blank_values=True) if "?" in self.target else []

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: Headers = ()
    body: bytes = b""
    reason: str = field(default="", compare=False)

    def header(self, name: str) -> str | None:
        return _header(self.headers, name)

    def json(self) -> Any:
        return json.loads(self.body)


Wire = Callable[[Request], Answer]


@lru_cache(maxsize=2)
def read_strictly(body: bytes) -> Any:
    """The JSON of an answer, read once for all who look at it; none of them may change it.

    Raises:
        ValueError: it is no JSON, is nested too deeply to be read, NaN or Infinity stands in it, or a name twice.
    """
    try:
        return json.loads(body, parse_constant=refuse_constant, object_pairs_hook=_once)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names stand once; of two with one name each reader takes another."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(f"a name stands twice among {', '.join(name for name, _ in pairs)[:200]}")
    return found


class NoAnswerError(Exception):
    """The server did not answer: it cannot be reached, or the connection broke before the answer was complete.

    Args:
        is_weather: the server is well; it answered when it was asked again.
        was_sent: perhaps; False when there was not even a connection.
    """

    def __init__(self, reason: str, *, is_weather: bool = False, was_sent: bool = True) -> None:
        super().__init__(reason)
        self.is_weather = is_weather
        self.was_sent = was_sent


class BlockedError(Exception):
    """A guard did not send the request, because it might touch something that is not ours."""


def json_request(
    method: str,
    target: str,
    body: object = None,
    *,
    token: str | None,
    headers: Mapping[str, str] | None = None,
) -> Request:
    """A request as a well-behaved client sends it: Bearer token, JSON body."""
    sent: dict[str, str] = {"Authorization": f"Bearer {token}"} if token is not None else {}
    payload = b""
    if body is not None:
        sent["Content-Type"] = "application/json"
        payload = json.dumps(body, ensure_ascii=False).encode()
    sent.update(headers or {})
    return Request(method, target, tuple(sent.items()), payload)


class NetworkWire:
    """Keeps one connection open to a server on the network, until one breaks."""

    def __init__(
        self,
        base_url: str,
        timeout_s: float = 20.0,
        *,
        longest_s: float = LONGEST_S,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        parts = urlsplit(base_url)
        self._origin = (parts.scheme.encode(), (parts.hostname or "").encode(), parts.port)
        self._host = parts.netloc.rpartition("@")[2]
        self._prefix = parts.path.rstrip("/")
        self._timeouts = dict.fromkeys(("connect", "read", "write", "pool"), timeout_s)
        # Each connection would read all certificates again.
        self._tls = httpcore.default_ssl_context() if parts.scheme == "https" else None
        self._backend = BoundedBackend(longest_s, most_bytes)
        self._pool = self._new_pool(kept=4)

    def __call__(self, request: Request) -> Answer:
        url = httpcore.URL(
            scheme=self._origin[0],
            host=self._origin[1],
            port=self._origin[2],
            target=(self._prefix + request.target).encode("latin-1", "replace"),
        )
        headers = [(b"Host", self._host.encode())]
        headers += [(name.encode(), value.encode("latin-1", "replace")) for name, value in request.headers]
        if request.header("Content-Length") is None and (
            request.body or request.method in ("POST", "PUT", "PATCH")
        ):
            headers.append((b"Content-Length", str(len(request.body)).encode()))
        try:
            answer = self._pool.request(
                request.method,
                url,
                headers=headers,
                content=request.body,
                extensions={"timeout": self._timeouts},
            )
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as exc:
            # Perhaps the server had closed a connection that was kept; from now on each request gets its own.
            self._pool.close()
            self._pool = self._new_pool(kept=0)
            was_sent = not isinstance(exc, httpcore.ConnectError | httpcore.ConnectTimeout)
            raise NoAnswerError(f"{type(exc).__name__}: {exc}", was_sent=was_sent) from exc
        received = Answer(
            answer.status,
            tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in answer.headers),
            answer.content,
            answer.extensions.get("reason_phrase", b"").decode("latin-1"),
        )
        return unpacked(request, received)

    def close(self) -> None:
        self._pool.close()

    def _new_pool(self, *, kept: int) -> httpcore.ConnectionPool:
        return httpcore.ConnectionPool(
            self._tls, max_connections=4, max_keepalive_connections=kept, network_backend=self._backend
        )


def unpacked(request: Request, answer: Answer, *, unasked: bool = False) -> Answer:
    """An answer without the compression that the request asked for; one that cannot be undone stays as it is."""
    # A request that says nothing about codings takes any (RFC 9110, 12.5.3).
    asked = request.header("Accept-Encoding")
    is_asked = unasked or asked is None or "gzip" in asked
    if answer.header("Content-Encoding") != "gzip" or not is_asked:
        return answer
    try:
        body = gzip.GzipFile(fileobj=BytesIO(answer.body)).read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error):
        return answer
    if len(body) > MOST_BYTES:
        return answer
    gone = ("content-encoding", "content-length")
    headers = tuple((name, value) for name, value in answer.headers if name.lower() not in gone)
    return replace(answer, headers=headers, body=body)


def target_below(base_path: str, raw_path: str) -> str:
    """The part of a request target behind the base URL's path; the whole target when it lies elsewhere."""
    base = base_path.rstrip("/")
    return raw_path[len(base) :] if base and raw_path.startswith(base + "/") else raw_path


class WireTransport(httpx.BaseTransport):
    """Lets an httpx client send through a wire."""

    def __init__(self, wire: Wire, base_path: str) -> None:
        self._wire = wire
        self._base_path = base_path

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        body = request.read()
        headers = tuple(
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, value in request.headers.raw
            if name.lower() not in _NOT_SENT
        )
        target = target_below(self._base_path, request.url.raw_path.decode("ascii"))
        try:
            answer = self._wire(Request(request.method, target, headers, body))
        except NoAnswerError as exc:
            raise httpx.ReadError(str(exc), request=request) from exc
        return httpx.Response(
            answer.status,
            headers=[pair for pair in answer.headers if pair[0].lower() != "transfer-encoding"],
            content=answer.body,
            extensions={"reason_phrase": answer.reason.encode("latin-1", "replace")},
        )


# Compression costs time and hides nothing that a table row does not show.
_NOT_SENT = frozenset((b"host", b"connection", b"keep-alive", b"transfer-encoding", b"accept-encoding"))


def _header(headers: Headers, name: str) -> str | None:
    wanted = name.lower()
    return next((value for key, value in headers if key.lower() == wanted), None)
