"""From what a caller has (a path, bytes, an open file) to the bytes of an upload."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import BinaryIO, TypeAlias

import httpx
from ecwid_api.api.combinations.upload_combination_image import OPERATION

LIMIT_BYTES: int = OPERATION.max_body_bytes or sys.maxsize
CHUNK_BYTES = 65_536

HTTP = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)  # as the contract's externalUrl
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://|https?:[/\\]", re.IGNORECASE)  # a Path makes one slash of two

ImageSource: TypeAlias = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO
"""A path, the bytes themselves, or a file opened in binary mode, which is read from where it stands."""

Progress: TypeAlias = Callable[[int, int], None]
"""Called with the bytes sent so far and in all; begins again with a retry."""


def check_one_source(image: object, url: object) -> None:
    """ValueError unless exactly one of the two is given."""
    if (image is None) == (url is None):
        raise ValueError(
            "give either an image or url=, and not both" if url is None else "give an image or url=, not both"
        )


def checked_url(url: object) -> str:
    """An address that the service can fetch, its scheme in lower case; ValueError unless it is http or https."""
    try:
        host = httpx.URL(url if isinstance(url, str) else "").host
    except httpx.InvalidURL as exc:
        raise ValueError(f"url is not an address: {exc}") from None
    if not isinstance(url, str) or not HTTP.match(url) or not host:
        raise ValueError(
            "url must be an http or https address, such as https://images.example.com/radish.jpg"
        )
    scheme, colon, rest = url.partition(":")
    return f"{scheme.lower()}{colon}{rest}"


def image_bytes(source: ImageSource) -> bytes:
    """All bytes of an image, 1 to 20,971,520.

    Bytes and not a stream, because a retry sends them again.

    Raises:
        FileNotFoundError: there is no such file; OSError: it cannot be read.
        ValueError: the image is empty or too large, and the message names the path; or it is an address.
        TypeError: a file opened in text mode, or something else.
    """
    if isinstance(source, bytes | bytearray | memoryview):
        return _checked(bytes(source), "the image")
    if isinstance(source, str | os.PathLike):
        return _read_path(source)
    if not hasattr(source, "read"):
        raise TypeError(
            f"an image is a path, bytes or a file opened in binary mode, not {type(source).__name__}"
        )
    return _checked(_read_file(source), f"the image {getattr(source, 'name', '')}".rstrip())


def _read_path(source: str | os.PathLike[str]) -> bytes:
    if ADDRESS.match(os.fspath(source)):
        raise ValueError(f"the image {os.fspath(source)!r} is an address and not a path; give it as url=")
    path = Path(source)
    name = f"the image {str(path)!r}"
    with path.open("rb") as file:
        _check_size(os.fstat(file.fileno()).st_size, name)
        return _checked(_read_file(file), name)


def _read_file(file: BinaryIO) -> bytes:
    parts: list[bytes] = []
    size = 0
    while size <= LIMIT_BYTES:
        part = file.read(LIMIT_BYTES + 1 - size)
        if isinstance(part, str):
            raise TypeError("open the image in binary mode, open(path, 'rb')")
        if not part:
            break
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _checked(content: bytes, name: str) -> bytes:
    if not content:
        raise ValueError(f"{name} is empty")
    _check_size(len(content), name)
    return content


def _check_size(size: int, name: str) -> None:
    if size > LIMIT_BYTES:
        raise ValueError(f"{name} is larger than 20 MB ({LIMIT_BYTES:,} bytes); nothing was sent")


class ReportingBody(httpx.SyncByteStream, httpx.AsyncByteStream):
    """Bytes that are sent in pieces, each of which is reported."""

    def __init__(self, content: bytes, progress: Progress) -> None:
        self._content = content
        self._progress = progress

    def __iter__(self) -> Iterator[bytes]:
        view = memoryview(self._content)
        for start in range(0, len(view), CHUNK_BYTES):
            yield bytes(view[start : start + CHUNK_BYTES])
            self._progress(min(start + CHUNK_BYTES, len(view)), len(view))

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self:
            yield chunk
