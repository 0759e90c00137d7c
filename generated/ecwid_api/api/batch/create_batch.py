"""Let the service carry out several requests in their order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser, bodies_of
from ...types import UNSET, Call, Operation, Scalar, Unset, check_integer, path_segment

OPERATION: Final = Operation(
    id="createBatch",
    method="POST",
    path="/{storeId}/batch",
    retry="once",
    tag="batch",
    scopes=(),
    descriptions={
        200: "The ticket of the batch.",
        400: "A parameter or field is malformed.",
        402: "The store's plan does not include this function, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        415: "The media type of the body is neither application/json nor text/json.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.BatchTicket.from_dict)


def call(
    store_id: int,
    *,
    body: Sequence[models.BatchRequest],
    stop_on_first_failure: bool | Unset = UNSET,
    allow_parallel_mode: bool | Unset = UNSET,
    deduplication_key: str | Unset = UNSET,
    group_id: str | Unset = UNSET,
) -> Call[models.BatchTicket]:
    """Let the service carry out several requests in their order.

    Answers at once with a ticket; the requests are carried out later, one after the other and one batch of a
    store after the other, or up to 100 at once with `allowParallelMode`. The token needs the scopes of all
    of them. Bytes cannot be sent: give an image by its address.

    With `stopOnFirstFailure=false` the service repeats a request up to 5 times, 3 seconds apart, when it
    fails with 5xx or takes too long. A change of stock by a difference may then be applied more than once,
    so it does not belong in a batch.

    A second batch with the same `deduplicationKey` within one hour is answered with the ticket of the first,
    and is not carried out. With a key the request may therefore be sent again after a lost answer.

    Args:
        store_id: Id of the store. Range: at least 1.
        body: The requests of a batch in their order. Entries: at most 500.
        stop_on_first_failure: Whether the first request that fails is the last one to be carried out; true
            when left out.
        allow_parallel_mode: Whether up to 100 requests are carried out at once, in any order; false when
            left out.
        deduplication_key: A text of your own, best a UUID. A second batch with it within one hour is
            answered with the ticket of the first. Characters: at least 1.
        group_id: A text of your own by which several batches can be stopped together. Characters: at least
            1.

    Returns:
        BatchTicket: The ticket of the batch.

    Source: contract operation `createBatch`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    data = bodies_of(OPERATION, models.BatchRequest, body)
    params: dict[str, Scalar | Sequence[Scalar]] = {}
    if stop_on_first_failure is not UNSET:
        params["stopOnFirstFailure"] = stop_on_first_failure
    if allow_parallel_mode is not UNSET:
        params["allowParallelMode"] = allow_parallel_mode
    if deduplication_key is not UNSET:
        params["deduplicationKey"] = deduplication_key
    if group_id is not UNSET:
        params["groupId"] = group_id
    return Call(OPERATION, f"/{path_segment('store_id', store_id)}/batch", _parse, params=params, json=data)


def sync(
    store_id: int,
    *,
    client: Caller,
    body: Sequence[models.BatchRequest],
    stop_on_first_failure: bool | Unset = UNSET,
    allow_parallel_mode: bool | Unset = UNSET,
    deduplication_key: str | Unset = UNSET,
    group_id: str | Unset = UNSET,
) -> models.BatchTicket:
    """Send `call(...)` through `client`."""
    return client.call(
        call(
            store_id=store_id,
            body=body,
            stop_on_first_failure=stop_on_first_failure,
            allow_parallel_mode=allow_parallel_mode,
            deduplication_key=deduplication_key,
            group_id=group_id,
        )
    )


async def asyncio(
    store_id: int,
    *,
    client: AsyncCaller,
    body: Sequence[models.BatchRequest],
    stop_on_first_failure: bool | Unset = UNSET,
    allow_parallel_mode: bool | Unset = UNSET,
    deduplication_key: str | Unset = UNSET,
    group_id: str | Unset = UNSET,
) -> models.BatchTicket:
    """Send `call(...)` through `client`."""
    return await client.call(
        call(
            store_id=store_id,
            body=body,
            stop_on_first_failure=stop_on_first_failure,
            allow_parallel_mode=allow_parallel_mode,
            deduplication_key=deduplication_key,
            group_id=group_id,
        )
    )
