"""The operations of one store, by tag."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .client import AsyncCaller, Caller

if TYPE_CHECKING:
    from .api.books import AsyncBooks, Books
    from .api.gift_cards import AsyncGiftCards, GiftCards


class Resources:
    """One attribute for each tag of the contract; override it to put a class of your own in its place."""

    def __init__(self, caller: Caller, store_id: int) -> None:
        self._caller = caller
        self.store_id = store_id

    @cached_property
    def books(self) -> Books:
        """Books of one library."""
        from .api.books import Books

        return Books(self._caller, self.store_id)

    @cached_property
    def gift_cards(self) -> GiftCards:
        """Operations of the tag gift_cards."""
        from .api.gift_cards import GiftCards

        return GiftCards(self._caller, self.store_id)


class AsyncResources:
    """One attribute for each tag of the contract; override it to put a class of your own in its place."""

    def __init__(self, caller: AsyncCaller, store_id: int) -> None:
        self._caller = caller
        self.store_id = store_id

    @cached_property
    def books(self) -> AsyncBooks:
        """Books of one library."""
        from .api.books import AsyncBooks

        return AsyncBooks(self._caller, self.store_id)

    @cached_property
    def gift_cards(self) -> AsyncGiftCards:
        """Operations of the tag gift_cards."""
        from .api.gift_cards import AsyncGiftCards

        return AsyncGiftCards(self._caller, self.store_id)


__all__ = ("AsyncResources", "Resources")
