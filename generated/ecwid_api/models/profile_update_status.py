"""The schema ProfileUpdateStatus of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import SMALL, Model, integer, mapping, missing, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"updateCount", "success"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProfileUpdateStatus(Model):
    """Whether the profile was changed.

    Source: vendor-client (observed; reference-2026 names the count only).
    """

    update_count: int
    """1 if it was changed, 0 if not."""
    success: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the request was carried out."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ProfileUpdateStatus")
        self = new(cls)
        try:
            value = src["updateCount"]
            self.update_count = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "ProfileUpdateStatus.updateCount")
            )
        except KeyError as fault:
            missing("ProfileUpdateStatus", fault)
        absent = 0
        if "success" in src:
            value = src["success"]
            self.success = (
                value if type(value) is bool else none_of(value, "ProfileUpdateStatus.success", bool)
            )
        else:
            self.success = UNSET
            absent += 1
        known = 2 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "ProfileUpdateStatus")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["updateCount"] = self.update_count
        if self.success is not UNSET:
            data["success"] = self.success
        return data
