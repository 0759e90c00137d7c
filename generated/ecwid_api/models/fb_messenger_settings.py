"""The schema FbMessengerSettings of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import Model, mapping, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset(
    {"enabled", "fbMessengerPageId", "fbMessengerThemeColor", "fbMessengerMessageUsButtonColor"}
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class FbMessengerSettings(Model):
    """Messages through Facebook, read-only.

    Source: reference-2026 (documented).
    """

    enabled: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether they are on."""
    fb_messenger_page_id: str | Unset = field(default=UNSET, kw_only=True)
    """Id of the page."""
    fb_messenger_theme_color: str | Unset = field(default=UNSET, kw_only=True)
    """Colour."""
    fb_messenger_message_us_button_color: str | Unset = field(default=UNSET, kw_only=True)
    """Colour of the button."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "FbMessengerSettings")
        self = new(cls)
        absent = 0
        if "enabled" in src:
            value = src["enabled"]
            self.enabled = (
                value if type(value) is bool else none_of(value, "FbMessengerSettings.enabled", bool)
            )
        else:
            self.enabled = UNSET
            absent += 1
        if "fbMessengerPageId" in src:
            value = src["fbMessengerPageId"]
            self.fb_messenger_page_id = (
                value if type(value) is str else none_of(value, "FbMessengerSettings.fbMessengerPageId", str)
            )
        else:
            self.fb_messenger_page_id = UNSET
            absent += 1
        if "fbMessengerThemeColor" in src:
            value = src["fbMessengerThemeColor"]
            self.fb_messenger_theme_color = (
                value
                if type(value) is str
                else none_of(value, "FbMessengerSettings.fbMessengerThemeColor", str)
            )
        else:
            self.fb_messenger_theme_color = UNSET
            absent += 1
        if "fbMessengerMessageUsButtonColor" in src:
            value = src["fbMessengerMessageUsButtonColor"]
            self.fb_messenger_message_us_button_color = (
                value
                if type(value) is str
                else none_of(value, "FbMessengerSettings.fbMessengerMessageUsButtonColor", str)
            )
        else:
            self.fb_messenger_message_us_button_color = UNSET
            absent += 1
        known = 4 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "FbMessengerSettings")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.enabled is not UNSET:
            data["enabled"] = self.enabled
        if self.fb_messenger_page_id is not UNSET:
            data["fbMessengerPageId"] = self.fb_messenger_page_id
        if self.fb_messenger_theme_color is not UNSET:
            data["fbMessengerThemeColor"] = self.fb_messenger_theme_color
        if self.fb_messenger_message_us_button_color is not UNSET:
            data["fbMessengerMessageUsButtonColor"] = self.fb_messenger_message_us_button_color
        return data
