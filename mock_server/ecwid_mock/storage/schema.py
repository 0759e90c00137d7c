"""The tables, their rows, and the longer statements."""

import re
from typing import Final, NamedTuple

APPLICATION_ID: Final = 0x45637764  # "Ecwd", in the header of every database file of the mock
SCHEMA_VERSION: Final = 4

INT32_MIN: Final = -(2**31)
INT32_MAX: Final = 2**31 - 1

# Beyond 32 bits: the vendor's own client once had an overflow there.
FIRST_IDS: Final = {
    "product": 37_208_341,
    "combination": 397_662_764,
    "image": 4_300_000_001,
    "category": 9_691_097,
    "class": 1_260_001,
    "attribute": 5_029_054,
    "file": 98_751,
}

SCHEMA: Final = """
CREATE TABLE setting(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE counter(name TEXT PRIMARY KEY, next INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE store(id INTEGER PRIMARY KEY, settings TEXT NOT NULL);
CREATE TABLE token(hash BLOB PRIMARY KEY, store_id INTEGER NOT NULL, rights TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE product(
    store_id INTEGER NOT NULL, id INTEGER NOT NULL,
    sku TEXT, quantity INTEGER, unlimited INTEGER NOT NULL,
    next_number INTEGER NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL,
    details TEXT NOT NULL, searched TEXT NOT NULL,
    PRIMARY KEY(store_id, id)) WITHOUT ROWID;
CREATE INDEX product_sku ON product(store_id, sku);
CREATE TABLE option(
    store_id INTEGER NOT NULL, product_id INTEGER NOT NULL, position INTEGER NOT NULL,
    name TEXT NOT NULL, folded TEXT NOT NULL, has_choices INTEGER NOT NULL, details TEXT NOT NULL,
    PRIMARY KEY(store_id, product_id, position)) WITHOUT ROWID;
CREATE INDEX option_name ON option(store_id, product_id, folded);
CREATE TABLE choice(
    store_id INTEGER NOT NULL, product_id INTEGER NOT NULL, option_position INTEGER NOT NULL,
    position INTEGER NOT NULL, text TEXT NOT NULL, folded TEXT NOT NULL, details TEXT NOT NULL,
    PRIMARY KEY(store_id, product_id, option_position, position)) WITHOUT ROWID;
CREATE INDEX choice_text ON choice(store_id, product_id, option_position, folded);
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
CREATE TABLE batch(
    id INTEGER PRIMARY KEY, store_id INTEGER NOT NULL, ticket TEXT NOT NULL UNIQUE, created REAL NOT NULL,
    group_id TEXT, deduplication_key TEXT, token_hash BLOB NOT NULL, stops INTEGER NOT NULL,
    parallel INTEGER NOT NULL, requests TEXT NOT NULL, total INTEGER NOT NULL, position INTEGER NOT NULL,
    attempts INTEGER NOT NULL, next_at REAL NOT NULL, done INTEGER NOT NULL);
CREATE INDEX batch_of_store ON batch(store_id);
CREATE TABLE batch_result(
    batch_id INTEGER NOT NULL, position INTEGER NOT NULL, result TEXT NOT NULL,
    PRIMARY KEY(batch_id, position)) WITHOUT ROWID;
CREATE TABLE category(
    store_id INTEGER NOT NULL, id INTEGER NOT NULL, parent_id INTEGER NOT NULL, position INTEGER NOT NULL,
    enabled INTEGER NOT NULL, image TEXT, details TEXT NOT NULL,
    PRIMARY KEY(store_id, id)) WITHOUT ROWID;
CREATE TABLE category_product(
    store_id INTEGER NOT NULL, category_id INTEGER NOT NULL, product_id INTEGER NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY(store_id, category_id, product_id)) WITHOUT ROWID;
CREATE INDEX category_of_product ON category_product(store_id, product_id);
CREATE INDEX category_position ON category_product(store_id, category_id, position);
CREATE TABLE product_class(
    store_id INTEGER NOT NULL, id INTEGER NOT NULL, name TEXT NOT NULL, attributes TEXT NOT NULL,
    PRIMARY KEY(store_id, id)) WITHOUT ROWID;
CREATE TABLE file(
    store_id INTEGER NOT NULL, id INTEGER NOT NULL, content BLOB NOT NULL, PRIMARY KEY(store_id, id)) WITHOUT ROWID;
CREATE TABLE deleted_product(
    store_id INTEGER NOT NULL, id INTEGER NOT NULL, date INTEGER NOT NULL, PRIMARY KEY(store_id, id)) WITHOUT ROWID;
CREATE TABLE profile(store_id INTEGER PRIMARY KEY, changes TEXT NOT NULL);
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
    """A product; `details` is JSON, `quantity` is None when unlimited."""

    store_id: int
    id: int
    sku: str | None
    quantity: int | None
    unlimited: int
    next_number: int
    created: int
    updated: int
    details: str
    searched: str


class OptionRow(NamedTuple):
    """An option of a product; `details` is its JSON without name and choices, `folded` the name without case."""

    store_id: int
    product_id: int
    position: int
    name: str
    folded: str
    has_choices: int
    details: str


class ChoiceRow(NamedTuple):
    """A choice of an option; `details` is its JSON without the text, `folded` the text without case."""

    store_id: int
    product_id: int
    option_position: int
    position: int
    text: str
    folded: str
    details: str


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


class CategoryRow(NamedTuple):
    """A category; `parent_id` is 0 for a root, `details` JSON with its name."""

    store_id: int
    id: int
    parent_id: int
    position: int
    enabled: int
    image: str | None
    details: str


class ClassRow(NamedTuple):
    """A product class; `attributes` is JSON, and the general class has the id 0 and no name."""

    store_id: int
    id: int
    name: str
    attributes: str


def _columns(row: type) -> str:
    return ", ".join(row._fields)  # type: ignore[attr-defined]


SELECT_PRODUCT: Final = f"SELECT {_columns(ProductRow)} FROM product"  # noqa: S608 (names of our own columns)
SELECT_OPTION: Final = f"SELECT {_columns(OptionRow)} FROM option"  # noqa: S608
# All of several products, whose ids come as a JSON array.
OF_PRODUCTS: Final = "WHERE store_id = ? AND product_id IN (SELECT value FROM json_each(?))"
SELECT_ALL_CHOICES: Final = f"""
SELECT {_columns(ChoiceRow)} FROM choice {OF_PRODUCTS} ORDER BY product_id, option_position, position
"""  # noqa: S608
SELECT_CHOICES: Final = f"""
SELECT {_columns(ChoiceRow)} FROM choice WHERE store_id = ? AND product_id = ? ORDER BY option_position, position
"""  # noqa: S608
SELECT_COMBINATION: Final = f"SELECT {_columns(CombinationRow)} FROM combination"  # noqa: S608
PRODUCT_VALUES: Final = f"({_columns(ProductRow)}) VALUES ({', '.join('?' * len(ProductRow._fields))})"
COMBINATION_VALUES: Final = (
    f"({_columns(CombinationRow)}) VALUES ({', '.join('?' * len(CombinationRow._fields))})"
)
_WHERE_SHOWN: Final = """
 WHERE store_id = :store AND (:text = '' OR CAST(id AS TEXT) = :text OR instr(searched, :text)
   OR EXISTS (SELECT 1 FROM combination c WHERE c.store_id = :store AND c.product_id = product.id
              AND (CAST(c.id AS TEXT) = :text OR c.sku IS NOT NULL AND instr(folded(c.sku), :text))))
"""
COUNT_SHOWN: Final = f"SELECT count(*) FROM product {_WHERE_SHOWN}"  # noqa: S608
SELECT_SHOWN: Final = f"{SELECT_PRODUCT} {_WHERE_SHOWN} ORDER BY id LIMIT :limit OFFSET :offset"
# Names and texts are found by their folded form, whether or not case counts. The index is named because SQLite, which
# has no statistics here, would rather read all options of the product.
FIND_OPTION: Final = f"""
{SELECT_OPTION} INDEXED BY option_name
 WHERE store_id = :store AND product_id = :product AND folded = :folded AND (:any_case OR name = :name)
 ORDER BY position LIMIT 1
"""
FIND_CHOICE: Final = """
SELECT 1 FROM choice INDEXED BY choice_text
 WHERE store_id = :store AND product_id = :product AND option_position = :option AND folded = :folded
   AND (:any_case OR text = :text) LIMIT 1
"""
# Not `max(position)`: that would read all of them.
ADD_OPTION: Final = """
INSERT INTO option VALUES (:store, :product, coalesce((
    SELECT position + 1 FROM option WHERE store_id = :store AND product_id = :product
     ORDER BY position DESC LIMIT 1), 0), :name, :folded, :has_choices, :details)
RETURNING position
"""
ADD_CHOICE: Final = """
INSERT INTO choice VALUES (:store, :product, :option, coalesce((
    SELECT position + 1 FROM choice WHERE store_id = :store AND product_id = :product AND option_position = :option
     ORDER BY position DESC LIMIT 1), 0), :text, :folded, :details)
"""
ADD_COMBINATION: Final = f"INSERT INTO combination {COMBINATION_VALUES}"
CHANGE_PRODUCT: Final = """
UPDATE product SET sku = ?, quantity = ?, unlimited = ?, next_number = ?, created = ?, updated = ?,
       details = ?, searched = ?
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
SELECT_CATEGORIES: Final = f"""
SELECT {_columns(CategoryRow)} FROM category WHERE store_id = ? ORDER BY parent_id, position, id
"""  # noqa: S608
PUT_CATEGORY: Final = "INSERT OR REPLACE INTO category VALUES (?, ?, ?, ?, ?, ?, ?)"
SELECT_ASSIGNED: Final = """
SELECT category_id, product_id, json_extract(details, '$.enabled') FROM category_product
  JOIN product ON product.store_id = category_product.store_id AND product.id = product_id
 WHERE category_product.store_id = ? AND category_id IN (SELECT value FROM json_each(?)) ORDER BY position
"""
SELECT_ASSIGNMENTS: Final = "SELECT category_id FROM category_product WHERE store_id = ? AND product_id = ?"
UNASSIGN: Final = "DELETE FROM category_product WHERE store_id = ? AND category_id = ? AND product_id = ?"
ASSIGN: Final = """
INSERT OR IGNORE INTO category_product VALUES (:store, :category, :product, coalesce((
    SELECT position + 1 FROM category_product WHERE store_id = :store AND category_id = :category
     ORDER BY position DESC LIMIT 1), 0))
"""
SELECT_CLASS: Final = f"SELECT {_columns(ClassRow)} FROM product_class"  # noqa: S608
LEAVE_CLASS: Final = """
UPDATE product SET details = json_set(details, '$.productClassId', 0)
 WHERE store_id = ? AND json_extract(details, '$.productClassId') = ?
"""
DELETE_IMAGES: Final = """
DELETE FROM image WHERE store_id = :store AND id IN (
    SELECT json_extract(image, '$.id') FROM combination
     WHERE store_id = :store AND product_id = :product AND image IS NOT NULL
       AND (:combination IS NULL OR id = :combination))
"""
