"""The schema AttributeValue of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"id", "name", "nameTranslated", "value", "valueTranslated", "type", "show"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class AttributeValue(Model):
    """An attribute and its value.

    Source: get-variation-2024 (documented).
    """

    id: int | Unset = field(default=UNSET, kw_only=True)
    """Id of the attribute."""
    name: str | Unset = field(default=UNSET, kw_only=True)
    """Name of the attribute as it is displayed."""
    name_translated: models.Translations | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    value: str | Unset = field(default=UNSET, kw_only=True)
    """Value of the attribute."""
    value_translated: models.Translations | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    type_: models.AttributeType | str | Unset = field(default=UNSET, kw_only=True)
    """Kind of the attribute."""
    show: models.AttributeShow | str | Unset = field(default=UNSET, kw_only=True)
    """Where the value is displayed."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "AttributeValue")
        self = new(cls)
        absent = 0
        if "id" in src:
            value = src["id"]
            self.id = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "AttributeValue.id")
            )
        else:
            self.id = UNSET
            absent += 1
        if "name" in src:
            value = src["name"]
            self.name = value if type(value) is str else none_of(value, "AttributeValue.name", str)
        else:
            self.name = UNSET
            absent += 1
        if "nameTranslated" in src:
            value = src["nameTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "AttributeValue.nameTranslated", str)
                self.name_translated = models.Translations(value)
            else:
                self.name_translated = none_of(value, "AttributeValue.nameTranslated", dict)
        else:
            self.name_translated = UNSET
            absent += 1
        if "value" in src:
            value = src["value"]
            self.value = value if type(value) is str else none_of(value, "AttributeValue.value", str)
        else:
            self.value = UNSET
            absent += 1
        if "valueTranslated" in src:
            value = src["valueTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "AttributeValue.valueTranslated", str)
                self.value_translated = models.Translations(value)
            else:
                self.value_translated = none_of(value, "AttributeValue.valueTranslated", dict)
        else:
            self.value_translated = UNSET
            absent += 1
        if "type" in src:
            value = src["type"]
            self.type_ = (
                models.ATTRIBUTE_TYPE_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "AttributeValue.type", str)
            )
        else:
            self.type_ = UNSET
            absent += 1
        if "show" in src:
            value = src["show"]
            self.show = (
                models.ATTRIBUTE_SHOW_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "AttributeValue.show", str)
            )
        else:
            self.show = UNSET
            absent += 1
        known = 7 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "AttributeValue")
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
            if self.value is not UNSET:
                data["value"] = self.value
            if self.value_translated is not UNSET:
                data["valueTranslated"] = (
                    None if self.value_translated is None else dict(self.value_translated)
                )
            if self.type_ is not UNSET:
                data["type"] = (
                    self.type_.value if isinstance(self.type_, models.AttributeType) else self.type_
                )
            if self.show is not UNSET:
                data["show"] = self.show.value if isinstance(self.show, models.AttributeShow) else self.show
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
