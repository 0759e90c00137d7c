"""The schema CompositeComponent of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import SMALL, Model, integer, mapping, new, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"productId", "combinationId", "quantity"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class CompositeComponent(Model):
    """A part of a bundle.

    Source: reference-2026 (documented; the bounds are assumed).
    """

    product_id: int | Unset = field(default=UNSET, kw_only=True)
    """Id of the product. Range: at least 0."""
    combination_id: int | Unset = field(default=UNSET, kw_only=True)
    """Id of its combination; left out for a product without combinations. Range: at least 0."""
    quantity: int | Unset = field(default=UNSET, kw_only=True)
    """How many of it are in the bundle. Unit: items. Range: 0..2147483647."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "CompositeComponent")
        self = new(cls)
        absent = 0
        if "productId" in src:
            value = src["productId"]
            self.product_id = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "CompositeComponent.productId")
            )
        else:
            self.product_id = UNSET
            absent += 1
        if "combinationId" in src:
            value = src["combinationId"]
            self.combination_id = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "CompositeComponent.combinationId")
            )
        else:
            self.combination_id = UNSET
            absent += 1
        if "quantity" in src:
            value = src["quantity"]
            self.quantity = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "CompositeComponent.quantity")
            )
        else:
            self.quantity = UNSET
            absent += 1
        known = 3 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "CompositeComponent")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.product_id is not UNSET:
            data["productId"] = self.product_id
        if self.combination_id is not UNSET:
            data["combinationId"] = self.combination_id
        if self.quantity is not UNSET:
            data["quantity"] = self.quantity
        return data
