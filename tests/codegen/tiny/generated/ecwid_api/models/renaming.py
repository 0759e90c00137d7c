"""The schema Renaming of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, refuse, unknown_fields

_KNOWN = frozenset({"title"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class Renaming(Model):
    """Renaming."""

    title: str
    """The new title."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            self.title = src["title"]
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("Renaming", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["title"] = self.title
        return data
