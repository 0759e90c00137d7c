"""The schema FeatureToggle of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import Model, mapping, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"name", "visible", "enabled"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class FeatureToggle(Model):
    """A new function of the service.

    Source: reference-2026 (documented).
    """

    name: str | Unset = field(default=UNSET, kw_only=True)
    """Name of the function."""
    visible: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the merchant sees it."""
    enabled: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether it is on."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "FeatureToggle")
        self = new(cls)
        absent = 0
        if "name" in src:
            value = src["name"]
            self.name = value if type(value) is str else none_of(value, "FeatureToggle.name", str)
        else:
            self.name = UNSET
            absent += 1
        if "visible" in src:
            value = src["visible"]
            self.visible = value if type(value) is bool else none_of(value, "FeatureToggle.visible", bool)
        else:
            self.visible = UNSET
            absent += 1
        if "enabled" in src:
            value = src["enabled"]
            self.enabled = value if type(value) is bool else none_of(value, "FeatureToggle.enabled", bool)
        else:
            self.enabled = UNSET
            absent += 1
        known = 3 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "FeatureToggle")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.name is not UNSET:
            data["name"] = self.name
        if self.visible is not UNSET:
            data["visible"] = self.visible
        if self.enabled is not UNSET:
            data["enabled"] = self.enabled
        return data
