"""The enum ProductSort of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class ProductSort(StrEnum):
    """The order of the products found. `RELEVANCE` when left out; `DEFINED_BY_STORE_OWNER`, the merchant's own
    order, beside `category`.

    Source: reference-2026 (documented).
    """

    RELEVANCE = "RELEVANCE"
    DEFINED_BY_STORE_OWNER = "DEFINED_BY_STORE_OWNER"
    ADDED_TIME_DESC = "ADDED_TIME_DESC"
    ADDED_TIME_ASC = "ADDED_TIME_ASC"
    NAME_ASC = "NAME_ASC"
    NAME_DESC = "NAME_DESC"
    PRICE_ASC = "PRICE_ASC"
    PRICE_DESC = "PRICE_DESC"
    UPDATED_TIME_ASC = "UPDATED_TIME_ASC"
    UPDATED_TIME_DESC = "UPDATED_TIME_DESC"


PRODUCT_SORT_BY_VALUE: Final[dict[str, ProductSort]] = {member.value: member for member in ProductSort}
