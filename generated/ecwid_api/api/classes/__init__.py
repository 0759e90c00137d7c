"""Product classes, and the attributes that their products have."""

from __future__ import annotations

import builtins
from importlib import import_module
from typing import TYPE_CHECKING

from ... import models
from ...client import AsyncCaller, Caller
from ...types import UNSET, Unset
from .. import classes as operations

if TYPE_CHECKING:
    from . import create_class, delete_class, get_class, list_classes, update_class
else:

    def __getattr__(name):
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f".{name}", __name__)


class Classes:
    """Product classes, and the attributes that their products have."""

    def __init__(self, caller: Caller, store_id: int) -> None:
        self._caller = caller
        self._store_id = store_id

    def list(self, *, response_fields: str | Unset = UNSET) -> builtins.list[models.ProductClass]:
        """List all product classes of a store.

        A bare array, not paged. The general class, which has the id 0 and no name, is always there and comes
        first. A public token does not see the attributes that are not shown.

        Args:
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            list[ProductClass]: The classes.

        Access scopes: read_catalog.

        Source: contract operation `listClasses`.
        """
        return self._caller.call(
            operations.list_classes.call(self._store_id, response_fields=response_fields)
        )

    def create(self, body: models.ProductClassCreate) -> models.CreateStatus:
        """Create a product class with its attributes.

        The attributes come back in the order in which they were sent.

        Args:
            body: A new product class.

        Returns:
            CreateStatus: The id of the new class.

        Access scopes: create_catalog.

        Source: contract operation `createClass`.
        """
        return self._caller.call(operations.create_class.call(self._store_id, body=body))

    def get(self, class_id: int, *, response_fields: str | Unset = UNSET) -> models.ProductClass:
        """Get one product class.

        One object; an example of the documents shows an array.

        Args:
            class_id: Id of the product class; 0 is the general class. Range: at least 0.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            ProductClass: The class.

        Access scopes: read_catalog.

        Source: contract operation `getClass`.
        """
        return self._caller.call(
            operations.get_class.call(self._store_id, class_id, response_fields=response_fields)
        )

    def update(self, class_id: int, body: models.ProductClassUpdate) -> models.UpdateStatus:
        """Rename a product class or replace its attributes.

        `attributes` is replaced as a whole. An attribute that is sent with its id keeps the id, and the
        values that products have for it; one without an id is new. The general class cannot be renamed.

        Args:
            class_id: Id of the product class; 0 is the general class. Range: at least 0.
            body: What to change in a product class. Missing leaves a field as it is.

        Returns:
            UpdateStatus: Whether the class was changed.

        Access scopes: update_catalog.

        Source: contract operation `updateClass`.
        """
        return self._caller.call(operations.update_class.call(self._store_id, class_id, body=body))

    def delete(self, class_id: int) -> models.DeleteStatus:
        """Delete a product class.

        Its products fall back to the general class, which itself cannot be deleted. A second request is
        answered with 404.

        Args:
            class_id: Id of the product class; 0 is the general class. Range: at least 0.

        Returns:
            DeleteStatus: Whether the class was deleted.

        Access scopes: update_catalog.

        Source: contract operation `deleteClass`.
        """
        return self._caller.call(operations.delete_class.call(self._store_id, class_id))


class AsyncClasses:
    """Product classes, and the attributes that their products have."""

    def __init__(self, caller: AsyncCaller, store_id: int) -> None:
        self._caller = caller
        self._store_id = store_id

    async def list(self, *, response_fields: str | Unset = UNSET) -> builtins.list[models.ProductClass]:
        """List all product classes of a store.

        A bare array, not paged. The general class, which has the id 0 and no name, is always there and comes
        first. A public token does not see the attributes that are not shown.

        Args:
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            list[ProductClass]: The classes.

        Access scopes: read_catalog.

        Source: contract operation `listClasses`.
        """
        return await self._caller.call(
            operations.list_classes.call(self._store_id, response_fields=response_fields)
        )

    async def create(self, body: models.ProductClassCreate) -> models.CreateStatus:
        """Create a product class with its attributes.

        The attributes come back in the order in which they were sent.

        Args:
            body: A new product class.

        Returns:
            CreateStatus: The id of the new class.

        Access scopes: create_catalog.

        Source: contract operation `createClass`.
        """
        return await self._caller.call(operations.create_class.call(self._store_id, body=body))

    async def get(self, class_id: int, *, response_fields: str | Unset = UNSET) -> models.ProductClass:
        """Get one product class.

        One object; an example of the documents shows an array.

        Args:
            class_id: Id of the product class; 0 is the general class. Range: at least 0.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            ProductClass: The class.

        Access scopes: read_catalog.

        Source: contract operation `getClass`.
        """
        return await self._caller.call(
            operations.get_class.call(self._store_id, class_id, response_fields=response_fields)
        )

    async def update(self, class_id: int, body: models.ProductClassUpdate) -> models.UpdateStatus:
        """Rename a product class or replace its attributes.

        `attributes` is replaced as a whole. An attribute that is sent with its id keeps the id, and the
        values that products have for it; one without an id is new. The general class cannot be renamed.

        Args:
            class_id: Id of the product class; 0 is the general class. Range: at least 0.
            body: What to change in a product class. Missing leaves a field as it is.

        Returns:
            UpdateStatus: Whether the class was changed.

        Access scopes: update_catalog.

        Source: contract operation `updateClass`.
        """
        return await self._caller.call(operations.update_class.call(self._store_id, class_id, body=body))

    async def delete(self, class_id: int) -> models.DeleteStatus:
        """Delete a product class.

        Its products fall back to the general class, which itself cannot be deleted. A second request is
        answered with 404.

        Args:
            class_id: Id of the product class; 0 is the general class. Range: at least 0.

        Returns:
            DeleteStatus: Whether the class was deleted.

        Access scopes: update_catalog.

        Source: contract operation `deleteClass`.
        """
        return await self._caller.call(operations.delete_class.call(self._store_id, class_id))


__all__ = (
    "AsyncClasses",
    "Classes",
    "create_class",
    "delete_class",
    "get_class",
    "list_classes",
    "update_class",
)
