"""The schema ProductClassCreate of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, missing, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"name", "attributes"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductClassCreate(Model):
    """A new product class.

    Source: reference-2026 (documented).
    """

    name: str
    """Name of the class. Characters: at least 1.

    Source: reference-2026 (documented; that an empty name is refused is assumed).
    """
    attributes: list[models.ClassAttributeUpdate] | None | Unset = field(default=UNSET, kw_only=True)
    """The attributes of its products, replaced as a whole.

    Source: reference-2026 (documented; null is sent by a published client; that it empties the list is
    assumed).
    """

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ProductClassCreate")
        self = new(cls)
        try:
            value = src["name"]
            self.name = value if type(value) is str else none_of(value, "ProductClassCreate.name", str)
        except KeyError as fault:
            missing("ProductClassCreate", fault)
        absent = 0
        if "attributes" in src:
            value = src["attributes"]
            self.attributes = (
                [models.ClassAttributeUpdate.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "ProductClassCreate.attributes", list)
            )
        else:
            self.attributes = UNSET
            absent += 1
        known = 2 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "ProductClassCreate")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["name"] = self.name
            if self.attributes is not UNSET:
                data["attributes"] = (
                    None if self.attributes is None else [item.to_dict() for item in self.attributes]
                )
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
