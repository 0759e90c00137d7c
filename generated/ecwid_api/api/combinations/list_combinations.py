"""List all combinations of a product."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser, array_of
from ...selection import Fields, selection
from ...types import UNSET, Call, Operation, Scalar, Unset, check_integer, path_segment

OPERATION: Final = Operation(
    id="listCombinations",
    method="GET",
    path="/{storeId}/products/{productId}/combinations",
    retry="idempotent",
    tag="combinations",
    scopes=("read_catalog",),
    descriptions={
        200: "The combinations.",
        400: "A parameter or field is malformed.",
        402: "The store's plan does not include combinations, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The product does not exist.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        415: "The media type is neither application/json nor text/json; never answered, a read has no body.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: array_of(models.Combination.from_dict))


_NEEDED: Final[Fields] = {
    "id": {},
    "combinationNumber": {},
    "options": {"name": {}, "value": {}},
    "unlimited": {},
    "?wholesalePrices": {"quantity": {}, "price": {}},
}


def call(
    store_id: int, product_id: int, *, lang: str | Unset = UNSET, response_fields: str | Unset = UNSET
) -> Call[list[models.Combination]]:
    """List all combinations of a product.

    Ordered by id, ascending. A bare array, not paged; empty for a product without combinations.

    Args:
        store_id: Id of the store. Range: at least 1.
        product_id: Id of the product. Range: at least 1.
        lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in the
            store's default language.
        response_fields: Names of the fields that the answer shall have, such as `id,options(name)`; those
            that it must have to be of its type are added. The others are UNSET then.

    Returns:
        list[Combination]: The combinations.

    Access scopes: read_catalog.

    Source: contract operation `listCombinations`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    check_integer("product_id", product_id, 1, 9223372036854775807)
    params: dict[str, Scalar | Sequence[Scalar]] = {}
    if lang is not UNSET:
        params["lang"] = lang
    if response_fields is not UNSET:
        params["responseFields"] = selection(response_fields, _NEEDED)
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/products/{path_segment('product_id', product_id)}/combinations",
        _parse,
        params=params,
    )


def sync(
    store_id: int,
    product_id: int,
    *,
    client: Caller,
    lang: str | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> list[models.Combination]:
    """Send `call(...)` through `client`."""
    return client.call(
        call(store_id=store_id, product_id=product_id, lang=lang, response_fields=response_fields)
    )


async def asyncio(
    store_id: int,
    product_id: int,
    *,
    client: AsyncCaller,
    lang: str | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> list[models.Combination]:
    """Send `call(...)` through `client`."""
    return await client.call(
        call(store_id=store_id, product_id=product_id, lang=lang, response_fields=response_fields)
    )
