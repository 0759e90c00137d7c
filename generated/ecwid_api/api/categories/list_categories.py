"""List the categories of a store, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser
from ...selection import Fields, selection
from ...types import UNSET, Call, Operation, Scalar, Unset, check_integer, path_segment

OPERATION: Final = Operation(
    id="listCategories",
    method="GET",
    path="/{storeId}/categories",
    retry="idempotent",
    tag="categories",
    scopes=("read_catalog",),
    descriptions={
        200: "One page of categories.",
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

_parse = JsonParser(OPERATION, lambda: models.CategoryPage.from_dict)


_NEEDED: Final[Fields] = {
    "total": {},
    "count": {},
    "offset": {},
    "limit": {},
    "items": {"id": {}, "name": {}},
}


def call(
    store_id: int,
    *,
    keyword: str | Unset = UNSET,
    parent: int | Unset = UNSET,
    parent_ids: str | Unset = UNSET,
    category_ids: str | Unset = UNSET,
    with_subcategories: bool | Unset = UNSET,
    hidden_categories: bool | Unset = UNSET,
    product_ids: bool | Unset = UNSET,
    base_url: str | Unset = UNSET,
    clean_urls: bool | Unset = UNSET,
    slugs_without_ids: bool | Unset = UNSET,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    lang: str | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> Call[models.CategoryPage]:
    """List the categories of a store, page by page.

    Without `parent` and `parentIds` the categories of all levels are listed, with them the direct children,
    with `withSubcategories` all descendants; the named categories themselves are not among them. Only
    enabled ones are listed unless `hiddenCategories` is set. The live service shows a change with some
    delay.

    Args:
        store_id: Id of the store. Range: at least 1.
        keyword: Text to look for in a category's name and description.
        parent: Id of the category whose children are listed; 0 lists the root categories. Range: at least 0.
        parent_ids: Ids of further categories whose children are listed, with commas between them; they add
            to `parent`.
        category_ids: Ids of the only categories that are listed, with commas between them.
        with_subcategories: Whether all descendants are listed instead of the direct children; false when
            left out.
        hidden_categories: Whether disabled categories are listed too; false when left out.
        product_ids: Whether each category lists the ids of its products; false when left out.
        base_url: What the addresses of pages in the answer begin with, instead of the store's own address.
        clean_urls: Whether the addresses of pages in the answer are without `#!`.
        slugs_without_ids: Whether the addresses of pages in the answer are without ids.
        offset: How many entries to skip; 0 when left out. Unit: entries. Range: 0..2147483647.
        limit: The most entries in one answer, 1 to 100; 100 when left out. Unit: entries. Range: 1..100.
        lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in the
            store's default language.
        response_fields: Names of the fields that the answer shall have, such as `id,options(name)`; those
            that it must have to be of its type are added. The others are UNSET then.

    Returns:
        CategoryPage: One page of categories.

    Access scopes: read_catalog.

    Source: contract operation `listCategories`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    params: dict[str, Scalar | Sequence[Scalar]] = {}
    if keyword is not UNSET:
        params["keyword"] = keyword
    if parent is not UNSET:
        check_integer("parent", parent, 0, 9223372036854775807)
        params["parent"] = parent
    if parent_ids is not UNSET:
        params["parentIds"] = parent_ids
    if category_ids is not UNSET:
        params["categoryIds"] = category_ids
    if with_subcategories is not UNSET:
        params["withSubcategories"] = with_subcategories
    if hidden_categories is not UNSET:
        params["hidden_categories"] = hidden_categories
    if product_ids is not UNSET:
        params["productIds"] = product_ids
    if base_url is not UNSET:
        params["baseUrl"] = base_url
    if clean_urls is not UNSET:
        params["cleanUrls"] = clean_urls
    if slugs_without_ids is not UNSET:
        params["slugsWithoutIds"] = slugs_without_ids
    if offset is not UNSET:
        check_integer("offset", offset, 0, 2147483647)
        params["offset"] = offset
    if limit is not UNSET:
        check_integer("limit", limit, 1, 100)
        params["limit"] = limit
    if lang is not UNSET:
        params["lang"] = lang
    if response_fields is not UNSET:
        params["responseFields"] = selection(response_fields, _NEEDED)
    return Call(OPERATION, f"/{path_segment('store_id', store_id)}/categories", _parse, params=params)


def sync(
    store_id: int,
    *,
    client: Caller,
    keyword: str | Unset = UNSET,
    parent: int | Unset = UNSET,
    parent_ids: str | Unset = UNSET,
    category_ids: str | Unset = UNSET,
    with_subcategories: bool | Unset = UNSET,
    hidden_categories: bool | Unset = UNSET,
    product_ids: bool | Unset = UNSET,
    base_url: str | Unset = UNSET,
    clean_urls: bool | Unset = UNSET,
    slugs_without_ids: bool | Unset = UNSET,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    lang: str | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> models.CategoryPage:
    """Send `call(...)` through `client`."""
    return client.call(
        call(
            store_id=store_id,
            keyword=keyword,
            parent=parent,
            parent_ids=parent_ids,
            category_ids=category_ids,
            with_subcategories=with_subcategories,
            hidden_categories=hidden_categories,
            product_ids=product_ids,
            base_url=base_url,
            clean_urls=clean_urls,
            slugs_without_ids=slugs_without_ids,
            offset=offset,
            limit=limit,
            lang=lang,
            response_fields=response_fields,
        )
    )


async def asyncio(
    store_id: int,
    *,
    client: AsyncCaller,
    keyword: str | Unset = UNSET,
    parent: int | Unset = UNSET,
    parent_ids: str | Unset = UNSET,
    category_ids: str | Unset = UNSET,
    with_subcategories: bool | Unset = UNSET,
    hidden_categories: bool | Unset = UNSET,
    product_ids: bool | Unset = UNSET,
    base_url: str | Unset = UNSET,
    clean_urls: bool | Unset = UNSET,
    slugs_without_ids: bool | Unset = UNSET,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    lang: str | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> models.CategoryPage:
    """Send `call(...)` through `client`."""
    return await client.call(
        call(
            store_id=store_id,
            keyword=keyword,
            parent=parent,
            parent_ids=parent_ids,
            category_ids=category_ids,
            with_subcategories=with_subcategories,
            hidden_categories=hidden_categories,
            product_ids=product_ids,
            base_url=base_url,
            clean_urls=clean_urls,
            slugs_without_ids=slugs_without_ids,
            offset=offset,
            limit=limit,
            lang=lang,
            response_fields=response_fields,
        )
    )
