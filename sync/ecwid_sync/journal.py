"""The journal: what was meant, on disk before it is sent, and what became of it. One SQLite file for each store.

A change goes `todo` -> `sent` -> `done`, `failed` or `unknown`; `skipped` when the shop no longer is what the plan
says. A process that dies leaves `sent` behind: for a stock delta that is a doubt, which a reading may settle.

That no delta is carried out twice is a unique index: of all changes with one id, at most one is sent, done or unknown.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final, Self
from urllib.parse import urlsplit

from .layout import LAYOUT, OTHER_LAYOUT, SCHEMA
from .outcomes import Outcome, RunRecord, State
from .planning import Added
from .plans import Change, Plan, change_json, change_of
from .problems import JournalLockedError, NoSuchRunError, PlanError, SyncError

_RUN: Final = "SELECT id, plan_id, begun, ended, source, source_digest FROM run"


class Journal:
    """The journal of one store. Safe to share between threads.

    Args:
        path: the file; made when it is not there. `:memory:` remembers nothing longer than the process.

    Raises:
        SyncError: the file is not a journal of this version.
    """

    def __init__(self, path: Path | str) -> None:
        self.path: str = str(path)
        self._lock = threading.RLock()
        self._applying = threading.Lock()
        if self.path != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        try:
            self._database = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=30)
            try:
                self._open()
            except BaseException:
                self._database.close()
                raise
        except (
            sqlite3.OperationalError
        ) as exc:  # no room, no right, in use: it may be the journal all the same
            raise self._unusable(exc) from exc
        except sqlite3.DatabaseError as exc:
            raise SyncError(f"{path} is not a journal: {exc}; move it away to begin a new one") from exc

    def _open(self) -> None:
        # FULL: an intent that a power cut may lose would be sent again.
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            self._database.execute(f"PRAGMA {pragma}")
        with self._change():
            layout = self._database.execute("PRAGMA user_version").fetchone()[0]
            if layout == 0:
                for statement in SCHEMA.split(";"):
                    self._database.execute(statement)
                self._database.execute(f"PRAGMA user_version = {LAYOUT}")
            elif layout != LAYOUT:
                raise SyncError(f"{self.path} {OTHER_LAYOUT.format(layout, LAYOUT)}")

    @classmethod
    def of_store(cls, folder: Path, store_id: int, host: str) -> Self:
        """The journal of a store in a folder of journals."""
        place = (
            ""
            if host == "app.ecwid.com"
            else f"@{''.join(c if c.isalnum() or c in '.-' else '_' for c in host)}"
        )
        return cls(folder / f"{store_id}{place}.sqlite")

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """The right to apply; ends with the block or the process, however it ends.

        Raises:
            JournalLockedError: another process or thread has it.
        """
        if not self._applying.acquire(blocking=False):
            raise JournalLockedError("another thread applies to this store just now; wait until it ends")
        try:
            with self._locked():
                yield
        finally:
            self._applying.release()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        if self.path == ":memory:":
            yield
            return
        # An SQLite file of its own: its lock works on every system, and dies with the process.
        with closing(sqlite3.connect(f"{self.path}.lock", isolation_level=None, timeout=0)) as lock:
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as exc:
                if exc.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise self._unusable(exc) from exc
                raise JournalLockedError(
                    "another `ecwid` applies to this store just now; wait until it ends"
                ) from None
            yield

    @contextmanager
    def together(self) -> Iterator[None]:
        """Write what is noted inside at once, or nothing of it."""
        with self._change():
            yield

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            if self._database.in_transaction:
                yield self._database
                return
            try:
                self._database.execute("BEGIN IMMEDIATE")
                yield self._database
                self._database.execute("COMMIT")
            except BaseException as exc:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
                if isinstance(exc, sqlite3.OperationalError):
                    raise self._unusable(exc) from exc
                raise

    def _read(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        with self._lock:
            try:
                return self._database.execute(statement, values).fetchall()
            except sqlite3.OperationalError as exc:
                raise self._unusable(exc) from exc

    def _unusable(self, error: sqlite3.OperationalError) -> SyncError:
        """What is not on disk is not sent, so nothing is lost when this is raised."""
        return SyncError(
            f"the journal {self.path} cannot be used: {error}; repair that, then go on with `ecwid resume`"
        )

    # whose it is

    def check_store(self, store_id: int) -> None:
        """Nothing, where the journal is this store's or nobody's.

        Raises:
            PlanError: it is of another store.
        """
        found = self._read("SELECT id FROM store")
        if found and found != [(store_id,)]:
            raise PlanError(f"the journal {self.path} is of store {found[0][0]}, not of {store_id}")

    def _claim(self, database: sqlite3.Connection, store_id: int) -> None:
        self.check_store(store_id)
        database.execute("INSERT INTO store SELECT ? WHERE NOT EXISTS (SELECT 1 FROM store)", (store_id,))

    # what planning asks

    def add_pull(self, pull: str, at: str, store_id: int) -> None:
        """Remember a pull of a store, so that every use of it is known here.

        Raises:
            PlanError: the journal is of another store.
        """
        with self._change() as database:
            self._claim(database, store_id)
            database.execute("INSERT INTO pull VALUES (?, ?)", (pull, at))

    def knows_pull(self, pull: str) -> bool:
        """Whether a pull was made with this journal."""
        return bool(self._read("SELECT 1 FROM pull WHERE id = ?", pull))

    def added(self, source: str, product_id: int, combination_id: int | None) -> Added:
        """What was added to a stock on behalf of a source."""
        rows = self._read(
            "SELECT coalesce(sum(delta) FILTER (WHERE state = 'done'), 0),"
            " count(*) FILTER (WHERE state IN ('sent', 'unknown')), count(*) FILTER (WHERE state = 'done') FROM change"
            " WHERE product = ? AND combination IS ? AND source = ? AND kind = 'adjust'",
            product_id,
            combination_id,
            source,
        )
        items, in_doubt, times = (int(str(number)) for number in rows[0])
        return Added(items, in_doubt > 0, times)

    def has_sent(self, id: str) -> bool:
        """Whether a delta was carried out, or may have been."""
        return bool(
            self._read(
                "SELECT 1 FROM change WHERE id = ? AND kind = 'adjust' AND state IN ('sent', 'done', 'unknown')",
                id,
            )
        )

    def image_digest(self, product_id: int, combination_id: int | None) -> str:
        """Digest of the image that was last set; empty when none was."""
        rows = self._read(
            "SELECT digest FROM image WHERE product = ? AND combination = ?", product_id, combination_id or 0
        )
        return str(rows[0][0]) if rows else ""

    # runs

    def begin(self, plan: Plan, at: str) -> int:
        """Take a plan over; its run's number. A plan that was begun before goes on, and tries again what failed.

        Raises:
            PlanError: the journal is of another store.
        """
        with self._change() as database:
            self._claim(database, plan.store_id)
            found = database.execute("SELECT id FROM run WHERE plan_id = ?", (plan.id,)).fetchone()
            if found:
                database.execute("UPDATE change SET state = 'todo' WHERE run = ? AND state = 'failed'", found)
                database.execute("UPDATE run SET ended = NULL WHERE id = ?", found)
                return int(found[0])
            run = database.execute(
                "INSERT INTO run (plan_id, begun, source, source_digest) VALUES (?, ?, ?, ?)",
                (plan.id, at, plan.source, plan.source_digest),
            ).lastrowid
            database.executemany(
                "INSERT INTO change (run, number, id, kind, product, combination, source, delta, document)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (_row(int(run or 0), number, change) for number, change in enumerate(plan.changes)),
            )
        return int(run or 0)

    def end(self, run: int, at: str) -> None:
        """Note that nothing of a run is left to do."""
        with self._change() as database:
            database.execute("UPDATE run SET ended = ? WHERE id = ?", (at, run))

    def runs(self, *, unfinished: bool = False) -> list[RunRecord]:
        """All runs, or those that something is left of; the oldest first."""
        where = "WHERE ended IS NULL" if unfinished else ""
        return [self._record(*row) for row in self._read(f"{_RUN} {where} ORDER BY id")]

    def run(self, id: int) -> RunRecord:
        """One run.

        Raises:
            NoSuchRunError: there is none with this number.
        """
        rows = self._read(f"{_RUN} WHERE id = ?", id)
        if not rows:
            raise NoSuchRunError(f"there is no run {id}; see `ecwid runs`")
        return self._record(*rows[0])

    def _record(self, *row: object) -> RunRecord:
        counted = self._read("SELECT state, count(*) FROM change WHERE run = ? GROUP BY state", row[0])
        states = {str(state): int(str(count)) for state, count in counted}
        return RunRecord(*row, states)  # type: ignore[arg-type, call-arg]  # as the table has it

    def outcomes(self, run: int, *states: State) -> list[Outcome]:
        """The changes of a run, or those in some states, in the order of the plan."""
        within = f"AND state IN ({', '.join('?' * len(states))})" if states else ""
        rows = self._read(
            "SELECT run, number, document, state, before, sent_at, ended_at, result, request_id, created_id, judged"  # noqa: S608
            f" FROM change WHERE run = ? {within} ORDER BY number",
            run,
            *states,
        )
        return [_outcome(*row) for row in rows]

    def last_write_at(self, product_id: int) -> float:
        """When something of a product was last sent or answered; 0 when never."""
        rows = self._read(
            "SELECT max(max(coalesce(ended_at, 0), coalesce(sent_at, 0))) FROM change"
            " WHERE product = ? AND sent_at IS NOT NULL",
            product_id,
        )
        return float(str(rows[0][0] or 0))

    def last_writes(self, run: int) -> dict[int, float]:
        """When a run last sent a delta of each product, or had an answer to one."""
        rows = self._read(
            "SELECT product, max(max(coalesce(ended_at, 0), sent_at)) FROM change"
            " WHERE run = ? AND kind = 'adjust' AND sent_at IS NOT NULL GROUP BY product",
            run,
        )
        return {int(str(product)): float(str(at)) for product, at in rows}

    # single changes

    def intend(self, outcomes: Iterable[Outcome], at: float, before: int | None = None) -> list[Outcome]:
        """Note that changes are about to be sent; on disk when this returns. Those that may be sent.

        A delta that was sent before, by any run, is left out and becomes `skipped`, and so is one whose source has
        been used otherwise since it was planned.
        """
        may = []
        with self._change() as database:
            for outcome in outcomes:
                if self._is_used(database, outcome):
                    self._note(
                        database, outcome, "skipped", at, "was carried out or is in doubt already; plan again"
                    )
                    continue
                database.execute(
                    "UPDATE change SET state = 'sent', sent_at = ?, before = ?, judged = 0"
                    " WHERE run = ? AND number = ?",
                    (at, before, outcome.run, outcome.number),
                )
                may.append(outcome)
        return may

    def _is_used(self, database: sqlite3.Connection, outcome: Outcome) -> bool:
        change = outcome.change
        if change.kind != "adjust":
            return False
        added, same = database.execute(
            "SELECT coalesce(sum(delta), 0), count(*) FILTER (WHERE id = ?) FROM change"
            " WHERE product = ? AND combination IS ? AND source = ?"
            " AND kind = 'adjust' AND state IN ('sent', 'done', 'unknown') AND NOT (run = ? AND number = ?)",
            (change.id, *change.key, change.source, outcome.run, outcome.number),
        ).fetchone()
        return bool(added != change.prior or same)

    def note(
        self,
        outcome: Outcome,
        state: State,
        at: float,
        result: str = "",
        request_id: str = "",
        created_id: int | None = None,
    ) -> None:
        """Note what became of a change."""
        with self._change() as database:
            self._note(database, outcome, state, at, result, request_id, created_id)
            change = outcome.change
            if state == "done" and change.kind == "image":
                database.execute(
                    "INSERT OR REPLACE INTO image VALUES (?, ?, ?)",
                    (change.product_id, change.combination_id or 0, change.digest),
                )

    def settle(self, outcome: Outcome, state: State, result: str) -> None:
        """Note what a later look says of a change; when it was sent and answered stays."""
        with self._change() as database:
            database.execute(
                "UPDATE change SET state = ?, result = ?, judged = 1 WHERE run = ? AND number = ?",
                (state, result, outcome.run, outcome.number),
            )

    @staticmethod
    def _note(
        database: sqlite3.Connection,
        outcome: Outcome,
        state: State,
        at: float,
        result: str,
        request_id: str = "",
        created_id: int | None = None,
    ) -> None:
        database.execute(
            "UPDATE change SET state = ?, ended_at = ?, result = ?, request_id = ?, created_id = ?"
            " WHERE run = ? AND number = ?",
            (state, at, result, request_id, created_id, outcome.run, outcome.number),
        )


def _row(run: int, number: int, change: Change) -> tuple[object, ...]:
    document = json.dumps(change_json(change), ensure_ascii=False)
    return (run, number, change.id, change.kind, *change.key, change.source, change.delta, document)


def _outcome(run: object, number: object, document: object, *rest: object) -> Outcome:
    return Outcome(run, number, change_of(json.loads(str(document))), *rest)  # type: ignore[arg-type]  # as the table has it


def host_of(base_url: str) -> str:
    """Host and port of a service, which its journals are named by; never who logs in there."""
    parts = urlsplit(base_url)
    standard = {"http": ":80", "https": ":443"}.get(parts.scheme, "")
    return parts.netloc.rpartition("@")[2].lower().removesuffix(standard)
