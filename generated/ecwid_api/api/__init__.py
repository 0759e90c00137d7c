"""The operations of the contract, by tag."""

from __future__ import annotations

from .combinations import AsyncCombinations, Combinations
from .products import AsyncProducts, Products
from .profile import AsyncProfile, Profile

__all__ = ("AsyncCombinations", "Combinations", "AsyncProducts", "Products", "AsyncProfile", "Profile")
