"""Change some settings of the store."""

from __future__ import annotations

from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser, body_of
from ...types import Call, Operation, check_integer, path_segment

OPERATION: Final = Operation(
    id="updateProfile",
    method="PUT",
    path="/{storeId}/profile",
    retry="idempotent",
    tag="profile",
    scopes=("update_store_profile",),
    descriptions={
        200: "Whether the profile was changed.",
        400: "A parameter or field is malformed.",
        402: "The store's plan does not include this function, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The store does not exist.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        415: "The media type of the body is neither application/json nor text/json.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.ProfileUpdateStatus.from_dict)


def call(store_id: int, *, body: models.StoreProfileUpdate) -> Call[models.ProfileUpdateStatus]:
    """Change some settings of the store.

    A group left out keeps its values, and so does a field left out of a group; a list is replaced as a
    whole. Read-only fields are ignored. Values are hardly checked by the service.

    Args:
        store_id: Id of the store. Range: at least 1.
        body: Groups of a profile to change. A group left out stays, and so does a field that its group
            leaves out; a list is replaced as a whole. Read-only fields are ignored.

    Returns:
        ProfileUpdateStatus: Whether the profile was changed.

    Access scopes: update_store_profile.

    Source: contract operation `updateProfile`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    data = body_of(OPERATION, models.StoreProfileUpdate, body)
    return Call(OPERATION, f"/{path_segment('store_id', store_id)}/profile", _parse, json=data)


def sync(store_id: int, *, client: Caller, body: models.StoreProfileUpdate) -> models.ProfileUpdateStatus:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, body=body))


async def asyncio(
    store_id: int, *, client: AsyncCaller, body: models.StoreProfileUpdate
) -> models.ProfileUpdateStatus:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, body=body))
