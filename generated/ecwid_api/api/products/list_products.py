"""Search the products of a store, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser
from ...types import UNSET, Call, Operation, Scalar, Unset, check_integer, path_segment

OPERATION: Final = Operation(
    id="listProducts",
    method="GET",
    path="/{storeId}/products",
    retry="idempotent",
    tag="products",
    scopes=("read_catalog",),
    descriptions={
        200: "One page of products.",
        400: "A parameter or field is malformed.",
        402: "The store's plan does not include this function, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The store does not exist.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.ProductPage.from_dict)


def call(
    store_id: int,
    *,
    keyword: str | Unset = UNSET,
    sku: str | Unset = UNSET,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    lang: str | Unset = UNSET,
) -> Call[models.ProductPage]:
    """Search the products of a store, page by page.

    Without a filter all products are listed, ordered by id. `sku` finds the SKU of a product or of one of
    its combinations and overrides `keyword`. The live search index lags behind writes by some seconds;
    reading a product by its id does not.

    Args:
        store_id: Id of the store. Range: at least 1.
        keyword: Text to look for in a product's name, SKUs and description.
        sku: Exact SKU of a product or of one of its combinations.
        offset: How many products to skip; 0 when left out. Unit: products. Range: 0..2147483647.
        limit: The most products in one answer, 1 to 100; 100 when left out. Unit: products. Range: 1..100.
        lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in the
            store's default language.

    Returns:
        ProductPage: One page of products.

    Access scopes: read_catalog.

    Source: contract operation `listProducts`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    params: dict[str, Scalar | Sequence[Scalar]] = {}
    if keyword is not UNSET:
        params["keyword"] = keyword
    if sku is not UNSET:
        params["sku"] = sku
    if offset is not UNSET:
        check_integer("offset", offset, 0, 2147483647)
        params["offset"] = offset
    if limit is not UNSET:
        check_integer("limit", limit, 1, 100)
        params["limit"] = limit
    if lang is not UNSET:
        params["lang"] = lang
    return Call(OPERATION, f"/{path_segment('store_id', store_id)}/products", _parse, params=params)


def sync(
    store_id: int,
    *,
    client: Caller,
    keyword: str | Unset = UNSET,
    sku: str | Unset = UNSET,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    lang: str | Unset = UNSET,
) -> models.ProductPage:
    """Send `call(...)` through `client`."""
    return client.call(
        call(store_id=store_id, keyword=keyword, sku=sku, offset=offset, limit=limit, lang=lang)
    )


async def asyncio(
    store_id: int,
    *,
    client: AsyncCaller,
    keyword: str | Unset = UNSET,
    sku: str | Unset = UNSET,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    lang: str | Unset = UNSET,
) -> models.ProductPage:
    """Send `call(...)` through `client`."""
    return await client.call(
        call(store_id=store_id, keyword=keyword, sku=sku, offset=offset, limit=limit, lang=lang)
    )
