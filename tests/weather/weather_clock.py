"""A clock that all processes of one run share. Only waiting moves it, so nobody has to wait."""

from __future__ import annotations

import mmap
import struct
from pathlib import Path

_SECONDS = struct.Struct("d")


class SharedClock:
    """Seconds since the run began, in a small file that every process of the run maps."""

    def __init__(self, file: Path) -> None:
        if not file.exists():
            file.write_bytes(_SECONDS.pack(0.0))
        with file.open("r+b") as opened:
            self._shared = mmap.mmap(opened.fileno(), _SECONDS.size)

    def now(self) -> float:
        return float(_SECONDS.unpack_from(self._shared)[0])

    def advance(self, seconds: float) -> None:
        _SECONDS.pack_into(self._shared, 0, self.now() + max(seconds, 0.0))
