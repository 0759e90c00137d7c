"""The enum LegalPageType of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class LegalPageType(StrEnum):
    """What a legal page is about.

    Source: reference-2026 (documented).
    """

    LEGAL_INFO = "LEGAL_INFO"
    SHIPPING_COST_PAYMENT_INFO = "SHIPPING_COST_PAYMENT_INFO"
    REVOCATION_TERMS = "REVOCATION_TERMS"
    TERMS = "TERMS"
    PRIVACY_STATEMENT = "PRIVACY_STATEMENT"


LEGAL_PAGE_TYPE_BY_VALUE: Final[dict[str, LegalPageType]] = {member.value: member for member in LegalPageType}
