"""The schema SubscriptionSettingsUpdate of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, number, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset(
    {"subscriptionAllowed", "oneTimePurchaseAllowed", "recurringChargeSettings", "oneTimePurchasePrice"}
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class SubscriptionSettingsUpdate(Model):
    """Whether and how the product can be bought again and again.

    Source: vendor-client (observed).
    """

    subscription_allowed: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether it can be subscribed to."""
    one_time_purchase_allowed: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether it can be bought once as well."""
    recurring_charge_settings: list[models.RecurringChargeUpdate] | Unset = field(default=UNSET, kw_only=True)
    """How often a subscriber pays, and how much; replaced as a whole."""
    one_time_purchase_price: float | Decimal | None | Unset = field(default=UNSET, kw_only=True)
    """Price of buying it once. Unit: store currency."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "SubscriptionSettingsUpdate")
        self = new(cls)
        absent = 0
        if "subscriptionAllowed" in src:
            value = src["subscriptionAllowed"]
            self.subscription_allowed = (
                value
                if type(value) is bool
                else none_of(value, "SubscriptionSettingsUpdate.subscriptionAllowed", bool)
            )
        else:
            self.subscription_allowed = UNSET
            absent += 1
        if "oneTimePurchaseAllowed" in src:
            value = src["oneTimePurchaseAllowed"]
            self.one_time_purchase_allowed = (
                value
                if type(value) is bool
                else none_of(value, "SubscriptionSettingsUpdate.oneTimePurchaseAllowed", bool)
            )
        else:
            self.one_time_purchase_allowed = UNSET
            absent += 1
        if "recurringChargeSettings" in src:
            value = src["recurringChargeSettings"]
            self.recurring_charge_settings = (
                [models.RecurringChargeUpdate.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "SubscriptionSettingsUpdate.recurringChargeSettings", list)
            )
        else:
            self.recurring_charge_settings = UNSET
            absent += 1
        if "oneTimePurchasePrice" in src:
            value = src["oneTimePurchasePrice"]
            self.one_time_purchase_price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "SubscriptionSettingsUpdate.oneTimePurchasePrice")
            )
        else:
            self.one_time_purchase_price = UNSET
            absent += 1
        known = 4 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "SubscriptionSettingsUpdate")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.subscription_allowed is not UNSET:
                data["subscriptionAllowed"] = self.subscription_allowed
            if self.one_time_purchase_allowed is not UNSET:
                data["oneTimePurchaseAllowed"] = self.one_time_purchase_allowed
            if self.recurring_charge_settings is not UNSET:
                data["recurringChargeSettings"] = (
                    None
                    if self.recurring_charge_settings is None
                    else [item.to_dict() for item in self.recurring_charge_settings]
                )
            if self.one_time_purchase_price is not UNSET:
                data["oneTimePurchasePrice"] = self.one_time_purchase_price
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
