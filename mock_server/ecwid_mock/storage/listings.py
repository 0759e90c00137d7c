"""Rows of what is listed beside the products: deletions, brands, colours; and what was changed in a store's profile."""

from typing import Final

from .transactions import Transactions

_DELETED: Final = "FROM deleted_product WHERE store_id = :store AND date BETWEEN :from_date AND :to_date"
_IS_BRAND: Final = (
    "(json_extract(a.value, '$.type') = 'BRAND' OR lower(json_extract(a.value, '$.name')) = 'brand')"
)
_BRANDS: Final = f"""
SELECT json_extract(a.value, '$.value') AS name, json_extract(a.value, '$.valueTranslated'), count(*) AS products
  FROM product, json_each(details, '$.attributes') a
 WHERE store_id = :store AND {_IS_BRAND} AND json_extract(a.value, '$.value') != ''
   AND (:hidden OR json_extract(details, '$.enabled'))
 GROUP BY name ORDER BY """  # noqa: S608 (values are bound)
_BRAND_ORDERS: Final = {
    "PRODUCT_COUNT_DESC": "products DESC, name",
    "PRODUCT_COUNT_ASC": "products, name",
    "NAME_ASC": "folded(name), name",
    "NAME_DESC": "folded(name) DESC, name DESC",
}
_COLORS: Final = """
SELECT c.text, json_extract(c.details, '$.hexCodes[0]') AS code, json_extract(c.details, '$.textTranslated')
  FROM choice c JOIN product p ON p.store_id = c.store_id AND p.id = c.product_id
 WHERE c.store_id = ? AND code IS NOT NULL
 GROUP BY c.text, code ORDER BY max(p.updated) DESC, max(p.id) DESC, c.text
"""


class ListingRows(Transactions):
    """Reads and writes deletions, brands, colours and profiles."""

    def product_ids(self, store_id: int) -> list[int]:
        rows = self.connection.execute("SELECT id FROM product WHERE store_id = ?", (store_id,))
        return [row[0] for row in rows.fetchall()]

    def note_deleted(self, store_id: int, product_id: int, now_s: int) -> None:
        row = (store_id, product_id, now_s)
        self.connection.execute("INSERT OR REPLACE INTO deleted_product VALUES (?, ?, ?)", row)

    def deleted(
        self, store_id: int, *, from_s: int, to_s: int, limit: int, offset: int
    ) -> tuple[int, list[tuple[int, int]]]:
        """How many products were deleted in a time, and a page of them: id and time, the first ones first."""
        asked = {"store": store_id, "from_date": from_s, "to_date": to_s, "limit": limit, "offset": offset}
        total: int = self.connection.execute(f"SELECT count(*) {_DELETED}", asked).fetchone()[0]
        page = f"SELECT id, date {_DELETED} ORDER BY date, id LIMIT :limit OFFSET :offset"
        return total, self.connection.execute(page, asked).fetchall()

    def brands(self, store_id: int, *, order: str, hidden: bool) -> list[tuple[str, str | None, int]]:
        """Each brand with its translations as JSON, and its products; `hidden` adds those of disabled products."""
        asked = {"store": store_id, "hidden": hidden}
        return self.connection.execute(_BRANDS + _BRAND_ORDERS[order], asked).fetchall()

    def swatch_colors(self, store_id: int) -> list[tuple[str, str, str | None]]:
        """Name, code and translations as JSON of each colour, those of products changed last first."""
        return self.connection.execute(_COLORS, (store_id,)).fetchall()

    def profile_changes(self, store_id: int) -> str:
        """What was changed in a profile, as JSON."""
        found = self.connection.execute(
            "SELECT changes FROM profile WHERE store_id = ?", (store_id,)
        ).fetchone()
        return str(found[0]) if found else "{}"

    def put_profile_changes(self, store_id: int, changes: str) -> None:
        self.connection.execute("INSERT OR REPLACE INTO profile VALUES (?, ?)", (store_id, changes))
