"""The enum SaleFilter of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class SaleFilter(StrEnum):
    """On sale, which is with a former price above the price, or not.

    Source: vendor-client (observed; the vendor's tests set the former price to twice the price; that it has
    to be above it is assumed).
    """

    ONSALE = "onsale"
    NOTONSALE = "notonsale"


SALE_FILTER_BY_VALUE: Final[dict[str, SaleFilter]] = {member.value: member for member in SaleFilter}
