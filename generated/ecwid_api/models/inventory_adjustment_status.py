"""The schema InventoryAdjustmentStatus of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import SMALL, Model, integer, mapping, missing, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"updateCount", "warning"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class InventoryAdjustmentStatus(Model):
    """Result of a change of stock.

    Source: variations-2019-01 (documented).
    """

    update_count: int
    """1 when the stock was changed, 0 when not. Range: 0..1."""
    warning: str | Unset = field(default=UNSET, kw_only=True)
    """What the merchant should know, for example that the stock is now negative; absent otherwise.

    Source: vendor-client (observed; the text for a combination is assumed to be that of a product).
    """

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "InventoryAdjustmentStatus")
        self = new(cls)
        try:
            value = src["updateCount"]
            self.update_count = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "InventoryAdjustmentStatus.updateCount")
            )
        except KeyError as fault:
            missing("InventoryAdjustmentStatus", fault)
        absent = 0
        if "warning" in src:
            value = src["warning"]
            self.warning = (
                value if type(value) is str else none_of(value, "InventoryAdjustmentStatus.warning", str)
            )
        else:
            self.warning = UNSET
            absent += 1
        known = 2 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "InventoryAdjustmentStatus")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["updateCount"] = self.update_count
        if self.warning is not UNSET:
            data["warning"] = self.warning
        return data
