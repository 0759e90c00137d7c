"""The schema LowestPriceSettings of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, refuse, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"lowestPriceEnabled", "manualLowestPrice", "automaticLowestPrice"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class LowestPriceSettings(Model):
    """Where the lowest price comes from.

    Source: reference-2026 (documented).
    """

    lowest_price_enabled: bool | Unset = UNSET
    """Whether the lowest price is shown."""
    manual_lowest_price: float | Unset = UNSET
    """The lowest price as set by the merchant. Unit: store currency."""
    automatic_lowest_price: float | Unset = UNSET
    """The lowest price as found by the service; read-only. Unit: store currency."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            self.lowest_price_enabled = get("lowestPriceEnabled", UNSET)
            self.manual_lowest_price = get("manualLowestPrice", UNSET)
            self.automatic_lowest_price = get("automaticLowestPrice", UNSET)
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("LowestPriceSettings", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.lowest_price_enabled is not UNSET:
            data["lowestPriceEnabled"] = self.lowest_price_enabled
        if self.manual_lowest_price is not UNSET:
            data["manualLowestPrice"] = self.manual_lowest_price
        if self.automatic_lowest_price is not UNSET:
            data["automaticLowestPrice"] = self.automatic_lowest_price
        return data
