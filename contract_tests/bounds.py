"""How long one answer may take and how much it may hold: one without end must end neither the run nor the memory."""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from time import monotonic
from typing import Any

import httpcore

LONGEST_S = 60.0
MOST_BYTES = 64_000_000  # three times the largest image


class BoundedBackend(httpcore.SyncBackend):
    """Sockets from which only so much is read after each write.

    Below HTTP, because there an answer may have no end in any part: in its body, its headers, and before them.
    """

    def __init__(self, longest_s: float, most_bytes: int) -> None:
        super().__init__()
        self._bounds = longest_s, most_bytes

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        stream = super().connect_tcp(host, port, timeout, local_address, socket_options)
        return _BoundedStream(stream, *self._bounds)


class _BoundedStream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, longest_s: float, most_bytes: int) -> None:
        self._stream, self._longest_s, self._most_bytes = stream, longest_s, most_bytes
        self._until, self._left = 0.0, 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        left_s = self._until - monotonic()
        if left_s <= 0:
            raise httpcore.ReadTimeout(f"the answer takes more than {self._longest_s:g} s")
        if self._left <= 0:
            raise httpcore.ReadError(f"the answer has more than {self._most_bytes:,} bytes")
        read = self._stream.read(max_bytes, left_s if timeout is None else min(timeout, left_s))
        self._left -= len(read)
        return read

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._until, self._left = monotonic() + self._longest_s, self._most_bytes
        self._stream.write(buffer, timeout)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, timeout)
        return _BoundedStream(stream, self._longest_s, self._most_bytes)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
