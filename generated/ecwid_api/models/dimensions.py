"""The schema Dimensions of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, refuse, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"length", "width", "height"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class Dimensions(Model):
    """Length, width and height; 0 where not set.

    Source: get-variation-2024 (documented; the lower bounds are assumed).
    """

    length: float | Unset = UNSET
    """Length. Unit: store dimension unit. Range: at least 0."""
    width: float | Unset = UNSET
    """Width. Unit: store dimension unit. Range: at least 0."""
    height: float | Unset = UNSET
    """Height. Unit: store dimension unit. Range: at least 0."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            self.length = get("length", UNSET)
            self.width = get("width", UNSET)
            self.height = get("height", UNSET)
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("Dimensions", src, fault)
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
