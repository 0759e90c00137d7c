"""The enum ProductEventType of the contract."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class ProductEventType(StrEnum):
    """What happened to a product.

    Source: reference-2026 (documented).
    """

    PRODUCT_CREATED = "product.created"
    PRODUCT_UPDATED = "product.updated"
    PRODUCT_DELETED = "product.deleted"


PRODUCT_EVENT_TYPE_BY_VALUE: Final[dict[str, ProductEventType]] = {
    member.value: member for member in ProductEventType
}
