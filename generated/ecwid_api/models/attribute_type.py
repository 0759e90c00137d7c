"""The enum AttributeType of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class AttributeType(StrEnum):
    """Kinds of attributes. The service adds new ones, so a response may hold others.

    Source: variations-2019-01 (documented; the values from EBAY on are observed in the vendor's client).
    """

    CUSTOM = "CUSTOM"
    UPC = "UPC"
    BRAND = "BRAND"
    GENDER = "GENDER"
    AGE_GROUP = "AGE_GROUP"
    COLOR = "COLOR"
    SIZE = "SIZE"
    PRICE_PER_UNIT = "PRICE_PER_UNIT"
    UNITS_IN_PRODUCT = "UNITS_IN_PRODUCT"
    EBAY = "EBAY"
    EBAY_REQUIRED = "EBAY_REQUIRED"
    EXTERNAL_EAN = "EXTERNAL_EAN"
    EXTERNAL_ISBN = "EXTERNAL_ISBN"
    EXTERNAL_ITF = "EXTERNAL_ITF"
    EXTERNAL_JAN = "EXTERNAL_JAN"
    EXTERNAL_CUSTOM = "EXTERNAL_CUSTOM"
    EXTERNAL_UPC = "EXTERNAL_UPC"
    TAGS = "TAGS"
    SUPPLIER = "SUPPLIER"


ATTRIBUTE_TYPE_BY_VALUE: Final[dict[str, AttributeType]] = {member.value: member for member in AttributeType}
