"""The schema CreateStatus of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..model import SMALL, Model, integer, mapping, missing, new, unknown_fields

_KNOWN = frozenset({"id"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class CreateStatus(Model):
    """Result of a creation.

    Source: variations-2019-01 (documented).
    """

    id: int
    """Id of what was created. Range: at least 1."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "CreateStatus")
        self = new(cls)
        try:
            value = src["id"]
            self.id = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "CreateStatus.id")
            )
        except KeyError as fault:
            missing("CreateStatus", fault)
        known = 1
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "CreateStatus")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["id"] = self.id
        return data
