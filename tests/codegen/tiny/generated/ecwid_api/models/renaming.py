"""The schema Renaming of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import Model, mapping, missing, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"title", "language"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class Renaming(Model):
    """Renaming."""

    title: str
    """The new title."""
    language: str | Unset = field(default=UNSET, kw_only=True)
    """The language of the title."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "Renaming")
        self = new(cls)
        try:
            value = src["title"]
            self.title = value if type(value) is str else none_of(value, "Renaming.title", str)
        except KeyError as fault:
            missing("Renaming", fault)
        absent = 0
        if "language" in src:
            value = src["language"]
            self.language = value if type(value) is str else none_of(value, "Renaming.language", str)
        else:
            self.language = UNSET
            absent += 1
        known = 2 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "Renaming")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["title"] = self.title
        if self.language is not UNSET:
            data["language"] = self.language
        return data
