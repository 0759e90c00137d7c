"""List the brands of the store's products, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser
from ...selection import Fields, selection
from ...types import UNSET, Call, Operation, Scalar, Unset, check_integer, path_segment

OPERATION: Final = Operation(
    id="listBrands",
    method="GET",
    path="/{storeId}/brands",
    retry="idempotent",
    tag="brands",
    scopes=("read_brands",),
    descriptions={
        200: "One page of brands.",
        400: "A parameter is malformed.",
        402: "The store's plan does not include this function, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The store does not exist.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.BrandPage.from_dict)


_NEEDED: Final[Fields] = {"total": {}, "count": {}, "offset": {}, "limit": {}, "items": {"name": {}}}


def call(
    store_id: int,
    *,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    sort_by: models.BrandSort | str | Unset = UNSET,
    hidden_brands: bool | Unset = UNSET,
    lang: str | Unset = UNSET,
    base_url: str | Unset = UNSET,
    clean_urls: bool | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> Call[models.BrandPage]:
    """List the brands of the store's products, page by page.

    A brand is a value of the attribute of type `BRAND`. It has no id, only its name.

    Args:
        store_id: Id of the store. Range: at least 1.
        offset: How many entries to skip; 0 when left out. Unit: entries. Range: 0..2147483647.
        limit: The most entries in one answer, 1 to 100; 100 when left out. Unit: entries. Range: 1..100.
        sort_by: The order of the brands, by their products or their names; `PRODUCT_COUNT_DESC` when left
            out.
        hidden_brands: Whether brands that only disabled products have are listed too; false when left out.
        lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in the
            store's default language.
        base_url: What the addresses of pages in the answer begin with, instead of the store's own address.
        clean_urls: Whether the addresses of pages in the answer are without `#!`.
        response_fields: Names of the fields that the answer shall have, such as `id,options(name)`; those
            that it must have to be of its type are added. The others are UNSET then.

    Returns:
        BrandPage: One page of brands.

    Access scopes: read_brands.

    Source: contract operation `listBrands`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    params: dict[str, Scalar | Sequence[Scalar]] = {}
    if offset is not UNSET:
        check_integer("offset", offset, 0, 2147483647)
        params["offset"] = offset
    if limit is not UNSET:
        check_integer("limit", limit, 1, 100)
        params["limit"] = limit
    if sort_by is not UNSET:
        params["sortBy"] = sort_by
    if hidden_brands is not UNSET:
        params["hidden_brands"] = hidden_brands
    if lang is not UNSET:
        params["lang"] = lang
    if base_url is not UNSET:
        params["baseUrl"] = base_url
    if clean_urls is not UNSET:
        params["cleanUrls"] = clean_urls
    if response_fields is not UNSET:
        params["responseFields"] = selection(response_fields, _NEEDED)
    return Call(OPERATION, f"/{path_segment('store_id', store_id)}/brands", _parse, params=params)


def sync(
    store_id: int,
    *,
    client: Caller,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    sort_by: models.BrandSort | str | Unset = UNSET,
    hidden_brands: bool | Unset = UNSET,
    lang: str | Unset = UNSET,
    base_url: str | Unset = UNSET,
    clean_urls: bool | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> models.BrandPage:
    """Send `call(...)` through `client`."""
    return client.call(
        call(
            store_id=store_id,
            offset=offset,
            limit=limit,
            sort_by=sort_by,
            hidden_brands=hidden_brands,
            lang=lang,
            base_url=base_url,
            clean_urls=clean_urls,
            response_fields=response_fields,
        )
    )


async def asyncio(
    store_id: int,
    *,
    client: AsyncCaller,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    sort_by: models.BrandSort | str | Unset = UNSET,
    hidden_brands: bool | Unset = UNSET,
    lang: str | Unset = UNSET,
    base_url: str | Unset = UNSET,
    clean_urls: bool | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> models.BrandPage:
    """Send `call(...)` through `client`."""
    return await client.call(
        call(
            store_id=store_id,
            offset=offset,
            limit=limit,
            sort_by=sort_by,
            hidden_brands=hidden_brands,
            lang=lang,
            base_url=base_url,
            clean_urls=clean_urls,
            response_fields=response_fields,
        )
    )
