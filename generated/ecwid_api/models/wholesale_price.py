"""The schema WholesalePrice of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, refuse, unknown_fields

_KNOWN = frozenset({"quantity", "price"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class WholesalePrice(Model):
    """A price from a number of items on.

    Source: variations-2019-01 (documented; the bounds follow from the error codes of reference-2026).
    """

    quantity: int
    """Items from which the price applies. Unit: items. Range: 2..2147483647."""
    price: float
    """Price of one item. Unit: store currency. Range: at least 0."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            self.quantity = src["quantity"]
            self.price = src["price"]
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("WholesalePrice", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["quantity"] = self.quantity
        data["price"] = self.price
        return data
