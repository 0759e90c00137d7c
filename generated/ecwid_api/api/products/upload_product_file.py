"""Add a downloadable file to a product."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser
from ...types import UNSET, Call, Content, Operation, Scalar, Unset, check_integer, check_size, path_segment

OPERATION: Final = Operation(
    id="uploadProductFile",
    method="POST",
    path="/{storeId}/products/{productId}/files",
    retry="once",
    tag="products",
    scopes=("create_catalog",),
    descriptions={
        200: "The id of the new file.",
        400: "A parameter or field is malformed.",
        402: "The store's plan does not include this function, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The product does not exist.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        413: "The file is larger than the plan allows.",
        415: "The media type of the body is none of those that are taken.",
        422: "The address is not an http or https address.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.UploadStatus.from_dict)


def call(
    store_id: int,
    product_id: int,
    *,
    body: Content | None = None,
    file_name: str,
    description: str | Unset = UNSET,
    external_url: str | Unset = UNSET,
) -> Call[models.UploadStatus]:
    """Add a downloadable file to a product.

    The body is the file itself. With `externalUrl` the service fetches the file from there and ignores the
    body. How large it may be depends on the plan.

    Args:
        store_id: Id of the store. Range: at least 1.
        product_id: Id of the product. Range: at least 1.
        body: A file of any kind. Unit: bytes.
        file_name: Name of the file as customers see it. Characters: at least 1.
        description: Description of the file.
        external_url: Public address of the file, http or https; with it any bytes in the body are ignored.

    Returns:
        UploadStatus: The id of the new file.

    Access scopes: create_catalog.

    Source: contract operation `uploadProductFile`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    check_integer("product_id", product_id, 1, 9223372036854775807)
    check_size(OPERATION, body)
    params: dict[str, Scalar | Sequence[Scalar]] = {}
    params["fileName"] = file_name
    if description is not UNSET:
        params["description"] = description
    if external_url is not UNSET:
        params["externalUrl"] = external_url
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/products/{path_segment('product_id', product_id)}/files",
        _parse,
        params=params,
        headers={"Content-Type": "application/octet-stream"} if body is not None else {},
        content=body,
    )


def sync(
    store_id: int,
    product_id: int,
    *,
    client: Caller,
    body: Content | None = None,
    file_name: str,
    description: str | Unset = UNSET,
    external_url: str | Unset = UNSET,
) -> models.UploadStatus:
    """Send `call(...)` through `client`."""
    return client.call(
        call(
            store_id=store_id,
            product_id=product_id,
            body=body,
            file_name=file_name,
            description=description,
            external_url=external_url,
        )
    )


async def asyncio(
    store_id: int,
    product_id: int,
    *,
    client: AsyncCaller,
    body: Content | None = None,
    file_name: str,
    description: str | Unset = UNSET,
    external_url: str | Unset = UNSET,
) -> models.UploadStatus:
    """Send `call(...)` through `client`."""
    return await client.call(
        call(
            store_id=store_id,
            product_id=product_id,
            body=body,
            file_name=file_name,
            description=description,
            external_url=external_url,
        )
    )
