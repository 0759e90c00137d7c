"""The schema GeneralInfoUpdate of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"storeUrl", "starterSite", "websitePlatform"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class GeneralInfoUpdate(Model):
    """Basics of the store to change.

    Source: reference-2026 (documented).
    """

    store_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the storefront."""
    starter_site: models.StarterSite | Unset = field(default=UNSET, kw_only=True)
    """The site that the service makes for a store."""
    website_platform: models.WebsitePlatform | str | Unset = field(default=UNSET, kw_only=True)
    """What the site is made with."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "GeneralInfoUpdate")
        self = new(cls)
        absent = 0
        if "storeUrl" in src:
            value = src["storeUrl"]
            self.store_url = (
                value if type(value) is str else none_of(value, "GeneralInfoUpdate.storeUrl", str)
            )
        else:
            self.store_url = UNSET
            absent += 1
        if "starterSite" in src:
            value = src["starterSite"]
            self.starter_site = (
                models.StarterSite.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "GeneralInfoUpdate.starterSite", dict)
            )
        else:
            self.starter_site = UNSET
            absent += 1
        if "websitePlatform" in src:
            value = src["websitePlatform"]
            self.website_platform = (
                models.WEBSITE_PLATFORM_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "GeneralInfoUpdate.websitePlatform", str)
            )
        else:
            self.website_platform = UNSET
            absent += 1
        known = 3 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "GeneralInfoUpdate")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.store_url is not UNSET:
                data["storeUrl"] = self.store_url
            if self.starter_site is not UNSET:
                data["starterSite"] = None if self.starter_site is None else self.starter_site.to_dict()
            if self.website_platform is not UNSET:
                data["websitePlatform"] = (
                    self.website_platform.value
                    if isinstance(self.website_platform, models.WebsitePlatform)
                    else self.website_platform
                )
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
