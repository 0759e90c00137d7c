"""The schema ProductClass of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, mapping, misfit, missing, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"id", "name", "googleTaxonomy", "attributes"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductClass(Model):
    """A kind of products, and the attributes that they have.

    Source: reference-2026 (documented).
    """

    id: int
    """Id of the class; 0 is the general class. Range: at least 0."""
    name: str | Unset = field(default=UNSET, kw_only=True)
    """Name of the class; absent or empty for the general class."""
    google_taxonomy: str | Unset = field(default=UNSET, kw_only=True)
    """The kind of products in Google's taxonomy; read-only."""
    attributes: list[models.ClassAttribute] | Unset = field(default=UNSET, kw_only=True)
    """The attributes of its products."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ProductClass")
        self = new(cls)
        try:
            value = src["id"]
            self.id = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "ProductClass.id")
            )
        except KeyError as fault:
            missing("ProductClass", fault)
        absent = 0
        if "name" in src:
            value = src["name"]
            self.name = value if type(value) is str else none_of(value, "ProductClass.name", str)
        else:
            self.name = UNSET
            absent += 1
        if "googleTaxonomy" in src:
            value = src["googleTaxonomy"]
            self.google_taxonomy = (
                value if type(value) is str else none_of(value, "ProductClass.googleTaxonomy", str)
            )
        else:
            self.google_taxonomy = UNSET
            absent += 1
        if "attributes" in src:
            value = src["attributes"]
            self.attributes = (
                [models.ClassAttribute.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "ProductClass.attributes", list)
            )
        else:
            self.attributes = UNSET
            absent += 1
        known = 4 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "ProductClass")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["id"] = self.id
            if self.name is not UNSET:
                data["name"] = self.name
            if self.google_taxonomy is not UNSET:
                data["googleTaxonomy"] = self.google_taxonomy
            if self.attributes is not UNSET:
                data["attributes"] = (
                    None if self.attributes is None else [item.to_dict() for item in self.attributes]
                )
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
