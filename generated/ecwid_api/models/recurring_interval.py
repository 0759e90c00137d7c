"""The enum RecurringInterval of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class RecurringInterval(StrEnum):
    """The unit of an interval between payments.

    Source: reference-2026 (documented).
    """

    DAY = "DAY"
    WEEK = "WEEK"
    MONTH = "MONTH"
    YEAR = "YEAR"


RECURRING_INTERVAL_BY_VALUE: Final[dict[str, RecurringInterval]] = {
    member.value: member for member in RecurringInterval
}
