"""The schema ShippingSettings of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"handlingFee", "shippingOrigin", "shippingOptions"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ShippingSettings(Model):
    """Shipping.

    Source: reference-2026 (documented; the vendor's client takes origin and options for read-only).
    """

    handling_fee: models.HandlingFee | Unset = field(default=UNSET, kw_only=True)
    """A fee on every order."""
    shipping_origin: models.Company | Unset = field(default=UNSET, kw_only=True)
    """The company of the merchant."""
    shipping_options: list[models.OpenObject | dict[str, Any]] | Unset = field(default=UNSET, kw_only=True)
    """Ways of shipping; with a public token the enabled ones only."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ShippingSettings")
        self = new(cls)
        absent = 0
        if "handlingFee" in src:
            value = src["handlingFee"]
            self.handling_fee = (
                models.HandlingFee.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ShippingSettings.handlingFee", dict)
            )
        else:
            self.handling_fee = UNSET
            absent += 1
        if "shippingOrigin" in src:
            value = src["shippingOrigin"]
            self.shipping_origin = (
                models.Company.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ShippingSettings.shippingOrigin", dict)
            )
        else:
            self.shipping_origin = UNSET
            absent += 1
        if "shippingOptions" in src:
            value = src["shippingOptions"]
            self.shipping_options = (
                [models.OpenObject.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "ShippingSettings.shippingOptions", list)
            )
        else:
            self.shipping_options = UNSET
            absent += 1
        known = 3 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "ShippingSettings")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.handling_fee is not UNSET:
                data["handlingFee"] = None if self.handling_fee is None else self.handling_fee.to_dict()
            if self.shipping_origin is not UNSET:
                data["shippingOrigin"] = (
                    None if self.shipping_origin is None else self.shipping_origin.to_dict()
                )
            if self.shipping_options is not UNSET:
                data["shippingOptions"] = (
                    None if self.shipping_options is None else [dict(item) for item in self.shipping_options]
                )
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
