"""The schema OrderInvoiceSettings of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"displayOrderInvoices", "attachInvoiceToOrderEmailNotifications", "invoiceLogoUrl"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class OrderInvoiceSettings(Model):
    """Invoices.

    Source: reference-2026 (documented).
    """

    display_order_invoices: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether customers see them."""
    attach_invoice_to_order_email_notifications: models.InvoiceAttachment | str | Unset = field(
        default=UNSET, kw_only=True
    )
    """Whether emails have them."""
    invoice_logo_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the logo on them."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "OrderInvoiceSettings")
        self = new(cls)
        absent = 0
        if "displayOrderInvoices" in src:
            value = src["displayOrderInvoices"]
            self.display_order_invoices = (
                value
                if type(value) is bool
                else none_of(value, "OrderInvoiceSettings.displayOrderInvoices", bool)
            )
        else:
            self.display_order_invoices = UNSET
            absent += 1
        if "attachInvoiceToOrderEmailNotifications" in src:
            value = src["attachInvoiceToOrderEmailNotifications"]
            self.attach_invoice_to_order_email_notifications = (
                models.INVOICE_ATTACHMENT_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "OrderInvoiceSettings.attachInvoiceToOrderEmailNotifications", str)
            )
        else:
            self.attach_invoice_to_order_email_notifications = UNSET
            absent += 1
        if "invoiceLogoUrl" in src:
            value = src["invoiceLogoUrl"]
            self.invoice_logo_url = (
                value if type(value) is str else none_of(value, "OrderInvoiceSettings.invoiceLogoUrl", str)
            )
        else:
            self.invoice_logo_url = UNSET
            absent += 1
        known = 3 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "OrderInvoiceSettings")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.display_order_invoices is not UNSET:
                data["displayOrderInvoices"] = self.display_order_invoices
            if self.attach_invoice_to_order_email_notifications is not UNSET:
                data["attachInvoiceToOrderEmailNotifications"] = (
                    self.attach_invoice_to_order_email_notifications.value
                    if isinstance(self.attach_invoice_to_order_email_notifications, models.InvoiceAttachment)
                    else self.attach_invoice_to_order_email_notifications
                )
            if self.invoice_logo_url is not UNSET:
                data["invoiceLogoUrl"] = self.invoice_logo_url
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
