"""What a client is told at the start, checked before anything is sent."""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TypeVar, cast
from urllib.request import getproxies, proxy_bypass

import httpx
from attrs import evolve, field, frozen
from ecwid_api.types import Unset

T = TypeVar("T")

Auth = Literal["bearer", "query"]

BASE_URL = "https://app.ecwid.com/api/v3"
BASE_PATH = "/api/v3"

REQUESTS_PER_MINUTE = 540  # the service allows 600 a minute and token
DEADLINE_S = 120.0
RETRIES = 2
TIMEOUT_S = 30.0
CONNECT_TIMEOUT_S = 5.0

LARGEST_ID = 2**63 - 1
LONGEST_S = 2**31 - 1
ID = re.compile(r"[1-9][0-9]{0,18}", re.ASCII)

STORE_ID_VARIABLE = "ECWID_STORE_ID"
TOKEN_VARIABLE = "ECWID_TOKEN"  # noqa: S105
TOKEN_FILE_VARIABLE = "ECWID_TOKEN_FILE"  # noqa: S105
BASE_URL_VARIABLE = "ECWID_BASE_URL"

LARGEST_PORT = 65_535
DEFAULT_PORTS = {"http": 80, "https": 443}


@frozen
class Timeout:
    """How long each part of a request may take, seconds, > 0; a read or write is one piece of a body."""

    connect_s: float = CONNECT_TIMEOUT_S
    read_s: float = TIMEOUT_S
    write_s: float = TIMEOUT_S
    pool_s: float = TIMEOUT_S

    def within(self, seconds: float) -> dict[str, float]:
        """httpx's `timeout` extension, with nothing longer than `seconds`."""
        return {
            "connect": min(self.connect_s, seconds),
            "read": min(self.read_s, seconds),
            "write": min(self.write_s, seconds),
            "pool": min(self.pool_s, seconds),
        }


@frozen
class Options:
    """What may differ from call to call."""

    timeout: Timeout = field(factory=Timeout)
    deadline_s: float | None = DEADLINE_S
    retries: int = RETRIES

    def changed(
        self, *, timeout: float | Timeout | Unset, retries: int | Unset, deadline: float | Unset | None
    ) -> Options:
        """A copy with what is given replaced; a deadline of None is none."""
        options = self
        if not isinstance(timeout, Unset):
            options = evolve(options, timeout=checked_timeout(timeout))
        if not isinstance(retries, Unset):
            options = evolve(options, retries=checked_count("retries", retries, least=0))
        if not isinstance(deadline, Unset):
            seconds = None if deadline is None else checked_seconds("deadline", deadline)
            options = evolve(options, deadline_s=seconds)
        return options


def checked_store_id(value: object) -> int:
    """A store id; ValueError unless it is an integer from 1 to 2^63-1."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= LARGEST_ID:
        order = "; the order is store_id, token" if isinstance(value, str) else ""
        raise ValueError(f"store_id must be an integer from 1 to {LARGEST_ID}, not {_given(value)}{order}")
    return value


def checked_token(value: object) -> str:
    """A token; ValueError, without showing it, unless it is printable ASCII without spaces."""
    if not isinstance(value, str) or not value:
        raise ValueError("token must be a text that is not empty")
    if not value.isascii() or not value.isprintable() or " " in value:
        raise ValueError("token must be printable ASCII without spaces or line breaks")
    return value


def checked_auth(value: object) -> Auth:
    """How the token travels."""
    if value == "bearer":
        return "bearer"
    if value == "query":
        return "query"
    raise ValueError(f"auth must be 'bearer' or 'query', not {_given(value)}")


def checked_base_url(value: object) -> str:
    """A base URL without a slash at its end; ValueError unless it is http or https and ends in /api/v3."""
    try:
        url = httpx.URL(value if isinstance(value, str) else "")
    except httpx.InvalidURL:
        raise ValueError(f"base_url is not a URL such as {BASE_URL}") from None
    if url.scheme not in DEFAULT_PORTS or not url.host or (url.port or 0) > LARGEST_PORT:
        raise ValueError(f"base_url must be an http or https address such as {BASE_URL}")
    if url.userinfo or url.query or url.fragment:
        raise ValueError("base_url must not hold a user, a query or a fragment")
    if len(url.raw_host) > 253 or any(len(label) > 63 for label in url.raw_host.split(b".")):
        raise ValueError("base_url must not have a host of more than 253 characters, or 63 between dots")
    base_url = str(url).rstrip("/")
    if not base_url.endswith(BASE_PATH):
        raise ValueError(f"base_url must end in {BASE_PATH}, without the store's id, such as {BASE_URL}")
    return base_url


def checked_seconds(name: str, value: object) -> float:
    """A duration > 0, at most what sockets take on every platform."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not 0 < cast(float, value) <= LONGEST_S:
        raise ValueError(
            f"{name} must be a number of seconds above 0 and up to {LONGEST_S}, not {_given(value)}"
        )
    return float(cast(float, value))


def checked_timeout(value: float | Timeout) -> Timeout:
    """One number for all parts (a connection is given up after 5 s at most), or a Timeout."""
    if isinstance(value, Timeout):
        for name in ("connect_s", "read_s", "write_s", "pool_s"):
            checked_seconds(name, getattr(value, name))
        return value
    seconds = checked_seconds("timeout", value)
    return Timeout(connect_s=min(seconds, CONNECT_TIMEOUT_S), read_s=seconds, write_s=seconds, pool_s=seconds)


def checked_count(name: str, value: object, *, least: int) -> int:
    """An integer of at least `least`."""
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise ValueError(f"{name} must be an integer of at least {least}, not {_given(value)}")
    return value


def checked_kind(name: str, value: T, kind: type) -> T:
    """An object of a class; TypeError for another one, for example a client of httpx in place of a transport."""
    if not isinstance(value, kind):
        raise TypeError(f"{name} must be of {kind.__module__}.{kind.__qualname__}, not {_given(value)}")
    return value


def store_id_from_environment() -> int:
    """The store id in ECWID_STORE_ID."""
    text = os.environ.get(STORE_ID_VARIABLE, "").strip()
    if not ID.fullmatch(text):
        raise ValueError(f"{STORE_ID_VARIABLE} must hold a store id, such as 4870020")
    return checked_store_id(int(text))


def token_from_environment() -> str:
    """The token in ECWID_TOKEN, or else the first line of the file that ECWID_TOKEN_FILE names."""
    if token := os.environ.get(TOKEN_VARIABLE, "").strip():
        return token
    if name := os.environ.get(TOKEN_FILE_VARIABLE, ""):
        # Not decoded strictly: a UnicodeDecodeError would hold all that is in the file.
        lines = Path(name).read_text(encoding="utf-8-sig", errors="replace").splitlines()
        return lines[0].strip() if lines else ""
    raise ValueError(f"set {TOKEN_VARIABLE} or {TOKEN_FILE_VARIABLE}")


def base_url_from_environment() -> str:
    """The base URL in ECWID_BASE_URL, or else the live service's."""
    return os.environ.get(BASE_URL_VARIABLE) or BASE_URL


def proxy_from_environment(base_url: str) -> httpx.Proxy | None:
    """The proxy that the environment, or the system's settings, name for the host of a base URL.

    Raises:
        ValueError: the variable does not hold a proxy that can be used.
    """
    # On Windows and macOS the system has a list of exceptions of its own.
    return None if proxy_bypass(_host_and_port(base_url)) else proxy_from(getproxies(), base_url)


def proxy_from(proxies: Mapping[str, str], base_url: str) -> httpx.Proxy | None:
    """The proxy for the host of a base URL, out of what `urllib.request.getproxies` returns.

    Args:
        proxies: addresses by scheme, `http`, `https` or `all`; under `no` the hosts that need none, as in
            NO_PROXY: names with all below them, networks such as 10.0.0.0/8, each perhaps with a port.
        base_url: a base URL that was checked.

    Raises:
        ValueError: the address is malformed, or that of a SOCKS proxy; the message names the variable.
    """
    scheme = httpx.URL(base_url).scheme
    name = scheme if proxies.get(scheme) else "all"
    address = proxies.get(name)
    if not address or _needs_no_proxy(proxies.get("no", ""), base_url):
        return None
    variable = f"{name.upper()}_PROXY"
    try:
        url = httpx.URL(address if "://" in address else f"http://{address}")
    except httpx.InvalidURL:
        raise ValueError(
            f"{variable} does not hold the address of a proxy, such as http://host:3128"
        ) from None
    if url.scheme.startswith("socks"):
        raise ValueError(
            f"{variable} names a SOCKS proxy; install httpx[socks] and pass "
            "transport=httpx.HTTPTransport(proxy=...), or AsyncHTTPTransport, instead of trust_env=True"
        )
    if url.scheme not in DEFAULT_PORTS or not url.host or (url.port or 0) > LARGEST_PORT:
        raise ValueError(f"{variable} must hold an http or https address, such as http://host:3128")
    return httpx.Proxy(url)


def _needs_no_proxy(exceptions: str, base_url: str) -> bool:
    host, _, port = _host_and_port(base_url).rpartition(":")
    for entry in exceptions.replace(",", " ").lower().split():
        name, colon, its_port = entry.rpartition(":")
        if not (colon and its_port.isdecimal() and (":" not in name or name.endswith("]"))):
            name, its_port = entry, port
        if its_port == port and _covers(name.strip("[]").removeprefix("*.").lstrip("."), host):
            return True
    return False


def _covers(exception: str, host: str) -> bool:
    if exception in {"*", host} or (exception and host.endswith(f".{exception}")):
        return True
    try:
        return ipaddress.ip_address(host) in ipaddress.ip_network(exception, strict=False)
    except ValueError:
        return False


def _host_and_port(base_url: str) -> str:
    url = httpx.URL(base_url)
    return f"{url.host}:{url.port or DEFAULT_PORTS[url.scheme]}"


def _given(value: object) -> str:
    """What a setting is, without showing a text: arguments get swapped, and one of them is the token."""
    if value is None or isinstance(value, int | float):
        return _short(repr(value))
    return f"a {type(value).__name__}"


def _shown(value: object) -> str:
    return _short(repr(value))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "…"
