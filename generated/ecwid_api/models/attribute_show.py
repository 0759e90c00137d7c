"""The enum AttributeShow of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class AttributeShow(StrEnum):
    """Where an attribute is displayed, `DESCR` in the description, `PRICE` beside the price.

    Source: variations-2019-01 (documented).
    """

    NOTSHOW = "NOTSHOW"
    DESCR = "DESCR"
    PRICE = "PRICE"


ATTRIBUTE_SHOW_BY_VALUE: Final[dict[str, AttributeShow]] = {member.value: member for member in AttributeShow}
