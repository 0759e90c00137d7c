"""Replace the image of a combination."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser
from ...types import UNSET, Call, Content, Operation, Scalar, Unset, check_integer, check_size, path_segment

OPERATION: Final = Operation(
    id="uploadCombinationImage",
    method="POST",
    path="/{storeId}/products/{productId}/combinations/{combinationId}/image",
    retry="idempotent",
    tag="combinations",
    scopes=("read_catalog", "update_catalog"),
    max_body_bytes=20971520,
    descriptions={
        200: "The id of the new image.",
        400: "A parameter is malformed, or the image is larger than 20 MB.",
        402: "The store's plan does not include combinations, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The product or the combination does not exist.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        413: "The image is larger than 20 MB.",
        415: "The media type of the body cannot be an image.",
        422: "The uploaded file is not an image, or the external address is not one the service can fetch.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.UploadStatus.from_dict)


def call(
    store_id: int,
    product_id: int,
    combination_id: int,
    *,
    body: Content | None = None,
    external_url: str | Unset = UNSET,
) -> Call[models.UploadStatus]:
    """Replace the image of a combination.

    The body is the image itself. With `externalUrl` the service fetches the image from there and ignores the
    body. The size limit is 20 MB (20,971,520 bytes).

    Args:
        store_id: Id of the store. Range: at least 1.
        product_id: Id of the product. Range: at least 1.
        combination_id: Id of the combination; not its `combinationNumber`. Range: at least 1.
        body: An image file such as JPEG, PNG or GIF, at most 20 MB. Unit: bytes.
        external_url: Public address of the image, http or https; with it any bytes in the body are ignored.

    Returns:
        UploadStatus: The id of the new image.

    Access scopes: read_catalog, update_catalog.

    Source: contract operation `uploadCombinationImage`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    check_integer("product_id", product_id, 1, 9223372036854775807)
    check_integer("combination_id", combination_id, 1, 9223372036854775807)
    check_size(OPERATION, body)
    params: dict[str, Scalar | Sequence[Scalar]] = {}
    if external_url is not UNSET:
        params["externalUrl"] = external_url
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/products/{path_segment('product_id', product_id)}/combinations/{path_segment('combination_id', combination_id)}/image",
        _parse,
        params=params,
        headers={"Content-Type": "application/octet-stream"} if body is not None else {},
        content=body,
    )


def sync(
    store_id: int,
    product_id: int,
    combination_id: int,
    *,
    client: Caller,
    body: Content | None = None,
    external_url: str | Unset = UNSET,
) -> models.UploadStatus:
    """Send `call(...)` through `client`."""
    return client.call(
        call(
            store_id=store_id,
            product_id=product_id,
            combination_id=combination_id,
            body=body,
            external_url=external_url,
        )
    )


async def asyncio(
    store_id: int,
    product_id: int,
    combination_id: int,
    *,
    client: AsyncCaller,
    body: Content | None = None,
    external_url: str | Unset = UNSET,
) -> models.UploadStatus:
    """Send `call(...)` through `client`."""
    return await client.call(
        call(
            store_id=store_id,
            product_id=product_id,
            combination_id=combination_id,
            body=body,
            external_url=external_url,
        )
    )
