"""The schema GeneralInfo of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, mapping, misfit, missing, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset(
    {
        "storeId",
        "storeUrl",
        "starterSite",
        "websitePlatform",
        "profileId",
        "storefrontUrlFormat",
        "storefrontUrlSlugFormat",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class GeneralInfo(Model):
    """Basics of the store.

    Source: reference-2026 (documented).
    """

    store_id: int
    """Id of the store. Range: at least 0."""
    store_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the storefront."""
    starter_site: models.StarterSite | Unset = field(default=UNSET, kw_only=True)
    """The site that the service makes for a store."""
    website_platform: models.WebsitePlatform | str | Unset = field(default=UNSET, kw_only=True)
    """What the site is made with."""
    profile_id: str | Unset = field(default=UNSET, kw_only=True)
    """Id of the profile."""
    storefront_url_format: str | Unset = field(default=UNSET, kw_only=True)
    """Form of the addresses of the storefront's pages."""
    storefront_url_slug_format: str | Unset = field(default=UNSET, kw_only=True)
    """Whether these addresses have ids, `WITH_IDS` or `WITHOUT_IDS`."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "GeneralInfo")
        self = new(cls)
        try:
            value = src["storeId"]
            self.store_id = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "GeneralInfo.storeId")
            )
        except KeyError as fault:
            missing("GeneralInfo", fault)
        absent = 0
        if "storeUrl" in src:
            value = src["storeUrl"]
            self.store_url = value if type(value) is str else none_of(value, "GeneralInfo.storeUrl", str)
        else:
            self.store_url = UNSET
            absent += 1
        if "starterSite" in src:
            value = src["starterSite"]
            self.starter_site = (
                models.StarterSite.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "GeneralInfo.starterSite", dict)
            )
        else:
            self.starter_site = UNSET
            absent += 1
        if "websitePlatform" in src:
            value = src["websitePlatform"]
            self.website_platform = (
                models.WEBSITE_PLATFORM_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "GeneralInfo.websitePlatform", str)
            )
        else:
            self.website_platform = UNSET
            absent += 1
        if "profileId" in src:
            value = src["profileId"]
            self.profile_id = value if type(value) is str else none_of(value, "GeneralInfo.profileId", str)
        else:
            self.profile_id = UNSET
            absent += 1
        if "storefrontUrlFormat" in src:
            value = src["storefrontUrlFormat"]
            self.storefront_url_format = (
                value if type(value) is str else none_of(value, "GeneralInfo.storefrontUrlFormat", str)
            )
        else:
            self.storefront_url_format = UNSET
            absent += 1
        if "storefrontUrlSlugFormat" in src:
            value = src["storefrontUrlSlugFormat"]
            self.storefront_url_slug_format = (
                value if type(value) is str else none_of(value, "GeneralInfo.storefrontUrlSlugFormat", str)
            )
        else:
            self.storefront_url_slug_format = UNSET
            absent += 1
        known = 7 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "GeneralInfo")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["storeId"] = self.store_id
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
            if self.profile_id is not UNSET:
                data["profileId"] = self.profile_id
            if self.storefront_url_format is not UNSET:
                data["storefrontUrlFormat"] = self.storefront_url_format
            if self.storefront_url_slug_format is not UNSET:
                data["storefrontUrlSlugFormat"] = self.storefront_url_slug_format
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
