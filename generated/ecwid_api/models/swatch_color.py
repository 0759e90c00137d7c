"""The schema SwatchColor of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, missing, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"name", "hexCode", "translations"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class SwatchColor(Model):
    """A colour.

    Source: reference-2026 (documented; an example there shows the code as a list).
    """

    name: str
    """Name of the colour."""
    hex_code: str
    """The colour as a number sign and six hexadecimal digits."""
    translations: models.Translations | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "SwatchColor")
        self = new(cls)
        try:
            value = src["name"]
            self.name = value if type(value) is str else none_of(value, "SwatchColor.name", str)
            value = src["hexCode"]
            self.hex_code = value if type(value) is str else none_of(value, "SwatchColor.hexCode", str)
        except KeyError as fault:
            missing("SwatchColor", fault)
        absent = 0
        if "translations" in src:
            value = src["translations"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "SwatchColor.translations", str)
                self.translations = models.Translations(value)
            else:
                self.translations = none_of(value, "SwatchColor.translations", dict)
        else:
            self.translations = UNSET
            absent += 1
        known = 3 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "SwatchColor")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["name"] = self.name
            data["hexCode"] = self.hex_code
            if self.translations is not UNSET:
                data["translations"] = None if self.translations is None else dict(self.translations)
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
