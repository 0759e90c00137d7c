"""Count the products for each value, asked for in a body."""

from __future__ import annotations

from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser, body_of
from ...types import Call, Operation, check_integer, path_segment

OPERATION: Final = Operation(
    id="queryProductFilters",
    method="POST",
    path="/{storeId}/products/filters",
    retry="idempotent",
    tag="products",
    scopes=("read_catalog",),
    descriptions={
        200: "The figures.",
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

_parse = JsonParser(OPERATION, lambda: models.ProductFilters.from_dict)


def call(store_id: int, *, body: models.ProductFiltersQuery) -> Call[models.ProductFilters]:
    """Count the products for each value, asked for in a body.

    The figures are for one page of filters in a storefront: how many products there are for each value,
    counted over the products that the parameters find. Only the groups that `filterFields` names are
    answered. The groups of options and attributes have the names that asked for them, such as
    `option_Color`.

    Args:
        store_id: Id of the store. Range: at least 1.
        body: What to count, and of which products.

    Returns:
        ProductFilters: The figures.

    Access scopes: read_catalog.

    Source: contract operation `queryProductFilters`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    data = body_of(OPERATION, models.ProductFiltersQuery, body)
    return Call(OPERATION, f"/{path_segment('store_id', store_id)}/products/filters", _parse, json=data)


def sync(store_id: int, *, client: Caller, body: models.ProductFiltersQuery) -> models.ProductFilters:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, body=body))


async def asyncio(
    store_id: int, *, client: AsyncCaller, body: models.ProductFiltersQuery
) -> models.ProductFilters:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, body=body))
