"""Batches of requests that wait, are carried out, or have ended, and the results of their requests."""

from typing import Final, NamedTuple

from .transactions import Transactions


class BatchRow(NamedTuple):
    """A batch; `requests` is the JSON that was sent.

    `position` is the request that is next, `attempts` how often it failed, and `next_at` the time on the mock's clock
    from which on it is carried out.
    """

    id: int
    store_id: int
    ticket: str
    created: float
    group_id: str | None
    deduplication_key: str | None
    token_hash: bytes
    stops: int
    parallel: int
    requests: str
    total: int
    position: int
    attempts: int
    next_at: float
    done: int


_COLUMNS: Final = ", ".join(BatchRow._fields)
_SELECT: Final = f"SELECT {_COLUMNS} FROM batch"  # noqa: S608 (names of our own columns)
_MARKS: Final = ", ".join("?" * len(BatchRow._fields))
_INSERT: Final = f"INSERT INTO batch ({_COLUMNS}) VALUES ({_MARKS})"  # noqa: S608


def add(database: Transactions, row: BatchRow) -> None:
    database.connection.execute(_INSERT, row)
    database.has_waiting_batches = True


def next_id(database: Transactions) -> int:
    found = database.connection.execute("SELECT coalesce(max(id), 0) + 1 FROM batch").fetchone()
    return int(found[0])


def by_ticket(database: Transactions, store_id: int, ticket: str) -> BatchRow | None:
    return _first(database, "store_id = ? AND ticket = ?", store_id, ticket)


def by_key(database: Transactions, store_id: int, key: str, since: float) -> BatchRow | None:
    """The batch of a deduplication key that was created after a time."""
    return _first(database, "store_id = ? AND deduplication_key = ? AND created > ?", store_id, key, since)


def head(database: Transactions, store_id: int) -> BatchRow | None:
    """The batch of a store that is carried out now, or is the next one."""
    return _first(database, "store_id = ? AND NOT done", store_id)


def listed(database: Transactions, store_id: int) -> list[BatchRow]:
    rows = database.connection.execute(f"{_SELECT} WHERE store_id = ? ORDER BY id", (store_id,))
    return [BatchRow._make(row) for row in rows]


def waiting_stores(database: Transactions) -> list[int]:
    rows = database.connection.execute("SELECT DISTINCT store_id FROM batch WHERE NOT done ORDER BY 1")
    return [row[0] for row in rows]


def change(database: Transactions, row: BatchRow) -> None:
    database.connection.execute(
        "UPDATE batch SET position = ?, attempts = ?, next_at = ?, done = ? WHERE id = ?",
        (row.position, row.attempts, row.next_at, row.done, row.id),
    )


def delete(database: Transactions, row: BatchRow) -> None:
    database.connection.execute("DELETE FROM batch_result WHERE batch_id = ?", (row.id,))
    database.connection.execute("DELETE FROM batch WHERE id = ?", (row.id,))


def add_result(database: Transactions, row: BatchRow, result: str) -> None:
    """Keep the result of the request that is next."""
    database.connection.execute("INSERT INTO batch_result VALUES (?, ?, ?)", (row.id, row.position, result))


def results(database: Transactions, row: BatchRow) -> list[str]:
    """What became of the requests so far, in their order."""
    found = database.connection.execute(
        "SELECT result FROM batch_result WHERE batch_id = ? ORDER BY position", (row.id,)
    )
    return [result for (result,) in found]


def _first(database: Transactions, where: str, *values: object) -> BatchRow | None:
    found = database.connection.execute(f"{_SELECT} WHERE {where} ORDER BY id LIMIT 1", values).fetchone()
    return BatchRow._make(found) if found else None
