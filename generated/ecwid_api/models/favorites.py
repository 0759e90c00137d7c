"""The schema Favorites of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import SMALL, Model, integer, mapping, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"count", "displayedCount"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class Favorites(Model):
    """How many customers like the product; read-only.

    Source: reference-2026 (documented).
    """

    count: int | Unset = field(default=UNSET, kw_only=True)
    """How many. Unit: customers."""
    displayed_count: str | Unset = field(default=UNSET, kw_only=True)
    """How many, shortened above a thousand."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "Favorites")
        self = new(cls)
        absent = 0
        if "count" in src:
            value = src["count"]
            self.count = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "Favorites.count")
            )
        else:
            self.count = UNSET
            absent += 1
        if "displayedCount" in src:
            value = src["displayedCount"]
            self.displayed_count = (
                value if type(value) is str else none_of(value, "Favorites.displayedCount", str)
            )
        else:
            self.displayed_count = UNSET
            absent += 1
        known = 2 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "Favorites")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.count is not UNSET:
            data["count"] = self.count
        if self.displayed_count is not UNSET:
            data["displayedCount"] = self.displayed_count
        return data
