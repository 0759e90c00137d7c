"""The store itself; the cheapest check of a token."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ... import models
from ...client import AsyncCaller, Caller
from .. import profile as operations

if TYPE_CHECKING:
    from . import get_profile
else:

    def __getattr__(name):
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f".{name}", __name__)


class Profile:
    """The store itself; the cheapest check of a token."""

    def __init__(self, caller: Caller, store_id: int) -> None:
        self._caller = caller
        self._store_id = store_id

    def get(self) -> models.StoreProfile:
        """Get the store's profile.

        The cheapest request that shows whether a token works.

        Returns:
            StoreProfile: The profile.

        Example:
            >>> ecwid.profile.get().formats_and_units.currency
            'EUR'

        Access scopes: read_store_profile.

        Source: contract operation `getProfile`.
        """
        return self._caller.call(operations.get_profile.call(self._store_id))


class AsyncProfile:
    """The store itself; the cheapest check of a token."""

    def __init__(self, caller: AsyncCaller, store_id: int) -> None:
        self._caller = caller
        self._store_id = store_id

    async def get(self) -> models.StoreProfile:
        """Get the store's profile.

        The cheapest request that shows whether a token works.

        Returns:
            StoreProfile: The profile.

        Access scopes: read_store_profile.

        Source: contract operation `getProfile`.
        """
        return await self._caller.call(operations.get_profile.call(self._store_id))


__all__ = ("AsyncProfile", "Profile", "get_profile")
