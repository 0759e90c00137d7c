"""Which web pages may reach the mock: its own, those of `cors_origins`, and no others.

Every page in a developer's browser can send requests to 127.0.0.1, and the token of the example store is known to
all. Three things keep strangers out; clients that are no browsers notice none of them.

- A listener on a loopback address answers to loopback names only. A name of somebody else that leads to 127.0.0.1
  (DNS rebinding) would make his page one of the same origin.
- A browser says by the header Origin whose page sends a change. A plain HTML form needs no leave to send one.
- Answers are readable for the pages of `cors_origins` (CORS), and requests with headers of their own are allowed
  to these alone.
"""

import functools
import ipaddress
import re
from collections.abc import Set as AbstractSet
from typing import Final
from urllib.parse import urlsplit

from .messages import Headers, Refusal, Request, Response

_HARMLESS_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_PREFLIGHT_S: Final = "600"


def is_loopback(name: str) -> bool:
    """Whether a host name without port always means this machine."""
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name.lower() == "localhost"


@functools.lru_cache(maxsize=64)  # asked for each request, and hardly ever of another name
def is_foreign_host(host: str | None, public_url: str) -> bool:
    """Whether a Host header names another machine. A missing one does not: browsers always send it."""
    if host is None or host.lower() == urlsplit(public_url).netloc.lower():
        return False
    parts = re.fullmatch(r"(?:\[(?P<v6>[^\]]*)\]|(?P<name>[^:]*))(?::[0-9]+)?", host)
    return parts is None or not is_loopback(parts["v6"] or parts["name"] or "")


def foreign_host(public_url: str) -> Refusal:
    return Refusal(
        403,
        f"Only loopback names lead here, such as localhost, and {urlsplit(public_url).netloc} of --public-url",
    )


def is_foreign_change(request: Request, allowed: AbstractSet[str]) -> bool:
    """Whether a page of another site wants to change something."""
    origin = request.headers.get("origin")
    if origin is None or request.method in _HARMLESS_METHODS or _is_allowed(origin, allowed):
        return False
    return origin.partition("://")[2] != request.headers.get("host")


def foreign_change() -> Refusal:
    return Refusal(403, "A page of another site may not do this; --cors-origin lets one in")


def _is_allowed(origin: str, allowed: AbstractSet[str]) -> bool:
    return origin in allowed or "*" in allowed


def cors_headers(request: Request, allowed: AbstractSet[str]) -> Headers:
    """The headers with which a browser lets a page of an allowed origin read the answer."""
    origin = request.headers.get("origin")
    if not allowed or origin is None or not _is_allowed(origin, allowed):
        return ()
    shown = "*" if "*" in allowed else origin
    return (
        ("Access-Control-Allow-Origin", shown),
        ("Access-Control-Expose-Headers", "Retry-After"),
        ("Vary", "Origin"),
    )


def preflight(request: Request, allowed: AbstractSet[str]) -> Response | None:
    """The answer to the OPTIONS by which a browser asks whether a page may send a request (Fetch standard)."""
    method = request.headers.get("access-control-request-method")
    cors = cors_headers(request, allowed)
    if method is None or not cors:
        return None
    granted: Headers = (
        ("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE"),
        ("Access-Control-Max-Age", _PREFLIGHT_S),
    )
    wanted = request.headers.get("access-control-request-headers", "")
    if re.fullmatch(r"[A-Za-z0-9_, -]+", wanted):
        granted += (("Access-Control-Allow-Headers", wanted),)
    return Response(200, b"", cors + granted)
