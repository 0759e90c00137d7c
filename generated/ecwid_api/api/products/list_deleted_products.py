"""List products that were deleted, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser
from ...types import UNSET, Call, Operation, Scalar, Unset, check_integer, path_segment

OPERATION: Final = Operation(
    id="listDeletedProducts",
    method="GET",
    path="/{storeId}/products/deleted",
    retry="idempotent",
    tag="products",
    scopes=("read_catalog",),
    descriptions={
        200: "One page of deletions.",
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

_parse = JsonParser(OPERATION, lambda: models.DeletedProductPage.from_dict)


def call(
    store_id: int,
    *,
    from_date: str | Unset = UNSET,
    to_date: str | Unset = UNSET,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> Call[models.DeletedProductPage]:
    """List products that were deleted, page by page.

    For systems that keep a copy of the catalog. Both bounds count; without them all are listed.

    Args:
        store_id: Id of the store. Range: at least 1.
        from_date: The earliest time of deletion: seconds since 1970-01-01 UTC, `yyyy-MM-dd`, `yyyy-MM-dd
            HH:mm:ss`, or the latter with an offset such as `+0000`; UTC where there is none.
        to_date: The latest time of deletion, in one of the forms of `from_date`.
        offset: How many entries to skip; 0 when left out. Unit: entries. Range: 0..2147483647.
        limit: The most entries in one answer, 1 to 100; 100 when left out. Unit: entries. Range: 1..100.

    Returns:
        DeletedProductPage: One page of deletions.

    Access scopes: read_catalog.

    Source: contract operation `listDeletedProducts`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    params: dict[str, Scalar | Sequence[Scalar]] = {}
    if from_date is not UNSET:
        params["from_date"] = from_date
    if to_date is not UNSET:
        params["to_date"] = to_date
    if offset is not UNSET:
        check_integer("offset", offset, 0, 2147483647)
        params["offset"] = offset
    if limit is not UNSET:
        check_integer("limit", limit, 1, 100)
        params["limit"] = limit
    return Call(OPERATION, f"/{path_segment('store_id', store_id)}/products/deleted", _parse, params=params)


def sync(
    store_id: int,
    *,
    client: Caller,
    from_date: str | Unset = UNSET,
    to_date: str | Unset = UNSET,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> models.DeletedProductPage:
    """Send `call(...)` through `client`."""
    return client.call(
        call(store_id=store_id, from_date=from_date, to_date=to_date, offset=offset, limit=limit)
    )


async def asyncio(
    store_id: int,
    *,
    client: AsyncCaller,
    from_date: str | Unset = UNSET,
    to_date: str | Unset = UNSET,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> models.DeletedProductPage:
    """Send `call(...)` through `client`."""
    return await client.call(
        call(store_id=store_id, from_date=from_date, to_date=to_date, offset=offset, limit=limit)
    )
