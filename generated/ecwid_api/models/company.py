"""The schema Company of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import Model, mapping, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset(
    {"companyName", "email", "street", "city", "countryCode", "postalCode", "stateOrProvinceCode", "phone"}
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class Company(Model):
    """The company of the merchant.

    Source: reference-2026 (documented).
    """

    company_name: str | Unset = field(default=UNSET, kw_only=True)
    """Name."""
    email: str | Unset = field(default=UNSET, kw_only=True)
    """Email address."""
    street: str | Unset = field(default=UNSET, kw_only=True)
    """Street."""
    city: str | Unset = field(default=UNSET, kw_only=True)
    """City."""
    country_code: str | Unset = field(default=UNSET, kw_only=True)
    """Country, by ISO 3166-1 in two letters."""
    postal_code: str | Unset = field(default=UNSET, kw_only=True)
    """Postal code."""
    state_or_province_code: str | Unset = field(default=UNSET, kw_only=True)
    """State or province."""
    phone: str | Unset = field(default=UNSET, kw_only=True)
    """Telephone number."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "Company")
        self = new(cls)
        absent = 0
        if "companyName" in src:
            value = src["companyName"]
            self.company_name = value if type(value) is str else none_of(value, "Company.companyName", str)
        else:
            self.company_name = UNSET
            absent += 1
        if "email" in src:
            value = src["email"]
            self.email = value if type(value) is str else none_of(value, "Company.email", str)
        else:
            self.email = UNSET
            absent += 1
        if "street" in src:
            value = src["street"]
            self.street = value if type(value) is str else none_of(value, "Company.street", str)
        else:
            self.street = UNSET
            absent += 1
        if "city" in src:
            value = src["city"]
            self.city = value if type(value) is str else none_of(value, "Company.city", str)
        else:
            self.city = UNSET
            absent += 1
        if "countryCode" in src:
            value = src["countryCode"]
            self.country_code = value if type(value) is str else none_of(value, "Company.countryCode", str)
        else:
            self.country_code = UNSET
            absent += 1
        if "postalCode" in src:
            value = src["postalCode"]
            self.postal_code = value if type(value) is str else none_of(value, "Company.postalCode", str)
        else:
            self.postal_code = UNSET
            absent += 1
        if "stateOrProvinceCode" in src:
            value = src["stateOrProvinceCode"]
            self.state_or_province_code = (
                value if type(value) is str else none_of(value, "Company.stateOrProvinceCode", str)
            )
        else:
            self.state_or_province_code = UNSET
            absent += 1
        if "phone" in src:
            value = src["phone"]
            self.phone = value if type(value) is str else none_of(value, "Company.phone", str)
        else:
            self.phone = UNSET
            absent += 1
        known = 8 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "Company")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.company_name is not UNSET:
            data["companyName"] = self.company_name
        if self.email is not UNSET:
            data["email"] = self.email
        if self.street is not UNSET:
            data["street"] = self.street
        if self.city is not UNSET:
            data["city"] = self.city
        if self.country_code is not UNSET:
            data["countryCode"] = self.country_code
        if self.postal_code is not UNSET:
            data["postalCode"] = self.postal_code
        if self.state_or_province_code is not UNSET:
            data["stateOrProvinceCode"] = self.state_or_province_code
        if self.phone is not UNSET:
            data["phone"] = self.phone
        return data
