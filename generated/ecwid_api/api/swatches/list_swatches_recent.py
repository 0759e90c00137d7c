"""List the colours of swatches, those of products changed last first."""

from __future__ import annotations

from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser
from ...types import Call, Operation, check_integer, path_segment

OPERATION: Final = Operation(
    id="listSwatchesRecent",
    method="GET",
    path="/{storeId}/swatches/recent-colors",
    retry="idempotent",
    tag="swatches",
    scopes=("read_catalog",),
    descriptions={
        200: "The colours.",
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

_parse = JsonParser(OPERATION, lambda: models.SwatchColors.from_dict)


def call(store_id: int) -> Call[models.SwatchColors]:
    """List the colours of swatches, those of products changed last first.

    The address that the vendor's client uses for the list of all colours.

    Args:
        store_id: Id of the store. Range: at least 1.

    Returns:
        SwatchColors: The colours.

    Access scopes: read_catalog.

    Source: contract operation `listSwatchesRecent`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    return Call(OPERATION, f"/{path_segment('store_id', store_id)}/swatches/recent-colors", _parse)


def sync(store_id: int, *, client: Caller) -> models.SwatchColors:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id))


async def asyncio(store_id: int, *, client: AsyncCaller) -> models.SwatchColors:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id))
