"""The enum BrandSort of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class BrandSort(StrEnum):
    """The order of the brands, by their products or their names; `PRODUCT_COUNT_DESC` when left out.

    Source: reference-2026 (documented; the vendor's client knows two of the four).
    """

    PRODUCT_COUNT_DESC = "PRODUCT_COUNT_DESC"
    PRODUCT_COUNT_ASC = "PRODUCT_COUNT_ASC"
    NAME_DESC = "NAME_DESC"
    NAME_ASC = "NAME_ASC"


BRAND_SORT_BY_VALUE: Final[dict[str, BrandSort]] = {member.value: member for member in BrandSort}
