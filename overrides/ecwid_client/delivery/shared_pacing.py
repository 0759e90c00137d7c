"""One pace for several processes of a host: the times of the last minute's requests, in a file."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from array import array
from collections.abc import Callable
from pathlib import Path

from attrs import frozen

from ..settings import REQUESTS_PER_MINUTE, checked_count, checked_token
from .pacing import HELD_WAIT_S, WINDOW_S, BucketError, HeldUp
from .redaction import hides_arguments


@hides_arguments
def file_bucket(
    path: str | os.PathLike[str], token: str, *, requests_per_minute: int = REQUESTS_PER_MINUTE
) -> FileBucket:
    """A bucket for `EcwidClient(..., shared_limit=...)`, common to all processes that name the same file.

    It may be used by any number of clients, threads and forked processes of one host, and needs no closing.

    Args:
        path: where the file is, on a local disk; its name gets a digest of the token at its end, since the
            service counts by token.
        token: the access token; it is not stored.
        requests_per_minute: of all processes together in any 60 seconds, >= 1.

    Raises:
        ValueError: the token or the number is malformed.
        OSError: there is no such folder, or the file cannot be written.
    """
    checked_count("requests_per_minute", requests_per_minute, least=1)
    name = hashlib.sha256(checked_token(token).encode()).hexdigest()[:16]
    bucket = FileBucket(Path(f"{os.fspath(path)}.{name}"), requests_per_minute)
    os.close(bucket.opened())
    return bucket


@frozen(eq=False)
class FileBucket:
    """The times of the last minute's requests, as doubles in the machine's order, behind a file lock.

    They are monotonic, so that nobody sets them back: all processes of a host have one such clock, from its
    start. Nothing is open between two requests, so that a fork shares nothing.
    """

    path: Path
    requests_per_minute: int
    monotonic: Callable[[], float] = time.monotonic

    def try_take(self) -> float:
        """0 if a request was counted, else seconds until the oldest one of the minute is forgotten.

        Never waits for another process: where one holds the file, the answer is a HeldUp.

        Raises:
            BucketError: the file cannot be read or written.
        """
        try:
            file = self.opened()
            try:
                return self._take(file)
            finally:
                os.close(file)
        except OSError as exc:
            raise BucketError(f"{type(exc).__name__}: {exc}") from exc

    def opened(self) -> int:
        """The file, made if it is not there, as a descriptor."""
        return os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)

    def _take(self, file: int) -> float:
        try:
            _lock(file)
        except (BlockingIOError, PermissionError):  # the latter on Windows
            return HeldUp(HELD_WAIT_S)
        try:
            now = self.monotonic()
            # Times in the future come from before a restart of the host.
            recent = sorted(at for at in _times_in(file) if now - WINDOW_S < at <= now)
            if len(recent) >= self.requests_per_minute:
                return recent[-self.requests_per_minute] + WINDOW_S - now
            _write(file, array("d", [*recent, now]))
            return 0.0
        finally:
            # Not left to the closing: a process that was forked meanwhile has the file open as well.
            _unlock(file)


def _times_in(file: int) -> array[float]:
    """The times in a file; a piece at its end that is none is left out."""
    os.lseek(file, 0, os.SEEK_SET)
    content = os.read(file, os.fstat(file).st_size)
    times = array("d")
    times.frombytes(content[: len(content) // times.itemsize * times.itemsize])
    return times


def _write(file: int, times: array[float]) -> None:
    os.lseek(file, 0, os.SEEK_SET)
    os.write(file, times.tobytes())
    os.ftruncate(file, len(times) * times.itemsize)


if sys.platform == "win32":
    import msvcrt

    LOCK_AT = 2**30  # Windows lets nobody read locked bytes, so lock one behind the data

    def _lock(file: int) -> None:
        os.lseek(file, LOCK_AT, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

    def _unlock(file: int) -> None:
        os.lseek(file, LOCK_AT, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
