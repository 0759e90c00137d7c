"""Stop all batches of a group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser
from ...types import Call, Operation, Scalar, check_integer, path_segment

OPERATION: Final = Operation(
    id="cancelBatchGroup",
    method="POST",
    path="/{storeId}/batch/cancel-group",
    retry="idempotent",
    tag="batch",
    scopes=(),
    descriptions={
        200: "Whether something was stopped.",
        400: "A parameter or field is malformed.",
        402: "The store's plan does not include this function, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.UpdateStatus.from_dict)


def call(store_id: int, *, group_id: str) -> Call[models.UpdateStatus]:
    """Stop all batches of a group.

    What is already carried out stays; the other requests end without being carried out.

    Args:
        store_id: Id of the store. Range: at least 1.
        group_id: The text that the batches were created with. Characters: at least 1.

    Returns:
        UpdateStatus: Whether something was stopped.

    Source: contract operation `cancelBatchGroup`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    params: dict[str, Scalar | Sequence[Scalar]] = {}
    params["groupId"] = group_id
    return Call(OPERATION, f"/{path_segment('store_id', store_id)}/batch/cancel-group", _parse, params=params)


def sync(store_id: int, *, client: Caller, group_id: str) -> models.UpdateStatus:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, group_id=group_id))


async def asyncio(store_id: int, *, client: AsyncCaller, group_id: str) -> models.UpdateStatus:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, group_id=group_id))
