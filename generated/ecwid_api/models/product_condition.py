"""The enum ProductCondition of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class ProductCondition(StrEnum):
    """Whether a product is new.

    Source: reference-2026 (documented).
    """

    NEW = "NEW"
    REFURBISHED = "REFURBISHED"
    USED = "USED"


PRODUCT_CONDITION_BY_VALUE: Final[dict[str, ProductCondition]] = {
    member.value: member for member in ProductCondition
}
