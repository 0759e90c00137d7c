"""The schema ShippingPreparationTime of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import SMALL, Model, integer, mapping, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset(
    {
        "shippingPreparationTimeForInStockItemDays",
        "shippingPreparationTimeForOutOfStockItemDays",
        "pickupPreparationTimeForInStockItemInMinutes",
        "localDeliveryPreparationTimeForInStockItemInMinutes",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ShippingPreparationTime(Model):
    """How long it takes until the product can be handed over; empty when not set.

    Source: vendor-client (observed; the bounds are assumed).
    """

    shipping_preparation_time_for_in_stock_item_days: str | Unset = field(default=UNSET, kw_only=True)
    """Until it is shipped, when it is in stock. Unit: days."""
    shipping_preparation_time_for_out_of_stock_item_days: str | Unset = field(default=UNSET, kw_only=True)
    """Until it is shipped, when it is out of stock. Unit: days."""
    pickup_preparation_time_for_in_stock_item_in_minutes: int | Unset = field(default=UNSET, kw_only=True)
    """Until it can be collected. Unit: minutes. Range: 0..2147483647."""
    local_delivery_preparation_time_for_in_stock_item_in_minutes: int | Unset = field(
        default=UNSET, kw_only=True
    )
    """Until it can be delivered nearby. Unit: minutes. Range: 0..2147483647."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ShippingPreparationTime")
        self = new(cls)
        absent = 0
        if "shippingPreparationTimeForInStockItemDays" in src:
            value = src["shippingPreparationTimeForInStockItemDays"]
            self.shipping_preparation_time_for_in_stock_item_days = (
                value
                if type(value) is str
                else none_of(value, "ShippingPreparationTime.shippingPreparationTimeForInStockItemDays", str)
            )
        else:
            self.shipping_preparation_time_for_in_stock_item_days = UNSET
            absent += 1
        if "shippingPreparationTimeForOutOfStockItemDays" in src:
            value = src["shippingPreparationTimeForOutOfStockItemDays"]
            self.shipping_preparation_time_for_out_of_stock_item_days = (
                value
                if type(value) is str
                else none_of(
                    value, "ShippingPreparationTime.shippingPreparationTimeForOutOfStockItemDays", str
                )
            )
        else:
            self.shipping_preparation_time_for_out_of_stock_item_days = UNSET
            absent += 1
        if "pickupPreparationTimeForInStockItemInMinutes" in src:
            value = src["pickupPreparationTimeForInStockItemInMinutes"]
            self.pickup_preparation_time_for_in_stock_item_in_minutes = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "ShippingPreparationTime.pickupPreparationTimeForInStockItemInMinutes")
            )
        else:
            self.pickup_preparation_time_for_in_stock_item_in_minutes = UNSET
            absent += 1
        if "localDeliveryPreparationTimeForInStockItemInMinutes" in src:
            value = src["localDeliveryPreparationTimeForInStockItemInMinutes"]
            self.local_delivery_preparation_time_for_in_stock_item_in_minutes = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(
                    value, "ShippingPreparationTime.localDeliveryPreparationTimeForInStockItemInMinutes"
                )
            )
        else:
            self.local_delivery_preparation_time_for_in_stock_item_in_minutes = UNSET
            absent += 1
        known = 4 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "ShippingPreparationTime")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.shipping_preparation_time_for_in_stock_item_days is not UNSET:
            data["shippingPreparationTimeForInStockItemDays"] = (
                self.shipping_preparation_time_for_in_stock_item_days
            )
        if self.shipping_preparation_time_for_out_of_stock_item_days is not UNSET:
            data["shippingPreparationTimeForOutOfStockItemDays"] = (
                self.shipping_preparation_time_for_out_of_stock_item_days
            )
        if self.pickup_preparation_time_for_in_stock_item_in_minutes is not UNSET:
            data["pickupPreparationTimeForInStockItemInMinutes"] = (
                self.pickup_preparation_time_for_in_stock_item_in_minutes
            )
        if self.local_delivery_preparation_time_for_in_stock_item_in_minutes is not UNSET:
            data["localDeliveryPreparationTimeForInStockItemInMinutes"] = (
                self.local_delivery_preparation_time_for_in_stock_item_in_minutes
            )
        return data
