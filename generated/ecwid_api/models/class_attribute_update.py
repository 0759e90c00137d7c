"""The schema ClassAttributeUpdate of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"id", "name", "nameTranslated", "type", "show"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ClassAttributeUpdate(Model):
    """An attribute of a class to set; without an id it is a new one.

    Source: reference-2026 (documented; that an unknown id stands for a new attribute is assumed).
    """

    id: int | Unset = field(default=UNSET, kw_only=True)
    """Id of the attribute, if it exists. Range: at least 1."""
    name: str | Unset = field(default=UNSET, kw_only=True)
    """Name of the attribute."""
    name_translated: models.Translations | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    type_: models.AttributeType | str | Unset = field(default=UNSET, kw_only=True)
    """Kinds of attributes. The service adds new ones, so a response may hold others."""
    show: models.AttributeShow | str | Unset = field(default=UNSET, kw_only=True)
    """Where an attribute is displayed, `DESCR` in the description, `PRICE` beside the price."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ClassAttributeUpdate")
        self = new(cls)
        absent = 0
        if "id" in src:
            value = src["id"]
            self.id = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "ClassAttributeUpdate.id")
            )
        else:
            self.id = UNSET
            absent += 1
        if "name" in src:
            value = src["name"]
            self.name = value if type(value) is str else none_of(value, "ClassAttributeUpdate.name", str)
        else:
            self.name = UNSET
            absent += 1
        if "nameTranslated" in src:
            value = src["nameTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "ClassAttributeUpdate.nameTranslated", str)
                self.name_translated = models.Translations(value)
            else:
                self.name_translated = none_of(value, "ClassAttributeUpdate.nameTranslated", dict)
        else:
            self.name_translated = UNSET
            absent += 1
        if "type" in src:
            value = src["type"]
            self.type_ = (
                models.ATTRIBUTE_TYPE_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "ClassAttributeUpdate.type", str)
            )
        else:
            self.type_ = UNSET
            absent += 1
        if "show" in src:
            value = src["show"]
            self.show = (
                models.ATTRIBUTE_SHOW_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "ClassAttributeUpdate.show", str)
            )
        else:
            self.show = UNSET
            absent += 1
        known = 5 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "ClassAttributeUpdate")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.id is not UNSET:
                data["id"] = self.id
            if self.name is not UNSET:
                data["name"] = self.name
            if self.name_translated is not UNSET:
                data["nameTranslated"] = None if self.name_translated is None else dict(self.name_translated)
            if self.type_ is not UNSET:
                data["type"] = (
                    self.type_.value if isinstance(self.type_, models.AttributeType) else self.type_
                )
            if self.show is not UNSET:
                data["show"] = self.show.value if isinstance(self.show, models.AttributeShow) else self.show
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
