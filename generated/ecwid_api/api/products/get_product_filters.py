"""Count the products for each value that they can be filtered by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser
from ...types import UNSET, Call, Operation, Scalar, Unset, check_integer, named, path_segment

OPERATION: Final = Operation(
    id="getProductFilters",
    method="GET",
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
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.ProductFilters.from_dict)


def call(
    store_id: int,
    *,
    filter_fields: str,
    filter_facet_limit: str | Unset = UNSET,
    filter_parent_category_id: str | Unset = UNSET,
    categories: str | Unset = UNSET,
    include_products_from_subcategories: bool | Unset = UNSET,
    keyword: str | Unset = UNSET,
    price_from: float | Unset = UNSET,
    price_to: float | Unset = UNSET,
    created_from: str | Unset = UNSET,
    created_to: str | Unset = UNSET,
    updated_from: str | Unset = UNSET,
    updated_to: str | Unset = UNSET,
    enabled: bool | Unset = UNSET,
    inventory: models.InventoryFilter | str | Unset = UNSET,
    onsale: models.SaleFilter | str | Unset = UNSET,
    options: models.OptionFilters | dict[str, str] | Unset = UNSET,
    attributes: models.AttributeFilters | dict[str, str] | Unset = UNSET,
    lang: str | Unset = UNSET,
) -> Call[models.ProductFilters]:
    """Count the products for each value that they can be filtered by.

    The figures are for one page of filters in a storefront: how many products there are for each value,
    counted over the products that the parameters find. Only the groups that `filterFields` names are
    answered. The groups of options and attributes have the names that asked for them, such as
    `option_Color`.

    Args:
        store_id: Id of the store. Range: at least 1.
        filter_fields: What to count by, with commas between: `price`, `inventory`, `onsale`, `categories`,
            `option_` and the name of an option, `attribute_` and the name of an attribute. A comma or a
            backslash in a name stands behind a backslash. Characters: at least 1.
        filter_facet_limit: The most values of a group, as `option_Color:2,categories:all`, or one number for
            all groups.
        filter_parent_category_id: The category whose children are counted by `categories`; `home` is the
            top.
        categories: Ids of categories with commas between, of which a product is in one at least; `home` is
            the front page.
        include_products_from_subcategories: Whether products of the categories below count; false when left
            out.
        keyword: Whole words to look for in a product's name, description, SKUs, options, category names,
            descriptions of gallery images and attribute values that are shown. With `*` at the end parts of
            words are enough.
        price_from: The lowest base price. Unit: store currency.
        price_to: The highest base price. Unit: store currency.
        created_from: The earliest time of creation, in seconds since 1970-01-01 UTC or as `yyyy-MM-dd
            HH:mm:ss` in UTC.
        created_to: The latest time of creation, in seconds since 1970-01-01 UTC or as `yyyy-MM-dd HH:mm:ss`
            in UTC.
        updated_from: The earliest time of the last change, in seconds since 1970-01-01 UTC or as `yyyy-MM-dd
            HH:mm:ss` in UTC.
        updated_to: The latest time of the last change, in seconds since 1970-01-01 UTC or as `yyyy-MM-dd
            HH:mm:ss` in UTC.
        enabled: Whether the product is enabled; both kinds when left out.
        inventory: With stock or without, as `inStock` says it.
        onsale: On sale, which is with a former price above the price, or not.
        options: Options to look for: the key is `option_` and the name of an option, the value one or more
            of its choices with commas between, of which a product has one at least.
        attributes: Attributes to look for: the key is `attribute_` and the name of an attribute, the value
            one or more values with commas between, of which a product has one.
        lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in the
            store's default language.

    Returns:
        ProductFilters: The figures.

    Access scopes: read_catalog.

    Source: contract operation `getProductFilters`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    params: dict[str, Scalar | Sequence[Scalar]] = {}
    params["filterFields"] = filter_fields
    if filter_facet_limit is not UNSET:
        params["filterFacetLimit"] = filter_facet_limit
    if filter_parent_category_id is not UNSET:
        params["filterParentCategoryId"] = filter_parent_category_id
    if categories is not UNSET:
        params["categories"] = categories
    if include_products_from_subcategories is not UNSET:
        params["includeProductsFromSubcategories"] = include_products_from_subcategories
    if keyword is not UNSET:
        params["keyword"] = keyword
    if price_from is not UNSET:
        params["priceFrom"] = price_from
    if price_to is not UNSET:
        params["priceTo"] = price_to
    if created_from is not UNSET:
        params["createdFrom"] = created_from
    if created_to is not UNSET:
        params["createdTo"] = created_to
    if updated_from is not UNSET:
        params["updatedFrom"] = updated_from
    if updated_to is not UNSET:
        params["updatedTo"] = updated_to
    if enabled is not UNSET:
        params["enabled"] = enabled
    if inventory is not UNSET:
        params["inventory"] = inventory
    if onsale is not UNSET:
        params["onsale"] = onsale
    if options is not UNSET:
        params.update(named("options", options, "option_"))
    if attributes is not UNSET:
        params.update(named("attributes", attributes, "attribute_"))
    if lang is not UNSET:
        params["lang"] = lang
    return Call(OPERATION, f"/{path_segment('store_id', store_id)}/products/filters", _parse, params=params)


def sync(
    store_id: int,
    *,
    client: Caller,
    filter_fields: str,
    filter_facet_limit: str | Unset = UNSET,
    filter_parent_category_id: str | Unset = UNSET,
    categories: str | Unset = UNSET,
    include_products_from_subcategories: bool | Unset = UNSET,
    keyword: str | Unset = UNSET,
    price_from: float | Unset = UNSET,
    price_to: float | Unset = UNSET,
    created_from: str | Unset = UNSET,
    created_to: str | Unset = UNSET,
    updated_from: str | Unset = UNSET,
    updated_to: str | Unset = UNSET,
    enabled: bool | Unset = UNSET,
    inventory: models.InventoryFilter | str | Unset = UNSET,
    onsale: models.SaleFilter | str | Unset = UNSET,
    options: models.OptionFilters | dict[str, str] | Unset = UNSET,
    attributes: models.AttributeFilters | dict[str, str] | Unset = UNSET,
    lang: str | Unset = UNSET,
) -> models.ProductFilters:
    """Send `call(...)` through `client`."""
    return client.call(
        call(
            store_id=store_id,
            filter_fields=filter_fields,
            filter_facet_limit=filter_facet_limit,
            filter_parent_category_id=filter_parent_category_id,
            categories=categories,
            include_products_from_subcategories=include_products_from_subcategories,
            keyword=keyword,
            price_from=price_from,
            price_to=price_to,
            created_from=created_from,
            created_to=created_to,
            updated_from=updated_from,
            updated_to=updated_to,
            enabled=enabled,
            inventory=inventory,
            onsale=onsale,
            options=options,
            attributes=attributes,
            lang=lang,
        )
    )


async def asyncio(
    store_id: int,
    *,
    client: AsyncCaller,
    filter_fields: str,
    filter_facet_limit: str | Unset = UNSET,
    filter_parent_category_id: str | Unset = UNSET,
    categories: str | Unset = UNSET,
    include_products_from_subcategories: bool | Unset = UNSET,
    keyword: str | Unset = UNSET,
    price_from: float | Unset = UNSET,
    price_to: float | Unset = UNSET,
    created_from: str | Unset = UNSET,
    created_to: str | Unset = UNSET,
    updated_from: str | Unset = UNSET,
    updated_to: str | Unset = UNSET,
    enabled: bool | Unset = UNSET,
    inventory: models.InventoryFilter | str | Unset = UNSET,
    onsale: models.SaleFilter | str | Unset = UNSET,
    options: models.OptionFilters | dict[str, str] | Unset = UNSET,
    attributes: models.AttributeFilters | dict[str, str] | Unset = UNSET,
    lang: str | Unset = UNSET,
) -> models.ProductFilters:
    """Send `call(...)` through `client`."""
    return await client.call(
        call(
            store_id=store_id,
            filter_fields=filter_fields,
            filter_facet_limit=filter_facet_limit,
            filter_parent_category_id=filter_parent_category_id,
            categories=categories,
            include_products_from_subcategories=include_products_from_subcategories,
            keyword=keyword,
            price_from=price_from,
            price_to=price_to,
            created_from=created_from,
            created_to=created_to,
            updated_from=updated_from,
            updated_to=updated_to,
            enabled=enabled,
            inventory=inventory,
            onsale=onsale,
            options=options,
            attributes=attributes,
            lang=lang,
        )
    )
