"""Rows and JSON texts that were read or rendered and are still true. The database tells it of every change."""

from typing import Final, Generic, TypeAlias, TypeVar

from .schema import CategoryRow

Key: TypeAlias = tuple[int, int]
Row = TypeVar("Row")

_MOST_ROWS: Final = 1000
_MOST_CHOICES: Final = 10_000
_MOST_LETTERS: Final = 4_000_000


# Parts of a product that are no ids: all its combinations, its options, and the product itself. Whoever changes what is
# shown with a product calls `forget`.
ALL: Final = 0
OPTIONS: Final = -1
PRODUCT: Final = -2


class Cache(Generic[Row]):
    """Product rows and finished JSON texts. Both by store and product id; the texts also by part."""

    def __init__(self) -> None:
        self.rows: dict[Key, Row] = {}
        self._texts: dict[Key, dict[int, str]] = {}
        self._letters = 0
        self._choices: dict[Key, set[tuple[str, str]]] = {}
        self.categories: Final[dict[int, dict[int, CategoryRow]]] = {}

    def keep_row(self, key: Key, row: Row) -> Row:
        if len(self.rows) >= _MOST_ROWS:
            self.rows.clear()
        self.rows[key] = row
        return row

    def text(self, key: Key, part: int) -> str | None:
        """A text that was kept; `part` is a combination's id, `ALL`, `OPTIONS` or `PRODUCT`."""
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

    def has_choice(self, key: Key, option: str, choice: str) -> bool:
        """Whether a product is known to have a choice, letter by letter."""
        return (option, choice) in self._choices.get(key, ())

    def keep_choice(self, key: Key, option: str, choice: str) -> None:
        if len(self._choices) >= _MOST_ROWS:
            self._choices.clear()
        choices = self._choices.setdefault(key, set())
        if len(choices) >= _MOST_CHOICES:
            choices.clear()
        choices.add((option, choice))

    def forget_choices(self, key: Key) -> None:
        """A product may have lost options."""
        self._choices.pop(key, None)

    def forget(self, key: Key) -> None:
        """A product changed."""
        self.rows.pop(key, None)
        self.forget_texts(key)

    def forget_texts(self, key: Key) -> None:
        """Something that is rendered with a product changed, such as a combination."""
        texts = self._texts.pop(key, None)
        if texts:
            self._letters -= sum(map(len, texts.values()))

    def clear(self) -> None:
        self.rows.clear()
        self._texts.clear()
        self._letters = 0
        self._choices.clear()
        self.categories.clear()
