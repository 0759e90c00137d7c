"""The schema ProductFiltersSettings of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"enabledInStorefront", "filterSections"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductFiltersSettings(Model):
    """Filters in the storefront.

    Source: vendor-client (observed).
    """

    enabled_in_storefront: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the storefront shows filters."""
    filter_sections: list[models.FilterSection] | Unset = field(default=UNSET, kw_only=True)
    """The filters, in their order."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ProductFiltersSettings")
        self = new(cls)
        absent = 0
        if "enabledInStorefront" in src:
            value = src["enabledInStorefront"]
            self.enabled_in_storefront = (
                value
                if type(value) is bool
                else none_of(value, "ProductFiltersSettings.enabledInStorefront", bool)
            )
        else:
            self.enabled_in_storefront = UNSET
            absent += 1
        if "filterSections" in src:
            value = src["filterSections"]
            self.filter_sections = (
                [models.FilterSection.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "ProductFiltersSettings.filterSections", list)
            )
        else:
            self.filter_sections = UNSET
            absent += 1
        known = 2 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "ProductFiltersSettings")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.enabled_in_storefront is not UNSET:
                data["enabledInStorefront"] = self.enabled_in_storefront
            if self.filter_sections is not UNSET:
                data["filterSections"] = (
                    None
                    if self.filter_sections is None
                    else [item.to_dict() for item in self.filter_sections]
                )
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
