"""The schema LegalPage of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset(
    {
        "type",
        "enabled",
        "title",
        "titleTranslated",
        "display",
        "displayTranslated",
        "text",
        "textTranslated",
        "externalUrl",
        "externalUrlTranslated",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class LegalPage(Model):
    """A legal page.

    Source: reference-2026 (documented).
    """

    type_: models.LegalPageType | str | Unset = field(default=UNSET, kw_only=True)
    """What the page is about."""
    enabled: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the page is shown."""
    title: str | Unset = field(default=UNSET, kw_only=True)
    """Title."""
    title_translated: models.Translations | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    display: models.LegalPageDisplay | str | Unset = field(default=UNSET, kw_only=True)
    """Where its text is."""
    display_translated: models.Translations | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    text: str | Unset = field(default=UNSET, kw_only=True)
    """Text in HTML."""
    text_translated: models.Translations | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    external_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the page elsewhere."""
    external_url_translated: models.Translations | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "LegalPage")
        self = new(cls)
        absent = 0
        if "type" in src:
            value = src["type"]
            self.type_ = (
                models.LEGAL_PAGE_TYPE_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "LegalPage.type", str)
            )
        else:
            self.type_ = UNSET
            absent += 1
        if "enabled" in src:
            value = src["enabled"]
            self.enabled = value if type(value) is bool else none_of(value, "LegalPage.enabled", bool)
        else:
            self.enabled = UNSET
            absent += 1
        if "title" in src:
            value = src["title"]
            self.title = value if type(value) is str else none_of(value, "LegalPage.title", str)
        else:
            self.title = UNSET
            absent += 1
        if "titleTranslated" in src:
            value = src["titleTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "LegalPage.titleTranslated", str)
                self.title_translated = models.Translations(value)
            else:
                self.title_translated = none_of(value, "LegalPage.titleTranslated", dict)
        else:
            self.title_translated = UNSET
            absent += 1
        if "display" in src:
            value = src["display"]
            self.display = (
                models.LEGAL_PAGE_DISPLAY_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "LegalPage.display", str)
            )
        else:
            self.display = UNSET
            absent += 1
        if "displayTranslated" in src:
            value = src["displayTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "LegalPage.displayTranslated", str)
                self.display_translated = models.Translations(value)
            else:
                self.display_translated = none_of(value, "LegalPage.displayTranslated", dict)
        else:
            self.display_translated = UNSET
            absent += 1
        if "text" in src:
            value = src["text"]
            self.text = value if type(value) is str else none_of(value, "LegalPage.text", str)
        else:
            self.text = UNSET
            absent += 1
        if "textTranslated" in src:
            value = src["textTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "LegalPage.textTranslated", str)
                self.text_translated = models.Translations(value)
            else:
                self.text_translated = none_of(value, "LegalPage.textTranslated", dict)
        else:
            self.text_translated = UNSET
            absent += 1
        if "externalUrl" in src:
            value = src["externalUrl"]
            self.external_url = value if type(value) is str else none_of(value, "LegalPage.externalUrl", str)
        else:
            self.external_url = UNSET
            absent += 1
        if "externalUrlTranslated" in src:
            value = src["externalUrlTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "LegalPage.externalUrlTranslated", str)
                self.external_url_translated = models.Translations(value)
            else:
                self.external_url_translated = none_of(value, "LegalPage.externalUrlTranslated", dict)
        else:
            self.external_url_translated = UNSET
            absent += 1
        known = 10 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "LegalPage")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.type_ is not UNSET:
                data["type"] = (
                    self.type_.value if isinstance(self.type_, models.LegalPageType) else self.type_
                )
            if self.enabled is not UNSET:
                data["enabled"] = self.enabled
            if self.title is not UNSET:
                data["title"] = self.title
            if self.title_translated is not UNSET:
                data["titleTranslated"] = (
                    None if self.title_translated is None else dict(self.title_translated)
                )
            if self.display is not UNSET:
                data["display"] = (
                    self.display.value if isinstance(self.display, models.LegalPageDisplay) else self.display
                )
            if self.display_translated is not UNSET:
                data["displayTranslated"] = (
                    None if self.display_translated is None else dict(self.display_translated)
                )
            if self.text is not UNSET:
                data["text"] = self.text
            if self.text_translated is not UNSET:
                data["textTranslated"] = None if self.text_translated is None else dict(self.text_translated)
            if self.external_url is not UNSET:
                data["externalUrl"] = self.external_url
            if self.external_url_translated is not UNSET:
                data["externalUrlTranslated"] = (
                    None if self.external_url_translated is None else dict(self.external_url_translated)
                )
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
