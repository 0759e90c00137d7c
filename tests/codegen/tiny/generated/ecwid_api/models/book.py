"""The schema Book of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import (
    SMALL,
    Model,
    integer,
    kept,
    mapping,
    misfit,
    missing,
    new,
    none_of,
    number,
    one_of,
    unknown_fields,
)
from ..types import UNSET, Unset

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
    pages: int | Unset = field(default=UNSET, kw_only=True)
    """How many pages. Unit: pages. Range: at least 1."""
    price: float | Unset = field(default=UNSET, kw_only=True)
    """Price. Unit: library currency. Range: 0..99.5.

    Source: receipt (observed).
    """
    lent_out: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether it is lent out."""
    type_: models.Genre | str | Unset = field(default=UNSET, kw_only=True)
    """The genre, or one that is new."""
    strict: models.Genre | str | Unset = field(default=UNSET, kw_only=True)
    """A text beside a reference."""
    shelf_mark: int | str | Unset = field(default=UNSET, kw_only=True)
    """A number or a text."""
    anything: Any | Unset = field(default=UNSET, kw_only=True)
    """Anything at all."""
    author: models.Author | Unset = field(default=UNSET, kw_only=True)
    editors: list[models.Author] | Unset = field(default=UNSET, kw_only=True)
    """Entries: at least 1."""
    genres: list[models.Genre | str] | Unset = field(default=UNSET, kw_only=True)
    tags: list[str] | Unset = field(default=UNSET, kw_only=True)
    notes: list[str | None] | Unset = field(default=UNSET, kw_only=True)
    titles: models.Texts | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by language."""
    history: list[models.Texts | dict[str, str]] | Unset = field(default=UNSET, kw_only=True)
    sequel: models.Book | Unset = field(default=UNSET, kw_only=True)
    """A book.

    Its fields stand in \"\"\"no\"\"\" order; \\ is kept.
    """

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "Book")
        self = new(cls)
        try:
            value = src["id"]
            self.id = value if type(value) is str else none_of(value, "Book.id", str)
            value = src["title"]
            self.title = value if type(value) is str else none_of(value, "Book.title", str)
        except KeyError as fault:
            missing("Book", fault)
        absent = 0
        if "pages" in src:
            value = src["pages"]
            self.pages = value if type(value) is int and 0 <= value <= SMALL else integer(value, "Book.pages")
        else:
            self.pages = UNSET
            absent += 1
        if "price" in src:
            value = src["price"]
            self.price = (
                value if type(value) is float and value - value == 0.0 else number(value, "Book.price")
            )
        else:
            self.price = UNSET
            absent += 1
        if "lentOut" in src:
            value = src["lentOut"]
            self.lent_out = value if type(value) is bool else none_of(value, "Book.lentOut", bool)
        else:
            self.lent_out = UNSET
            absent += 1
        if "type" in src:
            value = src["type"]
            self.type_ = (
                models.GENRE_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "Book.type", str)
            )
        else:
            self.type_ = UNSET
            absent += 1
        if "strict" in src:
            value = src["strict"]
            self.strict = (
                models.GENRE_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "Book.strict", str)
            )
        else:
            self.strict = UNSET
            absent += 1
        if "shelfMark" in src:
            value = src["shelfMark"]
            self.shelf_mark = one_of(value, "Book.shelfMark", int, str)
        else:
            self.shelf_mark = UNSET
            absent += 1
        if "anything" in src:
            value = src["anything"]
            self.anything = kept(value, "Book.anything")
        else:
            self.anything = UNSET
            absent += 1
        if "author" in src:
            value = src["author"]
            self.author = (
                models.Author.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "Book.author", dict)
            )
        else:
            self.author = UNSET
            absent += 1
        if "editors" in src:
            value = src["editors"]
            self.editors = (
                [models.Author.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Book.editors", list)
            )
        else:
            self.editors = UNSET
            absent += 1
        if "genres" in src:
            value = src["genres"]
            self.genres = (
                [
                    models.GENRE_BY_VALUE.get(item, item)
                    if type(item) is str
                    else none_of(item, "Book.genres", str)
                    for item in value
                ]
                if isinstance(value, list)
                else none_of(value, "Book.genres", list)
            )
        else:
            self.genres = UNSET
            absent += 1
        if "tags" in src:
            value = src["tags"]
            self.tags = (
                [item if type(item) is str else none_of(item, "Book.tags", str) for item in value]
                if isinstance(value, list)
                else none_of(value, "Book.tags", list)
            )
        else:
            self.tags = UNSET
            absent += 1
        if "notes" in src:
            value = src["notes"]
            self.notes = (
                [item if type(item) is str else none_of(item, "Book.notes", str) for item in value]
                if isinstance(value, list)
                else none_of(value, "Book.notes", list)
            )
        else:
            self.notes = UNSET
            absent += 1
        if "titles" in src:
            value = src["titles"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "Book.titles", str)
                self.titles = models.Texts(value)
            else:
                self.titles = none_of(value, "Book.titles", dict)
        else:
            self.titles = UNSET
            absent += 1
        if "history" in src:
            value = src["history"]
            self.history = (
                [models.Texts.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Book.history", list)
            )
        else:
            self.history = UNSET
            absent += 1
        if "sequel" in src:
            value = src["sequel"]
            self.sequel = (
                models.Book.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "Book.sequel", dict)
            )
        else:
            self.sequel = UNSET
            absent += 1
        known = 17 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "Book")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["id"] = self.id
            data["title"] = self.title
            if self.pages is not UNSET:
                data["pages"] = self.pages
            if self.price is not UNSET:
                data["price"] = self.price
            if self.lent_out is not UNSET:
                data["lentOut"] = self.lent_out
            if self.type_ is not UNSET:
                data["type"] = self.type_.value if isinstance(self.type_, models.Genre) else self.type_
            if self.strict is not UNSET:
                data["strict"] = self.strict.value if isinstance(self.strict, models.Genre) else self.strict
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
                    else [item.value if isinstance(item, models.Genre) else item for item in self.genres]
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
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
