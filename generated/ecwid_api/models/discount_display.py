"""The enum DiscountDisplay of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class DiscountDisplay(StrEnum):
    """How a discount is shown: not at all, as an amount, or in percent.

    Source: reference-2026 (documented).
    """

    NONE = "NONE"
    ABS = "ABS"
    PERCENT = "PERCENT"


DISCOUNT_DISPLAY_BY_VALUE: Final[dict[str, DiscountDisplay]] = {
    member.value: member for member in DiscountDisplay
}
