"""The schema LowestPriceSettings of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import Model, mapping, new, none_of, number, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset(
    {
        "lowestPriceEnabled",
        "manualLowestPrice",
        "defaultDisplayedLowestPrice",
        "defaultDisplayedLowestPriceFormatted",
        "defaultDisplayedManualLowestPrice",
        "defaultDisplayedManualLowestPriceFormatted",
        "automaticLowestPrice",
        "defaultDisplayedAutomaticLowestPrice",
        "defaultDisplayedAutomaticLowestPriceFormatted",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class LowestPriceSettings(Model):
    """Where the lowest price comes from.

    Source: reference-2026 (documented).
    """

    lowest_price_enabled: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the lowest price is shown."""
    manual_lowest_price: float | Unset = field(default=UNSET, kw_only=True)
    """The lowest price as set by the merchant. Unit: store currency."""
    default_displayed_lowest_price: float | Unset = field(default=UNSET, kw_only=True)
    """The set lowest price with taxes; read-only. Unit: store currency.

    Source: vendor-client (observed; called defaultDisplayedManualLowestPrice in reference-2026).
    """
    default_displayed_lowest_price_formatted: str | Unset = field(default=UNSET, kw_only=True)
    """The same in the store's format; read-only.

    Source: vendor-client (observed).
    """
    default_displayed_manual_lowest_price: float | Unset = field(default=UNSET, kw_only=True)
    """The set lowest price with taxes; read-only. Unit: store currency.

    Source: reference-2026 (documented; called defaultDisplayedLowestPrice in the vendor's client).
    """
    default_displayed_manual_lowest_price_formatted: str | Unset = field(default=UNSET, kw_only=True)
    """The same in the store's format; read-only."""
    automatic_lowest_price: float | Unset = field(default=UNSET, kw_only=True)
    """The lowest price as found by the service; read-only. Unit: store currency."""
    default_displayed_automatic_lowest_price: float | Unset = field(default=UNSET, kw_only=True)
    """The found lowest price with taxes; read-only. Unit: store currency."""
    default_displayed_automatic_lowest_price_formatted: str | Unset = field(default=UNSET, kw_only=True)
    """The same in the store's format; read-only."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "LowestPriceSettings")
        self = new(cls)
        absent = 0
        if "lowestPriceEnabled" in src:
            value = src["lowestPriceEnabled"]
            self.lowest_price_enabled = (
                value
                if type(value) is bool
                else none_of(value, "LowestPriceSettings.lowestPriceEnabled", bool)
            )
        else:
            self.lowest_price_enabled = UNSET
            absent += 1
        if "manualLowestPrice" in src:
            value = src["manualLowestPrice"]
            self.manual_lowest_price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "LowestPriceSettings.manualLowestPrice")
            )
        else:
            self.manual_lowest_price = UNSET
            absent += 1
        if "defaultDisplayedLowestPrice" in src:
            value = src["defaultDisplayedLowestPrice"]
            self.default_displayed_lowest_price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "LowestPriceSettings.defaultDisplayedLowestPrice")
            )
        else:
            self.default_displayed_lowest_price = UNSET
            absent += 1
        if "defaultDisplayedLowestPriceFormatted" in src:
            value = src["defaultDisplayedLowestPriceFormatted"]
            self.default_displayed_lowest_price_formatted = (
                value
                if type(value) is str
                else none_of(value, "LowestPriceSettings.defaultDisplayedLowestPriceFormatted", str)
            )
        else:
            self.default_displayed_lowest_price_formatted = UNSET
            absent += 1
        if "defaultDisplayedManualLowestPrice" in src:
            value = src["defaultDisplayedManualLowestPrice"]
            self.default_displayed_manual_lowest_price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "LowestPriceSettings.defaultDisplayedManualLowestPrice")
            )
        else:
            self.default_displayed_manual_lowest_price = UNSET
            absent += 1
        if "defaultDisplayedManualLowestPriceFormatted" in src:
            value = src["defaultDisplayedManualLowestPriceFormatted"]
            self.default_displayed_manual_lowest_price_formatted = (
                value
                if type(value) is str
                else none_of(value, "LowestPriceSettings.defaultDisplayedManualLowestPriceFormatted", str)
            )
        else:
            self.default_displayed_manual_lowest_price_formatted = UNSET
            absent += 1
        if "automaticLowestPrice" in src:
            value = src["automaticLowestPrice"]
            self.automatic_lowest_price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "LowestPriceSettings.automaticLowestPrice")
            )
        else:
            self.automatic_lowest_price = UNSET
            absent += 1
        if "defaultDisplayedAutomaticLowestPrice" in src:
            value = src["defaultDisplayedAutomaticLowestPrice"]
            self.default_displayed_automatic_lowest_price = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "LowestPriceSettings.defaultDisplayedAutomaticLowestPrice")
            )
        else:
            self.default_displayed_automatic_lowest_price = UNSET
            absent += 1
        if "defaultDisplayedAutomaticLowestPriceFormatted" in src:
            value = src["defaultDisplayedAutomaticLowestPriceFormatted"]
            self.default_displayed_automatic_lowest_price_formatted = (
                value
                if type(value) is str
                else none_of(value, "LowestPriceSettings.defaultDisplayedAutomaticLowestPriceFormatted", str)
            )
        else:
            self.default_displayed_automatic_lowest_price_formatted = UNSET
            absent += 1
        known = 9 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "LowestPriceSettings")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.lowest_price_enabled is not UNSET:
            data["lowestPriceEnabled"] = self.lowest_price_enabled
        if self.manual_lowest_price is not UNSET:
            data["manualLowestPrice"] = self.manual_lowest_price
        if self.default_displayed_lowest_price is not UNSET:
            data["defaultDisplayedLowestPrice"] = self.default_displayed_lowest_price
        if self.default_displayed_lowest_price_formatted is not UNSET:
            data["defaultDisplayedLowestPriceFormatted"] = self.default_displayed_lowest_price_formatted
        if self.default_displayed_manual_lowest_price is not UNSET:
            data["defaultDisplayedManualLowestPrice"] = self.default_displayed_manual_lowest_price
        if self.default_displayed_manual_lowest_price_formatted is not UNSET:
            data["defaultDisplayedManualLowestPriceFormatted"] = (
                self.default_displayed_manual_lowest_price_formatted
            )
        if self.automatic_lowest_price is not UNSET:
            data["automaticLowestPrice"] = self.automatic_lowest_price
        if self.default_displayed_automatic_lowest_price is not UNSET:
            data["defaultDisplayedAutomaticLowestPrice"] = self.default_displayed_automatic_lowest_price
        if self.default_displayed_automatic_lowest_price_formatted is not UNSET:
            data["defaultDisplayedAutomaticLowestPriceFormatted"] = (
                self.default_displayed_automatic_lowest_price_formatted
            )
        return data
