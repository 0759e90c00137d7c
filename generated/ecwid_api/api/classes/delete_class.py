"""Delete a product class."""

from __future__ import annotations

from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser
from ...types import Call, Operation, check_integer, path_segment

OPERATION: Final = Operation(
    id="deleteClass",
    method="DELETE",
    path="/{storeId}/classes/{classId}",
    retry="idempotent",
    tag="classes",
    scopes=("update_catalog",),
    descriptions={
        200: "Whether the class was deleted.",
        400: "A parameter or field is malformed, or the general class would be renamed or deleted.",
        402: "The store's plan does not include this function, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The product class does not exist.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.DeleteStatus.from_dict)


def call(store_id: int, class_id: int) -> Call[models.DeleteStatus]:
    """Delete a product class.

    Its products fall back to the general class, which itself cannot be deleted. A second request is answered
    with 404.

    Args:
        store_id: Id of the store. Range: at least 1.
        class_id: Id of the product class; 0 is the general class. Range: at least 0.

    Returns:
        DeleteStatus: Whether the class was deleted.

    Access scopes: update_catalog.

    Source: contract operation `deleteClass`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    check_integer("class_id", class_id, 0, 9223372036854775807)
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/classes/{path_segment('class_id', class_id)}",
        _parse,
    )


def sync(store_id: int, class_id: int, *, client: Caller) -> models.DeleteStatus:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, class_id=class_id))


async def asyncio(store_id: int, class_id: int, *, client: AsyncCaller) -> models.DeleteStatus:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, class_id=class_id))
