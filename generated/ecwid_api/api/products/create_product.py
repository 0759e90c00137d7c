"""Create a product."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser, body_of
from ...selection import Fields, selection
from ...types import UNSET, Call, Operation, Scalar, Unset, check_integer, path_segment

OPERATION: Final = Operation(
    id="createProduct",
    method="POST",
    path="/{storeId}/products",
    retry="once",
    tag="products",
    scopes=("create_catalog",),
    descriptions={
        200: "The id of the new product.",
        400: "A parameter or field is malformed, or the fields do not go together.",
        402: "The plan does not include this function, or its number of products is reached.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "Something that the product refers to, such as a category, does not exist.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        409: "Another product or combination already has this SKU, external id or set of options, a combination uses a removed option, or a field may not be changed in this store.",
        415: "The media type of the body is neither application/json nor text/json.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.ProductCreateStatus.from_dict)


_NEEDED: Final[Fields] = {
    "id": {},
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
    *,
    body: models.ProductCreate,
    save_combinations: bool | Unset = UNSET,
    return_item: bool | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> Call[models.ProductCreateStatus]:
    """Create a product.

    With `saveCombinations` up to 200 combinations of the body are created as well, otherwise they are
    ignored.

    Args:
        store_id: Id of the store. Range: at least 1.
        body: A new product.
        save_combinations: Whether the `combinations` of the body are saved; they are ignored when it is left
            out.
        return_item: Whether the answer has the product as `item`.
        response_fields: Names of the fields that the answer shall have, such as `id,options(name)`; those
            that it must have to be of its type are added. The others are UNSET then.

    Returns:
        ProductCreateStatus: The id of the new product.

    Access scopes: create_catalog.

    Source: contract operation `createProduct`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    data = body_of(OPERATION, models.ProductCreate, body)
    params: dict[str, Scalar | Sequence[Scalar]] = {}
    if save_combinations is not UNSET:
        params["saveCombinations"] = save_combinations
    if return_item is not UNSET:
        params["returnItem"] = return_item
    if response_fields is not UNSET:
        params["responseFields"] = selection(response_fields, _NEEDED)
    return Call(
        OPERATION, f"/{path_segment('store_id', store_id)}/products", _parse, params=params, json=data
    )


def sync(
    store_id: int,
    *,
    client: Caller,
    body: models.ProductCreate,
    save_combinations: bool | Unset = UNSET,
    return_item: bool | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> models.ProductCreateStatus:
    """Send `call(...)` through `client`."""
    return client.call(
        call(
            store_id=store_id,
            body=body,
            save_combinations=save_combinations,
            return_item=return_item,
            response_fields=response_fields,
        )
    )


async def asyncio(
    store_id: int,
    *,
    client: AsyncCaller,
    body: models.ProductCreate,
    save_combinations: bool | Unset = UNSET,
    return_item: bool | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> models.ProductCreateStatus:
    """Send `call(...)` through `client`."""
    return await client.call(
        call(
            store_id=store_id,
            body=body,
            save_combinations=save_combinations,
            return_item=return_item,
            response_fields=response_fields,
        )
    )
