"""Delete a category."""

from __future__ import annotations

from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser
from ...types import Call, Operation, check_integer, path_segment

OPERATION: Final = Operation(
    id="deleteCategory",
    method="DELETE",
    path="/{storeId}/categories/{categoryId}",
    retry="idempotent",
    tag="categories",
    scopes=("update_catalog",),
    descriptions={
        200: "Whether the category was deleted.",
        400: "A parameter or field is malformed.",
        402: "The store's plan does not include this function, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The category, or one that the request refers to, does not exist.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        409: "The category belongs to a connected system, or its external id is taken.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.DeleteStatus.from_dict)


def call(store_id: int, category_id: int) -> Call[models.DeleteStatus]:
    """Delete a category.

    Its products stay, its subcategories go with it. A second request is answered with 404.

    Args:
        store_id: Id of the store. Range: at least 1.
        category_id: Id of the category. Range: at least 1.

    Returns:
        DeleteStatus: Whether the category was deleted.

    Access scopes: update_catalog.

    Source: contract operation `deleteCategory`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    check_integer("category_id", category_id, 1, 9223372036854775807)
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/categories/{path_segment('category_id', category_id)}",
        _parse,
    )


def sync(store_id: int, category_id: int, *, client: Caller) -> models.DeleteStatus:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, category_id=category_id))


async def asyncio(store_id: int, category_id: int, *, client: AsyncCaller) -> models.DeleteStatus:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, category_id=category_id))
