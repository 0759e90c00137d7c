"""The schema InventoryAdjustment of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..model import SMALL, Model, integer, mapping, missing, new, unknown_fields

_KNOWN = frozenset({"quantityDelta"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class InventoryAdjustment(Model):
    """A change of stock.

    Source: variations-2019-01 (documented; the bounds, and 400 for a result outside them, are assumed).
    """

    quantity_delta: int
    """Items to add; negative to take away. Unit: items. Range: -2147483648..2147483647."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "InventoryAdjustment")
        self = new(cls)
        try:
            value = src["quantityDelta"]
            self.quantity_delta = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "InventoryAdjustment.quantityDelta")
            )
        except KeyError as fault:
            missing("InventoryAdjustment", fault)
        known = 1
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "InventoryAdjustment")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["quantityDelta"] = self.quantity_delta
        return data
