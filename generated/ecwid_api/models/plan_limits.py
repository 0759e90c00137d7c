"""The schema PlanLimits of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import SMALL, Model, integer, mapping, new, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"maxProductLimit"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class PlanLimits(Model):
    """Limits of the plan, read-only.

    Source: reference-2026 (documented).
    """

    max_product_limit: int | Unset = field(default=UNSET, kw_only=True)
    """The most products. Unit: products. Range: 0..2147483647."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "PlanLimits")
        self = new(cls)
        absent = 0
        if "maxProductLimit" in src:
            value = src["maxProductLimit"]
            self.max_product_limit = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "PlanLimits.maxProductLimit")
            )
        else:
            self.max_product_limit = UNSET
            absent += 1
        known = 1 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "PlanLimits")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.max_product_limit is not UNSET:
            data["maxProductLimit"] = self.max_product_limit
        return data
