"""Create a product class with its attributes."""

from __future__ import annotations

from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser, body_of
from ...types import Call, Operation, check_integer, path_segment

OPERATION: Final = Operation(
    id="createClass",
    method="POST",
    path="/{storeId}/classes",
    retry="once",
    tag="classes",
    scopes=("create_catalog",),
    descriptions={
        200: "The id of the new class.",
        400: "A parameter or field is malformed.",
        402: "The store's plan does not include this function, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The store does not exist.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        409: "Another product class has this name.",
        415: "The media type of the body is neither application/json nor text/json.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.CreateStatus.from_dict)


def call(store_id: int, *, body: models.ProductClassCreate) -> Call[models.CreateStatus]:
    """Create a product class with its attributes.

    The attributes come back in the order in which they were sent.

    Args:
        store_id: Id of the store. Range: at least 1.
        body: A new product class.

    Returns:
        CreateStatus: The id of the new class.

    Access scopes: create_catalog.

    Source: contract operation `createClass`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    data = body_of(OPERATION, models.ProductClassCreate, body)
    return Call(OPERATION, f"/{path_segment('store_id', store_id)}/classes", _parse, json=data)


def sync(store_id: int, *, client: Caller, body: models.ProductClassCreate) -> models.CreateStatus:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, body=body))


async def asyncio(
    store_id: int, *, client: AsyncCaller, body: models.ProductClassCreate
) -> models.CreateStatus:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, body=body))
