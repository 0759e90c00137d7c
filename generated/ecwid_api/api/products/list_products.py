"""Search the products of a store, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser
from ...selection import Fields, selection
from ...types import UNSET, Call, Operation, Scalar, Unset, check_integer, joined, named, path_segment

OPERATION: Final = Operation(
    id="listProducts",
    method="GET",
    path="/{storeId}/products",
    retry="idempotent",
    tag="products",
    scopes=("read_catalog",),
    descriptions={
        200: "One page of products.",
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

_parse = JsonParser(OPERATION, lambda: models.ProductPage.from_dict)


_NEEDED: Final[Fields] = {
    "total": {},
    "count": {},
    "offset": {},
    "limit": {},
    "items": {
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
    product_id: list[int] | Unset = UNSET,
    sku: str | Unset = UNSET,
    keyword: str | Unset = UNSET,
    search_method: models.SearchMethod | str | Unset = UNSET,
    external_reference_id: str | Unset = UNSET,
    category: int | Unset = UNSET,
    categories: list[int] | Unset = UNSET,
    include_products_from_subcategories: bool | Unset = UNSET,
    price_from: float | Unset = UNSET,
    price_to: float | Unset = UNSET,
    created_from: str | Unset = UNSET,
    created_to: str | Unset = UNSET,
    updated_from: str | Unset = UNSET,
    updated_to: str | Unset = UNSET,
    enabled: bool | Unset = UNSET,
    visible_in_storefront: bool | Unset = UNSET,
    in_stock: bool | Unset = UNSET,
    inventory: models.InventoryFilter | str | Unset = UNSET,
    onsale: models.SaleFilter | str | Unset = UNSET,
    is_gift_card: bool | Unset = UNSET,
    discounts_allowed: bool | Unset = UNSET,
    is_customer_set_price: bool | Unset = UNSET,
    enabled_manual_taxes: list[str] | Unset = UNSET,
    tax_class_codes: list[str] | Unset = UNSET,
    options: models.OptionFilters | dict[str, str] | Unset = UNSET,
    attributes: models.AttributeFilters | dict[str, str] | Unset = UNSET,
    sort_by: models.ProductSort | str | Unset = UNSET,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    lang: str | Unset = UNSET,
    base_url: str | Unset = UNSET,
    clean_urls: bool | Unset = UNSET,
    slugs_without_ids: bool | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> Call[models.ProductPage]:
    """Search the products of a store, page by page.

    Without a filter all products are listed. Filters combine: a product has to match each of them. Two win
    over the others: `productId` over all, then `sku` over the rest. The order is that of `sortBy`; without
    it the service sorts by relevance, or in the merchant's own order where `category` is given, so sort by
    something that does not change when the whole list is to be read. A parameter that is not listed here is
    ignored. The live search index lags behind writes by some seconds; reading a product by its id does not.

    Args:
        store_id: Id of the store. Range: at least 1.
        product_id: Ids of products; unknown ones are left out of the answer. All other filters are ignored.
            Entries: at most 100.
        sku: Exact SKU of a product or of one of its combinations; the product is what is found. Filters
            beside it, except `productId`, are ignored.
        keyword: Whole words to look for in a product's name, description, SKUs, options, category names,
            descriptions of gallery images and attribute values that are shown. With `*` at the end parts of
            words are enough.
        search_method: Whether keywords are looked for as in the storefront or as in the control panel.
        external_reference_id: Id of a product or of one of its combinations in a connected point of sale.
        category: Id of a category, 0 for the front page. The order becomes the merchant's own unless
            `sortBy` is given. Range: at least 0.
        categories: Ids of categories, of which a product is in one at least; 0 is the front page.
        include_products_from_subcategories: Whether products of the categories below count; false when left
            out.
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
        visible_in_storefront: Whether customers see the product in the storefront.
        in_stock: Whether the product or one of its combinations has stock, or unlimited stock.
        inventory: With stock or without, as `inStock` says it.
        onsale: On sale, which is with a former price above the price, or not.
        is_gift_card: Whether the product is a gift card.
        discounts_allowed: Whether discounts apply to the product.
        is_customer_set_price: Whether customers name the price.
        enabled_manual_taxes: Ids of manual taxes, of which a product has one at least; `none` is a product
            without any.
        tax_class_codes: Codes of tax classes, of which a product has one.
        options: Options to look for: the key is `option_` and the name of an option, the value one or more
            of its choices with commas between, of which a product has one at least.
        attributes: Attributes to look for: the key is `attribute_` and the name of an attribute, the value
            one or more values with commas between, of which a product has one.
        sort_by: The order of the products found. `RELEVANCE` when left out; `DEFINED_BY_STORE_OWNER`, the
            merchant's own order, beside `category`.
        offset: How many entries to skip; 0 when left out. Unit: entries. Range: 0..2147483647.
        limit: The most entries in one answer, 1 to 100; 100 when left out. Unit: entries. Range: 1..100.
        lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in the
            store's default language.
        base_url: What the addresses of pages in the answer begin with, instead of the store's own address.
        clean_urls: Whether the addresses of pages in the answer are without `#!`.
        slugs_without_ids: Whether the addresses of pages in the answer are without ids.
        response_fields: Names of the fields that the answer shall have, such as `id,options(name)`; those
            that it must have to be of its type are added. The others are UNSET then.

    Returns:
        ProductPage: One page of products.

    Access scopes: read_catalog.

    Source: contract operation `listProducts`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    params: dict[str, Scalar | Sequence[Scalar]] = {}
    if product_id is not UNSET:
        params["productId"] = joined("product_id", product_id)
    if sku is not UNSET:
        params["sku"] = sku
    if keyword is not UNSET:
        params["keyword"] = keyword
    if search_method is not UNSET:
        params["searchMethod"] = search_method
    if external_reference_id is not UNSET:
        params["externalReferenceId"] = external_reference_id
    if category is not UNSET:
        check_integer("category", category, 0, 9223372036854775807)
        params["category"] = category
    if categories is not UNSET:
        params["categories"] = joined("categories", categories)
    if include_products_from_subcategories is not UNSET:
        params["includeProductsFromSubcategories"] = include_products_from_subcategories
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
    if visible_in_storefront is not UNSET:
        params["visibleInStorefront"] = visible_in_storefront
    if in_stock is not UNSET:
        params["inStock"] = in_stock
    if inventory is not UNSET:
        params["inventory"] = inventory
    if onsale is not UNSET:
        params["onsale"] = onsale
    if is_gift_card is not UNSET:
        params["isGiftCard"] = is_gift_card
    if discounts_allowed is not UNSET:
        params["discountsAllowed"] = discounts_allowed
    if is_customer_set_price is not UNSET:
        params["isCustomerSetPrice"] = is_customer_set_price
    if enabled_manual_taxes is not UNSET:
        params["enabledManualTaxes"] = joined("enabled_manual_taxes", enabled_manual_taxes)
    if tax_class_codes is not UNSET:
        params["taxClassCodes"] = joined("tax_class_codes", tax_class_codes)
    if options is not UNSET:
        params.update(named("options", options, "option_"))
    if attributes is not UNSET:
        params.update(named("attributes", attributes, "attribute_"))
    if sort_by is not UNSET:
        params["sortBy"] = sort_by
    if offset is not UNSET:
        check_integer("offset", offset, 0, 2147483647)
        params["offset"] = offset
    if limit is not UNSET:
        check_integer("limit", limit, 1, 100)
        params["limit"] = limit
    if lang is not UNSET:
        params["lang"] = lang
    if base_url is not UNSET:
        params["baseUrl"] = base_url
    if clean_urls is not UNSET:
        params["cleanUrls"] = clean_urls
    if slugs_without_ids is not UNSET:
        params["slugsWithoutIds"] = slugs_without_ids
    if response_fields is not UNSET:
        params["responseFields"] = selection(response_fields, _NEEDED)
    return Call(OPERATION, f"/{path_segment('store_id', store_id)}/products", _parse, params=params)


def sync(
    store_id: int,
    *,
    client: Caller,
    product_id: list[int] | Unset = UNSET,
    sku: str | Unset = UNSET,
    keyword: str | Unset = UNSET,
    search_method: models.SearchMethod | str | Unset = UNSET,
    external_reference_id: str | Unset = UNSET,
    category: int | Unset = UNSET,
    categories: list[int] | Unset = UNSET,
    include_products_from_subcategories: bool | Unset = UNSET,
    price_from: float | Unset = UNSET,
    price_to: float | Unset = UNSET,
    created_from: str | Unset = UNSET,
    created_to: str | Unset = UNSET,
    updated_from: str | Unset = UNSET,
    updated_to: str | Unset = UNSET,
    enabled: bool | Unset = UNSET,
    visible_in_storefront: bool | Unset = UNSET,
    in_stock: bool | Unset = UNSET,
    inventory: models.InventoryFilter | str | Unset = UNSET,
    onsale: models.SaleFilter | str | Unset = UNSET,
    is_gift_card: bool | Unset = UNSET,
    discounts_allowed: bool | Unset = UNSET,
    is_customer_set_price: bool | Unset = UNSET,
    enabled_manual_taxes: list[str] | Unset = UNSET,
    tax_class_codes: list[str] | Unset = UNSET,
    options: models.OptionFilters | dict[str, str] | Unset = UNSET,
    attributes: models.AttributeFilters | dict[str, str] | Unset = UNSET,
    sort_by: models.ProductSort | str | Unset = UNSET,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    lang: str | Unset = UNSET,
    base_url: str | Unset = UNSET,
    clean_urls: bool | Unset = UNSET,
    slugs_without_ids: bool | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> models.ProductPage:
    """Send `call(...)` through `client`."""
    return client.call(
        call(
            store_id=store_id,
            product_id=product_id,
            sku=sku,
            keyword=keyword,
            search_method=search_method,
            external_reference_id=external_reference_id,
            category=category,
            categories=categories,
            include_products_from_subcategories=include_products_from_subcategories,
            price_from=price_from,
            price_to=price_to,
            created_from=created_from,
            created_to=created_to,
            updated_from=updated_from,
            updated_to=updated_to,
            enabled=enabled,
            visible_in_storefront=visible_in_storefront,
            in_stock=in_stock,
            inventory=inventory,
            onsale=onsale,
            is_gift_card=is_gift_card,
            discounts_allowed=discounts_allowed,
            is_customer_set_price=is_customer_set_price,
            enabled_manual_taxes=enabled_manual_taxes,
            tax_class_codes=tax_class_codes,
            options=options,
            attributes=attributes,
            sort_by=sort_by,
            offset=offset,
            limit=limit,
            lang=lang,
            base_url=base_url,
            clean_urls=clean_urls,
            slugs_without_ids=slugs_without_ids,
            response_fields=response_fields,
        )
    )


async def asyncio(
    store_id: int,
    *,
    client: AsyncCaller,
    product_id: list[int] | Unset = UNSET,
    sku: str | Unset = UNSET,
    keyword: str | Unset = UNSET,
    search_method: models.SearchMethod | str | Unset = UNSET,
    external_reference_id: str | Unset = UNSET,
    category: int | Unset = UNSET,
    categories: list[int] | Unset = UNSET,
    include_products_from_subcategories: bool | Unset = UNSET,
    price_from: float | Unset = UNSET,
    price_to: float | Unset = UNSET,
    created_from: str | Unset = UNSET,
    created_to: str | Unset = UNSET,
    updated_from: str | Unset = UNSET,
    updated_to: str | Unset = UNSET,
    enabled: bool | Unset = UNSET,
    visible_in_storefront: bool | Unset = UNSET,
    in_stock: bool | Unset = UNSET,
    inventory: models.InventoryFilter | str | Unset = UNSET,
    onsale: models.SaleFilter | str | Unset = UNSET,
    is_gift_card: bool | Unset = UNSET,
    discounts_allowed: bool | Unset = UNSET,
    is_customer_set_price: bool | Unset = UNSET,
    enabled_manual_taxes: list[str] | Unset = UNSET,
    tax_class_codes: list[str] | Unset = UNSET,
    options: models.OptionFilters | dict[str, str] | Unset = UNSET,
    attributes: models.AttributeFilters | dict[str, str] | Unset = UNSET,
    sort_by: models.ProductSort | str | Unset = UNSET,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    lang: str | Unset = UNSET,
    base_url: str | Unset = UNSET,
    clean_urls: bool | Unset = UNSET,
    slugs_without_ids: bool | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> models.ProductPage:
    """Send `call(...)` through `client`."""
    return await client.call(
        call(
            store_id=store_id,
            product_id=product_id,
            sku=sku,
            keyword=keyword,
            search_method=search_method,
            external_reference_id=external_reference_id,
            category=category,
            categories=categories,
            include_products_from_subcategories=include_products_from_subcategories,
            price_from=price_from,
            price_to=price_to,
            created_from=created_from,
            created_to=created_to,
            updated_from=updated_from,
            updated_to=updated_to,
            enabled=enabled,
            visible_in_storefront=visible_in_storefront,
            in_stock=in_stock,
            inventory=inventory,
            onsale=onsale,
            is_gift_card=is_gift_card,
            discounts_allowed=discounts_allowed,
            is_customer_set_price=is_customer_set_price,
            enabled_manual_taxes=enabled_manual_taxes,
            tax_class_codes=tax_class_codes,
            options=options,
            attributes=attributes,
            sort_by=sort_by,
            offset=offset,
            limit=limit,
            lang=lang,
            base_url=base_url,
            clean_urls=clean_urls,
            slugs_without_ids=slugs_without_ids,
            response_fields=response_fields,
        )
    )
