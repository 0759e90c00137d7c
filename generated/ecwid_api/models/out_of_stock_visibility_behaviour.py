"""The enum OutOfStockVisibilityBehaviour of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class OutOfStockVisibilityBehaviour(StrEnum):
    """What the storefront does when the stock is out.

    Source: get-variation-2024 (documented).
    """

    SHOW = "SHOW"
    HIDE = "HIDE"
    ALLOW_PREORDER = "ALLOW_PREORDER"


OUT_OF_STOCK_VISIBILITY_BEHAVIOUR_BY_VALUE: Final[dict[str, OutOfStockVisibilityBehaviour]] = {
    member.value: member for member in OutOfStockVisibilityBehaviour
}
