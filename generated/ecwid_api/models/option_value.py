"""The schema OptionValue of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, none_of, refuse, unknown_fields
from ..types import UNSET, Unset
from .translations import Translations

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
    name_translated: Translations | dict[str, str] | Unset = UNSET
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    value_translated: Translations | dict[str, str] | Unset = UNSET
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            self.name = src["name"]
            self.value = src["value"]
            value = get("nameTranslated", UNSET)
            self.name_translated = (
                Translations(value)
                if isinstance(value, dict)
                else none_of(value, "OptionValue.nameTranslated", "an object")
            )
            value = get("valueTranslated", UNSET)
            self.value_translated = (
                Translations(value)
                if isinstance(value, dict)
                else none_of(value, "OptionValue.valueTranslated", "an object")
            )
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("OptionValue", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["name"] = self.name
        data["value"] = self.value
        if self.name_translated is not UNSET:
            data["nameTranslated"] = None if self.name_translated is None else dict(self.name_translated)
        if self.value_translated is not UNSET:
            data["valueTranslated"] = None if self.value_translated is None else dict(self.value_translated)
        return data
