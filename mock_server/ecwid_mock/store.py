"""The database: tables, statements and transactions; it knows no HTTP and no rules."""

import hashlib
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias

from .cache import Cache

Durability: TypeAlias = Literal["memory", "process", "power"]

APPLICATION_ID: Final = 0x45637764  # "Ecwd", in the header of every database file of the mock
SCHEMA_VERSION: Final = 1
_SQLITE_MAGIC: Final = b"SQLite format 3\0"

INT32_MIN: Final = -(2**31)
INT32_MAX: Final = 2**31 - 1

# Beyond 32 bits: the vendor's own client once had an overflow there.
FIRST_IDS: Final = {"product": 37_208_341, "combination": 397_662_764, "image": 4_300_000_001}

_SCHEMA: Final = """
CREATE TABLE setting(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE counter(name TEXT PRIMARY KEY, next INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE store(id INTEGER PRIMARY KEY, settings TEXT NOT NULL);
CREATE TABLE token(hash BLOB PRIMARY KEY, store_id INTEGER NOT NULL, scopes TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE product(
    store_id INTEGER NOT NULL, id INTEGER NOT NULL,
    sku TEXT, quantity INTEGER, unlimited INTEGER NOT NULL,
    next_number INTEGER NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL,
    options TEXT NOT NULL, details TEXT NOT NULL, searched TEXT NOT NULL,
    PRIMARY KEY(store_id, id)) WITHOUT ROWID;
CREATE INDEX product_sku ON product(store_id, sku);
CREATE TABLE combination(
    store_id INTEGER NOT NULL, product_id INTEGER NOT NULL, id INTEGER NOT NULL, number INTEGER NOT NULL,
    sku TEXT, quantity INTEGER, unlimited INTEGER NOT NULL, image TEXT,
    option_set TEXT NOT NULL, details TEXT NOT NULL,
    PRIMARY KEY(store_id, product_id, id)) WITHOUT ROWID;
CREATE UNIQUE INDEX combination_option_set ON combination(store_id, product_id, option_set);
CREATE INDEX combination_sku ON combination(store_id, sku) WHERE sku IS NOT NULL;
CREATE TABLE image(
    store_id INTEGER NOT NULL, id INTEGER NOT NULL, media_type TEXT NOT NULL, content BLOB NOT NULL,
    PRIMARY KEY(store_id, id)) WITHOUT ROWID;
CREATE TRIGGER product_counted AFTER INSERT ON product BEGIN
    UPDATE counter SET next = NEW.id + 1 WHERE name = 'product' AND next <= NEW.id;
END;
CREATE TRIGGER combination_counted AFTER INSERT ON combination BEGIN
    UPDATE counter SET next = NEW.id + 1 WHERE name = 'combination' AND next <= NEW.id;
    UPDATE product SET next_number = NEW.number + 1
     WHERE store_id = NEW.store_id AND id = NEW.product_id AND next_number <= NEW.number;
END;
"""


class DatabaseError(Exception):
    """A database file that cannot be used: which, why, and what to do."""


class StoreRow(NamedTuple):
    id: int
    settings: str


class TokenRow(NamedTuple):
    hash: bytes
    store_id: int
    scopes: str


class ProductRow(NamedTuple):
    """A product; `options` and `details` are JSON, `quantity` is None when unlimited."""

    store_id: int
    id: int
    sku: str | None
    quantity: int | None
    unlimited: int
    next_number: int
    created: int
    updated: int
    options: str
    details: str
    searched: str


class CombinationRow(NamedTuple):
    """A combination; without an own `sku` its `quantity` and `unlimited` say nothing, the product's do."""

    store_id: int
    product_id: int
    id: int
    number: int
    sku: str | None
    quantity: int | None
    unlimited: int
    image: str | None
    option_set: str
    details: str


class Batch:
    """Writes that are committed together; nobody may be told of one before `committed` is True."""

    __slots__ = ("committed", "open")

    def __init__(self) -> None:
        self.open: bool = True
        self.committed: bool = False


def _columns(row: type) -> str:
    return ", ".join(row._fields)  # type: ignore[attr-defined]


_PRODUCT: Final = f"SELECT {_columns(ProductRow)} FROM product"  # noqa: S608 (names of our own columns)
_COMBINATION: Final = f"SELECT {_columns(CombinationRow)} FROM combination"  # noqa: S608
_PRODUCT_VALUES: Final = f"({_columns(ProductRow)}) VALUES ({', '.join('?' * len(ProductRow._fields))})"
_COMBINATION_VALUES: Final = (
    f"({_columns(CombinationRow)}) VALUES ({', '.join('?' * len(CombinationRow._fields))})"
)
_FOUND: Final = """
 WHERE store_id = :store AND (:sku IS NULL OR sku = :sku
        OR id IN (SELECT product_id FROM combination WHERE store_id = :store AND sku = :sku))
   AND (:keyword IS NULL OR instr(searched, :keyword)
        OR EXISTS (SELECT 1 FROM combination c WHERE c.store_id = :store AND c.product_id = product.id
                   AND c.sku IS NOT NULL AND instr(folded(c.sku), :keyword)))
"""
_ADD_COMBINATION: Final = f"INSERT INTO combination {_COMBINATION_VALUES}"
_CHANGE_PRODUCT: Final = """
UPDATE product SET sku = ?, quantity = ?, unlimited = ?, next_number = ?, created = ?, updated = ?,
       options = ?, details = ?, searched = ?
 WHERE store_id = ? AND id = ?
"""
_CHANGE_COMBINATION: Final = """
UPDATE combination SET sku = ?, quantity = ?, unlimited = ?, image = ?, option_set = ?, details = ?
 WHERE store_id = ? AND product_id = ? AND id = ?
"""
_IN_RANGE: Final = f"quantity + ? BETWEEN {INT32_MIN} AND {INT32_MAX}"
_ADJUST_PRODUCT: Final = f"""
UPDATE product SET quantity = quantity + ?
 WHERE store_id = ? AND id = ? AND unlimited = 0 AND {_IN_RANGE} RETURNING quantity
"""  # noqa: S608
_ADJUST_COMBINATION: Final = f"""
UPDATE combination SET quantity = quantity + ?
 WHERE store_id = ? AND product_id = ? AND id = ? AND sku IS NOT NULL AND unlimited = 0 AND {_IN_RANGE}
 RETURNING quantity
"""  # noqa: S608
_DELETE_IMAGES: Final = """
DELETE FROM image WHERE store_id = :store AND id IN (
    SELECT json_extract(image, '$.id') FROM combination
     WHERE store_id = :store AND product_id = :product AND image IS NOT NULL
       AND (:combination IS NULL OR id = :combination))
"""


class Database:
    """One SQLite database, used by one process.

    Writes collect in a transaction that `commit` ends, so that several requests share one commit.
    """

    def __init__(self, path: str | Path = ":memory:", durability: Durability = "process") -> None:
        self.path: Final = str(path)
        self.in_memory: Final = self.path == ":memory:"
        self.batch: Batch | None = None
        self.cache: Final[Cache[ProductRow]] = Cache()
        if not self.in_memory:
            _check_file(Path(self.path))
        try:
            self.connection: sqlite3.Connection = sqlite3.connect(
                self.path, timeout=_LOCK_WAIT_S, isolation_level=None, check_same_thread=False
            )
            self._prepare(durability)
        except sqlite3.Error as error:
            raise DatabaseError(_advice(self.path, error)) from error

    def _prepare(self, durability: Durability) -> None:
        execute = self.connection.execute
        self.connection.create_function("folded", 1, str.casefold, deterministic=True)
        # One process per file: no other writer can come between a check and its write.
        execute("PRAGMA locking_mode = EXCLUSIVE")
        execute("BEGIN IMMEDIATE")
        if not self._is_ours():
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
        return found == APPLICATION_ID

    def _create(self) -> None:
        for statement in re.split(r";\n(?=CREATE)", _SCHEMA):
            self.connection.execute(statement)
        self.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self.connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        self.connection.execute("INSERT INTO setting VALUES ('salt', ?)", (os.urandom(16),))
        self.connection.executemany("INSERT INTO counter VALUES (?, ?)", FIRST_IDS.items())

    def _check_integrity(self) -> None:
        verdict: str = self.connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)

    def close(self) -> None:
        if self.batch is not None:
            self.commit(self.batch)
        self.connection.close()

    # Transactions

    def begin(self) -> None:
        """Make sure that there is a batch for a statement to join."""
        if self.batch is not None and not self.connection.in_transaction:
            # SQLite gave it up by itself, on a full disk for example.
            self._give_up(self.batch)
        if self.batch is None:
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

    # Snapshots

    def copy(self) -> sqlite3.Connection:
        """The whole content, in memory."""
        copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self.connection.backup(copy)
        return copy

    def replace(self, content: sqlite3.Connection) -> None:
        """Make this database hold what a copy holds."""
        if self.batch is not None:
            self.commit(self.batch)
        content.backup(self.connection)
        self.cache.clear()
        self._recall()

    # Stores and tokens

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
            TokenRow._make(row) for row in self.connection.execute("SELECT hash, store_id, scopes FROM token")
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

    # Products

    def product(self, store_id: int, product_id: int) -> ProductRow | None:
        key = (store_id, product_id)
        known = self.cache.rows.get(key)
        if known is not None:
            return known
        row = self.connection.execute(f"{_PRODUCT} WHERE store_id = ? AND id = ?", key).fetchone()
        return self.cache.keep_row(key, ProductRow._make(row)) if row else None

    def products(
        self, store_id: int, *, sku: str | None, keyword: str | None, limit: int, offset: int
    ) -> tuple[int, list[ProductRow]]:
        """How many products match, and one page of them in the order of their ids."""
        asked = {"store": store_id, "sku": sku, "keyword": keyword, "limit": limit, "offset": offset}
        total: int = self.connection.execute(f"SELECT count(*) FROM product {_FOUND}", asked).fetchone()[0]  # noqa: S608
        page = self.connection.execute(f"{_PRODUCT} {_FOUND} ORDER BY id LIMIT :limit OFFSET :offset", asked)
        return total, [ProductRow._make(row) for row in page]

    def product_count(self, store_id: int) -> int:
        row = self.connection.execute(
            "SELECT count(*) FROM product WHERE store_id = ?", (store_id,)
        ).fetchone()
        return int(row[0])

    def add_product(self, row: ProductRow) -> None:
        self.connection.execute(f"INSERT INTO product {_PRODUCT_VALUES}", row)

    def change_product(self, row: ProductRow) -> None:
        self.cache.forget((row.store_id, row.id))
        self.connection.execute(_CHANGE_PRODUCT, (*row[2:], *row[:2]))

    def adjust_product(self, store_id: int, product_id: int, delta: int) -> int | None:
        """The new stock, or None when there is no such product, or no such stock."""
        self.cache.forget((store_id, product_id))
        return _first(self.connection.execute(_ADJUST_PRODUCT, (delta, store_id, product_id, delta)))

    def delete_product(self, store_id: int, product_id: int) -> None:
        self.delete_combinations(store_id, product_id)
        self.connection.execute("DELETE FROM product WHERE store_id = ? AND id = ?", (store_id, product_id))

    def delete_products(self, store_id: int) -> None:
        """All of a store's, with what belongs to them."""
        self.cache.clear()
        for table in ("image", "combination", "product"):
            self.connection.execute(f"DELETE FROM {table} WHERE store_id = ?", (store_id,))  # noqa: S608

    # Combinations

    def combination(self, store_id: int, product_id: int, combination_id: int) -> CombinationRow | None:
        row = self.connection.execute(
            f"{_COMBINATION} WHERE store_id = ? AND product_id = ? AND id = ?",
            (store_id, product_id, combination_id),
        ).fetchone()
        return CombinationRow._make(row) if row else None

    def combinations(self, store_id: int, product_id: int) -> Iterable[CombinationRow]:
        """In the order of their ids."""
        # Fetched at once: a reading given up half way would keep the database in use, and reset() impossible.
        rows = self.connection.execute(
            f"{_COMBINATION} WHERE store_id = ? AND product_id = ? ORDER BY id", (store_id, product_id)
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
            self.connection.execute(_ADD_COMBINATION, row)
        except sqlite3.IntegrityError:
            return False
        self.cache.forget_texts(key)
        product = self.cache.rows.get(key)
        if product is not None:
            self.cache.rows[key] = product._replace(next_number=row.number + 1)
        return True

    def change_combination(self, row: CombinationRow) -> None:
        self.cache.forget_texts((row.store_id, row.product_id))
        self.connection.execute(_CHANGE_COMBINATION, (*row[4:], *row[:3]))

    def adjust_combination(
        self, store_id: int, product_id: int, combination_id: int, delta: int
    ) -> int | None:
        """The new stock, or None when there is no such combination, or no such stock of its own."""
        self.cache.forget_texts((store_id, product_id))
        asked = (delta, store_id, product_id, combination_id, delta)
        return _first(self.connection.execute(_ADJUST_COMBINATION, asked))

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

    def any_stock(self, store_id: int, product_id: int) -> bool:
        """Whether a combination with an own SKU has stock."""
        found = self.connection.execute(
            "SELECT 1 FROM combination WHERE store_id = ? AND product_id = ? AND sku IS NOT NULL"
            " AND (unlimited OR quantity > 0) LIMIT 1",
            (store_id, product_id),
        )
        return _first(found) is not None

    # Images

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
        self.connection.execute(_DELETE_IMAGES, of)


# For the end of a process that is just being replaced.
_LOCK_WAIT_S: Final = 1.0
_CACHE_KIB: Final = 8_000
_CHECKPOINT_PAGES: Final = 4000
_SYNCHRONOUS: Final = {"memory": "OFF", "process": "NORMAL", "power": "FULL"}


def _first(cursor: sqlite3.Cursor) -> int | None:
    rows = cursor.fetchall()
    return int(rows[0][0]) if rows else None


def _check_file(path: Path) -> None:
    """Look at a file before SQLite does, so that a foreign one is not touched."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        if not path.parent.is_dir():
            raise DatabaseError(
                f"{path}: the folder does not exist; create it or choose another --db"
            ) from None
        return
    except OSError as error:
        raise DatabaseError(f"{path}: cannot be read ({error.strerror}); choose another --db") from error
    if not header:
        return
    if len(header) < 100 or not header.startswith(_SQLITE_MAGIC):
        raise DatabaseError(f"{path}: not a database of the mock; it was left alone, choose another --db")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise DatabaseError(f"{path}: a database of another program; it was left alone, choose another --db")
    version = int.from_bytes(header[60:64], "big")
    if version != SCHEMA_VERSION:
        raise DatabaseError(
            f"{path}: made by another version of the mock (layout {version}, this one has {SCHEMA_VERSION});"
            " it was left alone, choose another --db"
        )


def _advice(path: str, error: sqlite3.Error) -> str:
    reason = " ".join(str(error).split())
    if "locked" in reason:
        return f"{path}: in use by another process; stop that one or choose another --db"
    if "unable to open" in reason or "readonly" in reason:
        return f"{path}: cannot be opened for writing; check its permissions or choose another --db"
    return f"{path}: damaged ({reason}); it was left alone, restore a copy or choose another --db"
