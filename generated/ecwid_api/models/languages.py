"""The schema Languages of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import Model, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"enabledLanguages", "facebookPreferredLocale", "defaultLanguage"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class Languages(Model):
    """Languages of the store.

    Source: reference-2026 (documented).
    """

    enabled_languages: list[str] | Unset = field(default=UNSET, kw_only=True)
    """Codes of the languages; the first is the default."""
    facebook_preferred_locale: str | Unset = field(default=UNSET, kw_only=True)
    """Language of the store at Facebook."""
    default_language: str | Unset = field(default=UNSET, kw_only=True)
    """The language that texts come in without `lang`."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "Languages")
        self = new(cls)
        absent = 0
        if "enabledLanguages" in src:
            value = src["enabledLanguages"]
            self.enabled_languages = (
                [
                    item if type(item) is str else none_of(item, "Languages.enabledLanguages", str)
                    for item in value
                ]
                if isinstance(value, list)
                else none_of(value, "Languages.enabledLanguages", list)
            )
        else:
            self.enabled_languages = UNSET
            absent += 1
        if "facebookPreferredLocale" in src:
            value = src["facebookPreferredLocale"]
            self.facebook_preferred_locale = (
                value if type(value) is str else none_of(value, "Languages.facebookPreferredLocale", str)
            )
        else:
            self.facebook_preferred_locale = UNSET
            absent += 1
        if "defaultLanguage" in src:
            value = src["defaultLanguage"]
            self.default_language = (
                value if type(value) is str else none_of(value, "Languages.defaultLanguage", str)
            )
        else:
            self.default_language = UNSET
            absent += 1
        known = 3 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "Languages")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.enabled_languages is not UNSET:
                data["enabledLanguages"] = self.enabled_languages
            if self.facebook_preferred_locale is not UNSET:
                data["facebookPreferredLocale"] = self.facebook_preferred_locale
            if self.default_language is not UNSET:
                data["defaultLanguage"] = self.default_language
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
