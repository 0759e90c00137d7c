"""Rename a product class or replace its attributes."""

from __future__ import annotations

from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser, body_of
from ...types import Call, Operation, check_integer, path_segment

OPERATION: Final = Operation(
    id="updateClass",
    method="PUT",
    path="/{storeId}/classes/{classId}",
    retry="idempotent",
    tag="classes",
    scopes=("update_catalog",),
    descriptions={
        200: "Whether the class was changed.",
        400: "A parameter or field is malformed, or the general class would be renamed or deleted.",
        402: "The store's plan does not include this function, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The product class does not exist.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        409: "Another product class has this name.",
        415: "The media type of the body is neither application/json nor text/json.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.UpdateStatus.from_dict)


def call(store_id: int, class_id: int, *, body: models.ProductClassUpdate) -> Call[models.UpdateStatus]:
    """Rename a product class or replace its attributes.

    `attributes` is replaced as a whole. An attribute that is sent with its id keeps the id, and the values
    that products have for it; one without an id is new. The general class cannot be renamed.

    Args:
        store_id: Id of the store. Range: at least 1.
        class_id: Id of the product class; 0 is the general class. Range: at least 0.
        body: What to change in a product class. Missing leaves a field as it is.

    Returns:
        UpdateStatus: Whether the class was changed.

    Access scopes: update_catalog.

    Source: contract operation `updateClass`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    check_integer("class_id", class_id, 0, 9223372036854775807)
    data = body_of(OPERATION, models.ProductClassUpdate, body)
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/classes/{path_segment('class_id', class_id)}",
        _parse,
        json=data,
    )


def sync(
    store_id: int, class_id: int, *, client: Caller, body: models.ProductClassUpdate
) -> models.UpdateStatus:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, class_id=class_id, body=body))


async def asyncio(
    store_id: int, class_id: int, *, client: AsyncCaller, body: models.ProductClassUpdate
) -> models.UpdateStatus:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, class_id=class_id, body=body))
