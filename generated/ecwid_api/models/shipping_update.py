"""The schema ShippingUpdate of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, number, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"type", "methodMarkup", "flatRate", "disabledMethods", "enabledMethods"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ShippingUpdate(Model):
    """How shipping of the product is charged.

    Source: reference-2026 (documented).
    """

    type_: models.ShippingType | str | Unset = field(default=UNSET, kw_only=True)
    """What the shipping cost of a product consists of."""
    method_markup: float | Decimal | Unset = field(default=UNSET, kw_only=True)
    """A surcharge on the cost of the method. Unit: store currency."""
    flat_rate: float | Decimal | Unset = field(default=UNSET, kw_only=True)
    """The cost, for the type `FLAT_RATE`. Unit: store currency."""
    disabled_methods: list[str] | Unset = field(default=UNSET, kw_only=True)
    """Ids of methods in the profile that are not offered."""
    enabled_methods: list[str] | Unset = field(default=UNSET, kw_only=True)
    """Ids of methods in the profile that are offered."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ShippingUpdate")
        self = new(cls)
        absent = 0
        if "type" in src:
            value = src["type"]
            self.type_ = (
                models.SHIPPING_TYPE_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "ShippingUpdate.type", str)
            )
        else:
            self.type_ = UNSET
            absent += 1
        if "methodMarkup" in src:
            value = src["methodMarkup"]
            self.method_markup = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "ShippingUpdate.methodMarkup")
            )
        else:
            self.method_markup = UNSET
            absent += 1
        if "flatRate" in src:
            value = src["flatRate"]
            self.flat_rate = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "ShippingUpdate.flatRate")
            )
        else:
            self.flat_rate = UNSET
            absent += 1
        if "disabledMethods" in src:
            value = src["disabledMethods"]
            self.disabled_methods = (
                [
                    item if type(item) is str else none_of(item, "ShippingUpdate.disabledMethods", str)
                    for item in value
                ]
                if isinstance(value, list)
                else none_of(value, "ShippingUpdate.disabledMethods", list)
            )
        else:
            self.disabled_methods = UNSET
            absent += 1
        if "enabledMethods" in src:
            value = src["enabledMethods"]
            self.enabled_methods = (
                [
                    item if type(item) is str else none_of(item, "ShippingUpdate.enabledMethods", str)
                    for item in value
                ]
                if isinstance(value, list)
                else none_of(value, "ShippingUpdate.enabledMethods", list)
            )
        else:
            self.enabled_methods = UNSET
            absent += 1
        known = 5 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "ShippingUpdate")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.type_ is not UNSET:
                data["type"] = self.type_.value if isinstance(self.type_, models.ShippingType) else self.type_
            if self.method_markup is not UNSET:
                data["methodMarkup"] = self.method_markup
            if self.flat_rate is not UNSET:
                data["flatRate"] = self.flat_rate
            if self.disabled_methods is not UNSET:
                data["disabledMethods"] = self.disabled_methods
            if self.enabled_methods is not UNSET:
                data["enabledMethods"] = self.enabled_methods
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
