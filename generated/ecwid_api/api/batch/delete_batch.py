"""Stop a batch and forget it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser
from ...types import Call, Operation, Scalar, check_integer, path_segment

OPERATION: Final = Operation(
    id="deleteBatch",
    method="DELETE",
    path="/{storeId}/batch",
    retry="idempotent",
    tag="batch",
    scopes=(),
    descriptions={
        200: "Whether there was such a batch.",
        400: "A parameter or field is malformed.",
        402: "The store's plan does not include this function, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.DeleteStatus.from_dict)


def call(store_id: int, *, ticket_id: str) -> Call[models.DeleteStatus]:
    """Stop a batch and forget it.

    What is already carried out stays.

    Args:
        store_id: Id of the store. Range: at least 1.
        ticket_id: Ticket of the batch, from the answer that created it. Characters: at least 1.

    Returns:
        DeleteStatus: Whether there was such a batch.

    Source: contract operation `deleteBatch`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    params: dict[str, Scalar | Sequence[Scalar]] = {}
    params["ticketId"] = ticket_id
    return Call(OPERATION, f"/{path_segment('store_id', store_id)}/batch", _parse, params=params)


def sync(store_id: int, *, client: Caller, ticket_id: str) -> models.DeleteStatus:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, ticket_id=ticket_id))


async def asyncio(store_id: int, *, client: AsyncCaller, ticket_id: str) -> models.DeleteStatus:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, ticket_id=ticket_id))
