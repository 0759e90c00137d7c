"""Rows of the catalog around the products: categories, which products are in them, and product classes."""

from collections.abc import Iterable, Sequence

import orjson

from . import schema
from .schema import CategoryRow, ClassRow
from .transactions import Transactions


class CatalogRows(Transactions):
    """Reads and writes categories and classes. A store has few of them, so all of its categories are kept in memory."""

    def categories(self, store_id: int) -> dict[int, CategoryRow]:
        """A store's categories by id, each behind those of its parent that come before it."""
        known = self.cache.categories.get(store_id)
        if known is None:
            rows = self.connection.execute(schema.SELECT_CATEGORIES, (store_id,)).fetchall()
            known = {row[1]: CategoryRow._make(row) for row in rows}
            self.cache.categories[store_id] = known
        return known

    def put_category(self, row: CategoryRow) -> None:
        """Add or change a category."""
        self.cache.clear()
        self.connection.execute(schema.PUT_CATEGORY, row)

    def delete_category(self, store_id: int, category_id: int) -> None:
        self.cache.clear()
        key = (store_id, category_id)
        self.connection.execute("DELETE FROM category_product WHERE store_id = ? AND category_id = ?", key)
        self.connection.execute("DELETE FROM category WHERE store_id = ? AND id = ?", key)

    def products_in(self, store_id: int, category_ids: Iterable[int]) -> dict[int, list[tuple[int, bool]]]:
        """By category: id of each of its products, and whether the product is enabled."""
        found: dict[int, list[tuple[int, bool]]] = {id: [] for id in category_ids}
        # As JSON: SQLite allows too few parameters for all categories of a large store.
        asked = (store_id, orjson.dumps(list(found)).decode())
        for category_id, product_id, enabled in self.connection.execute(schema.SELECT_ASSIGNED, asked):
            found[category_id].append((product_id, bool(enabled)))
        return found

    def set_product_categories(self, store_id: int, product_id: int, category_ids: Sequence[int]) -> None:
        """Note in which categories a product is; in those where it was already it keeps its place."""
        for row in self.connection.execute(schema.SELECT_ASSIGNMENTS, (store_id, product_id)).fetchall():
            if row[0] not in category_ids:
                self.connection.execute(schema.UNASSIGN, (store_id, row[0], product_id))
        for id in category_ids:
            asked = {"store": store_id, "category": id, "product": product_id}
            self.connection.execute(schema.ASSIGN, asked)

    def put_file(self, store_id: int, file_id: int, content: bytes) -> None:
        self.connection.execute("INSERT INTO file VALUES (?, ?, ?)", (store_id, file_id, content))

    def file(self, store_id: int, file_id: int) -> bytes:
        key = (store_id, file_id)
        asked = "SELECT content FROM file WHERE store_id = ? AND id = ?"
        return bytes(self.connection.execute(asked, key).fetchone()[0])

    def delete_file(self, store_id: int, file_id: int) -> None:
        self.connection.execute("DELETE FROM file WHERE store_id = ? AND id = ?", (store_id, file_id))

    def classes(self, store_id: int) -> list[ClassRow]:
        """A store's product classes in the order of their ids."""
        rows = self.connection.execute(f"{schema.SELECT_CLASS} WHERE store_id = ? ORDER BY id", (store_id,))
        return [ClassRow._make(row) for row in rows.fetchall()]

    def product_class(self, store_id: int, class_id: int) -> ClassRow | None:
        key = (store_id, class_id)
        row = self.connection.execute(f"{schema.SELECT_CLASS} WHERE store_id = ? AND id = ?", key).fetchone()
        return ClassRow._make(row) if row else None

    def put_class(self, row: ClassRow) -> None:
        """Add or change a product class."""
        self.connection.execute("INSERT OR REPLACE INTO product_class VALUES (?, ?, ?, ?)", row)

    def delete_class(self, store_id: int, class_id: int) -> None:
        """Delete a class; its products fall back to the general one."""
        self.cache.clear()
        key = (store_id, class_id)
        self.connection.execute(schema.LEAVE_CLASS, key)
        self.connection.execute("DELETE FROM product_class WHERE store_id = ? AND id = ?", key)
