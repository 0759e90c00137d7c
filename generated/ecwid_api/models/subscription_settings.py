"""The schema SubscriptionSettings of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, number, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset(
    {
        "subscriptionAllowed",
        "oneTimePurchaseAllowed",
        "recurringChargeSettings",
        "oneTimePurchasePrice",
        "oneTimePurchasePriceFormatted",
        "oneTimePurchaseMarkup",
        "oneTimePurchaseMarkupFormatted",
        "oneTimePurchaseMarkupPercent",
        "oneTimePurchaseMarkupPercentFormatted",
        "displayedOneTimePurchaseMarkupPercent",
        "displayedOneTimePurchaseMarkupPercentFormatted",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class SubscriptionSettings(Model):
    """Whether and how the product can be bought again and again.

    Source: reference-2026 (documented).
    """

    subscription_allowed: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether it can be subscribed to."""
    one_time_purchase_allowed: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether it can be bought once as well."""
    recurring_charge_settings: list[models.RecurringCharge] | Unset = field(default=UNSET, kw_only=True)
    """How often a subscriber pays, and how much."""
    one_time_purchase_price: float | Unset = field(default=UNSET, kw_only=True)
    """Price of buying it once. Unit: store currency."""
    one_time_purchase_price_formatted: str | Unset = field(default=UNSET, kw_only=True)
    """The same in the store's format; read-only."""
    one_time_purchase_markup: float | Unset = field(default=UNSET, kw_only=True)
    """What buying it once costs more; read-only. Unit: store currency."""
    one_time_purchase_markup_formatted: str | Unset = field(default=UNSET, kw_only=True)
    """The same in the store's format; read-only."""
    one_time_purchase_markup_percent: float | Unset = field(default=UNSET, kw_only=True)
    """The same as a share of the price; read-only. Unit: percent."""
    one_time_purchase_markup_percent_formatted: str | Unset = field(default=UNSET, kw_only=True)
    """The same with a percent sign; read-only."""
    displayed_one_time_purchase_markup_percent: float | Unset = field(default=UNSET, kw_only=True)
    """The share as the storefront shows it; read-only. Unit: percent.

    Source: vendor-client (observed).
    """
    displayed_one_time_purchase_markup_percent_formatted: str | Unset = field(default=UNSET, kw_only=True)
    """The same with a percent sign; read-only.

    Source: vendor-client (observed).
    """

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "SubscriptionSettings")
        self = new(cls)
        absent = 0
        if "subscriptionAllowed" in src:
            value = src["subscriptionAllowed"]
            self.subscription_allowed = (
                value
                if type(value) is bool
                else none_of(value, "SubscriptionSettings.subscriptionAllowed", bool)
            )
        else:
            self.subscription_allowed = UNSET
            absent += 1
        if "oneTimePurchaseAllowed" in src:
            value = src["oneTimePurchaseAllowed"]
            self.one_time_purchase_allowed = (
                value
                if type(value) is bool
                else none_of(value, "SubscriptionSettings.oneTimePurchaseAllowed", bool)
            )
        else:
            self.one_time_purchase_allowed = UNSET
            absent += 1
        if "recurringChargeSettings" in src:
            value = src["recurringChargeSettings"]
            self.recurring_charge_settings = (
                [models.RecurringCharge.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "SubscriptionSettings.recurringChargeSettings", list)
            )
        else:
            self.recurring_charge_settings = UNSET
            absent += 1
        if "oneTimePurchasePrice" in src:
            value = src["oneTimePurchasePrice"]
            self.one_time_purchase_price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "SubscriptionSettings.oneTimePurchasePrice")
            )
        else:
            self.one_time_purchase_price = UNSET
            absent += 1
        if "oneTimePurchasePriceFormatted" in src:
            value = src["oneTimePurchasePriceFormatted"]
            self.one_time_purchase_price_formatted = (
                value
                if type(value) is str
                else none_of(value, "SubscriptionSettings.oneTimePurchasePriceFormatted", str)
            )
        else:
            self.one_time_purchase_price_formatted = UNSET
            absent += 1
        if "oneTimePurchaseMarkup" in src:
            value = src["oneTimePurchaseMarkup"]
            self.one_time_purchase_markup = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "SubscriptionSettings.oneTimePurchaseMarkup")
            )
        else:
            self.one_time_purchase_markup = UNSET
            absent += 1
        if "oneTimePurchaseMarkupFormatted" in src:
            value = src["oneTimePurchaseMarkupFormatted"]
            self.one_time_purchase_markup_formatted = (
                value
                if type(value) is str
                else none_of(value, "SubscriptionSettings.oneTimePurchaseMarkupFormatted", str)
            )
        else:
            self.one_time_purchase_markup_formatted = UNSET
            absent += 1
        if "oneTimePurchaseMarkupPercent" in src:
            value = src["oneTimePurchaseMarkupPercent"]
            self.one_time_purchase_markup_percent = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "SubscriptionSettings.oneTimePurchaseMarkupPercent")
            )
        else:
            self.one_time_purchase_markup_percent = UNSET
            absent += 1
        if "oneTimePurchaseMarkupPercentFormatted" in src:
            value = src["oneTimePurchaseMarkupPercentFormatted"]
            self.one_time_purchase_markup_percent_formatted = (
                value
                if type(value) is str
                else none_of(value, "SubscriptionSettings.oneTimePurchaseMarkupPercentFormatted", str)
            )
        else:
            self.one_time_purchase_markup_percent_formatted = UNSET
            absent += 1
        if "displayedOneTimePurchaseMarkupPercent" in src:
            value = src["displayedOneTimePurchaseMarkupPercent"]
            self.displayed_one_time_purchase_markup_percent = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "SubscriptionSettings.displayedOneTimePurchaseMarkupPercent")
            )
        else:
            self.displayed_one_time_purchase_markup_percent = UNSET
            absent += 1
        if "displayedOneTimePurchaseMarkupPercentFormatted" in src:
            value = src["displayedOneTimePurchaseMarkupPercentFormatted"]
            self.displayed_one_time_purchase_markup_percent_formatted = (
                value
                if type(value) is str
                else none_of(
                    value, "SubscriptionSettings.displayedOneTimePurchaseMarkupPercentFormatted", str
                )
            )
        else:
            self.displayed_one_time_purchase_markup_percent_formatted = UNSET
            absent += 1
        known = 11 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "SubscriptionSettings")
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
            if self.one_time_purchase_price_formatted is not UNSET:
                data["oneTimePurchasePriceFormatted"] = self.one_time_purchase_price_formatted
            if self.one_time_purchase_markup is not UNSET:
                data["oneTimePurchaseMarkup"] = self.one_time_purchase_markup
            if self.one_time_purchase_markup_formatted is not UNSET:
                data["oneTimePurchaseMarkupFormatted"] = self.one_time_purchase_markup_formatted
            if self.one_time_purchase_markup_percent is not UNSET:
                data["oneTimePurchaseMarkupPercent"] = self.one_time_purchase_markup_percent
            if self.one_time_purchase_markup_percent_formatted is not UNSET:
                data["oneTimePurchaseMarkupPercentFormatted"] = (
                    self.one_time_purchase_markup_percent_formatted
                )
            if self.displayed_one_time_purchase_markup_percent is not UNSET:
                data["displayedOneTimePurchaseMarkupPercent"] = (
                    self.displayed_one_time_purchase_markup_percent
                )
            if self.displayed_one_time_purchase_markup_percent_formatted is not UNSET:
                data["displayedOneTimePurchaseMarkupPercentFormatted"] = (
                    self.displayed_one_time_purchase_markup_percent_formatted
                )
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
