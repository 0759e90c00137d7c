"""The schema WholesalePrice of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..model import SMALL, Model, integer, mapping, missing, new, number, unknown_fields

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
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "WholesalePrice")
        self = new(cls)
        try:
            value = src["quantity"]
            self.quantity = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "WholesalePrice.quantity")
            )
            value = src["price"]
            self.price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "WholesalePrice.price")
            )
        except KeyError as fault:
            missing("WholesalePrice", fault)
        known = 2
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "WholesalePrice")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["quantity"] = self.quantity
        data["price"] = self.price
        return data
