"""The operations of the contract, by tag."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .batch import AsyncBatch, Batch
    from .brands import AsyncBrands, Brands
    from .categories import AsyncCategories, Categories
    from .classes import AsyncClasses, Classes
    from .combinations import AsyncCombinations, Combinations
    from .products import AsyncProducts, Products
    from .profile import AsyncProfile, Profile
    from .swatches import AsyncSwatches, Swatches
else:
    _PACKAGES = {
        "AsyncCombinations": "combinations",
        "Combinations": "combinations",
        "AsyncProducts": "products",
        "Products": "products",
        "AsyncCategories": "categories",
        "Categories": "categories",
        "AsyncClasses": "classes",
        "Classes": "classes",
        "AsyncBrands": "brands",
        "Brands": "brands",
        "AsyncSwatches": "swatches",
        "Swatches": "swatches",
        "AsyncProfile": "profile",
        "Profile": "profile",
        "AsyncBatch": "batch",
        "Batch": "batch",
    }

    def __getattr__(name):
        if name not in _PACKAGES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value = getattr(import_module(f".{_PACKAGES[name]}", __name__), name)
        return value

    def __dir__():
        return sorted(__all__)


__all__ = (
    "AsyncCombinations",
    "Combinations",
    "AsyncProducts",
    "Products",
    "AsyncCategories",
    "Categories",
    "AsyncClasses",
    "Classes",
    "AsyncBrands",
    "Brands",
    "AsyncSwatches",
    "Swatches",
    "AsyncProfile",
    "Profile",
    "AsyncBatch",
    "Batch",
)
