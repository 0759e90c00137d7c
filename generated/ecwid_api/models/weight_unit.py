"""The enum WeightUnit of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class WeightUnit(StrEnum):
    """A unit of weight.

    Source: reference-2026 (documented).
    """

    CARAT = "CARAT"
    GRAM = "GRAM"
    OUNCE = "OUNCE"
    POUND = "POUND"
    KILOGRAM = "KILOGRAM"


WEIGHT_UNIT_BY_VALUE: Final[dict[str, WeightUnit]] = {member.value: member for member in WeightUnit}
