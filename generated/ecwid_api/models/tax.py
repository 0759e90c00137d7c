"""The schema Tax of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, mapping, misfit, new, none_of, number, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset(
    {
        "id",
        "name",
        "enabled",
        "includeInPrice",
        "useShippingAddress",
        "taxShipping",
        "appliedByDefault",
        "defaultTax",
        "rules",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class Tax(Model):
    """A tax.

    Source: vendor-client (observed).
    """

    id: int | Unset = field(default=UNSET, kw_only=True)
    """Id of the tax. Range: at least 0."""
    name: str | Unset = field(default=UNSET, kw_only=True)
    """Name of the tax."""
    enabled: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the tax is collected."""
    include_in_price: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether prices include the tax."""
    use_shipping_address: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the address of delivery decides, and not that of the bill."""
    tax_shipping: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether shipping is taxed."""
    applied_by_default: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether new products have the tax."""
    default_tax: float | Unset = field(default=UNSET, kw_only=True)
    """Rate outside of the regions of `rules`. Unit: percent."""
    rules: list[models.TaxRule] | Unset = field(default=UNSET, kw_only=True)
    """Rates in regions."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "Tax")
        self = new(cls)
        absent = 0
        if "id" in src:
            value = src["id"]
            self.id = value if type(value) is int and 0 <= value <= SMALL else integer(value, "Tax.id")
        else:
            self.id = UNSET
            absent += 1
        if "name" in src:
            value = src["name"]
            self.name = value if type(value) is str else none_of(value, "Tax.name", str)
        else:
            self.name = UNSET
            absent += 1
        if "enabled" in src:
            value = src["enabled"]
            self.enabled = value if type(value) is bool else none_of(value, "Tax.enabled", bool)
        else:
            self.enabled = UNSET
            absent += 1
        if "includeInPrice" in src:
            value = src["includeInPrice"]
            self.include_in_price = (
                value if type(value) is bool else none_of(value, "Tax.includeInPrice", bool)
            )
        else:
            self.include_in_price = UNSET
            absent += 1
        if "useShippingAddress" in src:
            value = src["useShippingAddress"]
            self.use_shipping_address = (
                value if type(value) is bool else none_of(value, "Tax.useShippingAddress", bool)
            )
        else:
            self.use_shipping_address = UNSET
            absent += 1
        if "taxShipping" in src:
            value = src["taxShipping"]
            self.tax_shipping = value if type(value) is bool else none_of(value, "Tax.taxShipping", bool)
        else:
            self.tax_shipping = UNSET
            absent += 1
        if "appliedByDefault" in src:
            value = src["appliedByDefault"]
            self.applied_by_default = (
                value if type(value) is bool else none_of(value, "Tax.appliedByDefault", bool)
            )
        else:
            self.applied_by_default = UNSET
            absent += 1
        if "defaultTax" in src:
            value = src["defaultTax"]
            self.default_tax = (
                value if type(value) is float and value - value == 0.0 else number(value, "Tax.defaultTax")
            )
        else:
            self.default_tax = UNSET
            absent += 1
        if "rules" in src:
            value = src["rules"]
            self.rules = (
                [models.TaxRule.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Tax.rules", list)
            )
        else:
            self.rules = UNSET
            absent += 1
        known = 9 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "Tax")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.id is not UNSET:
                data["id"] = self.id
            if self.name is not UNSET:
                data["name"] = self.name
            if self.enabled is not UNSET:
                data["enabled"] = self.enabled
            if self.include_in_price is not UNSET:
                data["includeInPrice"] = self.include_in_price
            if self.use_shipping_address is not UNSET:
                data["useShippingAddress"] = self.use_shipping_address
            if self.tax_shipping is not UNSET:
                data["taxShipping"] = self.tax_shipping
            if self.applied_by_default is not UNSET:
                data["appliedByDefault"] = self.applied_by_default
            if self.default_tax is not UNSET:
                data["defaultTax"] = self.default_tax
            if self.rules is not UNSET:
                data["rules"] = None if self.rules is None else [item.to_dict() for item in self.rules]
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
