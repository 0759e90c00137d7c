"""Get one video of the gallery of a product."""

from __future__ import annotations

from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser
from ...types import Call, Operation, check_integer, path_segment

OPERATION: Final = Operation(
    id="getProductGalleryVideo",
    method="GET",
    path="/{storeId}/products/{productId}/gallery/video/{videoId}",
    retry="idempotent",
    tag="products",
    scopes=("update_catalog",),
    descriptions={
        200: "The video.",
        400: "A parameter or field is malformed.",
        402: "The store's plan does not include this function, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The product, or an image or video of this id in its gallery, does not exist.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.MediaVideo.from_dict)


def call(store_id: int, product_id: int, video_id: int) -> Call[models.MediaVideo]:
    """Get one video of the gallery of a product.

    Unlike other reads it needs the scope `update_catalog`.

    Args:
        store_id: Id of the store. Range: at least 1.
        product_id: Id of the product. Range: at least 1.
        video_id: Id of a video of the gallery, from `MediaVideo.id`. Range: at least 1.

    Returns:
        MediaVideo: The video.

    Access scopes: update_catalog.

    Source: contract operation `getProductGalleryVideo`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    check_integer("product_id", product_id, 1, 9223372036854775807)
    check_integer("video_id", video_id, 1, 9223372036854775807)
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/products/{path_segment('product_id', product_id)}/gallery/video/{path_segment('video_id', video_id)}",
        _parse,
    )


def sync(store_id: int, product_id: int, video_id: int, *, client: Caller) -> models.MediaVideo:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, product_id=product_id, video_id=video_id))


async def asyncio(store_id: int, product_id: int, video_id: int, *, client: AsyncCaller) -> models.MediaVideo:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, product_id=product_id, video_id=video_id))
