"""Get one category."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser
from ...selection import Fields, selection
from ...types import UNSET, Call, Operation, Scalar, Unset, check_integer, path_segment

OPERATION: Final = Operation(
    id="getCategory",
    method="GET",
    path="/{storeId}/categories/{categoryId}",
    retry="idempotent",
    tag="categories",
    scopes=("read_catalog",),
    descriptions={
        200: "The category.",
        400: "A parameter is malformed.",
        402: "The store's plan does not include this function, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The category, or one that the request refers to, does not exist.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.Category.from_dict)


_NEEDED: Final[Fields] = {"id": {}, "name": {}}


def call(
    store_id: int,
    category_id: int,
    *,
    base_url: str | Unset = UNSET,
    clean_urls: bool | Unset = UNSET,
    slugs_without_ids: bool | Unset = UNSET,
    lang: str | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> Call[models.Category]:
    """Get one category.

    `productIds` comes without being asked for, and is absent when there are no products in it.

    Args:
        store_id: Id of the store. Range: at least 1.
        category_id: Id of the category. Range: at least 1.
        base_url: What the addresses of pages in the answer begin with, instead of the store's own address.
        clean_urls: Whether the addresses of pages in the answer are without `#!`.
        slugs_without_ids: Whether the addresses of pages in the answer are without ids.
        lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in the
            store's default language.
        response_fields: Names of the fields that the answer shall have, such as `id,options(name)`; those
            that it must have to be of its type are added. The others are UNSET then.

    Returns:
        Category: The category.

    Access scopes: read_catalog.

    Source: contract operation `getCategory`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    check_integer("category_id", category_id, 1, 9223372036854775807)
    params: dict[str, Scalar | Sequence[Scalar]] = {}
    if base_url is not UNSET:
        params["baseUrl"] = base_url
    if clean_urls is not UNSET:
        params["cleanUrls"] = clean_urls
    if slugs_without_ids is not UNSET:
        params["slugsWithoutIds"] = slugs_without_ids
    if lang is not UNSET:
        params["lang"] = lang
    if response_fields is not UNSET:
        params["responseFields"] = selection(response_fields, _NEEDED)
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/categories/{path_segment('category_id', category_id)}",
        _parse.about(("id", category_id)),
        params=params,
    )


def sync(
    store_id: int,
    category_id: int,
    *,
    client: Caller,
    base_url: str | Unset = UNSET,
    clean_urls: bool | Unset = UNSET,
    slugs_without_ids: bool | Unset = UNSET,
    lang: str | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> models.Category:
    """Send `call(...)` through `client`."""
    return client.call(
        call(
            store_id=store_id,
            category_id=category_id,
            base_url=base_url,
            clean_urls=clean_urls,
            slugs_without_ids=slugs_without_ids,
            lang=lang,
            response_fields=response_fields,
        )
    )


async def asyncio(
    store_id: int,
    category_id: int,
    *,
    client: AsyncCaller,
    base_url: str | Unset = UNSET,
    clean_urls: bool | Unset = UNSET,
    slugs_without_ids: bool | Unset = UNSET,
    lang: str | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> models.Category:
    """Send `call(...)` through `client`."""
    return await client.call(
        call(
            store_id=store_id,
            category_id=category_id,
            base_url=base_url,
            clean_urls=clean_urls,
            slugs_without_ids=slugs_without_ids,
            lang=lang,
            response_fields=response_fields,
        )
    )
