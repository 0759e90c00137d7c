"""Replace the image of a combination by a link that the service fetches later."""

from __future__ import annotations

from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser, body_of
from ...types import Call, Operation, check_integer, path_segment

OPERATION: Final = Operation(
    id="uploadCombinationImageAsync",
    method="POST",
    path="/{storeId}/products/{productId}/combinations/{combinationId}/image/async",
    retry="idempotent",
    tag="combinations",
    scopes=("read_catalog", "update_catalog"),
    descriptions={
        200: "The link was taken.",
        400: "A parameter or field is malformed.",
        402: "The store's plan does not include combinations, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The product or the combination does not exist.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        415: "The media type of the body is neither application/json nor text/json.",
        422: "The address is not an http or https address.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.AsyncUploadStatus.from_dict)


def call(
    store_id: int, product_id: int, combination_id: int, *, body: models.ImageLink
) -> Call[models.AsyncUploadStatus]:
    """Replace the image of a combination by a link that the service fetches later.

    Answers at once; `originalImageUrl` is the given address from then on.

    Args:
        store_id: Id of the store. Range: at least 1.
        product_id: Id of the product. Range: at least 1.
        combination_id: Id of the combination; not its `combinationNumber`. Range: at least 1.
        body: An image that the service fetches later.

    Returns:
        AsyncUploadStatus: The link was taken.

    Access scopes: read_catalog, update_catalog.

    Source: contract operation `uploadCombinationImageAsync`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    check_integer("product_id", product_id, 1, 9223372036854775807)
    check_integer("combination_id", combination_id, 1, 9223372036854775807)
    data = body_of(OPERATION, models.ImageLink, body)
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/products/{path_segment('product_id', product_id)}/combinations/{path_segment('combination_id', combination_id)}/image/async",
        _parse,
        json=data,
    )


def sync(
    store_id: int, product_id: int, combination_id: int, *, client: Caller, body: models.ImageLink
) -> models.AsyncUploadStatus:
    """Send `call(...)` through `client`."""
    return client.call(
        call(store_id=store_id, product_id=product_id, combination_id=combination_id, body=body)
    )


async def asyncio(
    store_id: int, product_id: int, combination_id: int, *, client: AsyncCaller, body: models.ImageLink
) -> models.AsyncUploadStatus:
    """Send `call(...)` through `client`."""
    return await client.call(
        call(store_id=store_id, product_id=product_id, combination_id=combination_id, body=body)
    )
