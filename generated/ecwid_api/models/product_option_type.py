"""The enum ProductOptionType of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class ProductOptionType(StrEnum):
    """How an option is chosen; all but texts, dates and files have choices.

    Source: reference-2026 (documented; SIZE and SWATCHES are missing from products-draft-2014).
    """

    SELECT = "SELECT"
    RADIO = "RADIO"
    CHECKBOX = "CHECKBOX"
    TEXTFIELD = "TEXTFIELD"
    TEXTAREA = "TEXTAREA"
    DATE = "DATE"
    FILES = "FILES"
    SIZE = "SIZE"
    SWATCHES = "SWATCHES"


PRODUCT_OPTION_TYPE_BY_VALUE: Final[dict[str, ProductOptionType]] = {
    member.value: member for member in ProductOptionType
}
