"""The schema ProductTaxUpdate of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import SMALL, Model, integer, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"taxable", "enabledManualTaxes", "taxClassCode"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductTaxUpdate(Model):
    """How the product is taxed.

    Source: reference-2026 (documented; the bounds are assumed).
    """

    taxable: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the product is taxed."""
    enabled_manual_taxes: list[int] | Unset = field(default=UNSET, kw_only=True)
    """Ids of the manual taxes of the profile that apply."""
    tax_class_code: str | Unset = field(default=UNSET, kw_only=True)
    """Code of the tax class."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ProductTaxUpdate")
        self = new(cls)
        absent = 0
        if "taxable" in src:
            value = src["taxable"]
            self.taxable = value if type(value) is bool else none_of(value, "ProductTaxUpdate.taxable", bool)
        else:
            self.taxable = UNSET
            absent += 1
        if "enabledManualTaxes" in src:
            value = src["enabledManualTaxes"]
            self.enabled_manual_taxes = (
                [
                    item
                    if type(item) is int and 0 <= item <= SMALL
                    else integer(item, "ProductTaxUpdate.enabledManualTaxes")
                    for item in value
                ]
                if isinstance(value, list)
                else none_of(value, "ProductTaxUpdate.enabledManualTaxes", list)
            )
        else:
            self.enabled_manual_taxes = UNSET
            absent += 1
        if "taxClassCode" in src:
            value = src["taxClassCode"]
            self.tax_class_code = (
                value if type(value) is str else none_of(value, "ProductTaxUpdate.taxClassCode", str)
            )
        else:
            self.tax_class_code = UNSET
            absent += 1
        known = 3 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "ProductTaxUpdate")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.taxable is not UNSET:
                data["taxable"] = self.taxable
            if self.enabled_manual_taxes is not UNSET:
                data["enabledManualTaxes"] = self.enabled_manual_taxes
            if self.tax_class_code is not UNSET:
                data["taxClassCode"] = self.tax_class_code
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
