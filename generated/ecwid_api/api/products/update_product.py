"""Change some fields of a product."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser, body_of
from ...selection import Fields, selection
from ...types import UNSET, Call, Operation, Scalar, Unset, check_integer, path_segment

OPERATION: Final = Operation(
    id="updateProduct",
    method="PUT",
    path="/{storeId}/products/{productId}",
    retry="idempotent",
    tag="products",
    scopes=("update_catalog",),
    descriptions={
        200: "Whether the product was changed.",
        400: "A parameter or field is malformed, or the fields do not go together.",
        402: "The store's plan does not include this function, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The product, or something that it refers to, such as a category, does not exist.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        409: "Another product or combination already has this SKU, external id or set of options, a combination uses a removed option, or a field may not be changed in this store.",
        415: "The media type of the body is neither application/json nor text/json.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.ProductUpdateStatus.from_dict)


_NEEDED: Final[Fields] = {
    "updateCount": {},
    "?item": {
        "id": {},
        "name": {},
        "?wholesalePrices": {"quantity": {}, "price": {}},
        "?options": {"name": {}, "?choices": {"text": {}}},
        "?combinations": {
            "id": {},
            "combinationNumber": {},
            "options": {"name": {}, "value": {}},
            "unlimited": {},
            "?wholesalePrices": {"quantity": {}, "price": {}},
        },
    },
}


def call(
    store_id: int,
    product_id: int,
    *,
    body: models.ProductUpdate,
    save_combinations: bool | Unset = UNSET,
    rebuild_variations_on_options_update: bool | Unset = UNSET,
    keep_option_display_settings: bool | Unset = UNSET,
    check_low_stock_notification: bool | Unset = UNSET,
    return_item: bool | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> Call[models.ProductUpdateStatus]:
    """Change some fields of a product.

    A field left out keeps its value, a null clears it where the body allows one. Lists are replaced as a
    whole. An option or choice that a combination uses cannot be removed without
    `rebuildVariationsOnOptionsUpdate`.

    Args:
        store_id: Id of the store. Range: at least 1.
        product_id: Id of the product. Range: at least 1.
        body: Fields of a product to change. Missing leaves a field as it is, null clears it, and so does an
            empty text. A list is replaced as a whole.
        save_combinations: Whether the `combinations` of the body are saved; they are ignored when it is left
            out.
        rebuild_variations_on_options_update: Whether combinations that use a removed option or choice are
            deleted; 409 when it is left out.
        keep_option_display_settings: Whether options and choices of the same name keep the swatch settings
            that the body leaves out.
        check_low_stock_notification: Whether the service checks afterwards if the merchant should get a low
            stock email.
        return_item: Whether the answer has the product as `item`.
        response_fields: Names of the fields that the answer shall have, such as `id,options(name)`; those
            that it must have to be of its type are added. The others are UNSET then.

    Returns:
        ProductUpdateStatus: Whether the product was changed.

    Access scopes: update_catalog.

    Source: contract operation `updateProduct`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    check_integer("product_id", product_id, 1, 9223372036854775807)
    data = body_of(OPERATION, models.ProductUpdate, body)
    params: dict[str, Scalar | Sequence[Scalar]] = {}
    if save_combinations is not UNSET:
        params["saveCombinations"] = save_combinations
    if rebuild_variations_on_options_update is not UNSET:
        params["rebuildVariationsOnOptionsUpdate"] = rebuild_variations_on_options_update
    if keep_option_display_settings is not UNSET:
        params["keepOptionDisplaySettings"] = keep_option_display_settings
    if check_low_stock_notification is not UNSET:
        params["checkLowStockNotification"] = check_low_stock_notification
    if return_item is not UNSET:
        params["returnItem"] = return_item
    if response_fields is not UNSET:
        params["responseFields"] = selection(response_fields, _NEEDED)
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/products/{path_segment('product_id', product_id)}",
        _parse,
        params=params,
        json=data,
    )


def sync(
    store_id: int,
    product_id: int,
    *,
    client: Caller,
    body: models.ProductUpdate,
    save_combinations: bool | Unset = UNSET,
    rebuild_variations_on_options_update: bool | Unset = UNSET,
    keep_option_display_settings: bool | Unset = UNSET,
    check_low_stock_notification: bool | Unset = UNSET,
    return_item: bool | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> models.ProductUpdateStatus:
    """Send `call(...)` through `client`."""
    return client.call(
        call(
            store_id=store_id,
            product_id=product_id,
            body=body,
            save_combinations=save_combinations,
            rebuild_variations_on_options_update=rebuild_variations_on_options_update,
            keep_option_display_settings=keep_option_display_settings,
            check_low_stock_notification=check_low_stock_notification,
            return_item=return_item,
            response_fields=response_fields,
        )
    )


async def asyncio(
    store_id: int,
    product_id: int,
    *,
    client: AsyncCaller,
    body: models.ProductUpdate,
    save_combinations: bool | Unset = UNSET,
    rebuild_variations_on_options_update: bool | Unset = UNSET,
    keep_option_display_settings: bool | Unset = UNSET,
    check_low_stock_notification: bool | Unset = UNSET,
    return_item: bool | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> models.ProductUpdateStatus:
    """Send `call(...)` through `client`."""
    return await client.call(
        call(
            store_id=store_id,
            product_id=product_id,
            body=body,
            save_combinations=save_combinations,
            rebuild_variations_on_options_update=rebuild_variations_on_options_update,
            keep_option_display_settings=keep_option_display_settings,
            check_low_stock_notification=check_low_stock_notification,
            return_item=return_item,
            response_fields=response_fields,
        )
    )
