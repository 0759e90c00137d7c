"""The schema UpdateStatus of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..model import SMALL, Model, integer, mapping, missing, new, unknown_fields

_KNOWN = frozenset({"updateCount"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class UpdateStatus(Model):
    """Result of a change.

    Source: variations-2019-01 (documented).
    """

    update_count: int
    """1 when the change was carried out, 0 when not. Range: 0..1."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "UpdateStatus")
        self = new(cls)
        try:
            value = src["updateCount"]
            self.update_count = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "UpdateStatus.updateCount")
            )
        except KeyError as fault:
            missing("UpdateStatus", fault)
        known = 1
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "UpdateStatus")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["updateCount"] = self.update_count
        return data
