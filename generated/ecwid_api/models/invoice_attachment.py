"""The enum InvoiceAttachment of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class InvoiceAttachment(StrEnum):
    """Whether invoices are attached to emails.

    Source: reference-2026 (documented).
    """

    ATTACH_TO_ALL_EMAILS = "ATTACH_TO_ALL_EMAILS"
    DO_NOT_ATTACH = "DO_NOT_ATTACH"


INVOICE_ATTACHMENT_BY_VALUE: Final[dict[str, InvoiceAttachment]] = {
    member.value: member for member in InvoiceAttachment
}
