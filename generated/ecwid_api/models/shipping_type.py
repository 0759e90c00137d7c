"""The enum ShippingType of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class ShippingType(StrEnum):
    """What the shipping cost of a product consists of.

    Source: reference-2026 (documented).
    """

    GLOBAL_METHODS = "GLOBAL_METHODS"
    SELECTED_METHODS = "SELECTED_METHODS"
    FLAT_RATE = "FLAT_RATE"
    FREE_SHIPPING = "FREE_SHIPPING"


SHIPPING_TYPE_BY_VALUE: Final[dict[str, ShippingType]] = {member.value: member for member in ShippingType}
