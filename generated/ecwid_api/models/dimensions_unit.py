"""The enum DimensionsUnit of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class DimensionsUnit(StrEnum):
    """A unit of length: millimetre, centimetre, inch or yard.

    Source: reference-2026 (documented).
    """

    MM = "MM"
    CM = "CM"
    IN = "IN"
    YD = "YD"


DIMENSIONS_UNIT_BY_VALUE: Final[dict[str, DimensionsUnit]] = {
    member.value: member for member in DimensionsUnit
}
