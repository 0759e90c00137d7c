"""Colours of the swatches of products."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ... import models
from ...client import AsyncCaller, Caller
from .. import swatches as operations

if TYPE_CHECKING:
    from . import list_swatches, list_swatches_recent
else:

    def __getattr__(name):
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f".{name}", __name__)


class Swatches:
    """Colours of the swatches of products."""

    def __init__(self, caller: Caller, store_id: int) -> None:
        self._caller = caller
        self._store_id = store_id

    def list(self) -> models.SwatchColors:
        """List the colours of swatches, those of products changed last first.

        The service has the same list at a second address, for which there is an operation too.

        Returns:
            SwatchColors: The colours.

        Access scopes: read_catalog.

        Source: contract operation `listSwatches`.
        """
        return self._caller.call(operations.list_swatches.call(self._store_id))

    def list_recent(self) -> models.SwatchColors:
        """List the colours of swatches, those of products changed last first.

        The address that the vendor's client uses for the list of all colours.

        Returns:
            SwatchColors: The colours.

        Access scopes: read_catalog.

        Source: contract operation `listSwatchesRecent`.
        """
        return self._caller.call(operations.list_swatches_recent.call(self._store_id))


class AsyncSwatches:
    """Colours of the swatches of products."""

    def __init__(self, caller: AsyncCaller, store_id: int) -> None:
        self._caller = caller
        self._store_id = store_id

    async def list(self) -> models.SwatchColors:
        """List the colours of swatches, those of products changed last first.

        The service has the same list at a second address, for which there is an operation too.

        Returns:
            SwatchColors: The colours.

        Access scopes: read_catalog.

        Source: contract operation `listSwatches`.
        """
        return await self._caller.call(operations.list_swatches.call(self._store_id))

    async def list_recent(self) -> models.SwatchColors:
        """List the colours of swatches, those of products changed last first.

        The address that the vendor's client uses for the list of all colours.

        Returns:
            SwatchColors: The colours.

        Access scopes: read_catalog.

        Source: contract operation `listSwatchesRecent`.
        """
        return await self._caller.call(operations.list_swatches_recent.call(self._store_id))


__all__ = ("AsyncSwatches", "Swatches", "list_swatches", "list_swatches_recent")
