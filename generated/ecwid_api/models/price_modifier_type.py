"""The enum PriceModifierType of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class PriceModifierType(StrEnum):
    """Whether a modifier is a percentage or an amount.

    Source: products-draft-2014 (documented).
    """

    PERCENT = "PERCENT"
    ABSOLUTE = "ABSOLUTE"


PRICE_MODIFIER_TYPE_BY_VALUE: Final[dict[str, PriceModifierType]] = {
    member.value: member for member in PriceModifierType
}
