"""The schema Dimensions of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import Model, mapping, new, number, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"length", "width", "height"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class Dimensions(Model):
    """Length, width and height; 0 where not set.

    Source: get-variation-2024 (documented; the lower bounds are assumed).
    """

    length: float | Unset = field(default=UNSET, kw_only=True)
    """Length. Unit: store dimension unit. Range: at least 0."""
    width: float | Unset = field(default=UNSET, kw_only=True)
    """Width. Unit: store dimension unit. Range: at least 0."""
    height: float | Unset = field(default=UNSET, kw_only=True)
    """Height. Unit: store dimension unit. Range: at least 0."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "Dimensions")
        self = new(cls)
        absent = 0
        if "length" in src:
            value = src["length"]
            self.length = (
                value if type(value) is float and value - value == 0.0 else number(value, "Dimensions.length")
            )
        else:
            self.length = UNSET
            absent += 1
        if "width" in src:
            value = src["width"]
            self.width = (
                value if type(value) is float and value - value == 0.0 else number(value, "Dimensions.width")
            )
        else:
            self.width = UNSET
            absent += 1
        if "height" in src:
            value = src["height"]
            self.height = (
                value if type(value) is float and value - value == 0.0 else number(value, "Dimensions.height")
            )
        else:
            self.height = UNSET
            absent += 1
        known = 3 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "Dimensions")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.length is not UNSET:
            data["length"] = self.length
        if self.width is not UNSET:
            data["width"] = self.width
        if self.height is not UNSET:
            data["height"] = self.height
        return data
