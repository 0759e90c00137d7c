"""A small shop, and looks at it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ecwid_client import EcwidClient

Edit = Callable[..., Path]
"""Writes a pulled file with other cells, by SKU."""

STORE_ID = 1003
TOKEN = "secret_sync"
PRODUCT = 7
FIRST = 101  # the id of combination A-1


def combination(number: int, **fields: Any) -> dict[str, Any]:
    """A combination of size `number` with the SKU `A-number` and a stock of ten times the number."""
    return {
        "id": FIRST + number - 1,
        "options": [{"name": "Size", "value": str(number)}],
        "sku": f"A-{number}",
        "quantity": 10 * number,
        **fields,
    }


def shop(size: int = 4, **fields: Any) -> dict[str, Any]:
    """A product with as many combinations; the second has a price of its own."""
    own = {2: {"price": 12.5}}
    return {
        "id": PRODUCT,
        "name": "Shirt",
        "sku": "A",
        "price": 10,
        "quantity": 5,
        "options": [
            {"type": "SELECT", "name": "Size", "choices": [{"text": str(n)} for n in range(1, size + 3)]}
        ],
        "combinations": [combination(n, **own.get(n, {})) for n in range(1, size + 1)],
        **fields,
    }


def stocks(ecwid: EcwidClient) -> dict[str, int]:
    """The stock of each SKU."""
    product = ecwid.products.get(PRODUCT)
    return {str(one.sku): int(one.quantity or 0) for one in (product, *(product.combinations or ()))}


def sell(ecwid: EcwidClient, number: int, items: int) -> None:
    """Somebody buys."""
    ecwid.combinations.adjust_inventory(PRODUCT, FIRST + number - 1, -items)
