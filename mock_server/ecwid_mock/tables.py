"""The tables of the database, their rows, and the longer statements."""

import re
from typing import Final, NamedTuple

APPLICATION_ID: Final = 0x45637764  # "Ecwd", in the header of every database file of the mock
SCHEMA_VERSION: Final = 1

INT32_MIN: Final = -(2**31)
INT32_MAX: Final = 2**31 - 1

# Beyond 32 bits: the vendor's own client once had an overflow there.
FIRST_IDS: Final = {"product": 37_208_341, "combination": 397_662_764, "image": 4_300_000_001}

SCHEMA: Final = """
CREATE TABLE setting(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE counter(name TEXT PRIMARY KEY, next INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE store(id INTEGER PRIMARY KEY, settings TEXT NOT NULL);
CREATE TABLE token(hash BLOB PRIMARY KEY, store_id INTEGER NOT NULL, rights TEXT NOT NULL) WITHOUT ROWID;
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
STATEMENTS: Final = tuple(part.strip().rstrip(";") for part in re.split(r";\n(?=CREATE)", SCHEMA))


class StoreRow(NamedTuple):
    id: int
    settings: str


class TokenRow(NamedTuple):
    hash: bytes
    store_id: int
    rights: str


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


def _columns(row: type) -> str:
    return ", ".join(row._fields)  # type: ignore[attr-defined]


SELECT_PRODUCT: Final = f"SELECT {_columns(ProductRow)} FROM product"  # noqa: S608 (names of our own columns)
SELECT_COMBINATION: Final = f"SELECT {_columns(CombinationRow)} FROM combination"  # noqa: S608
PRODUCT_VALUES: Final = f"({_columns(ProductRow)}) VALUES ({', '.join('?' * len(ProductRow._fields))})"
COMBINATION_VALUES: Final = (
    f"({_columns(CombinationRow)}) VALUES ({', '.join('?' * len(CombinationRow._fields))})"
)
_WHERE_FOUND: Final = """
 WHERE store_id = :store AND (NOT :enabled OR json_extract(details, '$.enabled'))
   AND (:sku IS NULL OR sku = :sku
        OR id IN (SELECT product_id FROM combination WHERE store_id = :store AND sku = :sku))
   AND (:keyword IS NULL OR instr(searched, :keyword)
        OR EXISTS (SELECT 1 FROM combination c WHERE c.store_id = :store AND c.product_id = product.id
                   AND c.sku IS NOT NULL AND instr(folded(c.sku), :keyword)))
"""
COUNT_FOUND: Final = f"SELECT count(*) FROM product {_WHERE_FOUND}"  # noqa: S608
SELECT_FOUND: Final = f"{SELECT_PRODUCT} {_WHERE_FOUND} ORDER BY id LIMIT :limit OFFSET :offset"
ADD_COMBINATION: Final = f"INSERT INTO combination {COMBINATION_VALUES}"
CHANGE_PRODUCT: Final = """
UPDATE product SET sku = ?, quantity = ?, unlimited = ?, next_number = ?, created = ?, updated = ?,
       options = ?, details = ?, searched = ?
 WHERE store_id = ? AND id = ?
"""
CHANGE_COMBINATION: Final = """
UPDATE combination SET sku = ?, quantity = ?, unlimited = ?, image = ?, option_set = ?, details = ?
 WHERE store_id = ? AND product_id = ? AND id = ?
"""
_IN_RANGE: Final = f"quantity + ? BETWEEN {INT32_MIN} AND {INT32_MAX}"
ADJUST_PRODUCT: Final = f"""
UPDATE product SET quantity = quantity + ?
 WHERE store_id = ? AND id = ? AND unlimited = 0 AND {_IN_RANGE} RETURNING quantity
"""  # noqa: S608
ADJUST_COMBINATION: Final = f"""
UPDATE combination SET quantity = quantity + ?
 WHERE store_id = ? AND product_id = ? AND id = ? AND sku IS NOT NULL AND unlimited = 0 AND {_IN_RANGE}
 RETURNING quantity
"""  # noqa: S608
DELETE_IMAGES: Final = """
DELETE FROM image WHERE store_id = :store AND id IN (
    SELECT json_extract(image, '$.id') FROM combination
     WHERE store_id = :store AND product_id = :product AND image IS NOT NULL
       AND (:combination IS NULL OR id = :combination))
"""
