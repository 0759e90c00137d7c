"""The schema CategoryProducts of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..model import SMALL, Model, integer, mapping, misfit, missing, new, none_of, unknown_fields

_KNOWN = frozenset({"productIds"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class CategoryProducts(Model):
    """Products to put into a category or to take out of it.

    Source: reference-2026 (documented).
    """

    product_ids: list[int]
    """Ids of the products."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "CategoryProducts")
        self = new(cls)
        try:
            value = src["productIds"]
            self.product_ids = (
                [
                    item
                    if type(item) is int and 0 <= item <= SMALL
                    else integer(item, "CategoryProducts.productIds")
                    for item in value
                ]
                if isinstance(value, list)
                else none_of(value, "CategoryProducts.productIds", list)
            )
        except KeyError as fault:
            missing("CategoryProducts", fault)
        known = 1
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "CategoryProducts")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["productIds"] = self.product_ids
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
