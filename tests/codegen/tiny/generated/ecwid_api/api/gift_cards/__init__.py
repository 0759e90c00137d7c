"""Operations of the tag gift_cards."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ... import models
from ...client import AsyncCaller, Caller
from .. import gift_cards as operations

if TYPE_CHECKING:
    from . import find_gift_card
else:

    def __getattr__(name):
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f".{name}", __name__)


class GiftCards:
    """Operations of the tag gift_cards."""

    def __init__(self, caller: Caller, store_id: int) -> None:
        self._caller = caller
        self._store_id = store_id

    def find(self) -> models.Anything:
        """Find a gift card, in any library.

        Returns:
            Anything: All cards, by number.

        Source: contract operation `findGiftCard`.
        """
        return self._caller.call(operations.find_gift_card.call())


class AsyncGiftCards:
    """Operations of the tag gift_cards."""

    def __init__(self, caller: AsyncCaller, store_id: int) -> None:
        self._caller = caller
        self._store_id = store_id

    async def find(self) -> models.Anything:
        """Find a gift card, in any library.

        Returns:
            Anything: All cards, by number.

        Source: contract operation `findGiftCard`.
        """
        return await self._caller.call(operations.find_gift_card.call())


__all__ = ("AsyncGiftCards", "GiftCards", "find_gift_card")
