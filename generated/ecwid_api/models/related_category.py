"""The schema RelatedCategory of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, refuse, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"enabled", "categoryId", "productCount"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class RelatedCategory(Model):
    """A category from which random products are shown.

    Source: products-draft-2014 (documented; the upper bounds are assumed).
    """

    enabled: bool | Unset = UNSET
    """Whether random products are shown."""
    category_id: int | Unset = UNSET
    """Id of the category; 0 is the whole store. Range: at least 0."""
    product_count: int | Unset = UNSET
    """How many products are shown. Unit: products. Range: 0..2147483647."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            self.enabled = get("enabled", UNSET)
            self.category_id = get("categoryId", UNSET)
            self.product_count = get("productCount", UNSET)
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("RelatedCategory", src, fault)
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
