"""The schema AddressFormat of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import Model, mapping, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"plain", "multiline"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class AddressFormat(Model):
    """How addresses are written.

    Source: reference-2026 (documented).
    """

    plain: str | Unset = field(default=UNSET, kw_only=True)
    """In one line."""
    multiline: str | Unset = field(default=UNSET, kw_only=True)
    """In several lines."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "AddressFormat")
        self = new(cls)
        absent = 0
        if "plain" in src:
            value = src["plain"]
            self.plain = value if type(value) is str else none_of(value, "AddressFormat.plain", str)
        else:
            self.plain = UNSET
            absent += 1
        if "multiline" in src:
            value = src["multiline"]
            self.multiline = value if type(value) is str else none_of(value, "AddressFormat.multiline", str)
        else:
            self.multiline = UNSET
            absent += 1
        known = 2 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "AddressFormat")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.plain is not UNSET:
            data["plain"] = self.plain
        if self.multiline is not UNSET:
            data["multiline"] = self.multiline
        return data
