"""The schema StarterSite of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import Model, mapping, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset(
    {
        "ecwidSubdomain",
        "customDomain",
        "generatedUrl",
        "storeLogoUrl",
        "ecwidSubdomainSuffix",
        "slugsWithoutIdsEnabled",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class StarterSite(Model):
    """The site that the service makes for a store.

    Source: reference-2026 (documented).
    """

    ecwid_subdomain: str | Unset = field(default=UNSET, kw_only=True)
    """Name below the service's domain."""
    custom_domain: str | Unset = field(default=UNSET, kw_only=True)
    """Domain of the merchant's own."""
    generated_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the site, read-only."""
    store_logo_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the logo, read-only."""
    ecwid_subdomain_suffix: str | Unset = field(default=UNSET, kw_only=True)
    """Domain of the service that the name stands below, read-only."""
    slugs_without_ids_enabled: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether addresses of pages are without ids."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "StarterSite")
        self = new(cls)
        absent = 0
        if "ecwidSubdomain" in src:
            value = src["ecwidSubdomain"]
            self.ecwid_subdomain = (
                value if type(value) is str else none_of(value, "StarterSite.ecwidSubdomain", str)
            )
        else:
            self.ecwid_subdomain = UNSET
            absent += 1
        if "customDomain" in src:
            value = src["customDomain"]
            self.custom_domain = (
                value if type(value) is str else none_of(value, "StarterSite.customDomain", str)
            )
        else:
            self.custom_domain = UNSET
            absent += 1
        if "generatedUrl" in src:
            value = src["generatedUrl"]
            self.generated_url = (
                value if type(value) is str else none_of(value, "StarterSite.generatedUrl", str)
            )
        else:
            self.generated_url = UNSET
            absent += 1
        if "storeLogoUrl" in src:
            value = src["storeLogoUrl"]
            self.store_logo_url = (
                value if type(value) is str else none_of(value, "StarterSite.storeLogoUrl", str)
            )
        else:
            self.store_logo_url = UNSET
            absent += 1
        if "ecwidSubdomainSuffix" in src:
            value = src["ecwidSubdomainSuffix"]
            self.ecwid_subdomain_suffix = (
                value if type(value) is str else none_of(value, "StarterSite.ecwidSubdomainSuffix", str)
            )
        else:
            self.ecwid_subdomain_suffix = UNSET
            absent += 1
        if "slugsWithoutIdsEnabled" in src:
            value = src["slugsWithoutIdsEnabled"]
            self.slugs_without_ids_enabled = (
                value if type(value) is bool else none_of(value, "StarterSite.slugsWithoutIdsEnabled", bool)
            )
        else:
            self.slugs_without_ids_enabled = UNSET
            absent += 1
        known = 6 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "StarterSite")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.ecwid_subdomain is not UNSET:
            data["ecwidSubdomain"] = self.ecwid_subdomain
        if self.custom_domain is not UNSET:
            data["customDomain"] = self.custom_domain
        if self.generated_url is not UNSET:
            data["generatedUrl"] = self.generated_url
        if self.store_logo_url is not UNSET:
            data["storeLogoUrl"] = self.store_logo_url
        if self.ecwid_subdomain_suffix is not UNSET:
            data["ecwidSubdomainSuffix"] = self.ecwid_subdomain_suffix
        if self.slugs_without_ids_enabled is not UNSET:
            data["slugsWithoutIdsEnabled"] = self.slugs_without_ids_enabled
        return data
