"""The schema DeletedProduct of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..model import SMALL, Model, integer, mapping, missing, new, none_of, unknown_fields

_KNOWN = frozenset({"id", "date"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class DeletedProduct(Model):
    """A product that was deleted.

    Source: reference-2026 (documented).
    """

    id: int
    """Id that the product had. Range: at least 1."""
    date: str
    """Time of the deletion, as `yyyy-MM-dd HH:mm:ss Z`. Unit: UTC."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "DeletedProduct")
        self = new(cls)
        try:
            value = src["id"]
            self.id = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "DeletedProduct.id")
            )
            value = src["date"]
            self.date = value if type(value) is str else none_of(value, "DeletedProduct.date", str)
        except KeyError as fault:
            missing("DeletedProduct", fault)
        known = 2
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "DeletedProduct")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["id"] = self.id
        data["date"] = self.date
        return data
