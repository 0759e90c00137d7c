"""The schema FormatsAndUnits of the contract."""

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
        "currency",
        "currencyPrefix",
        "currencySuffix",
        "currencyPrecision",
        "currencyGroupSeparator",
        "currencyDecimalSeparator",
        "currencyTruncateZeroFractional",
        "currencyRate",
        "weightUnit",
        "weightPrecision",
        "weightGroupSeparator",
        "weightDecimalSeparator",
        "weightTruncateZeroFractional",
        "dimensionsUnit",
        "volumeUnit",
        "dateFormat",
        "timeFormat",
        "timezone",
        "addressFormat",
        "orderNumberPrefix",
        "orderNumberSuffix",
        "orderNumberMinDigitsAmount",
        "orderNumberNextNumber",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class FormatsAndUnits(Model):
    """Currency, units and formats.

    Source: reference-2026 (documented; the vendor's client has the unit of volumes; that values are hardly
    checked is seen in its tests).
    """

    currency: str | Unset = field(default=UNSET, kw_only=True)
    """Currency of the store, by ISO 4217."""
    currency_prefix: str | Unset = field(default=UNSET, kw_only=True)
    """What stands before an amount."""
    currency_suffix: str | Unset = field(default=UNSET, kw_only=True)
    """What stands behind an amount."""
    currency_precision: int | Unset = field(default=UNSET, kw_only=True)
    """Digits behind the decimal point of an amount. Unit: digits. Range: 0..100."""
    currency_group_separator: str | Unset = field(default=UNSET, kw_only=True)
    """What separates groups of three digits in an amount."""
    currency_decimal_separator: str | Unset = field(default=UNSET, kw_only=True)
    """Decimal point of an amount."""
    currency_truncate_zero_fractional: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether an amount without cents has no decimal places."""
    currency_rate: float | Unset = field(default=UNSET, kw_only=True)
    """Worth of one unit of the currency. Unit: US dollars."""
    weight_unit: models.WeightUnit | str | Unset = field(default=UNSET, kw_only=True)
    """Unit of weights."""
    weight_precision: int | Unset = field(default=UNSET, kw_only=True)
    """Digits behind the decimal point of a weight. Unit: digits. Range: 0..100."""
    weight_group_separator: str | Unset = field(default=UNSET, kw_only=True)
    """What separates groups of three digits in a weight."""
    weight_decimal_separator: str | Unset = field(default=UNSET, kw_only=True)
    """Decimal point of a weight."""
    weight_truncate_zero_fractional: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether a whole weight has no decimal places."""
    dimensions_unit: models.DimensionsUnit | str | Unset = field(default=UNSET, kw_only=True)
    """Unit of lengths."""
    volume_unit: models.VolumeUnit | str | Unset = field(default=UNSET, kw_only=True)
    """Unit of volumes."""
    date_format: str | Unset = field(default=UNSET, kw_only=True)
    """Format of dates."""
    time_format: str | Unset = field(default=UNSET, kw_only=True)
    """Format of times."""
    timezone: str | Unset = field(default=UNSET, kw_only=True)
    """Time zone, by its name in the IANA database."""
    address_format: models.AddressFormat | Unset = field(default=UNSET, kw_only=True)
    """How addresses are written."""
    order_number_prefix: str | Unset = field(default=UNSET, kw_only=True)
    """What stands before the number of an order; at most 20 characters."""
    order_number_suffix: str | Unset = field(default=UNSET, kw_only=True)
    """What stands behind it; at most 20 characters."""
    order_number_min_digits_amount: int | Unset = field(default=UNSET, kw_only=True)
    """Digits that the number of an order has at least. Unit: digits. Range: 0..19."""
    order_number_next_number: int | Unset = field(default=UNSET, kw_only=True)
    """Number of the next order. Range: 1..2147483647."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "FormatsAndUnits")
        self = new(cls)
        absent = 0
        if "currency" in src:
            value = src["currency"]
            self.currency = value if type(value) is str else none_of(value, "FormatsAndUnits.currency", str)
        else:
            self.currency = UNSET
            absent += 1
        if "currencyPrefix" in src:
            value = src["currencyPrefix"]
            self.currency_prefix = (
                value if type(value) is str else none_of(value, "FormatsAndUnits.currencyPrefix", str)
            )
        else:
            self.currency_prefix = UNSET
            absent += 1
        if "currencySuffix" in src:
            value = src["currencySuffix"]
            self.currency_suffix = (
                value if type(value) is str else none_of(value, "FormatsAndUnits.currencySuffix", str)
            )
        else:
            self.currency_suffix = UNSET
            absent += 1
        if "currencyPrecision" in src:
            value = src["currencyPrecision"]
            self.currency_precision = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "FormatsAndUnits.currencyPrecision")
            )
        else:
            self.currency_precision = UNSET
            absent += 1
        if "currencyGroupSeparator" in src:
            value = src["currencyGroupSeparator"]
            self.currency_group_separator = (
                value if type(value) is str else none_of(value, "FormatsAndUnits.currencyGroupSeparator", str)
            )
        else:
            self.currency_group_separator = UNSET
            absent += 1
        if "currencyDecimalSeparator" in src:
            value = src["currencyDecimalSeparator"]
            self.currency_decimal_separator = (
                value
                if type(value) is str
                else none_of(value, "FormatsAndUnits.currencyDecimalSeparator", str)
            )
        else:
            self.currency_decimal_separator = UNSET
            absent += 1
        if "currencyTruncateZeroFractional" in src:
            value = src["currencyTruncateZeroFractional"]
            self.currency_truncate_zero_fractional = (
                value
                if type(value) is bool
                else none_of(value, "FormatsAndUnits.currencyTruncateZeroFractional", bool)
            )
        else:
            self.currency_truncate_zero_fractional = UNSET
            absent += 1
        if "currencyRate" in src:
            value = src["currencyRate"]
            self.currency_rate = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "FormatsAndUnits.currencyRate")
            )
        else:
            self.currency_rate = UNSET
            absent += 1
        if "weightUnit" in src:
            value = src["weightUnit"]
            self.weight_unit = (
                models.WEIGHT_UNIT_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "FormatsAndUnits.weightUnit", str)
            )
        else:
            self.weight_unit = UNSET
            absent += 1
        if "weightPrecision" in src:
            value = src["weightPrecision"]
            self.weight_precision = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "FormatsAndUnits.weightPrecision")
            )
        else:
            self.weight_precision = UNSET
            absent += 1
        if "weightGroupSeparator" in src:
            value = src["weightGroupSeparator"]
            self.weight_group_separator = (
                value if type(value) is str else none_of(value, "FormatsAndUnits.weightGroupSeparator", str)
            )
        else:
            self.weight_group_separator = UNSET
            absent += 1
        if "weightDecimalSeparator" in src:
            value = src["weightDecimalSeparator"]
            self.weight_decimal_separator = (
                value if type(value) is str else none_of(value, "FormatsAndUnits.weightDecimalSeparator", str)
            )
        else:
            self.weight_decimal_separator = UNSET
            absent += 1
        if "weightTruncateZeroFractional" in src:
            value = src["weightTruncateZeroFractional"]
            self.weight_truncate_zero_fractional = (
                value
                if type(value) is bool
                else none_of(value, "FormatsAndUnits.weightTruncateZeroFractional", bool)
            )
        else:
            self.weight_truncate_zero_fractional = UNSET
            absent += 1
        if "dimensionsUnit" in src:
            value = src["dimensionsUnit"]
            self.dimensions_unit = (
                models.DIMENSIONS_UNIT_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "FormatsAndUnits.dimensionsUnit", str)
            )
        else:
            self.dimensions_unit = UNSET
            absent += 1
        if "volumeUnit" in src:
            value = src["volumeUnit"]
            self.volume_unit = (
                models.VOLUME_UNIT_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "FormatsAndUnits.volumeUnit", str)
            )
        else:
            self.volume_unit = UNSET
            absent += 1
        if "dateFormat" in src:
            value = src["dateFormat"]
            self.date_format = (
                value if type(value) is str else none_of(value, "FormatsAndUnits.dateFormat", str)
            )
        else:
            self.date_format = UNSET
            absent += 1
        if "timeFormat" in src:
            value = src["timeFormat"]
            self.time_format = (
                value if type(value) is str else none_of(value, "FormatsAndUnits.timeFormat", str)
            )
        else:
            self.time_format = UNSET
            absent += 1
        if "timezone" in src:
            value = src["timezone"]
            self.timezone = value if type(value) is str else none_of(value, "FormatsAndUnits.timezone", str)
        else:
            self.timezone = UNSET
            absent += 1
        if "addressFormat" in src:
            value = src["addressFormat"]
            self.address_format = (
                models.AddressFormat.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "FormatsAndUnits.addressFormat", dict)
            )
        else:
            self.address_format = UNSET
            absent += 1
        if "orderNumberPrefix" in src:
            value = src["orderNumberPrefix"]
            self.order_number_prefix = (
                value if type(value) is str else none_of(value, "FormatsAndUnits.orderNumberPrefix", str)
            )
        else:
            self.order_number_prefix = UNSET
            absent += 1
        if "orderNumberSuffix" in src:
            value = src["orderNumberSuffix"]
            self.order_number_suffix = (
                value if type(value) is str else none_of(value, "FormatsAndUnits.orderNumberSuffix", str)
            )
        else:
            self.order_number_suffix = UNSET
            absent += 1
        if "orderNumberMinDigitsAmount" in src:
            value = src["orderNumberMinDigitsAmount"]
            self.order_number_min_digits_amount = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "FormatsAndUnits.orderNumberMinDigitsAmount")
            )
        else:
            self.order_number_min_digits_amount = UNSET
            absent += 1
        if "orderNumberNextNumber" in src:
            value = src["orderNumberNextNumber"]
            self.order_number_next_number = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "FormatsAndUnits.orderNumberNextNumber")
            )
        else:
            self.order_number_next_number = UNSET
            absent += 1
        known = 23 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "FormatsAndUnits")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.currency is not UNSET:
                data["currency"] = self.currency
            if self.currency_prefix is not UNSET:
                data["currencyPrefix"] = self.currency_prefix
            if self.currency_suffix is not UNSET:
                data["currencySuffix"] = self.currency_suffix
            if self.currency_precision is not UNSET:
                data["currencyPrecision"] = self.currency_precision
            if self.currency_group_separator is not UNSET:
                data["currencyGroupSeparator"] = self.currency_group_separator
            if self.currency_decimal_separator is not UNSET:
                data["currencyDecimalSeparator"] = self.currency_decimal_separator
            if self.currency_truncate_zero_fractional is not UNSET:
                data["currencyTruncateZeroFractional"] = self.currency_truncate_zero_fractional
            if self.currency_rate is not UNSET:
                data["currencyRate"] = self.currency_rate
            if self.weight_unit is not UNSET:
                data["weightUnit"] = (
                    self.weight_unit.value
                    if isinstance(self.weight_unit, models.WeightUnit)
                    else self.weight_unit
                )
            if self.weight_precision is not UNSET:
                data["weightPrecision"] = self.weight_precision
            if self.weight_group_separator is not UNSET:
                data["weightGroupSeparator"] = self.weight_group_separator
            if self.weight_decimal_separator is not UNSET:
                data["weightDecimalSeparator"] = self.weight_decimal_separator
            if self.weight_truncate_zero_fractional is not UNSET:
                data["weightTruncateZeroFractional"] = self.weight_truncate_zero_fractional
            if self.dimensions_unit is not UNSET:
                data["dimensionsUnit"] = (
                    self.dimensions_unit.value
                    if isinstance(self.dimensions_unit, models.DimensionsUnit)
                    else self.dimensions_unit
                )
            if self.volume_unit is not UNSET:
                data["volumeUnit"] = (
                    self.volume_unit.value
                    if isinstance(self.volume_unit, models.VolumeUnit)
                    else self.volume_unit
                )
            if self.date_format is not UNSET:
                data["dateFormat"] = self.date_format
            if self.time_format is not UNSET:
                data["timeFormat"] = self.time_format
            if self.timezone is not UNSET:
                data["timezone"] = self.timezone
            if self.address_format is not UNSET:
                data["addressFormat"] = None if self.address_format is None else self.address_format.to_dict()
            if self.order_number_prefix is not UNSET:
                data["orderNumberPrefix"] = self.order_number_prefix
            if self.order_number_suffix is not UNSET:
                data["orderNumberSuffix"] = self.order_number_suffix
            if self.order_number_min_digits_amount is not UNSET:
                data["orderNumberMinDigitsAmount"] = self.order_number_min_digits_amount
            if self.order_number_next_number is not UNSET:
                data["orderNumberNextNumber"] = self.order_number_next_number
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
