"""The schema OptionValue of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, missing, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"name", "value", "nameTranslated", "valueTranslated"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class OptionValue(Model):
    """One option of a product and the value that a combination has for it.

    Source: get-variation-2024 (documented; that empty texts are refused is assumed).
    """

    name: str
    """Name of the option. Characters: at least 1."""
    value: str
    """Value of the option, one of its choices. Characters: at least 1."""
    name_translated: models.Translations | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    value_translated: models.Translations | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "OptionValue")
        self = new(cls)
        try:
            value = src["name"]
            self.name = value if type(value) is str else none_of(value, "OptionValue.name", str)
            value = src["value"]
            self.value = value if type(value) is str else none_of(value, "OptionValue.value", str)
        except KeyError as fault:
            missing("OptionValue", fault)
        absent = 0
        if "nameTranslated" in src:
            value = src["nameTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "OptionValue.nameTranslated", str)
                self.name_translated = models.Translations(value)
            else:
                self.name_translated = none_of(value, "OptionValue.nameTranslated", dict)
        else:
            self.name_translated = UNSET
            absent += 1
        if "valueTranslated" in src:
            value = src["valueTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "OptionValue.valueTranslated", str)
                self.value_translated = models.Translations(value)
            else:
                self.value_translated = none_of(value, "OptionValue.valueTranslated", dict)
        else:
            self.value_translated = UNSET
            absent += 1
        known = 4 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "OptionValue")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["name"] = self.name
            data["value"] = self.value
            if self.name_translated is not UNSET:
                data["nameTranslated"] = None if self.name_translated is None else dict(self.name_translated)
            if self.value_translated is not UNSET:
                data["valueTranslated"] = (
                    None if self.value_translated is None else dict(self.value_translated)
                )
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
