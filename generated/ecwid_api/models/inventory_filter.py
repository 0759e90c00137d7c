"""The enum InventoryFilter of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class InventoryFilter(StrEnum):
    """With stock or without, as `inStock` says it.

    Source: reference-2026 (documented).
    """

    INSTOCK = "instock"
    OUTOFSTOCK = "outofstock"


INVENTORY_FILTER_BY_VALUE: Final[dict[str, InventoryFilter]] = {
    member.value: member for member in InventoryFilter
}
