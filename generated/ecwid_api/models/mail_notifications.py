"""The schema MailNotifications of the contract."""

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
        "adminNotificationEmails",
        "customerNotificationFromEmail",
        "customerOrderMessages",
        "adminMessages",
        "customerMarketingMessages",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class MailNotifications(Model):
    """Emails of the store.

    Source: reference-2026 (documented; the sender is called read-only there, but the vendor's tests write
    it).
    """

    admin_notification_emails: list[str] | Unset = field(default=UNSET, kw_only=True)
    """Where emails for the merchant go."""
    customer_notification_from_email: str | Unset = field(default=UNSET, kw_only=True)
    """Sender of emails to customers."""
    customer_order_messages: models.OpenObject | dict[str, Any] | Unset = field(default=UNSET, kw_only=True)
    """An object whose fields this contract does not list."""
    admin_messages: models.OpenObject | dict[str, Any] | Unset = field(default=UNSET, kw_only=True)
    """An object whose fields this contract does not list."""
    customer_marketing_messages: models.OpenObject | dict[str, Any] | Unset = field(
        default=UNSET, kw_only=True
    )
    """An object whose fields this contract does not list."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "MailNotifications")
        self = new(cls)
        absent = 0
        if "adminNotificationEmails" in src:
            value = src["adminNotificationEmails"]
            self.admin_notification_emails = (
                [
                    item
                    if type(item) is str
                    else none_of(item, "MailNotifications.adminNotificationEmails", str)
                    for item in value
                ]
                if isinstance(value, list)
                else none_of(value, "MailNotifications.adminNotificationEmails", list)
            )
        else:
            self.admin_notification_emails = UNSET
            absent += 1
        if "customerNotificationFromEmail" in src:
            value = src["customerNotificationFromEmail"]
            self.customer_notification_from_email = (
                value
                if type(value) is str
                else none_of(value, "MailNotifications.customerNotificationFromEmail", str)
            )
        else:
            self.customer_notification_from_email = UNSET
            absent += 1
        if "customerOrderMessages" in src:
            value = src["customerOrderMessages"]
            self.customer_order_messages = (
                models.OpenObject.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "MailNotifications.customerOrderMessages", dict)
            )
        else:
            self.customer_order_messages = UNSET
            absent += 1
        if "adminMessages" in src:
            value = src["adminMessages"]
            self.admin_messages = (
                models.OpenObject.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "MailNotifications.adminMessages", dict)
            )
        else:
            self.admin_messages = UNSET
            absent += 1
        if "customerMarketingMessages" in src:
            value = src["customerMarketingMessages"]
            self.customer_marketing_messages = (
                models.OpenObject.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "MailNotifications.customerMarketingMessages", dict)
            )
        else:
            self.customer_marketing_messages = UNSET
            absent += 1
        known = 5 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "MailNotifications")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.admin_notification_emails is not UNSET:
                data["adminNotificationEmails"] = self.admin_notification_emails
            if self.customer_notification_from_email is not UNSET:
                data["customerNotificationFromEmail"] = self.customer_notification_from_email
            if self.customer_order_messages is not UNSET:
                data["customerOrderMessages"] = (
                    None if self.customer_order_messages is None else dict(self.customer_order_messages)
                )
            if self.admin_messages is not UNSET:
                data["adminMessages"] = None if self.admin_messages is None else dict(self.admin_messages)
            if self.customer_marketing_messages is not UNSET:
                data["customerMarketingMessages"] = (
                    None
                    if self.customer_marketing_messages is None
                    else dict(self.customer_marketing_messages)
                )
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
