"""One pace for several processes of a host, counted in a file. Needs the extra `shared-limit`."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from attrs import define, field

from ..settings import checked_count, checked_token
from .pacing import WINDOW_S, BucketError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyrate_limiter import SQLiteBucket

REQUESTS_PER_MINUTE = 540
MILLISECONDS = 1_000


def file_bucket(
    path: str | os.PathLike[str], token: str, *, requests_per_minute: int = REQUESTS_PER_MINUTE
) -> FileBucket:
    """A bucket for `EcwidClient(..., shared_limit=...)`, common to all processes that name the same file.

    Args:
        path: a file that the bucket creates, with others beside it; on a local disk.
        token: the access token, since the service counts by token. Only a digest of it is stored.
        requests_per_minute: of all processes together in any 60 seconds, >= 1.

    Raises:
        ImportError: the extra `shared-limit` is not installed.
        ValueError: the token or the number is malformed.
    """
    checked_count("requests_per_minute", requests_per_minute, least=1)
    name = hashlib.sha256(checked_token(token).reveal().encode()).hexdigest()[:16]
    return FileBucket(_open(Path(path), f"token_{name}", requests_per_minute))


@define(eq=False, repr=False)
class FileBucket:
    """The requests of the last minute, in SQLite and behind a file lock; close it after its clients."""

    _bucket: SQLiteBucket
    _utc: Callable[[], float] = time.time
    _lock: Lock = field(factory=Lock)

    def try_take(self) -> float:
        """0 if a request was counted, else seconds until the oldest one of the minute is forgotten."""
        try:
            return self._take()
        except (sqlite3.Error, OSError) as exc:
            raise BucketError(f"{type(exc).__name__}: {exc}") from exc

    def _take(self) -> float:
        from pyrate_limiter import RateItem

        # The file lock keeps other processes out, but not other threads of this one.
        with self._lock, self._bucket.lock:
            now_ms = int(self._utc() * MILLISECONDS)
            self._bucket.leak(now_ms)
            item = RateItem("request", now_ms)
            if self._bucket.put(item):
                return 0.0
            wait_ms = self._bucket.waiting(item)
        return max(wait_ms, 1) / MILLISECONDS if isinstance(wait_ms, int) else 1.0

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._bucket.close()  # type: ignore[no-untyped-call]


def _open(path: Path, table: str, requests_per_minute: int) -> SQLiteBucket:
    try:
        from pyrate_limiter import Rate, SQLiteBucket
    except ImportError as exc:
        raise ImportError("a shared limit needs the extra: pip install 'ecwid-client[shared-limit]'") from exc
    rate = Rate(requests_per_minute, int(WINDOW_S) * MILLISECONDS)
    return SQLiteBucket.init_from_file([rate], table=table, db_path=str(path), use_file_lock=True)
