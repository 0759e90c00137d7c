"""The schema OriginalImage of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import SMALL, Model, integer, mapping, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"url", "width", "height"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class OriginalImage(Model):
    """The main image as it was uploaded; absent without one.

    Source: reference-2026 (documented).
    """

    url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the image."""
    width: int | Unset = field(default=UNSET, kw_only=True)
    """Width of the image. Unit: pixels."""
    height: int | Unset = field(default=UNSET, kw_only=True)
    """Height of the image. Unit: pixels."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "OriginalImage")
        self = new(cls)
        absent = 0
        if "url" in src:
            value = src["url"]
            self.url = value if type(value) is str else none_of(value, "OriginalImage.url", str)
        else:
            self.url = UNSET
            absent += 1
        if "width" in src:
            value = src["width"]
            self.width = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "OriginalImage.width")
            )
        else:
            self.width = UNSET
            absent += 1
        if "height" in src:
            value = src["height"]
            self.height = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "OriginalImage.height")
            )
        else:
            self.height = UNSET
            absent += 1
        known = 3 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "OriginalImage")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.url is not UNSET:
            data["url"] = self.url
        if self.width is not UNSET:
            data["width"] = self.width
        if self.height is not UNSET:
            data["height"] = self.height
        return data
