"""Create a category."""

from __future__ import annotations

from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser, body_of
from ...types import Call, Operation, check_integer, path_segment

OPERATION: Final = Operation(
    id="createCategory",
    method="POST",
    path="/{storeId}/categories",
    retry="once",
    tag="categories",
    scopes=("create_catalog",),
    descriptions={
        200: "The id of the new category.",
        400: "A parameter or field is malformed, or the category would become a part of itself.",
        402: "The plan does not include this function, or allows no more categories.",
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

_parse = JsonParser(OPERATION, lambda: models.CreateStatus.from_dict)


def call(store_id: int, *, body: models.CategoryCreate) -> Call[models.CreateStatus]:
    """Create a category.

    Without `parentId`, or with 0, it becomes a root category. Without `orderBy` it comes behind its
    siblings.

    Args:
        store_id: Id of the store. Range: at least 1.
        body: A new category.

    Returns:
        CreateStatus: The id of the new category.

    Access scopes: create_catalog.

    Source: contract operation `createCategory`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    data = body_of(OPERATION, models.CategoryCreate, body)
    return Call(OPERATION, f"/{path_segment('store_id', store_id)}/categories", _parse, json=data)


def sync(store_id: int, *, client: Caller, body: models.CategoryCreate) -> models.CreateStatus:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, body=body))


async def asyncio(store_id: int, *, client: AsyncCaller, body: models.CategoryCreate) -> models.CreateStatus:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, body=body))
