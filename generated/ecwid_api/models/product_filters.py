"""The schema ProductFilters of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, mapping, misfit, missing, new, none_of, unknown_fields

_KNOWN = frozenset({"productCount", "filters"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductFilters(Model):
    """How many products there are, and how many for each value.

    Source: reference-2026 (documented).
    """

    product_count: int
    """Products that were counted. Unit: products. Range: at least 0."""
    filters: models.ProductFilterGroups
    """The groups that were asked for. Those of options and attributes stand beside these, as `option_Color`, in
    the form of `categories` without ids.
    """

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ProductFilters")
        self = new(cls)
        try:
            value = src["productCount"]
            self.product_count = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "ProductFilters.productCount")
            )
            value = src["filters"]
            self.filters = (
                models.ProductFilterGroups.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ProductFilters.filters", dict)
            )
        except KeyError as fault:
            missing("ProductFilters", fault)
        known = 2
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "ProductFilters")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["productCount"] = self.product_count
            data["filters"] = None if self.filters is None else self.filters.to_dict()
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
