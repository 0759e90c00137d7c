"""Fetching an image from an address that a client gave, for who asks for it; otherwise addresses are only kept.

An address may be meant to reach what only this machine can (server-side request forgery). So the name is resolved
once, every address that it has must be public, the connection goes to that very address, redirects are not
followed, and size and time are limited.
"""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from typing import Final, Protocol, TypeAlias
from urllib.parse import SplitResult, urlsplit

from .messages import Refusal

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve: TypeAlias = Callable[[str, int], Sequence[str]]

MAX_BYTES: Final = 20 * 1024 * 1024
MAX_S: Final = 10.0
_PORTS: Final = {"http": 80, "https": 443}
_CHUNK: Final = 65536
# Forms of IPv6 that stand for an IPv4 address: translation (RFC 6052, 8215), 6to4, Teredo.
_DISGUISES: Final = tuple(
    map(ipaddress.IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"))
)


class _Stream(Protocol):
    def read(self, amount: int, /) -> bytes: ...


def is_public(address: Address) -> bool:
    """Whether an address is one of the open internet, and is not another one in disguise."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None or any(address in network for network in _DISGUISES):
            return False
        if address.scope_id is not None or address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def target(url: str) -> tuple[SplitResult, str, int]:
    """An address taken apart: the whole, the host and the port.

    Raises:
        ValueError: not an http or https address of a host.
    """
    if any(not "!" <= letter <= "~" for letter in url) or "\\" in url:
        raise ValueError("the address has letters that do not belong into one")
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ValueError("the address is not http or https")
    if parts.username is not None or parts.password is not None:
        raise ValueError("the address has a user name")
    return parts, parts.hostname, parts.port or _PORTS[parts.scheme]


def public_address(host: str, port: int, resolve: Resolve) -> str:
    """The address to connect to.

    Raises:
        ValueError: the host has none, or one that is not public.
    """
    addresses = resolve(host, port)
    if not addresses:
        raise ValueError("the host has no address")
    for address in addresses:
        if not is_public(ipaddress.ip_address(address)):
            raise ValueError("the host is not on the open internet")
    return addresses[0]


def resolve(host: str, port: int) -> Sequence[str]:
    """All addresses of a host, by the system's resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


class Fetcher:
    """Fetches images by address.

    Args:
        resolve: gives the addresses of a host; the one connected to is the one that was checked.
        clock: seconds, for the limit of time.
    """

    def __init__(self, resolve: Resolve = resolve, clock: Callable[[], float] = time.monotonic) -> None:
        self._resolve = resolve
        self._clock = clock

    def __call__(self, url: str) -> bytes:
        """The bytes at an address.

        Raises:
            Refusal: 422, the address is not public, or did not answer with 200 within the limits.
        """
        try:
            return self._fetched(url)
        except (OSError, ValueError, http.client.HTTPException) as error:
            # The reason stays here: it would tell a stranger what is reachable.
            raise Refusal(422, "The image cannot be fetched from its address", "WRONG_URL") from error

    def _fetched(self, url: str) -> bytes:
        ends_s = self._clock() + MAX_S
        parts, host, port = target(url)
        address = public_address(host, port, self._resolve)
        connection = _connection(parts.scheme, host, port, address)
        # A server that sends a letter now and then keeps each single read within its own limit.
        alarm = threading.Timer(MAX_S, connection.hang_up)
        alarm.daemon = True
        alarm.start()
        try:
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("GET", path, headers={"Accept": "image/*", "Accept-Encoding": "identity"})
            with contextlib.closing(connection.getresponse()) as answer:
                content = self.limited(answer, ends_s)
                if answer.status != 200 or answer.length:
                    raise ValueError("not the whole of an image")
                return content
        finally:
            alarm.cancel()
            connection.close()

    def limited(self, stream: _Stream, ends_s: float) -> bytes:
        """All of a stream; `ValueError` when it is too long or takes too long."""
        content = bytearray()
        while chunk := stream.read(_CHUNK):
            content += chunk
            if len(content) > MAX_BYTES or self._clock() > ends_s:
                raise ValueError("too much, or too slow")
        return bytes(content)


class _Pinned(http.client.HTTPConnection):
    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port, timeout=MAX_S)
        self._address = address

    def connect(self) -> None:
        self.sock: socket.socket = socket.create_connection((self._address, self.port), self.timeout)

    def hang_up(self) -> None:
        if self.sock is not None:
            with contextlib.suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


class _PinnedHttps(_Pinned):
    default_port = 443

    def connect(self) -> None:
        super().connect()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)


def _connection(scheme: str, host: str, port: int, address: str) -> _Pinned:
    """A connection to an address that speaks of the host by its name."""
    return (_PinnedHttps if scheme == "https" else _Pinned)(host, port, address)
