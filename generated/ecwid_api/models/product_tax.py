"""The schema ProductTax of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import SMALL, Model, integer, mapping, misfit, new, none_of, number, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"taxable", "defaultLocationIncludedTaxRate", "enabledManualTaxes", "taxClassCode"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductTax(Model):
    """How the product is taxed.

    Source: reference-2026 (documented).
    """

    taxable: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the product is taxed."""
    default_location_included_tax_rate: float | Unset = field(default=UNSET, kw_only=True)
    """The rate that the price contains at the default location; read-only. Unit: percent."""
    enabled_manual_taxes: list[int] | Unset = field(default=UNSET, kw_only=True)
    """Ids of the manual taxes of the profile that apply; empty under automatic taxes."""
    tax_class_code: str | Unset = field(default=UNSET, kw_only=True)
    """Code of the tax class."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ProductTax")
        self = new(cls)
        absent = 0
        if "taxable" in src:
            value = src["taxable"]
            self.taxable = value if type(value) is bool else none_of(value, "ProductTax.taxable", bool)
        else:
            self.taxable = UNSET
            absent += 1
        if "defaultLocationIncludedTaxRate" in src:
            value = src["defaultLocationIncludedTaxRate"]
            self.default_location_included_tax_rate = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "ProductTax.defaultLocationIncludedTaxRate")
            )
        else:
            self.default_location_included_tax_rate = UNSET
            absent += 1
        if "enabledManualTaxes" in src:
            value = src["enabledManualTaxes"]
            self.enabled_manual_taxes = (
                [
                    item
                    if type(item) is int and 0 <= item <= SMALL
                    else integer(item, "ProductTax.enabledManualTaxes")
                    for item in value
                ]
                if isinstance(value, list)
                else none_of(value, "ProductTax.enabledManualTaxes", list)
            )
        else:
            self.enabled_manual_taxes = UNSET
            absent += 1
        if "taxClassCode" in src:
            value = src["taxClassCode"]
            self.tax_class_code = (
                value if type(value) is str else none_of(value, "ProductTax.taxClassCode", str)
            )
        else:
            self.tax_class_code = UNSET
            absent += 1
        known = 4 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "ProductTax")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.taxable is not UNSET:
                data["taxable"] = self.taxable
            if self.default_location_included_tax_rate is not UNSET:
                data["defaultLocationIncludedTaxRate"] = self.default_location_included_tax_rate
            if self.enabled_manual_taxes is not UNSET:
                data["enabledManualTaxes"] = self.enabled_manual_taxes
            if self.tax_class_code is not UNSET:
                data["taxClassCode"] = self.tax_class_code
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
