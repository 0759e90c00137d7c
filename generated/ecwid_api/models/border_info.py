"""The schema BorderInfo of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"dominatingColor", "homogeneity"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class BorderInfo(Model):
    """What the edge of an image looks like; absent without an image, read-only.

    Source: reference-2026 (documented).
    """

    dominating_color: models.Color | Unset = field(default=UNSET, kw_only=True)
    """A color."""
    homogeneity: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the edge has one color."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "BorderInfo")
        self = new(cls)
        absent = 0
        if "dominatingColor" in src:
            value = src["dominatingColor"]
            self.dominating_color = (
                models.Color.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "BorderInfo.dominatingColor", dict)
            )
        else:
            self.dominating_color = UNSET
            absent += 1
        if "homogeneity" in src:
            value = src["homogeneity"]
            self.homogeneity = (
                value if type(value) is bool else none_of(value, "BorderInfo.homogeneity", bool)
            )
        else:
            self.homogeneity = UNSET
            absent += 1
        known = 2 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "BorderInfo")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.dominating_color is not UNSET:
                data["dominatingColor"] = (
                    None if self.dominating_color is None else self.dominating_color.to_dict()
                )
            if self.homogeneity is not UNSET:
                data["homogeneity"] = self.homogeneity
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
