"""The schema CategoryReference of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import SMALL, Model, integer, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"id", "enabled", "name", "nameTranslated", "ancestorIds"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class CategoryReference(Model):
    """A category that a product is in.

    Source: reference-2026 (documented).
    """

    id: int | Unset = field(default=UNSET, kw_only=True)
    """Id of the category."""
    enabled: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the category is shown in the storefront."""
    name: str | Unset = field(default=UNSET, kw_only=True)
    """Name of the category."""
    name_translated: str | Unset = field(default=UNSET, kw_only=True)
    """Name of the category in the language of the answer.

    Source: reference-2026 (documented; a text here although the name suggests a map).
    """
    ancestor_ids: list[int] | Unset = field(default=UNSET, kw_only=True)
    """Ids of the categories above it.

    Source: vendor-client (observed).
    """

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "CategoryReference")
        self = new(cls)
        absent = 0
        if "id" in src:
            value = src["id"]
            self.id = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "CategoryReference.id")
            )
        else:
            self.id = UNSET
            absent += 1
        if "enabled" in src:
            value = src["enabled"]
            self.enabled = value if type(value) is bool else none_of(value, "CategoryReference.enabled", bool)
        else:
            self.enabled = UNSET
            absent += 1
        if "name" in src:
            value = src["name"]
            self.name = value if type(value) is str else none_of(value, "CategoryReference.name", str)
        else:
            self.name = UNSET
            absent += 1
        if "nameTranslated" in src:
            value = src["nameTranslated"]
            self.name_translated = (
                value if type(value) is str else none_of(value, "CategoryReference.nameTranslated", str)
            )
        else:
            self.name_translated = UNSET
            absent += 1
        if "ancestorIds" in src:
            value = src["ancestorIds"]
            self.ancestor_ids = (
                [
                    item
                    if type(item) is int and 0 <= item <= SMALL
                    else integer(item, "CategoryReference.ancestorIds")
                    for item in value
                ]
                if isinstance(value, list)
                else none_of(value, "CategoryReference.ancestorIds", list)
            )
        else:
            self.ancestor_ids = UNSET
            absent += 1
        known = 5 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "CategoryReference")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.id is not UNSET:
                data["id"] = self.id
            if self.enabled is not UNSET:
                data["enabled"] = self.enabled
            if self.name is not UNSET:
                data["name"] = self.name
            if self.name_translated is not UNSET:
                data["nameTranslated"] = self.name_translated
            if self.ancestor_ids is not UNSET:
                data["ancestorIds"] = self.ancestor_ids
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
