"""The schema CustomPriceTier of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import Model, mapping, new, number, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"value"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class CustomPriceTier(Model):
    """A price that a customer is offered.

    Source: reference-2026 (documented; seen in an example of the update only).
    """

    value: float | Unset = field(default=UNSET, kw_only=True)
    """The price. Unit: store currency."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "CustomPriceTier")
        self = new(cls)
        absent = 0
        if "value" in src:
            value = src["value"]
            self.value = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "CustomPriceTier.value")
            )
        else:
            self.value = UNSET
            absent += 1
        known = 1 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "CustomPriceTier")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.value is not UNSET:
            data["value"] = self.value
        return data
