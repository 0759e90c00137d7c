"""Set the main video of a product by its address."""

from __future__ import annotations

from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser
from ...types import Call, Operation, check_integer, header_text, path_segment

OPERATION: Final = Operation(
    id="uploadProductVideo",
    method="POST",
    path="/{storeId}/products/{productId}/video",
    retry="idempotent",
    tag="products",
    scopes=("update_catalog",),
    descriptions={
        200: "The id of the new video.",
        400: "A parameter or field is malformed.",
        402: "The store's plan does not include this function, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The product does not exist.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        422: "The address is not that of a video, or the service cannot show this one.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.UploadStatus.from_dict)


def call(store_id: int, product_id: int, *, url: str) -> Call[models.UploadStatus]:
    """Set the main video of a product by its address.

    The video stays where it is; the address is that of a page of a video site.

    Args:
        store_id: Id of the store. Range: at least 1.
        product_id: Id of the product. Range: at least 1.
        url: Public address of the video, http or https, with what is not ASCII percent-encoded; sent in a
            header.

    Returns:
        UploadStatus: The id of the new video.

    Access scopes: update_catalog.

    Source: contract operation `uploadProductVideo`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    check_integer("product_id", product_id, 1, 9223372036854775807)
    headers: dict[str, str] = {}
    headers["url"] = header_text("url", url)
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/products/{path_segment('product_id', product_id)}/video",
        _parse,
        headers=headers,
    )


def sync(store_id: int, product_id: int, *, client: Caller, url: str) -> models.UploadStatus:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, product_id=product_id, url=url))


async def asyncio(store_id: int, product_id: int, *, client: AsyncCaller, url: str) -> models.UploadStatus:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, product_id=product_id, url=url))
