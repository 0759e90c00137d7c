"""The enum FilterSectionType of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class FilterSectionType(StrEnum):
    """What a filter in the storefront is about.

    Source: reference-2026 (documented).
    """

    IN_STOCK = "IN_STOCK"
    ON_SALE = "ON_SALE"
    PRICE = "PRICE"
    CATEGORIES = "CATEGORIES"
    SEARCH = "SEARCH"
    OPTION = "OPTION"
    ATTRIBUTE = "ATTRIBUTE"
    SKU = "SKU"
    LOCATIONS = "LOCATIONS"


FILTER_SECTION_TYPE_BY_VALUE: Final[dict[str, FilterSectionType]] = {
    member.value: member for member in FilterSectionType
}
