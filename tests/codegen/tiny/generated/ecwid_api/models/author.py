"""The schema Author of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"name", "debut"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class Author(Model):
    """Author."""

    name: str | Unset = field(default=UNSET, kw_only=True)
    debut: models.Book | Unset = field(default=UNSET, kw_only=True)
    """A book holds its author in turn."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "Author")
        self = new(cls)
        absent = 0
        if "name" in src:
            value = src["name"]
            self.name = value if type(value) is str else none_of(value, "Author.name", str)
        else:
            self.name = UNSET
            absent += 1
        if "debut" in src:
            value = src["debut"]
            self.debut = (
                models.Book.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "Author.debut", dict)
            )
        else:
            self.debut = UNSET
            absent += 1
        known = 2 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "Author")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.name is not UNSET:
                data["name"] = self.name
            if self.debut is not UNSET:
                data["debut"] = None if self.debut is None else self.debut.to_dict()
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
