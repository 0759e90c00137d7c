"""One right body for each operation that takes one, and the smallest images."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

MAX_IMAGE_BYTES = 20_971_520
# The smallest files that decoders accept: one pixel each.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f"
    "0005fe02fe0def46b80000000049454e44ae426082"
)
GIF = bytes.fromhex("47494638396101000100800000ffffff0000002c00000000010001000002024401003b")
LINK: Mapping[str, Any] = {"url": "https://images.example.com/a.png", "width": 10, "height": 20}
# What an operation needs in its headers.
HEADERS: Mapping[str, Mapping[str, str]] = {
    "uploadProductVideo": {"url": "https://videos.example.com/radish"},
    "uploadProductGalleryVideo": {"url": "https://videos.example.com/radish"},
}
BODIES: Mapping[str, Any] = {
    "createCombination": {"options": [{"name": "Size", "value": "again"}]},
    "updateCombination": {"price": 11},
    "adjustCombinationInventory": {"quantityDelta": 1},
    "uploadCombinationImage": PNG,
    "uploadCombinationImageAsync": LINK,
    "createProduct": {"name": "Contract test scratch"},
    "updateProduct": {"price": 12},
    "adjustProductInventory": {"quantityDelta": 1},
    "uploadProductImage": PNG,
    "uploadProductImageAsync": LINK,
    "uploadProductGalleryImage": PNG,
    "uploadProductGalleryImageAsync": LINK,
    "updateProductMedia": {"galleryMedia": []},
    "updateProductGalleryVideo": PNG,
    "uploadProductFile": b"a file",
    "updateProductFile": {"description": "changed"},
    "createCategory": {"name": "Contract test scratch"},
    "updateCategory": {"orderBy": 20},
    "uploadCategoryImage": PNG,
    "uploadCategoryImageAsync": LINK,
    "assignCategoryProducts": {"productIds": []},
    "unassignCategoryProducts": {"productIds": []},
    "createClass": {"name": "Contract test scratch, new"},
    "updateClass": {"attributes": []},
    "queryProductFilters": {"params": {"filterFields": "price"}},
    "updateProfile": {"company": {"city": "Delft"}},
    "createBatch": [{"path": "/profile", "method": "GET"}],
}
