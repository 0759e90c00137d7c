"""Whether some bytes are an image: Pillow decides, within a bound."""

import threading
import time
from io import BytesIO
from typing import TYPE_CHECKING, Final

import attrs

from ..messages import Refusal
from .limits import Limits

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

MEDIA_TYPES: Final = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "GIF": "image/gif",
    "BMP": "image/bmp",
    "WEBP": "image/webp",
}
_JPEG_START: Final = b"\xff\xd8\xff"
# Pillow hands its decoders this many bytes at a time. A progressive JPEG can repeat a scan of all its pixels in
# 60 bytes, so larger pieces would let minutes pass between two looks at the clock.
_PIECE_BYTES: Final = 4096


@attrs.frozen
class Image:
    """An image: its type, its size in pixels, and its bytes as they came."""

    media_type: str
    width: int
    height: int
    content: bytes = attrs.field(repr=False)


def decoded(content: bytes, limits: Limits) -> Image | Refusal:
    """The image, or why it is none; decoding takes up to `limits.image_s` of processor time.

    Bytes behind the end are kept: telephones and cameras write further pictures, films and data there.
    The refusal is returned and not raised: a traceback would keep the content in memory.
    """
    # Here, because it costs a good part of the start-up time, and most runs upload nothing.
    import PIL.Image

    try:
        # One at a time, for the sake of memory.
        with _DECODING, _opened(_Watched(content, limits.image_s)) as image:
            if image.width * image.height > limits.image_pixels:
                return Refusal(422, f"The image has more than {limits.image_pixels} pixels")
            image.decodermaxblock = _PIECE_BYTES
            image.load()
            return Image(MEDIA_TYPES[str(image.format)], image.width, image.height, content)
    except _TooSlowError:
        return Refusal(422, f"The image takes more than {limits.image_s:g} s to decode")
    except PIL.Image.DecompressionBombError:
        return Refusal(422, f"The image has more than {limits.image_pixels} pixels")
    except Exception:
        # Pillow raises more kinds of exceptions for broken files than it documents.
        return Refusal(422, "The uploaded file is not an image")


_DECODING: Final = threading.Lock()


def _opened(file: BytesIO) -> "ImageFile":
    import PIL.Image
    from PIL.JpegImagePlugin import JpegImageFile

    if file.getvalue().startswith(_JPEG_START):
        # Not by `open`: that looks for further pictures (MPO), and warns where a telephone has cut them off.
        return JpegImageFile(file)
    return PIL.Image.open(file, formats=tuple(MEDIA_TYPES))


class _TooSlowError(Exception):
    """Decoding took too much processor time."""


class _Watched(BytesIO):
    """A file that can be read for some seconds of processor time.

    Pillow parses millions of empty chunks, comment blocks and scans as patiently as pixels, and a thread cannot be
    stopped from outside; but for each of them it has to read.
    """

    def __init__(self, content: bytes, seconds: float) -> None:
        super().__init__(content)
        self._ends_s = time.thread_time() + seconds

    def read(self, size: int | None = -1, /) -> bytes:
        if time.thread_time() >= self._ends_s:
            raise _TooSlowError
        return super().read(size)
