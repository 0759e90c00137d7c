"""The schema BookUpdate of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, number, unknown_fields, update_from
from ..types import UNSET, Unset

_KNOWN = frozenset({"title", "price", "tags", "type", "author", "titles"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class BookUpdate(Model):
    """Fields of a book to change; null clears one."""

    title: str | Unset = field(default=UNSET, kw_only=True)
    price: float | Decimal | None | Unset = field(default=UNSET, kw_only=True)
    tags: list[str] | None | Unset = field(default=UNSET, kw_only=True)
    type_: models.Genre | str | None | Unset = field(default=UNSET, kw_only=True)
    author: models.Author | None | Unset = field(default=UNSET, kw_only=True)
    titles: models.Texts | dict[str, str] | None | Unset = field(default=UNSET, kw_only=True)

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "BookUpdate")
        self = new(cls)
        absent = 0
        if "title" in src:
            value = src["title"]
            self.title = value if type(value) is str else none_of(value, "BookUpdate.title", str)
        else:
            self.title = UNSET
            absent += 1
        if "price" in src:
            value = src["price"]
            self.price = (
                value if type(value) is float and value - value == 0.0 else number(value, "BookUpdate.price")
            )
        else:
            self.price = UNSET
            absent += 1
        if "tags" in src:
            value = src["tags"]
            self.tags = (
                [item if type(item) is str else none_of(item, "BookUpdate.tags", str) for item in value]
                if isinstance(value, list)
                else none_of(value, "BookUpdate.tags", list)
            )
        else:
            self.tags = UNSET
            absent += 1
        if "type" in src:
            value = src["type"]
            self.type_ = (
                models.GENRE_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "BookUpdate.type", str)
            )
        else:
            self.type_ = UNSET
            absent += 1
        if "author" in src:
            value = src["author"]
            self.author = (
                models.Author.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "BookUpdate.author", dict)
            )
        else:
            self.author = UNSET
            absent += 1
        if "titles" in src:
            value = src["titles"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "BookUpdate.titles", str)
                self.titles = models.Texts(value)
            else:
                self.titles = none_of(value, "BookUpdate.titles", dict)
        else:
            self.titles = UNSET
            absent += 1
        known = 6 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "BookUpdate")
        return self

    @classmethod
    def from_changes(cls, before: models.Book, after: models.Book) -> Self:
        """What has to be sent so that `before` becomes `after`.

        Holds the fields that differ and can be changed, lists as a whole. A field that `after` lacks is
        cleared, where that is possible. Every value is absolute: a quantity that differs undoes the sales made
        meanwhile. Change stock by a difference instead, where the contract has an operation for that.

        Raises:
            ValueError: the two have different ids.
        """
        nullable: frozenset[str] = frozenset({"price", "tags", "type", "author", "titles"})
        return update_from(cls, "Book", before, after, _KNOWN, nullable)

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.title is not UNSET:
                data["title"] = self.title
            if self.price is not UNSET:
                data["price"] = self.price
            if self.tags is not UNSET:
                data["tags"] = self.tags
            if self.type_ is not UNSET:
                data["type"] = self.type_.value if isinstance(self.type_, models.Genre) else self.type_
            if self.author is not UNSET:
                data["author"] = None if self.author is None else self.author.to_dict()
            if self.titles is not UNSET:
                data["titles"] = None if self.titles is None else dict(self.titles)
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
