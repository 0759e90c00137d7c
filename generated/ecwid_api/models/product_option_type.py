"""The enum ProductOptionType of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class ProductOptionType(StrEnum):
    """How an option is chosen; the first three have choices.

    Source: products-draft-2014 (documented).
    """

    SELECT = "SELECT"
    RADIO = "RADIO"
    CHECKBOX = "CHECKBOX"
    TEXTFIELD = "TEXTFIELD"
    TEXTAREA = "TEXTAREA"
    DATE = "DATE"
    FILES = "FILES"


PRODUCT_OPTION_TYPE_BY_VALUE: Final[dict[str, ProductOptionType]] = {
    member.value: member for member in ProductOptionType
}
