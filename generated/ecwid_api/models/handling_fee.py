"""The schema HandlingFee of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import Model, mapping, new, none_of, number, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"name", "value", "description"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class HandlingFee(Model):
    """A fee on every order.

    Source: reference-2026 (documented).
    """

    name: str | Unset = field(default=UNSET, kw_only=True)
    """Name of the fee."""
    value: float | Unset = field(default=UNSET, kw_only=True)
    """The fee. Unit: store currency."""
    description: str | Unset = field(default=UNSET, kw_only=True)
    """Description of the fee."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "HandlingFee")
        self = new(cls)
        absent = 0
        if "name" in src:
            value = src["name"]
            self.name = value if type(value) is str else none_of(value, "HandlingFee.name", str)
        else:
            self.name = UNSET
            absent += 1
        if "value" in src:
            value = src["value"]
            self.value = (
                value if type(value) is float and value - value == 0.0 else number(value, "HandlingFee.value")
            )
        else:
            self.value = UNSET
            absent += 1
        if "description" in src:
            value = src["description"]
            self.description = value if type(value) is str else none_of(value, "HandlingFee.description", str)
        else:
            self.description = UNSET
            absent += 1
        known = 3 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "HandlingFee")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.name is not UNSET:
            data["name"] = self.name
        if self.value is not UNSET:
            data["value"] = self.value
        if self.description is not UNSET:
            data["description"] = self.description
        return data
