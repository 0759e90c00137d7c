"""The database: statements and transactions; it knows no HTTP and no rules."""

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal, TypeAlias

from . import files, tables
from .cache import Cache
from .files import DatabaseError
from .tables import CombinationRow, ProductRow, StoreRow, TokenRow

Durability: TypeAlias = Literal["memory", "process", "power"]

# For the end of a process that is just being replaced.
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


class Database:
    """One SQLite database, used by one process.

    Writes collect in a transaction that `commit` ends, so that several requests share one commit.
    """

    def __init__(self, path: str | Path = ":memory:", durability: Durability = "process") -> None:
        self.path: Final = str(path)
        self.in_memory: Final = self.path == ":memory:"
        self.batch: Batch | None = None
        self._start: sqlite3.Connection | None = None
        self._start_is_marked = False
        self.cache: Final[Cache[ProductRow]] = Cache()
        if not self.in_memory:
            files.check(Path(self.path))
        try:
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
        self._next_ids: dict[str, int] = dict(self.connection.execute("SELECT name, next FROM counter"))
        self._salt: bytes = self.connection.execute(
            "SELECT value FROM setting WHERE name = 'salt'"
        ).fetchone()[0]

    def _is_ours(self) -> bool:
        found: int = self.connection.execute("PRAGMA application_id").fetchone()[0]
        return found == tables.APPLICATION_ID

    def _check_layout(self) -> None:
        found = self.connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
        if {row[0] for row in found} != set(tables.STATEMENTS):
            raise sqlite3.DatabaseError("its tables are not the mock's")

    def _create(self) -> None:
        for statement in tables.STATEMENTS:
            self.connection.execute(statement)
        self.connection.execute(f"PRAGMA application_id = {tables.APPLICATION_ID}")
        self.connection.execute(f"PRAGMA user_version = {tables.SCHEMA_VERSION}")
        self.connection.execute("INSERT INTO setting VALUES ('salt', ?)", (os.urandom(16),))
        self.connection.executemany("INSERT INTO counter VALUES (?, ?)", tables.FIRST_IDS.items())

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
        """Make sure that there is a batch for a statement to join."""
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
        """Statements that belong together: all of them join the batch, or none does."""
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
        """Whether the batch is in the database now; when it is not, nothing of it is."""
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
        """Make what there is now what `back_to_start` leads to; it is copied before the first change."""
        if self._start is not None:
            self._start.close()
        self._start, self._start_is_marked = None, True

    def back_to_start(self) -> None:
        if self._start is not None:
            self.replace(self._start)

    def copy(self) -> sqlite3.Connection:
        """The whole content: in memory, or beside a file in a temporary file that SQLite removes itself."""
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

    def token_hash(self, token: str) -> bytes:
        return hashlib.blake2b(
            token.encode("utf-8", "surrogatepass"), key=self._salt, digest_size=16
        ).digest()

    def stores(self) -> list[StoreRow]:
        return [
            StoreRow._make(row)
            for row in self.connection.execute("SELECT id, settings FROM store ORDER BY id")
        ]

    def tokens(self) -> list[TokenRow]:
        return [
            TokenRow._make(row) for row in self.connection.execute("SELECT hash, store_id, rights FROM token")
        ]

    def put_store(self, row: StoreRow) -> None:
        self.connection.execute("INSERT OR REPLACE INTO store VALUES (?, ?)", row)

    def put_token(self, row: TokenRow) -> None:
        self.connection.execute("DELETE FROM token WHERE store_id = ?", (row.store_id,))
        self.connection.execute("INSERT OR REPLACE INTO token VALUES (?, ?, ?)", row)

    def next_id(self, name: str) -> int:
        """An id that was never given out before; the tables' triggers keep count of those that are used."""
        id = self._next_ids[name]
        self._next_ids[name] = id + 1
        return id

    def use_id(self, name: str, id: int) -> None:
        """Make sure that an id, which no row may hold, is not given out again."""
        self._next_ids[name] = max(self._next_ids[name], id + 1)
        self.connection.execute("UPDATE counter SET next = max(next, ? + 1) WHERE name = ?", (id, name))

    def product(self, store_id: int, product_id: int) -> ProductRow | None:
        key = (store_id, product_id)
        known = self.cache.rows.get(key)
        if known is not None:
            return known
        row = self.connection.execute(
            f"{tables.SELECT_PRODUCT} WHERE store_id = ? AND id = ?", key
        ).fetchone()
        return self.cache.keep_row(key, ProductRow._make(row)) if row else None

    def products(
        self,
        store_id: int,
        *,
        sku: str | None,
        keyword: str | None,
        only_enabled: bool,
        limit: int,
        offset: int,
    ) -> tuple[int, list[ProductRow]]:
        """How many products match, and one page of them in the order of their ids."""
        page_of = {"enabled": only_enabled, "limit": limit, "offset": offset}
        asked = {"store": store_id, "sku": sku, "keyword": keyword, **page_of}
        total: int = self.connection.execute(tables.COUNT_FOUND, asked).fetchone()[0]
        page = self.connection.execute(tables.SELECT_FOUND, asked)
        return total, [ProductRow._make(row) for row in page]

    def product_count(self, store_id: int) -> int:
        row = self.connection.execute(
            "SELECT count(*) FROM product WHERE store_id = ?", (store_id,)
        ).fetchone()
        return int(row[0])

    def add_product(self, row: ProductRow) -> None:
        self.connection.execute(f"INSERT INTO product {tables.PRODUCT_VALUES}", row)

    def change_product(self, row: ProductRow) -> None:
        self.cache.forget((row.store_id, row.id))
        self.connection.execute(tables.CHANGE_PRODUCT, (*row[2:], *row[:2]))

    def adjust_product(self, store_id: int, product_id: int, delta: int) -> int | None:
        """The new stock, or None when there is no such product, or no such stock."""
        self.cache.forget((store_id, product_id))
        return _first(self.connection.execute(tables.ADJUST_PRODUCT, (delta, store_id, product_id, delta)))

    def delete_product(self, store_id: int, product_id: int) -> None:
        self.delete_combinations(store_id, product_id)
        self.connection.execute("DELETE FROM product WHERE store_id = ? AND id = ?", (store_id, product_id))

    def delete_products(self, store_id: int) -> None:
        """All of a store's, with what belongs to them."""
        self.cache.clear()
        for table in ("image", "combination", "product"):
            self.connection.execute(f"DELETE FROM {table} WHERE store_id = ?", (store_id,))  # noqa: S608

    def combination(self, store_id: int, product_id: int, combination_id: int) -> CombinationRow | None:
        row = self.connection.execute(
            f"{tables.SELECT_COMBINATION} WHERE store_id = ? AND product_id = ? AND id = ?",
            (store_id, product_id, combination_id),
        ).fetchone()
        return CombinationRow._make(row) if row else None

    def combinations(self, store_id: int, product_id: int) -> Iterable[CombinationRow]:
        """In the order of their ids."""
        # Fetched at once: a reading given up half way would keep the database in use, and reset() impossible.
        rows = self.connection.execute(
            f"{tables.SELECT_COMBINATION} WHERE store_id = ? AND product_id = ? ORDER BY id",
            (store_id, product_id),
        ).fetchall()
        return map(CombinationRow._make, rows)

    def combination_with(self, store_id: int, product_id: int, option_set: str) -> int | None:
        """The id of the combination that has exactly these options."""
        return _first(
            self.connection.execute(
                "SELECT id FROM combination WHERE store_id = ? AND product_id = ? AND option_set = ?",
                (store_id, product_id, option_set),
            )
        )

    def add_combination(self, row: CombinationRow) -> bool:
        """Whether it was added: another one may have its options. The product's next number goes on."""
        key = (row.store_id, row.product_id)
        try:
            self.connection.execute(tables.ADD_COMBINATION, row)
        except sqlite3.IntegrityError:
            return False
        self.cache.forget_texts(key)
        product = self.cache.rows.get(key)
        if product is not None:
            self.cache.rows[key] = product._replace(next_number=row.number + 1)
        return True

    def change_combination(self, row: CombinationRow) -> None:
        self.cache.forget_texts((row.store_id, row.product_id))
        self.connection.execute(tables.CHANGE_COMBINATION, (*row[4:], *row[:3]))

    def adjust_combination(
        self, store_id: int, product_id: int, combination_id: int, delta: int
    ) -> int | None:
        """The new stock, or None when there is no such combination, or no such stock of its own."""
        self.cache.forget_texts((store_id, product_id))
        asked = (delta, store_id, product_id, combination_id, delta)
        return _first(self.connection.execute(tables.ADJUST_COMBINATION, asked))

    def delete_combination(self, row: CombinationRow) -> None:
        self.cache.forget_texts((row.store_id, row.product_id))
        self._delete_images(row.store_id, row.product_id, row.id)
        self.connection.execute(
            "DELETE FROM combination WHERE store_id = ? AND product_id = ? AND id = ?",
            (row.store_id, row.product_id, row.id),
        )

    def delete_combinations(self, store_id: int, product_id: int) -> int:
        self.cache.forget((store_id, product_id))
        self._delete_images(store_id, product_id, None)
        return self.connection.execute(
            "DELETE FROM combination WHERE store_id = ? AND product_id = ?", (store_id, product_id)
        ).rowcount

    def sku_owners(self, store_id: int, sku: str) -> list[tuple[int, int | None]]:
        """Who has a SKU: product id, and combination id when it is a combination."""
        return self.connection.execute(
            "SELECT id, NULL FROM product WHERE store_id = :store AND sku = :sku"
            " UNION ALL SELECT product_id, id FROM combination WHERE store_id = :store AND sku = :sku",
            {"store": store_id, "sku": sku},
        ).fetchall()

    def stocks_of(self, store_id: int, product_id: int, sku: str | None) -> list[tuple[int | None, int]]:
        """Quantity and unlimited of a product's combinations that have an SKU of their own."""
        return self.connection.execute(
            "SELECT quantity, unlimited FROM combination WHERE store_id = ? AND product_id = ? AND sku = ?",
            (store_id, product_id, sku),
        ).fetchall()

    def drop_sku(self, store_id: int, product_id: int, sku: str | None) -> None:
        """Let a product's combinations with an SKU have none, and no stock, of their own."""
        self.cache.forget_texts((store_id, product_id))
        self.connection.execute(
            "UPDATE combination SET sku = NULL, quantity = NULL, unlimited = 0"
            " WHERE store_id = ? AND product_id = ? AND sku = ?",
            (store_id, product_id, sku),
        )

    def any_stock(self, store_id: int, product_id: int) -> bool:
        """Whether a combination with an own SKU has stock."""
        found = self.connection.execute(
            "SELECT 1 FROM combination WHERE store_id = ? AND product_id = ? AND sku IS NOT NULL"
            " AND (unlimited OR quantity > 0) LIMIT 1",
            (store_id, product_id),
        )
        return _first(found) is not None

    def put_image(self, store_id: int, image_id: int, media_type: str, content: bytes) -> None:
        row = (store_id, image_id, media_type, content)
        self.connection.execute("INSERT INTO image VALUES (?, ?, ?, ?)", row)

    def image(self, store_id: int, image_id: int) -> tuple[str, bytes] | None:
        """Media type and content."""
        row: tuple[str, bytes] | None = self.connection.execute(
            "SELECT media_type, content FROM image WHERE store_id = ? AND id = ?", (store_id, image_id)
        ).fetchone()
        return row

    def delete_image(self, store_id: int, image_id: int) -> None:
        self.connection.execute("DELETE FROM image WHERE store_id = ? AND id = ?", (store_id, image_id))

    def _delete_images(self, store_id: int, product_id: int, combination_id: int | None) -> None:
        of = {"store": store_id, "product": product_id, "combination": combination_id}
        self.connection.execute(tables.DELETE_IMAGES, of)


def _first(cursor: sqlite3.Cursor) -> int | None:
    rows = cursor.fetchall()
    return int(rows[0][0]) if rows else None
