"""The enum StorefrontSort of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class StorefrontSort(StrEnum):
    """The order of products in the storefront.

    Source: reference-2026 (documented).
    """

    DEFINED_BY_STORE_OWNER = "DEFINED_BY_STORE_OWNER"
    ADDED_TIME_DESC = "ADDED_TIME_DESC"
    PRICE_ASC = "PRICE_ASC"
    PRICE_DESC = "PRICE_DESC"
    NAME_ASC = "NAME_ASC"
    NAME_DESC = "NAME_DESC"


STOREFRONT_SORT_BY_VALUE: Final[dict[str, StorefrontSort]] = {
    member.value: member for member in StorefrontSort
}
