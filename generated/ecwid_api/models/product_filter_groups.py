"""The schema ProductFilterGroups of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"price", "inventory", "onsale", "categories"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductFilterGroups(Model):
    """The groups that were asked for. Those of options and attributes stand beside these, as `option_Color`, in
    the form of `categories` without ids.

    Source: reference-2026 (documented).
    """

    price: models.ProductFilterGroup | Unset = field(default=UNSET, kw_only=True)
    """The values of a group, or the range of the base prices."""
    inventory: models.ProductFilterGroup | Unset = field(default=UNSET, kw_only=True)
    """The values of a group, or the range of the base prices."""
    onsale: models.ProductFilterGroup | Unset = field(default=UNSET, kw_only=True)
    """The values of a group, or the range of the base prices."""
    categories: models.ProductFilterGroup | Unset = field(default=UNSET, kw_only=True)
    """The values of a group, or the range of the base prices."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ProductFilterGroups")
        self = new(cls)
        absent = 0
        if "price" in src:
            value = src["price"]
            self.price = (
                models.ProductFilterGroup.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ProductFilterGroups.price", dict)
            )
        else:
            self.price = UNSET
            absent += 1
        if "inventory" in src:
            value = src["inventory"]
            self.inventory = (
                models.ProductFilterGroup.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ProductFilterGroups.inventory", dict)
            )
        else:
            self.inventory = UNSET
            absent += 1
        if "onsale" in src:
            value = src["onsale"]
            self.onsale = (
                models.ProductFilterGroup.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ProductFilterGroups.onsale", dict)
            )
        else:
            self.onsale = UNSET
            absent += 1
        if "categories" in src:
            value = src["categories"]
            self.categories = (
                models.ProductFilterGroup.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ProductFilterGroups.categories", dict)
            )
        else:
            self.categories = UNSET
            absent += 1
        known = 4 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "ProductFilterGroups")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.price is not UNSET:
                data["price"] = None if self.price is None else self.price.to_dict()
            if self.inventory is not UNSET:
                data["inventory"] = None if self.inventory is None else self.inventory.to_dict()
            if self.onsale is not UNSET:
                data["onsale"] = None if self.onsale is None else self.onsale.to_dict()
            if self.categories is not UNSET:
                data["categories"] = None if self.categories is None else self.categories.to_dict()
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
