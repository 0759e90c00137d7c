"""What goes in and out of the mock: requests, responses and refusals, without any network."""

import gzip
from collections.abc import Iterable, Mapping
from typing import Final, Literal, NamedTuple, TypeAlias

import attrs
import orjson

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
JsonObject: TypeAlias = dict[str, Json]
End: TypeAlias = Literal["", "rst", "fin", "hang"]
Headers: TypeAlias = tuple[tuple[str, str], ...]

JSON_HEADERS: Headers = (("Content-Type", "application/json; charset=utf-8"),)

_GZIP_HEADERS: Final[Headers] = (("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding"))
_WORTH_COMPRESSING: Final = 200


class LowerHeaders(dict[str, str]):
    """Headers by lower-case name, as the mock's own server passes them."""


class Inner(NamedTuple):
    """What marks a request of a batch: the batch's ticket, and the token that it came with."""

    ticket: str
    token_hash: bytes


class Request:
    """One HTTP request.

    Args:
        method: in capitals.
        target: path and query as they stand in the request line.
        headers: names in any case; of a repeated one the first counts.
        body: all of it, decoded from any transfer coding.
        body_size: how large it is, where a server did not read it because it is too large.
        is_admin: whether `/__mock/` and X-Mock-Fault are obeyed, if the mock obeys them at all.
        inner: for a request of a batch.
    """

    __slots__ = ("body", "body_size", "headers", "inner", "is_admin", "method", "path", "target")

    def __init__(
        self,
        method: str,
        target: str,
        headers: Mapping[str, str] | Iterable[tuple[str, str]] = (),
        body: bytes = b"",
        body_size: int | None = None,
        *,
        is_admin: bool = True,
        inner: Inner | None = None,
    ) -> None:
        self.method: str = method
        self.target: str = target
        self.path: str = target.partition("?")[0]
        self.headers: LowerHeaders = headers if type(headers) is LowerHeaders else _lowered(headers)
        self.body: bytes = body
        self.body_size: int = len(body) if body_size is None else body_size
        self.is_admin: bool = is_admin
        self.inner: Inner | None = inner

    def __repr__(self) -> str:
        # Neither headers nor the query: both may carry the token.
        return f"Request({self.method!r}, {self.path!r}, body={len(self.body)} bytes)"

    @property
    def takes_gzip(self) -> bool:
        """Whether the answer may be compressed (RFC 9110, Accept-Encoding)."""
        asked = self.headers.get("accept-encoding")
        if asked is None:
            return False
        weights: dict[str, str] = {}
        for part in asked.lower().split(","):
            coding, _, weight = part.partition(";")
            weights[coding.strip()] = weight.replace(" ", "").removeprefix("q=") or "1"
        return weights.get("gzip", weights.get("*", "0")).strip("0.") != ""


def _lowered(headers: Mapping[str, str] | Iterable[tuple[str, str]]) -> LowerHeaders:
    lowered = LowerHeaders()
    for name, value in headers.items() if isinstance(headers, Mapping) else headers:
        lowered.setdefault(name.lower(), value)
    return lowered


@attrs.frozen
class Wire:
    """How an answer is sent: after a delay, in part, in pieces, or not at all."""

    delay_s: float = 0.0
    raw: bytes | None = None
    silent: bool = False
    body_bytes: int | None = None
    end: End = ""
    drip_bytes: int | None = None
    drip_every_s: float = 0.0

    @property
    def is_whole(self) -> bool:
        """Whether the body leaves in one piece."""
        return self.body_bytes is None and self.drip_bytes is None

    @property
    def kind(self) -> str:
        """How much of the answer is sent, in one word."""
        if self.raw is not None:
            return "garbage"
        if self.silent:
            return "nothing"
        return "whole" if self.body_bytes is None else "part"


class Response:
    """One HTTP response.

    `reason` replaces the usual phrase of the status line when it is not empty; `wire` is how a fault makes the
    response travel.
    """

    __slots__ = ("body", "headers", "reason", "status", "wire")

    def __init__(self, status: int, body: bytes, headers: Headers = JSON_HEADERS, reason: str = "") -> None:
        self.status: int = status
        self.body: bytes = body
        self.headers: Headers = headers
        self.reason: str = reason
        self.wire: Wire | None = None

    def json(self) -> Json:
        """The body as JSON; `ValueError` when it is not."""
        is_gzip = _GZIP_HEADERS[0] in self.headers
        document: Json = orjson.loads(gzip.decompress(self.body) if is_gzip else self.body)
        return document

    def compressed(self) -> "Response":
        """The same response, gzipped where that makes it shorter."""
        if len(self.body) < _WORTH_COMPRESSING:
            return self
        # Without a time, so that equal answers are equal bytes.
        body = gzip.compress(self.body, compresslevel=1, mtime=0)
        return Response(self.status, body, self.headers + _GZIP_HEADERS, self.reason)

    def __repr__(self) -> str:
        return f"Response({self.status}, {len(self.body)} bytes)"


class Refusal(Exception):
    """A request that is answered with an error status."""

    def __init__(self, status: int, message: str, code: str = "", headers: Headers = ()) -> None:
        super().__init__(message)
        self.status: int = status
        self.message: str = message
        self.code: str = code
        self.headers: Headers = headers

    def response(self) -> Response:
        document: JsonObject = {"errorMessage": self.message}
        if self.code:
            document["errorCode"] = self.code
        return Response(self.status, orjson.dumps(document), JSON_HEADERS + self.headers)
