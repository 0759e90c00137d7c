"""The schema InventoryAdjustment of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, refuse, unknown_fields

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
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            self.quantity_delta = src["quantityDelta"]
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("InventoryAdjustment", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["quantityDelta"] = self.quantity_delta
        return data
