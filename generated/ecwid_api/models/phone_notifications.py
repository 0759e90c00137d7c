"""The schema PhoneNotifications of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import Model, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"adminNotificationPhones"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class PhoneNotifications(Model):
    """Messages to telephones.

    Source: reference-2026 (documented).
    """

    admin_notification_phones: list[str] | Unset = field(default=UNSET, kw_only=True)
    """Telephone numbers of the merchant."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "PhoneNotifications")
        self = new(cls)
        absent = 0
        if "adminNotificationPhones" in src:
            value = src["adminNotificationPhones"]
            self.admin_notification_phones = (
                [
                    item
                    if type(item) is str
                    else none_of(item, "PhoneNotifications.adminNotificationPhones", str)
                    for item in value
                ]
                if isinstance(value, list)
                else none_of(value, "PhoneNotifications.adminNotificationPhones", list)
            )
        else:
            self.admin_notification_phones = UNSET
            absent += 1
        known = 1 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "PhoneNotifications")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.admin_notification_phones is not UNSET:
                data["adminNotificationPhones"] = self.admin_notification_phones
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
