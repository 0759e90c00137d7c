"""Get what became of the requests of a batch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser
from ...types import UNSET, Call, Operation, Scalar, Unset, check_integer, path_segment

OPERATION: Final = Operation(
    id="getBatch",
    method="GET",
    path="/{storeId}/batch",
    retry="idempotent",
    tag="batch",
    scopes=(),
    descriptions={
        200: "The batch as far as it is carried out.",
        400: "A parameter or field is malformed.",
        402: "The store's plan does not include this function, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The batch does not exist, or is forgotten.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.BatchStatus.from_dict)


def call(store_id: int, *, ticket: str, escaped_json: bool | Unset = UNSET) -> Call[models.BatchStatus]:
    """Get what became of the requests of a batch.

    Ask again until `status` is `COMPLETED`; a batch that stopped at a failure ends so too. Results stand in
    the order of the requests.

    Args:
        store_id: Id of the store. Range: at least 1.
        ticket: Ticket of the batch, from the answer that created it. Characters: at least 1.
        escaped_json: Whether bodies come as texts in `escapedHttpBody` instead of JSON in `httpBody`; false
            when left out.

    Returns:
        BatchStatus: The batch as far as it is carried out.

    Source: contract operation `getBatch`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    params: dict[str, Scalar | Sequence[Scalar]] = {}
    params["ticket"] = ticket
    if escaped_json is not UNSET:
        params["escapedJson"] = escaped_json
    return Call(OPERATION, f"/{path_segment('store_id', store_id)}/batch", _parse, params=params)


def sync(
    store_id: int, *, client: Caller, ticket: str, escaped_json: bool | Unset = UNSET
) -> models.BatchStatus:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, ticket=ticket, escaped_json=escaped_json))


async def asyncio(
    store_id: int, *, client: AsyncCaller, ticket: str, escaped_json: bool | Unset = UNSET
) -> models.BatchStatus:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, ticket=ticket, escaped_json=escaped_json))
