"""Create one combination of a product."""

from __future__ import annotations

from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser, body_of
from ...types import Call, Operation, check_integer, path_segment

OPERATION: Final = Operation(
    id="createCombination",
    method="POST",
    path="/{storeId}/products/{productId}/combinations",
    retry="create",
    tag="combinations",
    scopes=("create_catalog",),
    descriptions={
        200: "The id of the new combination.",
        400: "A parameter or field is malformed, or the fields do not go together with the product.",
        402: "The store's plan does not include combinations, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The product does not exist.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        409: "Another combination already has this SKU or this set of options.",
        415: "The media type of the body is neither application/json nor text/json.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.CreateStatus.from_dict)


def call(store_id: int, product_id: int, *, body: models.CombinationCreate) -> Call[models.CreateStatus]:
    """Create one combination of a product.

    An option or choice that the product does not have yet is added to it with the type `SELECT`. The set of
    options is unique per product, in any order. `quantity` needs an own `sku`, or must equal the base
    product's.

    Args:
        store_id: Id of the store. Range: at least 1.
        product_id: Id of the product. Range: at least 1.
        body: A new combination. A field that is left out or null takes the base product's value.

    Returns:
        CreateStatus: The id of the new combination.

    Access scopes: create_catalog.

    Source: contract operation `createCombination`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    check_integer("product_id", product_id, 1, 9223372036854775807)
    data = body_of(OPERATION, models.CombinationCreate, body)
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/products/{path_segment('product_id', product_id)}/combinations",
        _parse,
        json=data,
    )


def sync(
    store_id: int, product_id: int, *, client: Caller, body: models.CombinationCreate
) -> models.CreateStatus:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, product_id=product_id, body=body))


async def asyncio(
    store_id: int, product_id: int, *, client: AsyncCaller, body: models.CombinationCreate
) -> models.CreateStatus:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, product_id=product_id, body=body))
