"""Change the description of a file."""

from __future__ import annotations

from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser, body_of
from ...types import Call, Operation, check_integer, path_segment

OPERATION: Final = Operation(
    id="updateProductFile",
    method="PUT",
    path="/{storeId}/products/{productId}/files/{fileId}",
    retry="idempotent",
    tag="products",
    scopes=("update_catalog",),
    descriptions={
        200: "Whether the file was changed.",
        400: "A parameter or field is malformed.",
        402: "The store's plan does not include this function, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The product or the file does not exist.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        415: "The media type of the body is neither application/json nor text/json.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.UpdateStatus.from_dict)


def call(
    store_id: int, product_id: int, file_id: int, *, body: models.ProductFileUpdate
) -> Call[models.UpdateStatus]:
    """Change the description of a file.

    Its name and content stay.

    Args:
        store_id: Id of the store. Range: at least 1.
        product_id: Id of the product. Range: at least 1.
        file_id: Id of the file, from `ProductFile.id`. Range: at least 1.
        body: What to change of a file.

    Returns:
        UpdateStatus: Whether the file was changed.

    Access scopes: update_catalog.

    Source: contract operation `updateProductFile`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    check_integer("product_id", product_id, 1, 9223372036854775807)
    check_integer("file_id", file_id, 1, 9223372036854775807)
    data = body_of(OPERATION, models.ProductFileUpdate, body)
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/products/{path_segment('product_id', product_id)}/files/{path_segment('file_id', file_id)}",
        _parse,
        json=data,
    )


def sync(
    store_id: int, product_id: int, file_id: int, *, client: Caller, body: models.ProductFileUpdate
) -> models.UpdateStatus:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, product_id=product_id, file_id=file_id, body=body))


async def asyncio(
    store_id: int, product_id: int, file_id: int, *, client: AsyncCaller, body: models.ProductFileUpdate
) -> models.UpdateStatus:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, product_id=product_id, file_id=file_id, body=body))
