"""The operations of the contract, by tag."""

from __future__ import annotations

from .books import AsyncBooks, Books
from .gift_cards import AsyncGiftCards, GiftCards

__all__ = ("AsyncBooks", "Books", "AsyncGiftCards", "GiftCards")
