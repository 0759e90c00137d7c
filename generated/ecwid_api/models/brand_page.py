"""The schema BrandPage of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, mapping, misfit, missing, new, none_of, unknown_fields

_KNOWN = frozenset({"total", "count", "offset", "limit", "items"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class BrandPage(Model):
    """One page of brands.

    Source: reference-2026 (documented).
    """

    total: int
    """Brands on all pages. Unit: brands. Range: at least 0."""
    count: int
    """Brands on this page. Unit: brands. Range: 0..100."""
    offset: int
    """Brands before this page. Unit: brands. Range: at least 0."""
    limit: int
    """The most of them on a page. Unit: brands. Range: 1..100."""
    items: list[models.Brand]
    """The entries."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "BrandPage")
        self = new(cls)
        try:
            value = src["total"]
            self.total = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "BrandPage.total")
            )
            value = src["count"]
            self.count = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "BrandPage.count")
            )
            value = src["offset"]
            self.offset = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "BrandPage.offset")
            )
            value = src["limit"]
            self.limit = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "BrandPage.limit")
            )
            value = src["items"]
            self.items = (
                [models.Brand.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "BrandPage.items", list)
            )
        except KeyError as fault:
            missing("BrandPage", fault)
        known = 5
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "BrandPage")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["total"] = self.total
            data["count"] = self.count
            data["offset"] = self.offset
            data["limit"] = self.limit
            data["items"] = None if self.items is None else [item.to_dict() for item in self.items]
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
