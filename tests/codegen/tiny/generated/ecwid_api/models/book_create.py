"""The schema BookCreate of the contract."""

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

_KNOWN = frozenset({"title", "price", "tags", "type", "author", "titles"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class BookCreate(Model):
    """A book to add."""

    title: str
    price: float | None | Unset = UNSET
    tags: list[str] | None | Unset = UNSET
    type_: Genre | str | None | Unset = UNSET
    author: Author | None | Unset = UNSET
    titles: Texts | dict[str, str] | None | Unset = UNSET

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            self.title = src["title"]
            self.price = get("price", UNSET)
            value = get("tags", UNSET)
            self.tags = value if isinstance(value, list) else none_of(value, "BookCreate.tags", "an array")
            value = get("type", UNSET)
            self.type_ = GENRE_BY_VALUE.get(value) or value
            value = get("author", UNSET)
            self.author = (
                Author.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "BookCreate.author", "an object")
            )
            value = get("titles", UNSET)
            self.titles = (
                Texts(value) if isinstance(value, dict) else none_of(value, "BookCreate.titles", "an object")
            )
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("BookCreate", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["title"] = self.title
        if self.price is not UNSET:
            data["price"] = self.price
        if self.tags is not UNSET:
            data["tags"] = self.tags
        if self.type_ is not UNSET:
            data["type"] = self.type_.value if isinstance(self.type_, Genre) else self.type_
        if self.author is not UNSET:
            data["author"] = None if self.author is None else self.author.to_dict()
        if self.titles is not UNSET:
            data["titles"] = None if self.titles is None else dict(self.titles)
        return data
