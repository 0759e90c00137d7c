"""The schema Languages of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, none_of, refuse, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"enabledLanguages", "defaultLanguage"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class Languages(Model):
    """The store's languages.

    Source: contract (assumed; the names of the fields are not checked against any source).
    """

    enabled_languages: list[str] | Unset = UNSET
    """Languages that texts may have, as codes."""
    default_language: str | Unset = UNSET
    """The language that texts come in without `lang`."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            value = get("enabledLanguages", UNSET)
            self.enabled_languages = (
                value if isinstance(value, list) else none_of(value, "Languages.enabledLanguages", "an array")
            )
            self.default_language = get("defaultLanguage", UNSET)
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("Languages", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.enabled_languages is not UNSET:
            data["enabledLanguages"] = self.enabled_languages
        if self.default_language is not UNSET:
            data["defaultLanguage"] = self.default_language
        return data
