"""Take products out of a category."""

from __future__ import annotations

from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser, body_of
from ...types import Call, Operation, check_integer, path_segment

OPERATION: Final = Operation(
    id="unassignCategoryProducts",
    method="POST",
    path="/{storeId}/categories/{categoryId}/unassignProducts",
    retry="idempotent",
    tag="categories",
    scopes=("update_catalog",),
    descriptions={
        200: "Whether the category was changed.",
        400: "A parameter or field is malformed.",
        402: "The plan does not include this function, or the request names more than 100 products.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The category, or one that the request refers to, does not exist.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        409: "The category belongs to a connected system, or its external id is taken.",
        415: "The media type of the body is neither application/json nor text/json.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.DeleteStatus.from_dict)


def call(store_id: int, category_id: int, *, body: models.CategoryProducts) -> Call[models.DeleteStatus]:
    """Take products out of a category.

    Products that are not in it are passed over. The count is that of calls, not of products.

    Args:
        store_id: Id of the store. Range: at least 1.
        category_id: Id of the category. Range: at least 1.
        body: Products to put into a category or to take out of it.

    Returns:
        DeleteStatus: Whether the category was changed.

    Access scopes: update_catalog.

    Source: contract operation `unassignCategoryProducts`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    check_integer("category_id", category_id, 1, 9223372036854775807)
    data = body_of(OPERATION, models.CategoryProducts, body)
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/categories/{path_segment('category_id', category_id)}/unassignProducts",
        _parse,
        json=data,
    )


def sync(
    store_id: int, category_id: int, *, client: Caller, body: models.CategoryProducts
) -> models.DeleteStatus:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, category_id=category_id, body=body))


async def asyncio(
    store_id: int, category_id: int, *, client: AsyncCaller, body: models.CategoryProducts
) -> models.DeleteStatus:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, category_id=category_id, body=body))
