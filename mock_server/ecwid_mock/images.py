"""Whether some bytes are an image, and nothing but an image."""

import threading
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Final, Literal, NamedTuple, TypeAlias

from .messages import Refusal

_Order: TypeAlias = Literal["big", "little"]

MEDIA_TYPES: Final = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "GIF": "image/gif",
    "BMP": "image/bmp",
    "WEBP": "image/webp",
}


class Image(NamedTuple):
    """An image that was looked at."""

    media_type: str
    content: bytes


def looked_at(content: bytes, max_pixels: int) -> Image:
    """An image; to decode a large one takes up to a second.

    Raises:
        Refusal: 422, not an image that ends where its bytes end, or one of too many pixels.
    """
    try:
        kind, pixels = _opened(content)
        # A few thousand bytes may decode to gigabytes.
        if pixels <= max_pixels:
            _decode(content)
        is_whole = _ENDS[kind](content) == len(content)
    except Exception as error:
        # Pillow raises more kinds of exceptions for broken files than it documents.
        raise _not_an_image() from error
    if pixels > max_pixels:
        raise Refusal(422, f"The image has more than {max_pixels} pixels")
    if not is_whole:
        raise _not_an_image()
    return Image(MEDIA_TYPES[kind], content)


def _opened(content: bytes) -> tuple[str, int]:
    # Here, because it costs a good part of the start-up time, and most runs upload nothing.
    from PIL import Image

    with Image.open(BytesIO(content), formats=tuple(MEDIA_TYPES)) as image:
        kind, pixels = str(image.format), image.width * image.height
        image.verify()
    return ("JPEG" if kind == "MPO" else kind), pixels


# One at a time, for the sake of memory.
_DECODING: Final = threading.Lock()


def _decode(content: bytes) -> None:
    from PIL import Image

    with _DECODING, Image.open(BytesIO(content), formats=tuple(MEDIA_TYPES)) as image:
        image.load()


def _not_an_image() -> Refusal:
    return Refusal(422, "The uploaded file is not an image")


def _png_end(content: bytes) -> int:
    position = 8
    while content[position + 4 : position + 8] != b"IEND":
        position += 12 + _number(content, position, 4, "big")
    return _within(content, position + 12)


def _jpeg_end(content: bytes) -> int:
    """Telephones put further pictures behind the first one (multi-picture format)."""
    end = _picture_end(content, 0)
    while (following := len(content) - len(content[end:].lstrip(b"\0"))) < len(content):
        if not content.startswith(b"\xff\xd8\xff", following):
            break
        end = _picture_end(content, following)
    return end


def _picture_end(content: bytes, start: int) -> int:
    position = start + 2
    while True:
        marker = content[position + 1]
        if content[position] != 0xFF:
            raise ValueError("no marker")
        if marker == 0xD9:
            return position + 2
        position += 2 + _number(content, position + 2, 2, "big")
        if marker == 0xDA:
            position = _scan_end(content, position)


def _scan_end(content: bytes, position: int) -> int:
    """Where the next marker stands that is neither a stuffed byte nor a restart."""
    while True:
        position = content.index(b"\xff", position)
        following = content[position + 1]
        if following == 0xFF:
            position += 1
        elif following == 0 or 0xD0 <= following <= 0xD7:
            position += 2
        else:
            return position


def _gif_end(content: bytes) -> int:
    position = 13 + _color_table(content[10])
    while content[position] != 0x3B:
        if content[position] == 0x2C:
            position += 11 + _color_table(content[position + 9])
        elif content[position] == 0x21:
            position += 2
        else:
            raise ValueError("no block")
        position = _sub_blocks_end(content, position)
    return position + 1


def _color_table(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _sub_blocks_end(content: bytes, position: int) -> int:
    while content[position]:
        position += content[position] + 1
    return position + 1


def _bmp_end(content: bytes) -> int:
    return _within(content, _number(content, 2, 4, "little"))


def _webp_end(content: bytes) -> int:
    length = _number(content, 4, 4, "little")
    return _within(content, 8 + length + length % 2)


def _within(content: bytes, end: int) -> int:
    if not 0 < end <= len(content):
        raise ValueError("cut off")
    return end


def _number(content: bytes, start: int, length: int, order: _Order) -> int:
    part = content[start : start + length]
    if len(part) < length:
        raise ValueError("cut off")
    return int.from_bytes(part, order)


_ENDS: Final[Mapping[str, Callable[[bytes], int]]] = {
    "PNG": _png_end,
    "JPEG": _jpeg_end,
    "GIF": _gif_end,
    "BMP": _bmp_end,
    "WEBP": _webp_end,
}
