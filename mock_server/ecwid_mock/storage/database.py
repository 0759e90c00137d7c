"""Reads and writes rows: stores, products, options, combinations, images. It knows no HTTP and no rules."""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import orjson

from . import schema, search
from .cache import Key
from .catalog import CatalogRows
from .listings import ListingRows
from .schema import ChoiceRow, CombinationRow, OptionRow, ProductRow, StoreRow, TokenRow


class Family(NamedTuple):
    """What belongs to a product: its options with their choices, and its combinations, each in their order."""

    options: list[tuple[OptionRow, list[ChoiceRow]]]
    combinations: list[CombinationRow]


class Database(CatalogRows, ListingRows):
    """The rows of one database; what changes here, the cache forgets."""

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

    def product(self, store_id: int, product_id: int) -> ProductRow | None:
        key = (store_id, product_id)
        known = self.cache.rows.get(key)
        if known is not None:
            return known
        row = self.connection.execute(
            f"{schema.SELECT_PRODUCT} WHERE store_id = ? AND id = ?", key
        ).fetchone()
        return self.cache.keep_row(key, ProductRow._make(row)) if row else None

    def products(
        self, store_id: int, asked: Mapping[str, Any], *, order: str, limit: int, offset: int
    ) -> tuple[int, list[ProductRow]]:
        """How many products match, and one page of them; `asked` has names of `search.CONDITIONS`."""
        values = {**asked, "store": store_id, "limit": limit, "offset": offset}
        total: int = self.connection.execute(search.count_found(asked), values).fetchone()[0]
        page = self.connection.execute(search.select_found(asked, order), values)
        return total, [ProductRow._make(row) for row in page]

    def products_shown(
        self, store_id: int, text: str, limit: int, offset: int
    ) -> tuple[int, list[ProductRow]]:
        """Products that have a text in name, description or an SKU, or as an id of theirs, in the order of ids."""
        asked = {"store": store_id, "text": text.casefold(), "limit": limit, "offset": offset}
        total: int = self.connection.execute(schema.COUNT_SHOWN, asked).fetchone()[0]
        return total, [ProductRow._make(row) for row in self.connection.execute(schema.SELECT_SHOWN, asked)]

    def product_count(self, store_id: int) -> int:
        row = self.connection.execute(
            "SELECT count(*) FROM product WHERE store_id = ?", (store_id,)
        ).fetchone()
        return int(row[0])

    def add_product(self, row: ProductRow) -> None:
        self.connection.execute(f"INSERT INTO product {schema.PRODUCT_VALUES}", row)

    def change_product(self, row: ProductRow) -> None:
        self.cache.forget((row.store_id, row.id))
        self.connection.execute(schema.CHANGE_PRODUCT, (*row[2:], *row[:2]))

    def adjust_product(self, store_id: int, product_id: int, delta: int) -> int | None:
        """The new stock, or None when there is no such product, or no such stock."""
        self.cache.forget((store_id, product_id))
        return _first(self.connection.execute(schema.ADJUST_PRODUCT, (delta, store_id, product_id, delta)))

    def delete_product(self, store_id: int, product_id: int) -> None:
        self.delete_combinations(store_id, product_id)
        self.delete_options(store_id, product_id)
        self.set_product_categories(store_id, product_id, ())
        self.connection.execute("DELETE FROM product WHERE store_id = ? AND id = ?", (store_id, product_id))

    def delete_products(self, store_id: int) -> None:
        """All of a store's, with what belongs to them."""
        self.cache.clear()
        for table in ("image", "file", "combination", "choice", "option", "category_product", "product"):
            self.connection.execute(f"DELETE FROM {table} WHERE store_id = ?", (store_id,))  # noqa: S608

    def touch_product(self, store_id: int, product_id: int, now_s: int) -> None:
        """Note that a product was changed; in the same second there is nothing to write."""
        key = (store_id, product_id)
        self.cache.forget_texts(key)
        row = self.product(*key)
        if row is not None and row.updated != now_s:
            self.connection.execute(
                "UPDATE product SET updated = ? WHERE store_id = ? AND id = ?", (now_s, *key)
            )
            self.cache.keep_row(key, row._replace(updated=now_s))

    def options(self, store_id: int, product_id: int) -> list[tuple[OptionRow, list[ChoiceRow]]]:
        """A product's options in their order, each with its choices."""
        key = (store_id, product_id)
        choices: dict[int, list[ChoiceRow]] = {}
        for row in self.connection.execute(schema.SELECT_CHOICES, key).fetchall():
            choice = ChoiceRow._make(row)
            choices.setdefault(choice.option_position, []).append(choice)
        return [(row, choices.get(row.position, [])) for row in self.option_rows(key)]

    def families(self, store_id: int, product_ids: Sequence[int]) -> dict[int, Family]:
        """What belongs to each of several products, by its id."""
        asked = (store_id, orjson.dumps(product_ids).decode())
        found = {id: Family([], []) for id in product_ids}
        choices: dict[tuple[int, int], list[ChoiceRow]] = {}
        for row in self.connection.execute(schema.SELECT_ALL_CHOICES, asked).fetchall():
            choice = ChoiceRow._make(row)
            choices.setdefault((choice.product_id, choice.option_position), []).append(choice)
        select = f"{schema.SELECT_OPTION} {schema.OF_PRODUCTS} ORDER BY product_id, position"
        for option in map(OptionRow._make, self.connection.execute(select, asked).fetchall()):
            listed = choices.get((option.product_id, option.position), [])
            found[option.product_id].options.append((option, listed))
        select = f"{schema.SELECT_COMBINATION} {schema.OF_PRODUCTS} ORDER BY product_id, id"
        for combination in map(CombinationRow._make, self.connection.execute(select, asked).fetchall()):
            found[combination.product_id].combinations.append(combination)
        return found

    def option_rows(self, key: Key) -> list[OptionRow]:
        """A product's options in their order."""
        rows = self.connection.execute(
            f"{schema.SELECT_OPTION} WHERE store_id = ? AND product_id = ? ORDER BY position", key
        ).fetchall()
        return [OptionRow._make(row) for row in rows]

    def option(self, key: Key, name: str, *, any_case: bool) -> OptionRow | None:
        """The first option of a product that has a name."""
        asked = {"store": key[0], "product": key[1], "name": name, "folded": name.casefold()}
        row = self.connection.execute(schema.FIND_OPTION, {**asked, "any_case": any_case}).fetchone()
        return OptionRow._make(row) if row else None

    def has_choice(self, option: OptionRow, text: str, *, any_case: bool) -> bool:
        asked = {"store": option.store_id, "product": option.product_id, "option": option.position}
        asked_text = {"text": text, "folded": text.casefold(), "any_case": any_case}
        return self.connection.execute(schema.FIND_CHOICE, {**asked, **asked_text}).fetchone() is not None

    def add_option(self, key: Key, name: str, *, has_choices: bool, details: str) -> OptionRow:
        """Add an option behind the others."""
        self.cache.forget_texts(key)
        row = {"store": key[0], "product": key[1], "name": name, "folded": name.casefold()}
        rest = {"has_choices": int(has_choices), "details": details}
        position = _first(self.connection.execute(schema.ADD_OPTION, {**row, **rest})) or 0
        return OptionRow(*key, position, name, name.casefold(), int(has_choices), details)

    def add_choice(self, option: OptionRow, text: str, details: str) -> None:
        """Add a choice behind the others."""
        self.cache.forget_texts((option.store_id, option.product_id))
        row = {"store": option.store_id, "product": option.product_id, "option": option.position}
        rest = {"text": text, "folded": text.casefold(), "details": details}
        self.connection.execute(schema.ADD_CHOICE, {**row, **rest})

    def delete_options(self, store_id: int, product_id: int) -> None:
        key = (store_id, product_id)
        self.cache.forget_texts(key)
        self.cache.forget_choices(key)
        self.connection.execute("DELETE FROM choice WHERE store_id = ? AND product_id = ?", key)
        self.connection.execute("DELETE FROM option WHERE store_id = ? AND product_id = ?", key)

    def combination(self, store_id: int, product_id: int, combination_id: int) -> CombinationRow | None:
        row = self.connection.execute(
            f"{schema.SELECT_COMBINATION} WHERE store_id = ? AND product_id = ? AND id = ?",
            (store_id, product_id, combination_id),
        ).fetchone()
        return CombinationRow._make(row) if row else None

    def combinations(self, store_id: int, product_id: int) -> Iterable[CombinationRow]:
        """In the order of their ids."""
        # All at once: a cursor that is left half read would lock the database against `reset`.
        rows = self.connection.execute(
            f"{schema.SELECT_COMBINATION} WHERE store_id = ? AND product_id = ? ORDER BY id",
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
        """Add a combination; False when its options or its id are taken. The product's next number grows."""
        key = (row.store_id, row.product_id)
        try:
            self.connection.execute(schema.ADD_COMBINATION, row)
        except sqlite3.IntegrityError:
            return False
        self.cache.forget_texts(key)
        product = self.cache.rows.get(key)
        if product is not None:
            self.cache.rows[key] = product._replace(next_number=row.number + 1)
        return True

    def change_combination(self, row: CombinationRow) -> None:
        self.cache.forget_texts((row.store_id, row.product_id))
        self.connection.execute(schema.CHANGE_COMBINATION, (*row[4:], *row[:3]))

    def adjust_combination(
        self, store_id: int, product_id: int, combination_id: int, delta: int
    ) -> int | None:
        """The new stock, or None when there is no such combination, or no such stock of its own."""
        self.cache.forget_texts((store_id, product_id))
        asked = (delta, store_id, product_id, combination_id, delta)
        return _first(self.connection.execute(schema.ADJUST_COMBINATION, asked))

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

    def stocks_with_sku(
        self, store_id: int, product_id: int, sku: str | None
    ) -> list[tuple[int | None, int]]:
        """Quantity and unlimited of a product's combinations with this SKU."""
        return self.connection.execute(
            "SELECT quantity, unlimited FROM combination WHERE store_id = ? AND product_id = ? AND sku = ?",
            (store_id, product_id, sku),
        ).fetchall()

    def drop_sku(self, store_id: int, product_id: int, sku: str | None) -> None:
        """Clear this SKU, and the stock of its own, on every combination of the product that has it."""
        self.cache.forget_texts((store_id, product_id))
        self.connection.execute(
            "UPDATE combination SET sku = NULL, quantity = NULL, unlimited = 0"
            " WHERE store_id = ? AND product_id = ? AND sku = ?",
            (store_id, product_id, sku),
        )

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
        self.connection.execute(schema.DELETE_IMAGES, of)


def _first(cursor: sqlite3.Cursor) -> int | None:
    rows = cursor.fetchall()
    return int(rows[0][0]) if rows else None
