"""The schema Book of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, none_of, refuse, unknown_fields
from ..types import UNSET, Unset
from .author import Author
from .genre import GENRE_BY_VALUE, Genre
from .texts import Texts

_KNOWN = frozenset(
    {
        "id",
        "title",
        "pages",
        "price",
        "lentOut",
        "type",
        "strict",
        "shelfMark",
        "anything",
        "author",
        "editors",
        "genres",
        "tags",
        "notes",
        "titles",
        "history",
        "sequel",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class Book(Model):
    """A book.

    Its fields stand in \"\"\"no\"\"\" order; \\ is kept.

    Source: catalogue-1900 (documented; seen in "print").
    """

    id: str
    """Number of the book."""
    title: str
    """Title with a "quote". Characters: at most 80."""
    pages: int | Unset = UNSET
    """How many pages. Unit: pages. Range: at least 1."""
    price: float | Unset = UNSET
    """Price. Unit: library currency. Range: 0..99.5.

    Source: receipt (observed).
    """
    lent_out: bool | Unset = UNSET
    """Whether it is lent out."""
    type_: Genre | str | Unset = UNSET
    """The genre, or one that is new."""
    strict: Genre | str | Unset = UNSET
    """A text beside a reference."""
    shelf_mark: int | str | Unset = UNSET
    """A number or a text."""
    anything: Any | Unset = UNSET
    """Anything at all."""
    author: Author | Unset = UNSET
    editors: list[Author] | Unset = UNSET
    """Entries: at least 1."""
    genres: list[Genre | str] | Unset = UNSET
    tags: list[str] | Unset = UNSET
    notes: list[str | None] | Unset = UNSET
    titles: Texts | dict[str, str] | Unset = UNSET
    """Texts by language."""
    history: list[Texts | dict[str, str]] | Unset = UNSET
    sequel: Book | Unset = UNSET
    """A book.

    Its fields stand in \"\"\"no\"\"\" order; \\ is kept.
    """

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            self.id = src["id"]
            self.title = src["title"]
            self.pages = get("pages", UNSET)
            self.price = get("price", UNSET)
            self.lent_out = get("lentOut", UNSET)
            value = get("type", UNSET)
            self.type_ = GENRE_BY_VALUE.get(value) or value
            value = get("strict", UNSET)
            self.strict = GENRE_BY_VALUE.get(value) or value
            self.shelf_mark = get("shelfMark", UNSET)
            self.anything = get("anything", UNSET)
            value = get("author", UNSET)
            self.author = (
                Author.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "Book.author", "an object")
            )
            value = get("editors", UNSET)
            self.editors = (
                [Author.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Book.editors", "an array")
            )
            value = get("genres", UNSET)
            self.genres = (
                [GENRE_BY_VALUE.get(item) or item for item in value]
                if isinstance(value, list)
                else none_of(value, "Book.genres", "an array")
            )
            value = get("tags", UNSET)
            self.tags = value if isinstance(value, list) else none_of(value, "Book.tags", "an array")
            value = get("notes", UNSET)
            self.notes = value if isinstance(value, list) else none_of(value, "Book.notes", "an array")
            value = get("titles", UNSET)
            self.titles = (
                Texts(value) if isinstance(value, dict) else none_of(value, "Book.titles", "an object")
            )
            value = get("history", UNSET)
            self.history = (
                [Texts.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Book.history", "an array")
            )
            value = get("sequel", UNSET)
            self.sequel = (
                Book.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "Book.sequel", "an object")
            )
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("Book", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["id"] = self.id
        data["title"] = self.title
        if self.pages is not UNSET:
            data["pages"] = self.pages
        if self.price is not UNSET:
            data["price"] = self.price
        if self.lent_out is not UNSET:
            data["lentOut"] = self.lent_out
        if self.type_ is not UNSET:
            data["type"] = self.type_.value if isinstance(self.type_, Genre) else self.type_
        if self.strict is not UNSET:
            data["strict"] = self.strict.value if isinstance(self.strict, Genre) else self.strict
        if self.shelf_mark is not UNSET:
            data["shelfMark"] = self.shelf_mark
        if self.anything is not UNSET:
            data["anything"] = self.anything
        if self.author is not UNSET:
            data["author"] = None if self.author is None else self.author.to_dict()
        if self.editors is not UNSET:
            data["editors"] = None if self.editors is None else [item.to_dict() for item in self.editors]
        if self.genres is not UNSET:
            data["genres"] = (
                None
                if self.genres is None
                else [item.value if isinstance(item, Genre) else item for item in self.genres]
            )
        if self.tags is not UNSET:
            data["tags"] = self.tags
        if self.notes is not UNSET:
            data["notes"] = self.notes
        if self.titles is not UNSET:
            data["titles"] = None if self.titles is None else dict(self.titles)
        if self.history is not UNSET:
            data["history"] = None if self.history is None else [dict(item) for item in self.history]
        if self.sequel is not UNSET:
            data["sequel"] = None if self.sequel is None else self.sequel.to_dict()
        return data
