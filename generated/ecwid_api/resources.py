"""The operations of one store, by tag."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .client import AsyncCaller, Caller
from .types import check_integer

if TYPE_CHECKING:
    from .api.batch import AsyncBatch, Batch
    from .api.brands import AsyncBrands, Brands
    from .api.categories import AsyncCategories, Categories
    from .api.classes import AsyncClasses, Classes
    from .api.combinations import AsyncCombinations, Combinations
    from .api.products import AsyncProducts, Products
    from .api.profile import AsyncProfile, Profile
    from .api.swatches import AsyncSwatches, Swatches


class Resources:
    """One attribute for each tag of the contract; override it to put a class of your own in its place."""

    def __init__(self, caller: Caller, store_id: int) -> None:
        check_integer("store_id", store_id, 1, 9223372036854775807)
        self._caller = caller
        self.store_id = store_id

    @cached_property
    def combinations(self) -> Combinations:
        """Combinations of one product."""
        from .api.combinations import Combinations

        return Combinations(self._caller, self.store_id)

    @cached_property
    def products(self) -> Products:
        """Products that carry combinations."""
        from .api.products import Products

        return Products(self._caller, self.store_id)

    @cached_property
    def categories(self) -> Categories:
        """Categories that products are in, as a tree."""
        from .api.categories import Categories

        return Categories(self._caller, self.store_id)

    @cached_property
    def classes(self) -> Classes:
        """Product classes, and the attributes that their products have."""
        from .api.classes import Classes

        return Classes(self._caller, self.store_id)

    @cached_property
    def brands(self) -> Brands:
        """Brands of the store's products."""
        from .api.brands import Brands

        return Brands(self._caller, self.store_id)

    @cached_property
    def swatches(self) -> Swatches:
        """Colours of the swatches of products."""
        from .api.swatches import Swatches

        return Swatches(self._caller, self.store_id)

    @cached_property
    def profile(self) -> Profile:
        """The store itself; the cheapest check of a token."""
        from .api.profile import Profile

        return Profile(self._caller, self.store_id)

    @cached_property
    def batch(self) -> Batch:
        """Several requests in one, carried out by the service itself."""
        from .api.batch import Batch

        return Batch(self._caller, self.store_id)


class AsyncResources:
    """One attribute for each tag of the contract; override it to put a class of your own in its place."""

    def __init__(self, caller: AsyncCaller, store_id: int) -> None:
        check_integer("store_id", store_id, 1, 9223372036854775807)
        self._caller = caller
        self.store_id = store_id

    @cached_property
    def combinations(self) -> AsyncCombinations:
        """Combinations of one product."""
        from .api.combinations import AsyncCombinations

        return AsyncCombinations(self._caller, self.store_id)

    @cached_property
    def products(self) -> AsyncProducts:
        """Products that carry combinations."""
        from .api.products import AsyncProducts

        return AsyncProducts(self._caller, self.store_id)

    @cached_property
    def categories(self) -> AsyncCategories:
        """Categories that products are in, as a tree."""
        from .api.categories import AsyncCategories

        return AsyncCategories(self._caller, self.store_id)

    @cached_property
    def classes(self) -> AsyncClasses:
        """Product classes, and the attributes that their products have."""
        from .api.classes import AsyncClasses

        return AsyncClasses(self._caller, self.store_id)

    @cached_property
    def brands(self) -> AsyncBrands:
        """Brands of the store's products."""
        from .api.brands import AsyncBrands

        return AsyncBrands(self._caller, self.store_id)

    @cached_property
    def swatches(self) -> AsyncSwatches:
        """Colours of the swatches of products."""
        from .api.swatches import AsyncSwatches

        return AsyncSwatches(self._caller, self.store_id)

    @cached_property
    def profile(self) -> AsyncProfile:
        """The store itself; the cheapest check of a token."""
        from .api.profile import AsyncProfile

        return AsyncProfile(self._caller, self.store_id)

    @cached_property
    def batch(self) -> AsyncBatch:
        """Several requests in one, carried out by the service itself."""
        from .api.batch import AsyncBatch

        return AsyncBatch(self._caller, self.store_id)


__all__ = ("AsyncResources", "Resources")
