"""The schema Zone of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"id", "name", "countryCodes", "stateOrProvinceCodes", "postCodes", "geoPolygons"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class Zone(Model):
    """A region.

    Source: reference-2026 (documented).
    """

    id: str | Unset = field(default=UNSET, kw_only=True)
    """Id of the region."""
    name: str | Unset = field(default=UNSET, kw_only=True)
    """Name of the region."""
    country_codes: list[str] | Unset = field(default=UNSET, kw_only=True)
    """Countries, by ISO 3166-1 in two letters."""
    state_or_province_codes: list[str] | Unset = field(default=UNSET, kw_only=True)
    """States and provinces."""
    post_codes: list[str] | Unset = field(default=UNSET, kw_only=True)
    """Postal codes."""
    geo_polygons: models.OpenObject | dict[str, Any] | Unset = field(default=UNSET, kw_only=True)
    """An object whose fields this contract does not list."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "Zone")
        self = new(cls)
        absent = 0
        if "id" in src:
            value = src["id"]
            self.id = value if type(value) is str else none_of(value, "Zone.id", str)
        else:
            self.id = UNSET
            absent += 1
        if "name" in src:
            value = src["name"]
            self.name = value if type(value) is str else none_of(value, "Zone.name", str)
        else:
            self.name = UNSET
            absent += 1
        if "countryCodes" in src:
            value = src["countryCodes"]
            self.country_codes = (
                [item if type(item) is str else none_of(item, "Zone.countryCodes", str) for item in value]
                if isinstance(value, list)
                else none_of(value, "Zone.countryCodes", list)
            )
        else:
            self.country_codes = UNSET
            absent += 1
        if "stateOrProvinceCodes" in src:
            value = src["stateOrProvinceCodes"]
            self.state_or_province_codes = (
                [
                    item if type(item) is str else none_of(item, "Zone.stateOrProvinceCodes", str)
                    for item in value
                ]
                if isinstance(value, list)
                else none_of(value, "Zone.stateOrProvinceCodes", list)
            )
        else:
            self.state_or_province_codes = UNSET
            absent += 1
        if "postCodes" in src:
            value = src["postCodes"]
            self.post_codes = (
                [item if type(item) is str else none_of(item, "Zone.postCodes", str) for item in value]
                if isinstance(value, list)
                else none_of(value, "Zone.postCodes", list)
            )
        else:
            self.post_codes = UNSET
            absent += 1
        if "geoPolygons" in src:
            value = src["geoPolygons"]
            self.geo_polygons = (
                models.OpenObject.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "Zone.geoPolygons", dict)
            )
        else:
            self.geo_polygons = UNSET
            absent += 1
        known = 6 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "Zone")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.id is not UNSET:
                data["id"] = self.id
            if self.name is not UNSET:
                data["name"] = self.name
            if self.country_codes is not UNSET:
                data["countryCodes"] = self.country_codes
            if self.state_or_province_codes is not UNSET:
                data["stateOrProvinceCodes"] = self.state_or_province_codes
            if self.post_codes is not UNSET:
                data["postCodes"] = self.post_codes
            if self.geo_polygons is not UNSET:
                data["geoPolygons"] = None if self.geo_polygons is None else dict(self.geo_polygons)
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
