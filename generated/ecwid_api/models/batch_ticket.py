"""The schema BatchTicket of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..model import Model, mapping, missing, new, none_of, unknown_fields

_KNOWN = frozenset({"ticket"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class BatchTicket(Model):
    """Where to ask for the results of a batch.

    Source: reference-2026 (documented).
    """

    ticket: str
    """The ticket, a UUID."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "BatchTicket")
        self = new(cls)
        try:
            value = src["ticket"]
            self.ticket = value if type(value) is str else none_of(value, "BatchTicket.ticket", str)
        except KeyError as fault:
            missing("BatchTicket", fault)
        known = 1
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "BatchTicket")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["ticket"] = self.ticket
        return data
