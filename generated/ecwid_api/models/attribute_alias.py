"""The enum AttributeAlias of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class AttributeAlias(StrEnum):
    """Well-known attributes that can be set without knowing their id.

    Source: reference-2026 (documented).
    """

    UPC = "UPC"
    BRAND = "BRAND"
    PRICE_PER_UNIT = "PRICE_PER_UNIT"
    UNITS_IN_PRODUCT = "UNITS_IN_PRODUCT"


ATTRIBUTE_ALIAS_BY_VALUE: Final[dict[str, AttributeAlias]] = {
    member.value: member for member in AttributeAlias
}
