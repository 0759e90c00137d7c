"""The schema ImageAlt of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, none_of, refuse, unknown_fields
from ..types import UNSET, Unset
from .translations import Translations

_KNOWN = frozenset({"main", "translated"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ImageAlt(Model):
    """Alternative text of an image.

    Source: vendor-client (observed).
    """

    main: str | Unset = UNSET
    """The text in the store's default language."""
    translated: Translations | dict[str, str] | Unset = UNSET
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            self.main = get("main", UNSET)
            value = get("translated", UNSET)
            self.translated = (
                Translations(value)
                if isinstance(value, dict)
                else none_of(value, "ImageAlt.translated", "an object")
            )
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("ImageAlt", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.main is not UNSET:
            data["main"] = self.main
        if self.translated is not UNSET:
            data["translated"] = None if self.translated is None else dict(self.translated)
        return data
