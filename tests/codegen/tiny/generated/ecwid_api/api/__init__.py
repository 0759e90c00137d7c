"""The operations of the contract, by tag."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .books import AsyncBooks, Books
    from .gift_cards import AsyncGiftCards, GiftCards
else:
    _PACKAGES = {
        "AsyncBooks": "books",
        "Books": "books",
        "AsyncGiftCards": "gift_cards",
        "GiftCards": "gift_cards",
    }

    def __getattr__(name):
        if name not in _PACKAGES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value = getattr(import_module(f".{_PACKAGES[name]}", __name__), name)
        return value

    def __dir__():
        return sorted(__all__)


__all__ = ("AsyncBooks", "Books", "AsyncGiftCards", "GiftCards")
