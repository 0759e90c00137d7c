"""The schema BookPage of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, mapping, misfit, missing, new, none_of, unknown_fields

_KNOWN = frozenset({"total", "offset", "items"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class BookPage(Model):
    """BookPage."""

    total: int
    offset: int
    items: list[models.Book]

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "BookPage")
        self = new(cls)
        try:
            value = src["total"]
            self.total = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "BookPage.total")
            )
            value = src["offset"]
            self.offset = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "BookPage.offset")
            )
            value = src["items"]
            self.items = (
                [models.Book.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "BookPage.items", list)
            )
        except KeyError as fault:
            missing("BookPage", fault)
        known = 3
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "BookPage")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["total"] = self.total
            data["offset"] = self.offset
            data["items"] = None if self.items is None else [item.to_dict() for item in self.items]
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
