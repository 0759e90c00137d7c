"""Get the store's profile."""

from __future__ import annotations

from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser
from ...types import Call, Operation, check_integer, path_segment

OPERATION: Final = Operation(
    id="getProfile",
    method="GET",
    path="/{storeId}/profile",
    retry="idempotent",
    tag="profile",
    scopes=("read_store_profile",),
    descriptions={
        200: "The profile.",
        400: "A parameter or field is malformed.",
        402: "The store's plan does not include this function, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The store does not exist.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.StoreProfile.from_dict)


def call(store_id: int) -> Call[models.StoreProfile]:
    """Get the store's profile.

    The cheapest request that shows whether a token works.

    Args:
        store_id: Id of the store. Range: at least 1.

    Returns:
        StoreProfile: The profile.

    Access scopes: read_store_profile.

    Source: contract operation `getProfile`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/profile",
        _parse.about(("generalInfo.storeId", store_id)),
    )


def sync(store_id: int, *, client: Caller) -> models.StoreProfile:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id))


async def asyncio(store_id: int, *, client: AsyncCaller) -> models.StoreProfile:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id))
