"""The schema FilterSection of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"type", "name", "enabled", "displayComponent"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class FilterSection(Model):
    """A filter in the storefront.

    Source: vendor-client (observed).
    """

    type_: models.FilterSectionType | str | Unset = field(default=UNSET, kw_only=True)
    """What is filtered by."""
    name: str | Unset = field(default=UNSET, kw_only=True)
    """Name of the option or attribute, where the type is one of these."""
    enabled: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the filter is shown."""
    display_component: str | Unset = field(default=UNSET, kw_only=True)
    """How it is shown, `CHECKBOXES` or `BUTTON_GRID`.

    Source: reference-2026 (documented).
    """

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "FilterSection")
        self = new(cls)
        absent = 0
        if "type" in src:
            value = src["type"]
            self.type_ = (
                models.FILTER_SECTION_TYPE_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "FilterSection.type", str)
            )
        else:
            self.type_ = UNSET
            absent += 1
        if "name" in src:
            value = src["name"]
            self.name = value if type(value) is str else none_of(value, "FilterSection.name", str)
        else:
            self.name = UNSET
            absent += 1
        if "enabled" in src:
            value = src["enabled"]
            self.enabled = value if type(value) is bool else none_of(value, "FilterSection.enabled", bool)
        else:
            self.enabled = UNSET
            absent += 1
        if "displayComponent" in src:
            value = src["displayComponent"]
            self.display_component = (
                value if type(value) is str else none_of(value, "FilterSection.displayComponent", str)
            )
        else:
            self.display_component = UNSET
            absent += 1
        known = 4 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "FilterSection")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.type_ is not UNSET:
                data["type"] = (
                    self.type_.value if isinstance(self.type_, models.FilterSectionType) else self.type_
                )
            if self.name is not UNSET:
                data["name"] = self.name
            if self.enabled is not UNSET:
                data["enabled"] = self.enabled
            if self.display_component is not UNSET:
                data["displayComponent"] = self.display_component
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
