"""The schema Color of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import SMALL, Model, integer, mapping, new, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"red", "green", "blue", "alpha"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class Color(Model):
    """A color.

    Source: reference-2026 (documented; that 255 is the most is documented for alpha only and assumed for the
    others).
    """

    red: int | Unset = field(default=UNSET, kw_only=True)
    """Share of red. Unit: of 255. Range: 0..255."""
    green: int | Unset = field(default=UNSET, kw_only=True)
    """Share of green. Unit: of 255. Range: 0..255."""
    blue: int | Unset = field(default=UNSET, kw_only=True)
    """Share of blue. Unit: of 255. Range: 0..255."""
    alpha: int | Unset = field(default=UNSET, kw_only=True)
    """Opacity; 0 is transparent. Unit: of 255. Range: 0..255."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "Color")
        self = new(cls)
        absent = 0
        if "red" in src:
            value = src["red"]
            self.red = value if type(value) is int and 0 <= value <= SMALL else integer(value, "Color.red")
        else:
            self.red = UNSET
            absent += 1
        if "green" in src:
            value = src["green"]
            self.green = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "Color.green")
            )
        else:
            self.green = UNSET
            absent += 1
        if "blue" in src:
            value = src["blue"]
            self.blue = value if type(value) is int and 0 <= value <= SMALL else integer(value, "Color.blue")
        else:
            self.blue = UNSET
            absent += 1
        if "alpha" in src:
            value = src["alpha"]
            self.alpha = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "Color.alpha")
            )
        else:
            self.alpha = UNSET
            absent += 1
        known = 4 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "Color")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.red is not UNSET:
            data["red"] = self.red
        if self.green is not UNSET:
            data["green"] = self.green
        if self.blue is not UNSET:
            data["blue"] = self.blue
        if self.alpha is not UNSET:
            data["alpha"] = self.alpha
        return data
