"""The schema Ribbon of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import Model, mapping, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"text", "color"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class Ribbon(Model):
    """A ribbon across the image of the product.

    Source: reference-2026 (documented; seen in an example of the update only).
    """

    text: str | Unset = field(default=UNSET, kw_only=True)
    """Text of the ribbon."""
    color: str | Unset = field(default=UNSET, kw_only=True)
    """Color of the ribbon."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "Ribbon")
        self = new(cls)
        absent = 0
        if "text" in src:
            value = src["text"]
            self.text = value if type(value) is str else none_of(value, "Ribbon.text", str)
        else:
            self.text = UNSET
            absent += 1
        if "color" in src:
            value = src["color"]
            self.color = value if type(value) is str else none_of(value, "Ribbon.color", str)
        else:
            self.color = UNSET
            absent += 1
        known = 2 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "Ribbon")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.text is not UNSET:
            data["text"] = self.text
        if self.color is not UNSET:
            data["color"] = self.color
        return data
