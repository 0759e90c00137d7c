"""Response bodies, unpacked here and never beyond a limit: a 50 KB gzip answer can hold 50 MB."""

from __future__ import annotations

import zlib

from attrs import define, field

MIB = 1024 * 1024
READ_LIMIT_BYTES = 16 * MIB
WRITE_LIMIT_BYTES = MIB
ERROR_LIMIT_BYTES = 65_536

ACCEPTED_ENCODING = "gzip"
ANY_ZLIB_OR_GZIP_HEADER = 47  # window bits: 15, plus 32 to detect which of the two it is


class BodyTooLarge(Exception):
    """More bytes than the limit."""


class BodyBroken(Exception):
    """Packed bytes that cannot be unpacked."""


@define(eq=False, repr=False)
class Body:
    """Collects the chunks of one body."""

    limit: int
    _encoding: str = ""
    _parts: list[bytes] = field(factory=list, init=False)
    _size: int = field(default=0, init=False)
    _unpacker: zlib._Decompress | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        encoding = self._encoding.strip().lower()
        if encoding in {"gzip", "x-gzip", "deflate"}:
            self._unpacker = zlib.decompressobj(ANY_ZLIB_OR_GZIP_HEADER)
        elif encoding not in {"", "identity"}:
            raise BodyBroken(f"the service packed its answer as {encoding[:40]!r}, which was not asked for")

    def feed(self, chunk: bytes) -> None:
        """Take in bytes from the wire; BodyTooLarge beyond the limit, BodyBroken for bad gzip."""
        if self._unpacker is None:
            return self._keep(chunk)
        try:
            while chunk:
                if self._unpacker.eof:  # gzip may come in several members, one behind the other
                    self._unpacker = zlib.decompressobj(ANY_ZLIB_OR_GZIP_HEADER)
                # One byte more than the limit is enough to see that it is passed.
                self._keep(self._unpacker.decompress(chunk, self.limit - self._size + 1))
                chunk = self._unpacker.unused_data
        except zlib.error as exc:
            raise BodyBroken(str(exc)) from None

    def finish(self) -> bytes:
        """All of the body; BodyBroken if packed bytes end too early."""
        if self._unpacker is not None and not self._unpacker.eof and self._parts:
            raise BodyBroken("the packed body ends too early")
        return self.so_far()

    def so_far(self) -> bytes:
        """What has arrived."""
        return self._parts[0] if len(self._parts) == 1 else b"".join(self._parts)

    def _keep(self, part: bytes) -> None:
        if part:
            self._parts.append(part)
            self._size += len(part)
        if self._size > self.limit:
            raise BodyTooLarge
