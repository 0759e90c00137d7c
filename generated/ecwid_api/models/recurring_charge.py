"""The schema RecurringCharge of the contract."""

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
        "recurringInterval",
        "recurringIntervalCount",
        "subscriptionPriceWithSignUpFee",
        "subscriptionPriceWithSignUpFeeFormatted",
        "signUpFee",
        "signUpFeeFormatted",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class RecurringCharge(Model):
    """How often a subscriber pays, and how much.

    Source: reference-2026 (documented).
    """

    recurring_interval: models.RecurringInterval | str | Unset = field(default=UNSET, kw_only=True)
    """The unit of the interval."""
    recurring_interval_count: int | Unset = field(default=UNSET, kw_only=True)
    """How many units an interval has. Unit: intervals."""
    subscription_price_with_sign_up_fee: float | Unset = field(default=UNSET, kw_only=True)
    """The first payment. Unit: store currency."""
    subscription_price_with_sign_up_fee_formatted: str | Unset = field(default=UNSET, kw_only=True)
    """The same in the store's format; read-only."""
    sign_up_fee: float | Unset = field(default=UNSET, kw_only=True)
    """The part of the first payment that is paid once; read-only. Unit: store currency."""
    sign_up_fee_formatted: str | Unset = field(default=UNSET, kw_only=True)
    """The same in the store's format; read-only."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "RecurringCharge")
        self = new(cls)
        absent = 0
        if "recurringInterval" in src:
            value = src["recurringInterval"]
            self.recurring_interval = (
                models.RECURRING_INTERVAL_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "RecurringCharge.recurringInterval", str)
            )
        else:
            self.recurring_interval = UNSET
            absent += 1
        if "recurringIntervalCount" in src:
            value = src["recurringIntervalCount"]
            self.recurring_interval_count = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "RecurringCharge.recurringIntervalCount")
            )
        else:
            self.recurring_interval_count = UNSET
            absent += 1
        if "subscriptionPriceWithSignUpFee" in src:
            value = src["subscriptionPriceWithSignUpFee"]
            self.subscription_price_with_sign_up_fee = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "RecurringCharge.subscriptionPriceWithSignUpFee")
            )
        else:
            self.subscription_price_with_sign_up_fee = UNSET
            absent += 1
        if "subscriptionPriceWithSignUpFeeFormatted" in src:
            value = src["subscriptionPriceWithSignUpFeeFormatted"]
            self.subscription_price_with_sign_up_fee_formatted = (
                value
                if type(value) is str
                else none_of(value, "RecurringCharge.subscriptionPriceWithSignUpFeeFormatted", str)
            )
        else:
            self.subscription_price_with_sign_up_fee_formatted = UNSET
            absent += 1
        if "signUpFee" in src:
            value = src["signUpFee"]
            self.sign_up_fee = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "RecurringCharge.signUpFee")
            )
        else:
            self.sign_up_fee = UNSET
            absent += 1
        if "signUpFeeFormatted" in src:
            value = src["signUpFeeFormatted"]
            self.sign_up_fee_formatted = (
                value if type(value) is str else none_of(value, "RecurringCharge.signUpFeeFormatted", str)
            )
        else:
            self.sign_up_fee_formatted = UNSET
            absent += 1
        known = 6 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "RecurringCharge")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.recurring_interval is not UNSET:
                data["recurringInterval"] = (
                    self.recurring_interval.value
                    if isinstance(self.recurring_interval, models.RecurringInterval)
                    else self.recurring_interval
                )
            if self.recurring_interval_count is not UNSET:
                data["recurringIntervalCount"] = self.recurring_interval_count
            if self.subscription_price_with_sign_up_fee is not UNSET:
                data["subscriptionPriceWithSignUpFee"] = self.subscription_price_with_sign_up_fee
            if self.subscription_price_with_sign_up_fee_formatted is not UNSET:
                data["subscriptionPriceWithSignUpFeeFormatted"] = (
                    self.subscription_price_with_sign_up_fee_formatted
                )
            if self.sign_up_fee is not UNSET:
                data["signUpFee"] = self.sign_up_fee
            if self.sign_up_fee_formatted is not UNSET:
                data["signUpFeeFormatted"] = self.sign_up_fee_formatted
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
