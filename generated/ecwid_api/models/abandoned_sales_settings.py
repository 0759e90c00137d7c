"""The schema AbandonedSalesSettings of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import Model, mapping, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"autoAbandonedSalesRecovery"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class AbandonedSalesSettings(Model):
    """What happens to a checkout that is not finished.

    Source: reference-2026 (documented).
    """

    auto_abandoned_sales_recovery: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the customer gets an email."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "AbandonedSalesSettings")
        self = new(cls)
        absent = 0
        if "autoAbandonedSalesRecovery" in src:
            value = src["autoAbandonedSalesRecovery"]
            self.auto_abandoned_sales_recovery = (
                value
                if type(value) is bool
                else none_of(value, "AbandonedSalesSettings.autoAbandonedSalesRecovery", bool)
            )
        else:
            self.auto_abandoned_sales_recovery = UNSET
            absent += 1
        known = 1 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "AbandonedSalesSettings")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.auto_abandoned_sales_recovery is not UNSET:
            data["autoAbandonedSalesRecovery"] = self.auto_abandoned_sales_recovery
        return data
