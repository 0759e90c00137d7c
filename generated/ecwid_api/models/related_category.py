"""The schema RelatedCategory of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import SMALL, Model, integer, mapping, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"enabled", "categoryId", "productCount"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class RelatedCategory(Model):
    """A category from which random products are shown.

    Source: products-draft-2014 (documented; the upper bounds are assumed).
    """

    enabled: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether random products are shown."""
    category_id: int | Unset = field(default=UNSET, kw_only=True)
    """Id of the category; 0 is the whole store. Range: at least 0."""
    product_count: int | Unset = field(default=UNSET, kw_only=True)
    """How many products are shown. Unit: products. Range: 0..2147483647."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "RelatedCategory")
        self = new(cls)
        absent = 0
        if "enabled" in src:
            value = src["enabled"]
            self.enabled = value if type(value) is bool else none_of(value, "RelatedCategory.enabled", bool)
        else:
            self.enabled = UNSET
            absent += 1
        if "categoryId" in src:
            value = src["categoryId"]
            self.category_id = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "RelatedCategory.categoryId")
            )
        else:
            self.category_id = UNSET
            absent += 1
        if "productCount" in src:
            value = src["productCount"]
            self.product_count = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "RelatedCategory.productCount")
            )
        else:
            self.product_count = UNSET
            absent += 1
        known = 3 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "RelatedCategory")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.enabled is not UNSET:
            data["enabled"] = self.enabled
        if self.category_id is not UNSET:
            data["categoryId"] = self.category_id
        if self.product_count is not UNSET:
            data["productCount"] = self.product_count
        return data
