"""The schema PaymentSettings of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"paymentOptions", "applePay", "applePayOptions", "countryCode"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class PaymentSettings(Model):
    """Payment, read-only.

    Source: reference-2026 (documented).
    """

    payment_options: list[models.OpenObject | dict[str, Any]] | Unset = field(default=UNSET, kw_only=True)
    """Ways of paying."""
    apple_pay: models.OpenObject | dict[str, Any] | Unset = field(default=UNSET, kw_only=True)
    """An object whose fields this contract does not list."""
    apple_pay_options: list[models.OpenObject | dict[str, Any]] | Unset = field(default=UNSET, kw_only=True)
    """Ways of paying that take Apple Pay."""
    country_code: str | Unset = field(default=UNSET, kw_only=True)
    """Country of the merchant at the bank, by ISO 3166-1 in two letters.

    Source: vendor-client (observed).
    """

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "PaymentSettings")
        self = new(cls)
        absent = 0
        if "paymentOptions" in src:
            value = src["paymentOptions"]
            self.payment_options = (
                [models.OpenObject.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "PaymentSettings.paymentOptions", list)
            )
        else:
            self.payment_options = UNSET
            absent += 1
        if "applePay" in src:
            value = src["applePay"]
            self.apple_pay = (
                models.OpenObject.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "PaymentSettings.applePay", dict)
            )
        else:
            self.apple_pay = UNSET
            absent += 1
        if "applePayOptions" in src:
            value = src["applePayOptions"]
            self.apple_pay_options = (
                [models.OpenObject.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "PaymentSettings.applePayOptions", list)
            )
        else:
            self.apple_pay_options = UNSET
            absent += 1
        if "countryCode" in src:
            value = src["countryCode"]
            self.country_code = (
                value if type(value) is str else none_of(value, "PaymentSettings.countryCode", str)
            )
        else:
            self.country_code = UNSET
            absent += 1
        known = 4 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "PaymentSettings")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.payment_options is not UNSET:
                data["paymentOptions"] = (
                    None if self.payment_options is None else [dict(item) for item in self.payment_options]
                )
            if self.apple_pay is not UNSET:
                data["applePay"] = None if self.apple_pay is None else dict(self.apple_pay)
            if self.apple_pay_options is not UNSET:
                data["applePayOptions"] = (
                    None
                    if self.apple_pay_options is None
                    else [dict(item) for item in self.apple_pay_options]
                )
            if self.country_code is not UNSET:
                data["countryCode"] = self.country_code
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
