"""The schema BookCreate of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, missing, new, none_of, number, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"title", "price", "tags", "type", "author", "titles"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class BookCreate(Model):
    """A book to add."""

    title: str
    price: float | Decimal | None | Unset = field(default=UNSET, kw_only=True)
    tags: list[str] | None | Unset = field(default=UNSET, kw_only=True)
    type_: models.Genre | str | None | Unset = field(default=UNSET, kw_only=True)
    author: models.Author | None | Unset = field(default=UNSET, kw_only=True)
    titles: models.Texts | dict[str, str] | None | Unset = field(default=UNSET, kw_only=True)

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "BookCreate")
        self = new(cls)
        try:
            value = src["title"]
            self.title = value if type(value) is str else none_of(value, "BookCreate.title", str)
        except KeyError as fault:
            missing("BookCreate", fault)
        absent = 0
        if "price" in src:
            value = src["price"]
            self.price = (
                value if type(value) is float and value - value == 0.0 else number(value, "BookCreate.price")
            )
        else:
            self.price = UNSET
            absent += 1
        if "tags" in src:
            value = src["tags"]
            self.tags = (
                [item if type(item) is str else none_of(item, "BookCreate.tags", str) for item in value]
                if isinstance(value, list)
                else none_of(value, "BookCreate.tags", list)
            )
        else:
            self.tags = UNSET
            absent += 1
        if "type" in src:
            value = src["type"]
            self.type_ = (
                models.GENRE_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "BookCreate.type", str)
            )
        else:
            self.type_ = UNSET
            absent += 1
        if "author" in src:
            value = src["author"]
            self.author = (
                models.Author.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "BookCreate.author", dict)
            )
        else:
            self.author = UNSET
            absent += 1
        if "titles" in src:
            value = src["titles"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "BookCreate.titles", str)
                self.titles = models.Texts(value)
            else:
                self.titles = none_of(value, "BookCreate.titles", dict)
        else:
            self.titles = UNSET
            absent += 1
        known = 6 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "BookCreate")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
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
