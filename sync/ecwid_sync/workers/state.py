"""Where the journals and paces of all stores are."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Protocol

import psycopg
from attrs import field, frozen
from ecwid_client import Bucket, file_bucket

from ..journal import Journal
from ..problems import JournalLockedError, SyncError
from .postgres import PostgresJournal, PostgresPaces, lock_number, schema_of


class State(Protocol):
    """What all workers of a store share."""

    @property
    def address(self) -> str:
        """Of the engine's own database."""
        ...

    def journal(self, store_id: int, host: str) -> Journal:
        """The journal of a store; close it."""
        ...

    def pace(self, token: str, requests_per_minute: int) -> Bucket:
        """What counts the requests of a token."""
        ...

    def claimed(self, name: str) -> AbstractContextManager[None]:
        """A block in which no other process works under this name."""
        ...


@frozen
class FolderState:
    """Files in a folder of one machine."""

    folder: Path

    @property
    def address(self) -> str:
        return f"sqlite:///{self.folder / 'engine.sqlite'}"

    def journal(self, store_id: int, host: str) -> Journal:
        return Journal.of_store(self.folder, store_id, host)

    def pace(self, token: str, requests_per_minute: int) -> Bucket:
        return file_bucket(self.folder / "pace", token, requests_per_minute=requests_per_minute)

    @contextmanager
    def claimed(self, name: str) -> Iterator[None]:
        # SQLite serves the workers of one process; the name does not matter.
        with closing(sqlite3.connect(self.folder / "worker.lock", isolation_level=None, timeout=0)) as lock:
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError:
                raise JournalLockedError(
                    f"another worker uses {self.folder}; for several, use PostgreSQL"
                ) from None
            yield


@frozen
class PostgresState:
    """Tables in one PostgreSQL database."""

    address: str = field(repr=False)
    _paces: PostgresPaces = field(init=False, repr=False)

    @_paces.default
    def _own_paces(self) -> PostgresPaces:
        return PostgresPaces(self.address)

    def journal(self, store_id: int, host: str) -> Journal:
        return PostgresJournal(self.address, schema_of(store_id, host))

    def pace(self, token: str, requests_per_minute: int) -> Bucket:
        return self._paces.of(token, requests_per_minute)

    @contextmanager
    def claimed(self, name: str) -> Iterator[None]:
        try:
            connection = psycopg.connect(self.address, autocommit=True)
        except psycopg.Error as exc:
            raise SyncError(f"the database of the workers does not answer: {exc}") from None
        with closing(connection), closing(self._paces):
            got = connection.execute(
                "SELECT pg_try_advisory_lock(%s)", (lock_number(f"worker {name}"),)
            ).fetchone()
            if got != (True,):
                raise JournalLockedError(f"another worker is called {name}; each needs a name of its own")
            yield


def state_at(place: Path | str) -> State:
    """The state in a folder, or at an address of PostgreSQL."""
    if isinstance(place, str) and place.startswith(("postgresql://", "postgres://")):
        return PostgresState(place)
    if isinstance(place, str) and "://" in place:
        raise ValueError("workers keep their state in a folder or at postgresql://...; this is neither")
    if sys.version_info >= (3, 12) and sqlite3.sqlite_version_info < (3, 42):
        # From Python 3.12 on, DBOS asks SQLite for milliseconds, and gets NULL from an older one.
        raise SyncError(
            f"workers in a folder need SQLite 3.42 with this Python, which has {sqlite3.sqlite_version}; "
            "use PostgreSQL, Python 3.11, or a Python with a newer SQLite"
        )
    folder = Path(place)
    folder.mkdir(parents=True, exist_ok=True)
    return FolderState(folder)
