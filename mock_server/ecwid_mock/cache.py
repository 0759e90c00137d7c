"""What was read or made once and is still true: the database tells it about every change."""

from typing import Final, Generic, TypeAlias, TypeVar

Key: TypeAlias = tuple[int, int]
Row = TypeVar("Row")

_MOST_ROWS: Final = 1000
_MOST_LETTERS: Final = 4_000_000


class Cache(Generic[Row]):
    """Rows of products, and ready JSON texts by product and part, by store and product id."""

    def __init__(self) -> None:
        self.rows: dict[Key, Row] = {}
        self._texts: dict[Key, dict[int, str]] = {}
        self._letters = 0

    def keep_row(self, key: Key, row: Row) -> Row:
        if len(self.rows) >= _MOST_ROWS:
            self.rows.clear()
        self.rows[key] = row
        return row

    def text(self, key: Key, part: int) -> str | None:
        """A text that was kept; `part` is a combination's id, or 0 for all."""
        texts = self._texts.get(key)
        return None if texts is None else texts.get(part)

    def keep_text(self, key: Key, part: int, text: str) -> str:
        if len(text) > _MOST_LETTERS:
            return text
        self._letters += len(text)
        if self._letters > _MOST_LETTERS:
            self._texts.clear()
            self._letters = len(text)
        self._texts.setdefault(key, {})[part] = text
        return text

    def forget(self, key: Key) -> None:
        """A product changed."""
        self.rows.pop(key, None)
        self.forget_texts(key)

    def forget_texts(self, key: Key) -> None:
        """A combination of a product changed, or one came or went."""
        texts = self._texts.pop(key, None)
        if texts:
            self._letters -= sum(map(len, texts.values()))

    def clear(self) -> None:
        self.rows.clear()
        self._texts.clear()
        self._letters = 0
