"""The schema VerticalSettings of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import Model, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"vertical", "primarySubvertical", "subverticals", "productTypes"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class VerticalSettings(Model):
    """Branch of business, read-only; only where it was asked for.

    Source: vendor-client (observed).
    """

    vertical: str | Unset = field(default=UNSET, kw_only=True)
    """Branch."""
    primary_subvertical: str | Unset = field(default=UNSET, kw_only=True)
    """Part of it."""
    subverticals: list[str] | Unset = field(default=UNSET, kw_only=True)
    """Parts of it."""
    product_types: list[str] | Unset = field(default=UNSET, kw_only=True)
    """Kinds of products."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "VerticalSettings")
        self = new(cls)
        absent = 0
        if "vertical" in src:
            value = src["vertical"]
            self.vertical = value if type(value) is str else none_of(value, "VerticalSettings.vertical", str)
        else:
            self.vertical = UNSET
            absent += 1
        if "primarySubvertical" in src:
            value = src["primarySubvertical"]
            self.primary_subvertical = (
                value if type(value) is str else none_of(value, "VerticalSettings.primarySubvertical", str)
            )
        else:
            self.primary_subvertical = UNSET
            absent += 1
        if "subverticals" in src:
            value = src["subverticals"]
            self.subverticals = (
                [
                    item if type(item) is str else none_of(item, "VerticalSettings.subverticals", str)
                    for item in value
                ]
                if isinstance(value, list)
                else none_of(value, "VerticalSettings.subverticals", list)
            )
        else:
            self.subverticals = UNSET
            absent += 1
        if "productTypes" in src:
            value = src["productTypes"]
            self.product_types = (
                [
                    item if type(item) is str else none_of(item, "VerticalSettings.productTypes", str)
                    for item in value
                ]
                if isinstance(value, list)
                else none_of(value, "VerticalSettings.productTypes", list)
            )
        else:
            self.product_types = UNSET
            absent += 1
        known = 4 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "VerticalSettings")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.vertical is not UNSET:
                data["vertical"] = self.vertical
            if self.primary_subvertical is not UNSET:
                data["primarySubvertical"] = self.primary_subvertical
            if self.subverticals is not UNSET:
                data["subverticals"] = self.subverticals
            if self.product_types is not UNSET:
                data["productTypes"] = self.product_types
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
