"""Change the stock of a product by a difference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser, body_of
from ...types import UNSET, Call, Operation, Scalar, Unset, check_integer, path_segment

OPERATION: Final = Operation(
    id="adjustProductInventory",
    method="PUT",
    path="/{storeId}/products/{productId}/inventory",
    retry="once",
    tag="products",
    scopes=("update_catalog",),
    descriptions={
        200: "Whether the stock was changed.",
        400: "A parameter or field is malformed.",
        402: "The store's plan does not include this function, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The product does not exist.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        415: "The media type of the body is neither application/json nor text/json.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.InventoryAdjustmentStatus.from_dict)


def call(
    store_id: int,
    product_id: int,
    *,
    body: models.InventoryAdjustment,
    check_low_stock_notification: bool | Unset = UNSET,
) -> Call[models.InventoryAdjustmentStatus]:
    """Change the stock of a product by a difference.

    Changes the base product's own stock, which combinations without an own SKU share. Stock may become
    negative: the answer is still 200, with a warning.

    Args:
        store_id: Id of the store. Range: at least 1.
        product_id: Id of the product. Range: at least 1.
        body: A change of stock.
        check_low_stock_notification: Whether the service checks afterwards if the merchant should get a low
            stock email.

    Returns:
        InventoryAdjustmentStatus: Whether the stock was changed.

    Access scopes: update_catalog.

    Source: contract operation `adjustProductInventory`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    check_integer("product_id", product_id, 1, 9223372036854775807)
    data = body_of(OPERATION, models.InventoryAdjustment, body)
    check_integer("quantity_delta", body.quantity_delta, -2147483648, 2147483647)
    params: dict[str, Scalar | Sequence[Scalar]] = {}
    if check_low_stock_notification is not UNSET:
        params["checkLowStockNotification"] = check_low_stock_notification
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/products/{path_segment('product_id', product_id)}/inventory",
        _parse,
        params=params,
        json=data,
    )


def sync(
    store_id: int,
    product_id: int,
    *,
    client: Caller,
    body: models.InventoryAdjustment,
    check_low_stock_notification: bool | Unset = UNSET,
) -> models.InventoryAdjustmentStatus:
    """Send `call(...)` through `client`."""
    return client.call(
        call(
            store_id=store_id,
            product_id=product_id,
            body=body,
            check_low_stock_notification=check_low_stock_notification,
        )
    )


async def asyncio(
    store_id: int,
    product_id: int,
    *,
    client: AsyncCaller,
    body: models.InventoryAdjustment,
    check_low_stock_notification: bool | Unset = UNSET,
) -> models.InventoryAdjustmentStatus:
    """Send `call(...)` through `client`."""
    return await client.call(
        call(
            store_id=store_id,
            product_id=product_id,
            body=body,
            check_low_stock_notification=check_low_stock_notification,
        )
    )
