"""Download a file of a product."""

from __future__ import annotations

from typing import Final

from ...client import AsyncCaller, Caller
from ...codec import whole_content
from ...types import Call, Operation, check_integer, path_segment

OPERATION: Final = Operation(
    id="downloadProductFile",
    method="GET",
    path="/{storeId}/products/{productId}/files/{fileId}",
    retry="idempotent",
    tag="products",
    scopes=("read_catalog",),
    descriptions={
        200: "The file.",
        400: "A parameter or field is malformed.",
        402: "The store's plan does not include this function, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The product or the file does not exist.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = whole_content


def call(store_id: int, product_id: int, file_id: int) -> Call[bytes]:
    """Download a file of a product.

    The bytes as they were uploaded.

    Args:
        store_id: Id of the store. Range: at least 1.
        product_id: Id of the product. Range: at least 1.
        file_id: Id of the file, from `ProductFile.id`. Range: at least 1.

    Returns:
        bytes: The file.

    Access scopes: read_catalog.

    Source: contract operation `downloadProductFile`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    check_integer("product_id", product_id, 1, 9223372036854775807)
    check_integer("file_id", file_id, 1, 9223372036854775807)
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/products/{path_segment('product_id', product_id)}/files/{path_segment('file_id', file_id)}",
        _parse,
    )


def sync(store_id: int, product_id: int, file_id: int, *, client: Caller) -> bytes:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, product_id=product_id, file_id=file_id))


async def asyncio(store_id: int, product_id: int, file_id: int, *, client: AsyncCaller) -> bytes:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, product_id=product_id, file_id=file_id))
