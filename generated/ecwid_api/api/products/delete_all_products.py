"""Delete all products of the store."""

from __future__ import annotations

from typing import Final

from ...client import AsyncCaller, Caller
from ...codec import no_content
from ...types import Call, Operation, check_integer, path_segment

OPERATION: Final = Operation(
    id="deleteAllProducts",
    method="DELETE",
    path="/{storeId}/products",
    retry="once",
    tag="products",
    scopes=("update_catalog_batch_delete",),
    descriptions={
        202: "The order was taken.",
        400: "A parameter or field is malformed.",
        402: "The store's plan does not include this function, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The store does not exist.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = no_content


def call(store_id: int) -> Call[None]:
    """Delete all products of the store.

    The service takes the order and carries it out later: it answers 202 and says nothing of what was
    deleted.

    Args:
        store_id: Id of the store. Range: at least 1.

    Access scopes: update_catalog_batch_delete.

    Source: contract operation `deleteAllProducts`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    return Call(OPERATION, f"/{path_segment('store_id', store_id)}/products", _parse)


def sync(store_id: int, *, client: Caller) -> None:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id))


async def asyncio(store_id: int, *, client: AsyncCaller) -> None:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id))
