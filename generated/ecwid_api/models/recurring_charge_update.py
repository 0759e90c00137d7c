"""The schema RecurringChargeUpdate of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, mapping, misfit, new, none_of, number, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"recurringInterval", "recurringIntervalCount", "subscriptionPriceWithSignUpFee"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class RecurringChargeUpdate(Model):
    """How often a subscriber pays, and how much. Known are 1 day, 1 or 2 weeks, 1 or 3 months and 1 year.

    Source: vendor-client (observed; the bounds are assumed).
    """

    recurring_interval: models.RecurringInterval | str | Unset = field(default=UNSET, kw_only=True)
    """The unit of an interval between payments."""
    recurring_interval_count: int | Unset = field(default=UNSET, kw_only=True)
    """How many units an interval has. Unit: intervals. Range: 0..2147483647."""
    subscription_price_with_sign_up_fee: float | Decimal | Unset = field(default=UNSET, kw_only=True)
    """The first payment. Unit: store currency."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "RecurringChargeUpdate")
        self = new(cls)
        absent = 0
        if "recurringInterval" in src:
            value = src["recurringInterval"]
            self.recurring_interval = (
                models.RECURRING_INTERVAL_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "RecurringChargeUpdate.recurringInterval", str)
            )
        else:
            self.recurring_interval = UNSET
            absent += 1
        if "recurringIntervalCount" in src:
            value = src["recurringIntervalCount"]
            self.recurring_interval_count = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "RecurringChargeUpdate.recurringIntervalCount")
            )
        else:
            self.recurring_interval_count = UNSET
            absent += 1
        if "subscriptionPriceWithSignUpFee" in src:
            value = src["subscriptionPriceWithSignUpFee"]
            self.subscription_price_with_sign_up_fee = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "RecurringChargeUpdate.subscriptionPriceWithSignUpFee")
            )
        else:
            self.subscription_price_with_sign_up_fee = UNSET
            absent += 1
        known = 3 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "RecurringChargeUpdate")
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
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
