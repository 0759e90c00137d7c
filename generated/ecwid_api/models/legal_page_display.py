"""The enum LegalPageDisplay of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class LegalPageDisplay(StrEnum):
    """Whether the text of a legal page stands here or elsewhere.

    Source: reference-2026 (documented).
    """

    INLINE = "INLINE"
    EXTERNAL_URL = "EXTERNAL_URL"


LEGAL_PAGE_DISPLAY_BY_VALUE: Final[dict[str, LegalPageDisplay]] = {
    member.value: member for member in LegalPageDisplay
}
