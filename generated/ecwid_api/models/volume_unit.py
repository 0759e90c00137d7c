"""The enum VolumeUnit of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class VolumeUnit(StrEnum):
    """A unit of volume: litre, millilitre or fluid ounce.

    Source: reference-2026 (documented).
    """

    L = "L"
    ML = "ML"
    OZ = "OZ"


VOLUME_UNIT_BY_VALUE: Final[dict[str, VolumeUnit]] = {member.value: member for member in VolumeUnit}
