"""The schema ProductPage of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, mapping, misfit, missing, new, none_of, unknown_fields

_KNOWN = frozenset({"total", "count", "offset", "limit", "items"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductPage(Model):
    """One page of products.

    Source: reference-2026 (documented).
    """

    total: int
    """Products that match, on all pages. Unit: products. Range: at least 0."""
    count: int
    """Products on this page. Unit: products. Range: 0..100."""
    offset: int
    """Products before this page. Unit: products. Range: at least 0."""
    limit: int
    """The most products on a page. Unit: products. Range: 1..100."""
    items: list[models.Product]
    """The products."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ProductPage")
        self = new(cls)
        try:
            value = src["total"]
            self.total = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "ProductPage.total")
            )
            value = src["count"]
            self.count = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "ProductPage.count")
            )
            value = src["offset"]
            self.offset = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "ProductPage.offset")
            )
            value = src["limit"]
            self.limit = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "ProductPage.limit")
            )
            value = src["items"]
            self.items = (
                [models.Product.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "ProductPage.items", list)
            )
        except KeyError as fault:
            missing("ProductPage", fault)
        known = 5
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "ProductPage")
        )
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
