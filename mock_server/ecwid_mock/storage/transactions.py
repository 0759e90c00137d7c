"""Opens a database file; transactions and copies. `database` knows what is in it."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal, TypeAlias

from . import files, schema, search
from .cache import Cache
from .files import DatabaseError
from .schema import ProductRow

Durability: TypeAlias = Literal["memory", "process", "power"]

# Time for a process that is being replaced to end.
_LOCK_WAIT_S: Final = 1.0
_CACHE_KIB: Final = 8_000
_CHECKPOINT_PAGES: Final = 4000
_SYNCHRONOUS: Final = {"memory": "OFF", "process": "NORMAL", "power": "FULL"}


class Batch:
    """Writes that are committed together; nobody may be told of one before `committed` is True."""

    __slots__ = ("committed", "open")

    def __init__(self) -> None:
        self.open: bool = True
        self.committed: bool = False


class Transactions:
    """One SQLite database, used by one process.

    Writes collect in a batch, a transaction that `commit` ends, so that several requests share one commit.
    """

    def __init__(self, path: str | Path = ":memory:", durability: Durability = "process") -> None:
        self.path: Final = str(path)
        self.in_memory: Final = self.path == ":memory:"
        self.batch: Batch | None = None
        self._start: sqlite3.Connection | None = None
        self._start_is_marked = False
        self.cache: Final[Cache[ProductRow]] = Cache()
        # Whether a batch may be waiting; each request asks.
        self.has_waiting_batches: bool = True
        if not self.in_memory:
            files.check(Path(self.path))
        try:
            # Transactions are begun by hand; threads are kept apart by the engine's lock.
            self.connection: sqlite3.Connection = sqlite3.connect(
                self.path, timeout=_LOCK_WAIT_S, isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise DatabaseError(files.advice(self.path, error)) from error
        try:
            self._prepare(durability)
        except files.DAMAGE as error:
            self.connection.close()
            raise DatabaseError(files.advice(self.path, error)) from error

    def _prepare(self, durability: Durability) -> None:
        execute = self.connection.execute
        self.connection.create_function("folded", 1, str.casefold, deterministic=True)
        self.connection.create_function("has_words", 2, search.has_words, deterministic=True)
        # One process per file: no other writer can come between a check and its write.
        execute("PRAGMA locking_mode = EXCLUSIVE")
        execute("BEGIN IMMEDIATE")
        if self._is_ours():
            self._check_layout()
        else:
            self._create()
        execute("COMMIT")
        # Only now: a new file that is already in WAL mode but empty would look like another program's.
        if not self.in_memory:
            execute(f"PRAGMA journal_mode = {'MEMORY' if durability == 'memory' else 'WAL'}")
            self._check_integrity()
        execute(f"PRAGMA synchronous = {_SYNCHRONOUS[durability]}")
        execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
        self._recall()

    def _recall(self) -> None:
        """Read what is kept in memory beside the cache."""
        self.has_waiting_batches = True
        self._next_ids: dict[str, int] = dict(self.connection.execute("SELECT name, next FROM counter"))
        self._salt: bytes = self.connection.execute(
            "SELECT value FROM setting WHERE name = 'salt'"
        ).fetchone()[0]

    def _is_ours(self) -> bool:
        found: int = self.connection.execute("PRAGMA application_id").fetchone()[0]
        return found == schema.APPLICATION_ID

    def _check_layout(self) -> None:
        found = self.connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
        if {row[0] for row in found} != set(schema.STATEMENTS):
            raise sqlite3.DatabaseError("its tables are not the mock's")

    def _create(self) -> None:
        for statement in schema.STATEMENTS:
            self.connection.execute(statement)
        self.connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        self.connection.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION}")
        self.connection.execute("INSERT INTO setting VALUES ('salt', ?)", (os.urandom(16),))
        self.connection.executemany("INSERT INTO counter VALUES (?, ?)", schema.FIRST_IDS.items())

    def _check_integrity(self) -> None:
        verdict: str = self.connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)

    def close(self) -> None:
        if self.batch is not None:
            self.commit(self.batch)
        self.connection.close()
        if self._start is not None:
            self._start.close()

    def begin(self) -> None:
        """Open a batch if there is none."""
        if self.batch is not None and not self.connection.in_transaction:
            # SQLite gave it up by itself, on a full disk for example.
            self._give_up(self.batch)
        if self.batch is None:
            if self._start_is_marked and self._start is None:
                self._start = self.copy()
            self.connection.execute("BEGIN IMMEDIATE")
            self.batch = Batch()

    @contextmanager
    def change(self) -> Iterator[None]:
        """Statements that belong together: all of them get into the batch, or none."""
        execute = self.connection.execute
        self.begin()
        execute("SAVEPOINT change")
        try:
            yield
        except BaseException:
            self.cache.clear()
            if self.connection.in_transaction:
                execute("ROLLBACK TO change")
                execute("RELEASE change")
            self._recall()
            raise
        execute("RELEASE change")

    def commit(self, batch: Batch) -> bool:
        """Commit a batch; False when it failed, and nothing of it is in the database."""
        if batch.open:
            try:
                self.connection.execute("COMMIT")
            except sqlite3.Error:
                self._give_up(batch)
            else:
                batch.open, batch.committed, self.batch = False, True, None
        return batch.committed

    def _give_up(self, batch: Batch) -> None:
        batch.open, self.batch = False, None
        self.cache.clear()
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")
        self._recall()

    def mark_start(self) -> None:
        """Let `back_to_start` lead to the present content. It is copied before the first change."""
        if self._start is not None:
            self._start.close()
        self._start, self._start_is_marked = None, True

    def back_to_start(self) -> None:
        if self._start is not None:
            self.replace(self._start)

    def copy(self) -> sqlite3.Connection:
        """A copy of the content: in memory, or for a file in a temporary file that SQLite removes itself."""
        place = ":memory:" if self.in_memory else ""
        copy = sqlite3.connect(place, isolation_level=None, check_same_thread=False)
        self.connection.backup(copy)
        return copy

    def replace(self, content: sqlite3.Connection) -> None:
        """Make this database hold what a copy holds."""
        if self.batch is not None:
            self.commit(self.batch)
        content.backup(self.connection)
        self.cache.clear()
        self._recall()

    def next_id(self, name: str) -> int:
        """A new id. Triggers of the tables count the ids that are used."""
        id = self._next_ids[name]
        self._next_ids[name] = id + 1
        return id

    def use_id(self, name: str, id: int) -> None:
        """Never give out an id again, even if no row holds it."""
        self._next_ids[name] = max(self._next_ids[name], id + 1)
        self.connection.execute("UPDATE counter SET next = max(next, ? + 1) WHERE name = ?", (id, name))
