"""The schema InventoryAdjustmentStatus of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, refuse, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"updateCount", "warning"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class InventoryAdjustmentStatus(Model):
    """Result of a change of stock.

    Source: variations-2019-01 (documented).
    """

    update_count: int
    """1 when the stock was changed, 0 when not. Range: 0..1."""
    warning: str | Unset = UNSET
    """What the merchant should know, for example that the stock is now negative; absent otherwise.

    Source: vendor-client (observed; the text for a combination is assumed to be that of a product).
    """

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            self.update_count = src["updateCount"]
            self.warning = get("warning", UNSET)
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("InventoryAdjustmentStatus", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["updateCount"] = self.update_count
        if self.warning is not UNSET:
            data["warning"] = self.warning
        return data
