"""The schema ImageAlt of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"main", "translated"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ImageAlt(Model):
    """Alternative text of an image.

    Source: vendor-client (observed).
    """

    main: str | Unset = field(default=UNSET, kw_only=True)
    """The text in the store's default language."""
    translated: models.Translations | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ImageAlt")
        self = new(cls)
        absent = 0
        if "main" in src:
            value = src["main"]
            self.main = value if type(value) is str else none_of(value, "ImageAlt.main", str)
        else:
            self.main = UNSET
            absent += 1
        if "translated" in src:
            value = src["translated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "ImageAlt.translated", str)
                self.translated = models.Translations(value)
            else:
                self.translated = none_of(value, "ImageAlt.translated", dict)
        else:
            self.translated = UNSET
            absent += 1
        known = 2 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "ImageAlt")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.main is not UNSET:
                data["main"] = self.main
            if self.translated is not UNSET:
                data["translated"] = None if self.translated is None else dict(self.translated)
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
