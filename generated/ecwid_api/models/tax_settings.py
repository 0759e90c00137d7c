"""The schema TaxSettings of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset(
    {
        "automaticTaxEnabled",
        "taxes",
        "pricesIncludeTax",
        "taxExemptBusiness",
        "ukVatRegistered",
        "euIossEnabled",
        "taxOnShippingCalculationScheme",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class TaxSettings(Model):
    """Taxes.

    Source: reference-2026 (documented).
    """

    automatic_tax_enabled: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the service computes taxes by itself."""
    taxes: list[models.Tax] | Unset = field(default=UNSET, kw_only=True)
    """Taxes that the merchant has set."""
    prices_include_tax: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether prices include taxes."""
    tax_exempt_business: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the merchant collects no taxes."""
    uk_vat_registered: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the merchant is registered for VAT in the United Kingdom."""
    eu_ioss_enabled: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the merchant takes part in the Import One-Stop Shop of the European Union."""
    tax_on_shipping_calculation_scheme: str | Unset = field(default=UNSET, kw_only=True)
    """How shipping is taxed."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "TaxSettings")
        self = new(cls)
        absent = 0
        if "automaticTaxEnabled" in src:
            value = src["automaticTaxEnabled"]
            self.automatic_tax_enabled = (
                value if type(value) is bool else none_of(value, "TaxSettings.automaticTaxEnabled", bool)
            )
        else:
            self.automatic_tax_enabled = UNSET
            absent += 1
        if "taxes" in src:
            value = src["taxes"]
            self.taxes = (
                [models.Tax.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "TaxSettings.taxes", list)
            )
        else:
            self.taxes = UNSET
            absent += 1
        if "pricesIncludeTax" in src:
            value = src["pricesIncludeTax"]
            self.prices_include_tax = (
                value if type(value) is bool else none_of(value, "TaxSettings.pricesIncludeTax", bool)
            )
        else:
            self.prices_include_tax = UNSET
            absent += 1
        if "taxExemptBusiness" in src:
            value = src["taxExemptBusiness"]
            self.tax_exempt_business = (
                value if type(value) is bool else none_of(value, "TaxSettings.taxExemptBusiness", bool)
            )
        else:
            self.tax_exempt_business = UNSET
            absent += 1
        if "ukVatRegistered" in src:
            value = src["ukVatRegistered"]
            self.uk_vat_registered = (
                value if type(value) is bool else none_of(value, "TaxSettings.ukVatRegistered", bool)
            )
        else:
            self.uk_vat_registered = UNSET
            absent += 1
        if "euIossEnabled" in src:
            value = src["euIossEnabled"]
            self.eu_ioss_enabled = (
                value if type(value) is bool else none_of(value, "TaxSettings.euIossEnabled", bool)
            )
        else:
            self.eu_ioss_enabled = UNSET
            absent += 1
        if "taxOnShippingCalculationScheme" in src:
            value = src["taxOnShippingCalculationScheme"]
            self.tax_on_shipping_calculation_scheme = (
                value
                if type(value) is str
                else none_of(value, "TaxSettings.taxOnShippingCalculationScheme", str)
            )
        else:
            self.tax_on_shipping_calculation_scheme = UNSET
            absent += 1
        known = 7 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "TaxSettings")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.automatic_tax_enabled is not UNSET:
                data["automaticTaxEnabled"] = self.automatic_tax_enabled
            if self.taxes is not UNSET:
                data["taxes"] = None if self.taxes is None else [item.to_dict() for item in self.taxes]
            if self.prices_include_tax is not UNSET:
                data["pricesIncludeTax"] = self.prices_include_tax
            if self.tax_exempt_business is not UNSET:
                data["taxExemptBusiness"] = self.tax_exempt_business
            if self.uk_vat_registered is not UNSET:
                data["ukVatRegistered"] = self.uk_vat_registered
            if self.eu_ioss_enabled is not UNSET:
                data["euIossEnabled"] = self.eu_ioss_enabled
            if self.tax_on_shipping_calculation_scheme is not UNSET:
                data["taxOnShippingCalculationScheme"] = self.tax_on_shipping_calculation_scheme
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
