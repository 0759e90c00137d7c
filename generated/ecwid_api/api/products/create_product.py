"""Create a product."""

from __future__ import annotations

from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser, body_of
from ...types import Call, Operation, check_integer, path_segment

OPERATION: Final = Operation(
    id="createProduct",
    method="POST",
    path="/{storeId}/products",
    retry="once",
    tag="products",
    scopes=("create_catalog",),
    descriptions={
        200: "The id of the new product.",
        400: "A parameter or field is malformed, or the fields do not go together.",
        402: "The plan does not include this function, or its number of products is reached.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "Something that the product refers to, such as a category, does not exist.",
        409: "Another product or combination already has this SKU, or a combination uses a removed option.",
        415: "The media type of the body is neither application/json nor text/json.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.CreateStatus.from_dict)


def call(store_id: int, *, body: models.ProductCreate) -> Call[models.CreateStatus]:
    """Create a product.

    Combinations are created afterwards, one by one.

    Args:
        store_id: Id of the store. Range: at least 1.
        body: A new product.

    Returns:
        CreateStatus: The id of the new product.

    Access scopes: create_catalog.

    Source: contract operation `createProduct`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    data = body_of(OPERATION, models.ProductCreate, body)
    return Call(OPERATION, f"/{path_segment('store_id', store_id)}/products", _parse, json=data)


def sync(store_id: int, *, client: Caller, body: models.ProductCreate) -> models.CreateStatus:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, body=body))


async def asyncio(store_id: int, *, client: AsyncCaller, body: models.ProductCreate) -> models.CreateStatus:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, body=body))
