"""Products that carry combinations."""

from __future__ import annotations

import builtins
from collections.abc import AsyncIterator, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from ... import models
from ...client import AsyncCaller, Caller
from ...paging import Pages
from ...types import UNSET, Content, Unset
from .. import products as operations

if TYPE_CHECKING:
    from . import (
        adjust_product_inventory,
        create_product,
        delete_all_product_files,
        delete_all_product_gallery_images,
        delete_all_products,
        delete_product,
        delete_product_file,
        delete_product_gallery_image,
        delete_product_image,
        delete_product_video,
        download_product_file,
        get_product,
        get_product_filters,
        get_product_gallery_video,
        list_deleted_products,
        list_products,
        query_product_filters,
        update_product,
        update_product_file,
        update_product_gallery_video,
        update_product_media,
        upload_product_file,
        upload_product_gallery_image,
        upload_product_gallery_image_async,
        upload_product_gallery_video,
        upload_product_image,
        upload_product_image_async,
        upload_product_video,
    )
else:

    def __getattr__(name):
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f".{name}", __name__)


class Products:
    """Products that carry combinations."""

    def __init__(self, caller: Caller, store_id: int) -> None:
        self._caller = caller
        self._store_id = store_id

    def list(
        self,
        *,
        product_id: builtins.list[int] | Unset = UNSET,
        sku: str | Unset = UNSET,
        keyword: str | Unset = UNSET,
        search_method: models.SearchMethod | str | Unset = UNSET,
        external_reference_id: str | Unset = UNSET,
        category: int | Unset = UNSET,
        categories: builtins.list[int] | Unset = UNSET,
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
        enabled_manual_taxes: builtins.list[str] | Unset = UNSET,
        tax_class_codes: builtins.list[str] | Unset = UNSET,
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
        """Search the products of a store, page by page.

        Without a filter all products are listed. Filters combine: a product has to match each of them. Two
        win over the others: `productId` over all, then `sku` over the rest. The order is that of `sortBy`;
        without it the service sorts by relevance, or in the merchant's own order where `category` is given,
        so sort by something that does not change when the whole list is to be read. A parameter that is not
        listed here is ignored. The live search index lags behind writes by some seconds; reading a product
        by its id does not.

        Args:
            product_id: Ids of products; unknown ones are left out of the answer. All other filters are
                ignored. Entries: at most 100.
            sku: Exact SKU of a product or of one of its combinations; the product is what is found. Filters
                beside it, except `productId`, are ignored.
            keyword: Whole words to look for in a product's name, description, SKUs, options, category names,
                descriptions of gallery images and attribute values that are shown. With `*` at the end parts
                of words are enough.
            search_method: Whether keywords are looked for as in the storefront or as in the control panel.
            external_reference_id: Id of a product or of one of its combinations in a connected point of
                sale.
            category: Id of a category, 0 for the front page. The order becomes the merchant's own unless
                `sortBy` is given. Range: at least 0.
            categories: Ids of categories, of which a product is in one at least; 0 is the front page.
            include_products_from_subcategories: Whether products of the categories below count; false when
                left out.
            price_from: The lowest base price. Unit: store currency.
            price_to: The highest base price. Unit: store currency.
            created_from: The earliest time of creation, in seconds since 1970-01-01 UTC or as `yyyy-MM-dd
                HH:mm:ss` in UTC.
            created_to: The latest time of creation, in seconds since 1970-01-01 UTC or as `yyyy-MM-dd
                HH:mm:ss` in UTC.
            updated_from: The earliest time of the last change, in seconds since 1970-01-01 UTC or as
                `yyyy-MM-dd HH:mm:ss` in UTC.
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
            enabled_manual_taxes: Ids of manual taxes, of which a product has one at least; `none` is a
                product without any.
            tax_class_codes: Codes of tax classes, of which a product has one.
            options: Options to look for: the key is `option_` and the name of an option, the value one or
                more of its choices with commas between, of which a product has one at least.
            attributes: Attributes to look for: the key is `attribute_` and the name of an attribute, the
                value one or more values with commas between, of which a product has one.
            sort_by: The order of the products found. `RELEVANCE` when left out; `DEFINED_BY_STORE_OWNER`,
                the merchant's own order, beside `category`.
            offset: How many entries to skip; 0 when left out. Unit: entries. Range: 0..2147483647.
            limit: The most entries in one answer, 1 to 100; 100 when left out. Unit: entries. Range: 1..100.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.
            base_url: What the addresses of pages in the answer begin with, instead of the store's own
                address.
            clean_urls: Whether the addresses of pages in the answer are without `#!`.
            slugs_without_ids: Whether the addresses of pages in the answer are without ids.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            ProductPage: One page of products.

        Example:
            >>> ecwid.products.list(keyword="radish", limit=10).total
            1

        Access scopes: read_catalog.

        Source: contract operation `listProducts`.
        """
        return self._caller.call(
            operations.list_products.call(
                self._store_id,
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

    def iterate(
        self,
        *,
        product_id: builtins.list[int] | Unset = UNSET,
        sku: str | Unset = UNSET,
        keyword: str | Unset = UNSET,
        search_method: models.SearchMethod | str | Unset = UNSET,
        external_reference_id: str | Unset = UNSET,
        category: int | Unset = UNSET,
        categories: builtins.list[int] | Unset = UNSET,
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
        enabled_manual_taxes: builtins.list[str] | Unset = UNSET,
        tax_class_codes: builtins.list[str] | Unset = UNSET,
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
    ) -> Iterator[models.Product]:
        """All pages of `list`, one entry after the other; each page is read when it is needed.

        The list may change meanwhile. An entry that moves to a later page is given once. When the total
        falls, entries have moved to earlier pages, so reading goes back by as many as it fell. While some
        come and others go, an entry may be missed. Ends at a page that is empty or reaches the total.

        Args:
            product_id: Ids of products; unknown ones are left out of the answer. All other filters are
                ignored. Entries: at most 100.
            sku: Exact SKU of a product or of one of its combinations; the product is what is found. Filters
                beside it, except `productId`, are ignored.
            keyword: Whole words to look for in a product's name, description, SKUs, options, category names,
                descriptions of gallery images and attribute values that are shown. With `*` at the end parts
                of words are enough.
            search_method: Whether keywords are looked for as in the storefront or as in the control panel.
            external_reference_id: Id of a product or of one of its combinations in a connected point of
                sale.
            category: Id of a category, 0 for the front page. The order becomes the merchant's own unless
                `sortBy` is given. Range: at least 0.
            categories: Ids of categories, of which a product is in one at least; 0 is the front page.
            include_products_from_subcategories: Whether products of the categories below count; false when
                left out.
            price_from: The lowest base price. Unit: store currency.
            price_to: The highest base price. Unit: store currency.
            created_from: The earliest time of creation, in seconds since 1970-01-01 UTC or as `yyyy-MM-dd
                HH:mm:ss` in UTC.
            created_to: The latest time of creation, in seconds since 1970-01-01 UTC or as `yyyy-MM-dd
                HH:mm:ss` in UTC.
            updated_from: The earliest time of the last change, in seconds since 1970-01-01 UTC or as
                `yyyy-MM-dd HH:mm:ss` in UTC.
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
            enabled_manual_taxes: Ids of manual taxes, of which a product has one at least; `none` is a
                product without any.
            tax_class_codes: Codes of tax classes, of which a product has one.
            options: Options to look for: the key is `option_` and the name of an option, the value one or
                more of its choices with commas between, of which a product has one at least.
            attributes: Attributes to look for: the key is `attribute_` and the name of an attribute, the
                value one or more values with commas between, of which a product has one.
            sort_by: The order of the products found. `RELEVANCE` when left out; `DEFINED_BY_STORE_OWNER`,
                the merchant's own order, beside `category`.
            offset: How many entries to skip; 0 when left out. Unit: entries. Range: 0..2147483647.
            limit: The most entries in one answer, 1 to 100; 100 when left out. Unit: entries. Range: 1..100.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.
            base_url: What the addresses of pages in the answer begin with, instead of the store's own
                address.
            clean_urls: Whether the addresses of pages in the answer are without `#!`.
            slugs_without_ids: Whether the addresses of pages in the answer are without ids.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Yields:
            Product: Each entry once.

        Example:
            >>> for product in ecwid.products.iterate(in_stock=True):
            ...     print(product.name, [combination.sku for combination in product.combinations])
            Radish ['000076', '000075', '000072', '000071']

        Access scopes: read_catalog.

        Source: contract operation `listProducts`.
        """
        pages = Pages(offset)
        while pages.more:
            page = self._caller.call(
                pages.asking(
                    operations.list_products.call(
                        self._store_id,
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
                        offset=pages.offset,
                        limit=limit,
                        lang=lang,
                        base_url=base_url,
                        clean_urls=clean_urls,
                        slugs_without_ids=slugs_without_ids,
                        response_fields=response_fields,
                    )
                )
            )
            for item in pages.new_of(page):
                yield item

    def create(
        self,
        body: models.ProductCreate,
        *,
        save_combinations: bool | Unset = UNSET,
        return_item: bool | Unset = UNSET,
        response_fields: str | Unset = UNSET,
    ) -> models.ProductCreateStatus:
        """Create a product.

        With `saveCombinations` up to 200 combinations of the body are created as well, otherwise they are
        ignored.

        Args:
            body: A new product.
            save_combinations: Whether the `combinations` of the body are saved; they are ignored when it is
                left out.
            return_item: Whether the answer has the product as `item`.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            ProductCreateStatus: The id of the new product.

        Example:
            >>> from ecwid_client import ProductCreate
            >>> ecwid.products.create(ProductCreate(name="Turnip", sku="T-1", price=2.5, quantity=40)).id
            37208341

        Access scopes: create_catalog.

        Source: contract operation `createProduct`.
        """
        return self._caller.call(
            operations.create_product.call(
                self._store_id,
                body=body,
                save_combinations=save_combinations,
                return_item=return_item,
                response_fields=response_fields,
            )
        )

    def delete_all(self) -> None:
        """Delete all products of the store.

        The service takes the order and carries it out later: it answers 202 and says nothing of what was
        deleted.

        Access scopes: update_catalog_batch_delete.

        Source: contract operation `deleteAllProducts`.
        """
        return self._caller.call(operations.delete_all_products.call(self._store_id))

    def list_deleted(
        self,
        *,
        from_date: str | Unset = UNSET,
        to_date: str | Unset = UNSET,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
    ) -> models.DeletedProductPage:
        """List products that were deleted, page by page.

        For systems that keep a copy of the catalog. Both bounds count; without them all are listed.

        Args:
            from_date: The earliest time of deletion: seconds since 1970-01-01 UTC, `yyyy-MM-dd`, `yyyy-MM-dd
                HH:mm:ss`, or the latter with an offset such as `+0000`; UTC where there is none.
            to_date: The latest time of deletion, in one of the forms of `from_date`.
            offset: How many entries to skip; 0 when left out. Unit: entries. Range: 0..2147483647.
            limit: The most entries in one answer, 1 to 100; 100 when left out. Unit: entries. Range: 1..100.

        Returns:
            DeletedProductPage: One page of deletions.

        Access scopes: read_catalog.

        Source: contract operation `listDeletedProducts`.
        """
        return self._caller.call(
            operations.list_deleted_products.call(
                self._store_id, from_date=from_date, to_date=to_date, offset=offset, limit=limit
            )
        )

    def iterate_deleted(
        self,
        *,
        from_date: str | Unset = UNSET,
        to_date: str | Unset = UNSET,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
    ) -> Iterator[models.DeletedProduct]:
        """All pages of `list_deleted`, one entry after the other; each page is read when it is needed.

        The list may change meanwhile. An entry that moves to a later page is given once. When the total
        falls, entries have moved to earlier pages, so reading goes back by as many as it fell. While some
        come and others go, an entry may be missed. Ends at a page that is empty or reaches the total.

        Args:
            from_date: The earliest time of deletion: seconds since 1970-01-01 UTC, `yyyy-MM-dd`, `yyyy-MM-dd
                HH:mm:ss`, or the latter with an offset such as `+0000`; UTC where there is none.
            to_date: The latest time of deletion, in one of the forms of `from_date`.
            offset: How many entries to skip; 0 when left out. Unit: entries. Range: 0..2147483647.
            limit: The most entries in one answer, 1 to 100; 100 when left out. Unit: entries. Range: 1..100.

        Yields:
            DeletedProduct: Each entry once.

        Access scopes: read_catalog.

        Source: contract operation `listDeletedProducts`.
        """
        pages = Pages(offset)
        while pages.more:
            page = self._caller.call(
                pages.asking(
                    operations.list_deleted_products.call(
                        self._store_id, from_date=from_date, to_date=to_date, offset=pages.offset, limit=limit
                    )
                )
            )
            for item in pages.new_of(page):
                yield item

    def get_filters(
        self,
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
    ) -> models.ProductFilters:
        """Count the products for each value that they can be filtered by.

        The figures are for one page of filters in a storefront: how many products there are for each value,
        counted over the products that the parameters find. Only the groups that `filterFields` names are
        answered. The groups of options and attributes have the names that asked for them, such as
        `option_Color`.

        Args:
            filter_fields: What to count by, with commas between: `price`, `inventory`, `onsale`,
                `categories`, `option_` and the name of an option, `attribute_` and the name of an attribute.
                A comma or a backslash in a name stands behind a backslash. Characters: at least 1.
            filter_facet_limit: The most values of a group, as `option_Color:2,categories:all`, or one number
                for all groups.
            filter_parent_category_id: The category whose children are counted by `categories`; `home` is the
                top.
            categories: Ids of categories with commas between, of which a product is in one at least; `home`
                is the front page.
            include_products_from_subcategories: Whether products of the categories below count; false when
                left out.
            keyword: Whole words to look for in a product's name, description, SKUs, options, category names,
                descriptions of gallery images and attribute values that are shown. With `*` at the end parts
                of words are enough.
            price_from: The lowest base price. Unit: store currency.
            price_to: The highest base price. Unit: store currency.
            created_from: The earliest time of creation, in seconds since 1970-01-01 UTC or as `yyyy-MM-dd
                HH:mm:ss` in UTC.
            created_to: The latest time of creation, in seconds since 1970-01-01 UTC or as `yyyy-MM-dd
                HH:mm:ss` in UTC.
            updated_from: The earliest time of the last change, in seconds since 1970-01-01 UTC or as
                `yyyy-MM-dd HH:mm:ss` in UTC.
            updated_to: The latest time of the last change, in seconds since 1970-01-01 UTC or as `yyyy-MM-dd
                HH:mm:ss` in UTC.
            enabled: Whether the product is enabled; both kinds when left out.
            inventory: With stock or without, as `inStock` says it.
            onsale: On sale, which is with a former price above the price, or not.
            options: Options to look for: the key is `option_` and the name of an option, the value one or
                more of its choices with commas between, of which a product has one at least.
            attributes: Attributes to look for: the key is `attribute_` and the name of an attribute, the
                value one or more values with commas between, of which a product has one.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.

        Returns:
            ProductFilters: The figures.

        Access scopes: read_catalog.

        Source: contract operation `getProductFilters`.
        """
        return self._caller.call(
            operations.get_product_filters.call(
                self._store_id,
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

    def query_filters(self, params: models.ProductFiltersParams) -> models.ProductFilters:
        """Count the products for each value, asked for in a body.

        The figures are for one page of filters in a storefront: how many products there are for each value,
        counted over the products that the parameters find. Only the groups that `filterFields` names are
        answered. The groups of options and attributes have the names that asked for them, such as
        `option_Color`.

        Args:
            params: The parameters of the count as texts, `true` and numbers too. Parameters such as
                `option_Color` and `attribute_Brand`, with values and commas between, may stand beside them.

        Returns:
            ProductFilters: The figures.

        Access scopes: read_catalog.

        Source: contract operation `queryProductFilters`.
        """
        return self._caller.call(
            operations.query_product_filters.call(self._store_id, body=models.ProductFiltersQuery(params))
        )

    def get(
        self,
        product_id: int,
        *,
        lang: str | Unset = UNSET,
        base_url: str | Unset = UNSET,
        clean_urls: bool | Unset = UNSET,
        slugs_without_ids: bool | Unset = UNSET,
        response_fields: str | Unset = UNSET,
    ) -> models.Product:
        """Get one product with its combinations.

        The combinations are all of them, in the shape that their own list has.

        Args:
            product_id: Id of the product. Range: at least 1.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.
            base_url: What the addresses of pages in the answer begin with, instead of the store's own
                address.
            clean_urls: Whether the addresses of pages in the answer are without `#!`.
            slugs_without_ids: Whether the addresses of pages in the answer are without ids.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            Product: The product.

        Example:
            >>> ecwid.products.get(37208339).name
            'Radish'

        Access scopes: read_catalog.

        Source: contract operation `getProduct`.
        """
        return self._caller.call(
            operations.get_product.call(
                self._store_id,
                product_id,
                lang=lang,
                base_url=base_url,
                clean_urls=clean_urls,
                slugs_without_ids=slugs_without_ids,
                response_fields=response_fields,
            )
        )

    def update(
        self,
        product_id: int,
        body: models.ProductUpdate,
        *,
        save_combinations: bool | Unset = UNSET,
        rebuild_variations_on_options_update: bool | Unset = UNSET,
        keep_option_display_settings: bool | Unset = UNSET,
        check_low_stock_notification: bool | Unset = UNSET,
        return_item: bool | Unset = UNSET,
        response_fields: str | Unset = UNSET,
    ) -> models.ProductUpdateStatus:
        """Change some fields of a product.

        A field left out keeps its value, a null clears it where the body allows one. Lists are replaced as a
        whole. An option or choice that a combination uses cannot be removed without
        `rebuildVariationsOnOptionsUpdate`.

        Args:
            product_id: Id of the product. Range: at least 1.
            body: Fields of a product to change. Missing leaves a field as it is, null clears it, and so does
                an empty text. A list is replaced as a whole.
            save_combinations: Whether the `combinations` of the body are saved; they are ignored when it is
                left out.
            rebuild_variations_on_options_update: Whether combinations that use a removed option or choice
                are deleted; 409 when it is left out.
            keep_option_display_settings: Whether options and choices of the same name keep the swatch
                settings that the body leaves out.
            check_low_stock_notification: Whether the service checks afterwards if the merchant should get a
                low stock email.
            return_item: Whether the answer has the product as `item`.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            ProductUpdateStatus: Whether the product was changed.

        Example:
            >>> from ecwid_client import ProductUpdate
            >>> ecwid.products.update(37208339, ProductUpdate(price=1.25))
            ProductUpdateStatus(update_count=1)

        Access scopes: update_catalog.

        Source: contract operation `updateProduct`.
        """
        return self._caller.call(
            operations.update_product.call(
                self._store_id,
                product_id,
                body=body,
                save_combinations=save_combinations,
                rebuild_variations_on_options_update=rebuild_variations_on_options_update,
                keep_option_display_settings=keep_option_display_settings,
                check_low_stock_notification=check_low_stock_notification,
                return_item=return_item,
                response_fields=response_fields,
            )
        )

    def delete(self, product_id: int) -> models.DeleteStatus:
        """Delete a product and its combinations.

        A second request for the same product is answered with 404.

        Args:
            product_id: Id of the product. Range: at least 1.

        Returns:
            DeleteStatus: Whether the product was deleted.

        Access scopes: update_catalog.

        Source: contract operation `deleteProduct`.
        """
        return self._caller.call(operations.delete_product.call(self._store_id, product_id))

    def adjust_inventory(
        self, product_id: int, quantity_delta: int, *, check_low_stock_notification: bool | Unset = UNSET
    ) -> models.InventoryAdjustmentStatus:
        """Change the stock of a product by a difference.

        Changes the base product's own stock, which combinations without an own SKU share. Stock may become
        negative: the answer is still 200, with a warning.

        Args:
            product_id: Id of the product. Range: at least 1.
            quantity_delta: Items to add; negative to take away. Unit: items. Range: -2147483648..2147483647.
            check_low_stock_notification: Whether the service checks afterwards if the merchant should get a
                low stock email.

        Returns:
            InventoryAdjustmentStatus: Whether the stock was changed.

        Access scopes: update_catalog.

        Source: contract operation `adjustProductInventory`.
        """
        return self._caller.call(
            operations.adjust_product_inventory.call(
                self._store_id,
                product_id,
                body=models.InventoryAdjustment(quantity_delta),
                check_low_stock_notification=check_low_stock_notification,
            )
        )

    def upload_image(
        self, product_id: int, body: Content | None = None, *, external_url: str | Unset = UNSET
    ) -> models.UploadStatus:
        """Replace the main image of a product.

        The body is the image itself. With `externalUrl` the service fetches the image from there and ignores
        the body. The size limit is 20 MB (20,971,520 bytes).

        Args:
            product_id: Id of the product. Range: at least 1.
            body: An image file such as JPEG, PNG or GIF, at most 20 MB. Unit: bytes.
            external_url: Public address of the image, http or https; with it any bytes in the body are
                ignored.

        Returns:
            UploadStatus: The id of the new image.

        Access scopes: update_catalog.

        Source: contract operation `uploadProductImage`.
        """
        return self._caller.call(
            operations.upload_product_image.call(
                self._store_id, product_id, body=body, external_url=external_url
            )
        )

    def delete_image(self, product_id: int) -> models.DeleteStatus:
        """Delete the main image of a product.

        Answers 200 with a count of 0 when there is no image to delete. The gallery stays.

        Args:
            product_id: Id of the product. Range: at least 1.

        Returns:
            DeleteStatus: The number of deleted images, 0 or 1.

        Access scopes: update_catalog.

        Source: contract operation `deleteProductImage`.
        """
        return self._caller.call(operations.delete_product_image.call(self._store_id, product_id))

    def upload_image_async(self, product_id: int, body: models.ImageLink) -> models.AsyncUploadStatus:
        """Replace the main image of a product by a link that the service fetches later.

        Answers at once; the product shows the image from then on.

        Args:
            product_id: Id of the product. Range: at least 1.
            body: An image that the service fetches later.

        Returns:
            AsyncUploadStatus: The link was taken.

        Access scopes: update_catalog.

        Source: contract operation `uploadProductImageAsync`.
        """
        return self._caller.call(
            operations.upload_product_image_async.call(self._store_id, product_id, body=body)
        )

    def upload_gallery_image(
        self,
        product_id: int,
        body: Content | None = None,
        *,
        file_name: str | Unset = UNSET,
        external_url: str | Unset = UNSET,
    ) -> models.UploadStatus:
        """Add an image to the gallery of a product.

        The body is the image itself. With `externalUrl` the service fetches the image from there and ignores
        the body. On a product without a main image it becomes the main image.

        Args:
            product_id: Id of the product. Range: at least 1.
            body: An image file such as JPEG, PNG or GIF, at most 20 MB. Unit: bytes.
            file_name: Name of the image's file.
            external_url: Public address of the image, http or https; with it any bytes in the body are
                ignored.

        Returns:
            UploadStatus: The id of the new image.

        Access scopes: update_catalog.

        Source: contract operation `uploadProductGalleryImage`.
        """
        return self._caller.call(
            operations.upload_product_gallery_image.call(
                self._store_id, product_id, body=body, file_name=file_name, external_url=external_url
            )
        )

    def delete_all_gallery_images(self, product_id: int) -> models.DeleteStatus:
        """Delete all images of the gallery of a product.

        The main image stays. Answers 200 with a count of 0 for an empty gallery.

        Args:
            product_id: Id of the product. Range: at least 1.

        Returns:
            DeleteStatus: The number of deleted images.

        Access scopes: update_catalog, update_catalog_batch_delete.

        Source: contract operation `deleteAllProductGalleryImages`.
        """
        return self._caller.call(
            operations.delete_all_product_gallery_images.call(self._store_id, product_id)
        )

    def upload_gallery_image_async(self, product_id: int, body: models.ImageLink) -> models.AsyncUploadStatus:
        """Add an image to the gallery of a product by a link that the service fetches later.

        Answers at once; the product shows the image from then on.

        Args:
            product_id: Id of the product. Range: at least 1.
            body: An image that the service fetches later.

        Returns:
            AsyncUploadStatus: The link was taken.

        Access scopes: update_catalog.

        Source: contract operation `uploadProductGalleryImageAsync`.
        """
        return self._caller.call(
            operations.upload_product_gallery_image_async.call(self._store_id, product_id, body=body)
        )

    def upload_gallery_video(self, product_id: int, *, url: str) -> models.UploadStatus:
        """Add a video to the gallery of a product by its address.

        It is deleted as an image of the gallery is.

        Args:
            product_id: Id of the product. Range: at least 1.
            url: Public address of the video, http or https, with what is not ASCII percent-encoded; sent in
                a header.

        Returns:
            UploadStatus: The id of the new video.

        Access scopes: update_catalog.

        Source: contract operation `uploadProductGalleryVideo`.
        """
        return self._caller.call(
            operations.upload_product_gallery_video.call(self._store_id, product_id, url=url)
        )

    def get_gallery_video(self, product_id: int, video_id: int) -> models.MediaVideo:
        """Get one video of the gallery of a product.

        Unlike other reads it needs the scope `update_catalog`.

        Args:
            product_id: Id of the product. Range: at least 1.
            video_id: Id of a video of the gallery, from `MediaVideo.id`. Range: at least 1.

        Returns:
            MediaVideo: The video.

        Access scopes: update_catalog.

        Source: contract operation `getProductGalleryVideo`.
        """
        return self._caller.call(
            operations.get_product_gallery_video.call(self._store_id, product_id, video_id)
        )

    def update_gallery_video(
        self,
        product_id: int,
        video_id: int,
        body: Content | None = None,
        *,
        external_url: str | Unset = UNSET,
    ) -> models.UploadStatus:
        """Replace the cover image of a video of the gallery of a product.

        The body is the image itself. With `externalUrl` the service fetches the image from there and ignores
        the body.

        Args:
            product_id: Id of the product. Range: at least 1.
            video_id: Id of a video of the gallery, from `MediaVideo.id`. Range: at least 1.
            body: An image file such as JPEG, PNG or GIF, at most 20 MB. Unit: bytes.
            external_url: Public address of the image, http or https; with it any bytes in the body are
                ignored.

        Returns:
            UploadStatus: The id of the cover image, or of the video.

        Access scopes: update_catalog.

        Source: contract operation `updateProductGalleryVideo`.
        """
        return self._caller.call(
            operations.update_product_gallery_video.call(
                self._store_id, product_id, video_id, body=body, external_url=external_url
            )
        )

    def delete_gallery_image(self, product_id: int, image_id: int) -> models.DeleteStatus:
        """Delete one image of the gallery of a product.

        A second request is answered with 404. A video of the gallery is deleted in the same way.

        Args:
            product_id: Id of the product. Range: at least 1.
            image_id: Id of an image of the gallery, from `GalleryImage.id`. Range: at least 1.

        Returns:
            DeleteStatus: The number of deleted images, 0 or 1.

        Access scopes: update_catalog.

        Source: contract operation `deleteProductGalleryImage`.
        """
        return self._caller.call(
            operations.delete_product_gallery_image.call(self._store_id, product_id, image_id)
        )

    def update_media(self, product_id: int, body: models.ProductMediaUpdate) -> models.UpdateStatus:
        """Set the main image and the gallery of a product by their addresses.

        `mainMedia` that is left out, null or empty changes nothing; an address that is missing inside it
        deletes that part. `galleryMedia` replaces the whole gallery, in its order; left out or empty it
        deletes the gallery.

        Args:
            product_id: Id of the product. Range: at least 1.
            body: The main image or video of a product, and its gallery.

        Returns:
            UpdateStatus: Whether the product was changed.

        Access scopes: update_catalog.

        Source: contract operation `updateProductMedia`.
        """
        return self._caller.call(operations.update_product_media.call(self._store_id, product_id, body=body))

    def upload_video(self, product_id: int, *, url: str) -> models.UploadStatus:
        """Set the main video of a product by its address.

        The video stays where it is; the address is that of a page of a video site.

        Args:
            product_id: Id of the product. Range: at least 1.
            url: Public address of the video, http or https, with what is not ASCII percent-encoded; sent in
                a header.

        Returns:
            UploadStatus: The id of the new video.

        Access scopes: update_catalog.

        Source: contract operation `uploadProductVideo`.
        """
        return self._caller.call(operations.upload_product_video.call(self._store_id, product_id, url=url))

    def delete_video(self, product_id: int) -> models.DeleteStatus:
        """Delete the main video of a product.

        Answers 200 with a count of 0 when there is no video to delete. The gallery stays.

        Args:
            product_id: Id of the product. Range: at least 1.

        Returns:
            DeleteStatus: The number of deleted videos, 0 or 1.

        Access scopes: update_catalog.

        Source: contract operation `deleteProductVideo`.
        """
        return self._caller.call(operations.delete_product_video.call(self._store_id, product_id))

    def upload_file(
        self,
        product_id: int,
        body: Content | None = None,
        *,
        file_name: str,
        description: str | Unset = UNSET,
        external_url: str | Unset = UNSET,
    ) -> models.UploadStatus:
        """Add a downloadable file to a product.

        The body is the file itself. With `externalUrl` the service fetches the file from there and ignores
        the body. How large it may be depends on the plan.

        Args:
            product_id: Id of the product. Range: at least 1.
            body: A file of any kind. Unit: bytes.
            file_name: Name of the file as customers see it. Characters: at least 1.
            description: Description of the file.
            external_url: Public address of the file, http or https; with it any bytes in the body are
                ignored.

        Returns:
            UploadStatus: The id of the new file.

        Access scopes: create_catalog.

        Source: contract operation `uploadProductFile`.
        """
        return self._caller.call(
            operations.upload_product_file.call(
                self._store_id,
                product_id,
                body=body,
                file_name=file_name,
                description=description,
                external_url=external_url,
            )
        )

    def delete_all_files(self, product_id: int) -> models.DeleteStatus:
        """Delete all files of a product.

        Answers 200 with a count of 0 for a product without files.

        Args:
            product_id: Id of the product. Range: at least 1.

        Returns:
            DeleteStatus: The number of deleted files.

        Access scopes: update_catalog.

        Source: contract operation `deleteAllProductFiles`.
        """
        return self._caller.call(operations.delete_all_product_files.call(self._store_id, product_id))

    def download_file(self, product_id: int, file_id: int) -> bytes:
        """Download a file of a product.

        The bytes as they were uploaded.

        Args:
            product_id: Id of the product. Range: at least 1.
            file_id: Id of the file, from `ProductFile.id`. Range: at least 1.

        Returns:
            bytes: The file.

        Access scopes: read_catalog.

        Source: contract operation `downloadProductFile`.
        """
        return self._caller.call(operations.download_product_file.call(self._store_id, product_id, file_id))

    def update_file(self, product_id: int, file_id: int, description: str) -> models.UpdateStatus:
        """Change the description of a file.

        Its name and content stay.

        Args:
            product_id: Id of the product. Range: at least 1.
            file_id: Id of the file, from `ProductFile.id`. Range: at least 1.
            description: Description of the file.

        Returns:
            UpdateStatus: Whether the file was changed.

        Access scopes: update_catalog.

        Source: contract operation `updateProductFile`.
        """
        return self._caller.call(
            operations.update_product_file.call(
                self._store_id, product_id, file_id, body=models.ProductFileUpdate(description)
            )
        )

    def delete_file(self, product_id: int, file_id: int) -> models.DeleteStatus:
        """Delete one file of a product.

        A second request is answered with 404.

        Args:
            product_id: Id of the product. Range: at least 1.
            file_id: Id of the file, from `ProductFile.id`. Range: at least 1.

        Returns:
            DeleteStatus: Whether the file was deleted.

        Access scopes: update_catalog.

        Source: contract operation `deleteProductFile`.
        """
        return self._caller.call(operations.delete_product_file.call(self._store_id, product_id, file_id))


class AsyncProducts:
    """Products that carry combinations."""

    def __init__(self, caller: AsyncCaller, store_id: int) -> None:
        self._caller = caller
        self._store_id = store_id

    async def list(
        self,
        *,
        product_id: builtins.list[int] | Unset = UNSET,
        sku: str | Unset = UNSET,
        keyword: str | Unset = UNSET,
        search_method: models.SearchMethod | str | Unset = UNSET,
        external_reference_id: str | Unset = UNSET,
        category: int | Unset = UNSET,
        categories: builtins.list[int] | Unset = UNSET,
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
        enabled_manual_taxes: builtins.list[str] | Unset = UNSET,
        tax_class_codes: builtins.list[str] | Unset = UNSET,
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
        """Search the products of a store, page by page.

        Without a filter all products are listed. Filters combine: a product has to match each of them. Two
        win over the others: `productId` over all, then `sku` over the rest. The order is that of `sortBy`;
        without it the service sorts by relevance, or in the merchant's own order where `category` is given,
        so sort by something that does not change when the whole list is to be read. A parameter that is not
        listed here is ignored. The live search index lags behind writes by some seconds; reading a product
        by its id does not.

        Args:
            product_id: Ids of products; unknown ones are left out of the answer. All other filters are
                ignored. Entries: at most 100.
            sku: Exact SKU of a product or of one of its combinations; the product is what is found. Filters
                beside it, except `productId`, are ignored.
            keyword: Whole words to look for in a product's name, description, SKUs, options, category names,
                descriptions of gallery images and attribute values that are shown. With `*` at the end parts
                of words are enough.
            search_method: Whether keywords are looked for as in the storefront or as in the control panel.
            external_reference_id: Id of a product or of one of its combinations in a connected point of
                sale.
            category: Id of a category, 0 for the front page. The order becomes the merchant's own unless
                `sortBy` is given. Range: at least 0.
            categories: Ids of categories, of which a product is in one at least; 0 is the front page.
            include_products_from_subcategories: Whether products of the categories below count; false when
                left out.
            price_from: The lowest base price. Unit: store currency.
            price_to: The highest base price. Unit: store currency.
            created_from: The earliest time of creation, in seconds since 1970-01-01 UTC or as `yyyy-MM-dd
                HH:mm:ss` in UTC.
            created_to: The latest time of creation, in seconds since 1970-01-01 UTC or as `yyyy-MM-dd
                HH:mm:ss` in UTC.
            updated_from: The earliest time of the last change, in seconds since 1970-01-01 UTC or as
                `yyyy-MM-dd HH:mm:ss` in UTC.
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
            enabled_manual_taxes: Ids of manual taxes, of which a product has one at least; `none` is a
                product without any.
            tax_class_codes: Codes of tax classes, of which a product has one.
            options: Options to look for: the key is `option_` and the name of an option, the value one or
                more of its choices with commas between, of which a product has one at least.
            attributes: Attributes to look for: the key is `attribute_` and the name of an attribute, the
                value one or more values with commas between, of which a product has one.
            sort_by: The order of the products found. `RELEVANCE` when left out; `DEFINED_BY_STORE_OWNER`,
                the merchant's own order, beside `category`.
            offset: How many entries to skip; 0 when left out. Unit: entries. Range: 0..2147483647.
            limit: The most entries in one answer, 1 to 100; 100 when left out. Unit: entries. Range: 1..100.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.
            base_url: What the addresses of pages in the answer begin with, instead of the store's own
                address.
            clean_urls: Whether the addresses of pages in the answer are without `#!`.
            slugs_without_ids: Whether the addresses of pages in the answer are without ids.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            ProductPage: One page of products.

        Access scopes: read_catalog.

        Source: contract operation `listProducts`.
        """
        return await self._caller.call(
            operations.list_products.call(
                self._store_id,
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

    async def iterate(
        self,
        *,
        product_id: builtins.list[int] | Unset = UNSET,
        sku: str | Unset = UNSET,
        keyword: str | Unset = UNSET,
        search_method: models.SearchMethod | str | Unset = UNSET,
        external_reference_id: str | Unset = UNSET,
        category: int | Unset = UNSET,
        categories: builtins.list[int] | Unset = UNSET,
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
        enabled_manual_taxes: builtins.list[str] | Unset = UNSET,
        tax_class_codes: builtins.list[str] | Unset = UNSET,
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
    ) -> AsyncIterator[models.Product]:
        """All pages of `list`, one entry after the other; each page is read when it is needed.

        The list may change meanwhile. An entry that moves to a later page is given once. When the total
        falls, entries have moved to earlier pages, so reading goes back by as many as it fell. While some
        come and others go, an entry may be missed. Ends at a page that is empty or reaches the total.

        Args:
            product_id: Ids of products; unknown ones are left out of the answer. All other filters are
                ignored. Entries: at most 100.
            sku: Exact SKU of a product or of one of its combinations; the product is what is found. Filters
                beside it, except `productId`, are ignored.
            keyword: Whole words to look for in a product's name, description, SKUs, options, category names,
                descriptions of gallery images and attribute values that are shown. With `*` at the end parts
                of words are enough.
            search_method: Whether keywords are looked for as in the storefront or as in the control panel.
            external_reference_id: Id of a product or of one of its combinations in a connected point of
                sale.
            category: Id of a category, 0 for the front page. The order becomes the merchant's own unless
                `sortBy` is given. Range: at least 0.
            categories: Ids of categories, of which a product is in one at least; 0 is the front page.
            include_products_from_subcategories: Whether products of the categories below count; false when
                left out.
            price_from: The lowest base price. Unit: store currency.
            price_to: The highest base price. Unit: store currency.
            created_from: The earliest time of creation, in seconds since 1970-01-01 UTC or as `yyyy-MM-dd
                HH:mm:ss` in UTC.
            created_to: The latest time of creation, in seconds since 1970-01-01 UTC or as `yyyy-MM-dd
                HH:mm:ss` in UTC.
            updated_from: The earliest time of the last change, in seconds since 1970-01-01 UTC or as
                `yyyy-MM-dd HH:mm:ss` in UTC.
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
            enabled_manual_taxes: Ids of manual taxes, of which a product has one at least; `none` is a
                product without any.
            tax_class_codes: Codes of tax classes, of which a product has one.
            options: Options to look for: the key is `option_` and the name of an option, the value one or
                more of its choices with commas between, of which a product has one at least.
            attributes: Attributes to look for: the key is `attribute_` and the name of an attribute, the
                value one or more values with commas between, of which a product has one.
            sort_by: The order of the products found. `RELEVANCE` when left out; `DEFINED_BY_STORE_OWNER`,
                the merchant's own order, beside `category`.
            offset: How many entries to skip; 0 when left out. Unit: entries. Range: 0..2147483647.
            limit: The most entries in one answer, 1 to 100; 100 when left out. Unit: entries. Range: 1..100.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.
            base_url: What the addresses of pages in the answer begin with, instead of the store's own
                address.
            clean_urls: Whether the addresses of pages in the answer are without `#!`.
            slugs_without_ids: Whether the addresses of pages in the answer are without ids.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Yields:
            Product: Each entry once.

        Access scopes: read_catalog.

        Source: contract operation `listProducts`.
        """
        pages = Pages(offset)
        while pages.more:
            page = await self._caller.call(
                pages.asking(
                    operations.list_products.call(
                        self._store_id,
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
                        offset=pages.offset,
                        limit=limit,
                        lang=lang,
                        base_url=base_url,
                        clean_urls=clean_urls,
                        slugs_without_ids=slugs_without_ids,
                        response_fields=response_fields,
                    )
                )
            )
            for item in pages.new_of(page):
                yield item

    async def create(
        self,
        body: models.ProductCreate,
        *,
        save_combinations: bool | Unset = UNSET,
        return_item: bool | Unset = UNSET,
        response_fields: str | Unset = UNSET,
    ) -> models.ProductCreateStatus:
        """Create a product.

        With `saveCombinations` up to 200 combinations of the body are created as well, otherwise they are
        ignored.

        Args:
            body: A new product.
            save_combinations: Whether the `combinations` of the body are saved; they are ignored when it is
                left out.
            return_item: Whether the answer has the product as `item`.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            ProductCreateStatus: The id of the new product.

        Access scopes: create_catalog.

        Source: contract operation `createProduct`.
        """
        return await self._caller.call(
            operations.create_product.call(
                self._store_id,
                body=body,
                save_combinations=save_combinations,
                return_item=return_item,
                response_fields=response_fields,
            )
        )

    async def delete_all(self) -> None:
        """Delete all products of the store.

        The service takes the order and carries it out later: it answers 202 and says nothing of what was
        deleted.

        Access scopes: update_catalog_batch_delete.

        Source: contract operation `deleteAllProducts`.
        """
        return await self._caller.call(operations.delete_all_products.call(self._store_id))

    async def list_deleted(
        self,
        *,
        from_date: str | Unset = UNSET,
        to_date: str | Unset = UNSET,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
    ) -> models.DeletedProductPage:
        """List products that were deleted, page by page.

        For systems that keep a copy of the catalog. Both bounds count; without them all are listed.

        Args:
            from_date: The earliest time of deletion: seconds since 1970-01-01 UTC, `yyyy-MM-dd`, `yyyy-MM-dd
                HH:mm:ss`, or the latter with an offset such as `+0000`; UTC where there is none.
            to_date: The latest time of deletion, in one of the forms of `from_date`.
            offset: How many entries to skip; 0 when left out. Unit: entries. Range: 0..2147483647.
            limit: The most entries in one answer, 1 to 100; 100 when left out. Unit: entries. Range: 1..100.

        Returns:
            DeletedProductPage: One page of deletions.

        Access scopes: read_catalog.

        Source: contract operation `listDeletedProducts`.
        """
        return await self._caller.call(
            operations.list_deleted_products.call(
                self._store_id, from_date=from_date, to_date=to_date, offset=offset, limit=limit
            )
        )

    async def iterate_deleted(
        self,
        *,
        from_date: str | Unset = UNSET,
        to_date: str | Unset = UNSET,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
    ) -> AsyncIterator[models.DeletedProduct]:
        """All pages of `list_deleted`, one entry after the other; each page is read when it is needed.

        The list may change meanwhile. An entry that moves to a later page is given once. When the total
        falls, entries have moved to earlier pages, so reading goes back by as many as it fell. While some
        come and others go, an entry may be missed. Ends at a page that is empty or reaches the total.

        Args:
            from_date: The earliest time of deletion: seconds since 1970-01-01 UTC, `yyyy-MM-dd`, `yyyy-MM-dd
                HH:mm:ss`, or the latter with an offset such as `+0000`; UTC where there is none.
            to_date: The latest time of deletion, in one of the forms of `from_date`.
            offset: How many entries to skip; 0 when left out. Unit: entries. Range: 0..2147483647.
            limit: The most entries in one answer, 1 to 100; 100 when left out. Unit: entries. Range: 1..100.

        Yields:
            DeletedProduct: Each entry once.

        Access scopes: read_catalog.

        Source: contract operation `listDeletedProducts`.
        """
        pages = Pages(offset)
        while pages.more:
            page = await self._caller.call(
                pages.asking(
                    operations.list_deleted_products.call(
                        self._store_id, from_date=from_date, to_date=to_date, offset=pages.offset, limit=limit
                    )
                )
            )
            for item in pages.new_of(page):
                yield item

    async def get_filters(
        self,
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
    ) -> models.ProductFilters:
        """Count the products for each value that they can be filtered by.

        The figures are for one page of filters in a storefront: how many products there are for each value,
        counted over the products that the parameters find. Only the groups that `filterFields` names are
        answered. The groups of options and attributes have the names that asked for them, such as
        `option_Color`.

        Args:
            filter_fields: What to count by, with commas between: `price`, `inventory`, `onsale`,
                `categories`, `option_` and the name of an option, `attribute_` and the name of an attribute.
                A comma or a backslash in a name stands behind a backslash. Characters: at least 1.
            filter_facet_limit: The most values of a group, as `option_Color:2,categories:all`, or one number
                for all groups.
            filter_parent_category_id: The category whose children are counted by `categories`; `home` is the
                top.
            categories: Ids of categories with commas between, of which a product is in one at least; `home`
                is the front page.
            include_products_from_subcategories: Whether products of the categories below count; false when
                left out.
            keyword: Whole words to look for in a product's name, description, SKUs, options, category names,
                descriptions of gallery images and attribute values that are shown. With `*` at the end parts
                of words are enough.
            price_from: The lowest base price. Unit: store currency.
            price_to: The highest base price. Unit: store currency.
            created_from: The earliest time of creation, in seconds since 1970-01-01 UTC or as `yyyy-MM-dd
                HH:mm:ss` in UTC.
            created_to: The latest time of creation, in seconds since 1970-01-01 UTC or as `yyyy-MM-dd
                HH:mm:ss` in UTC.
            updated_from: The earliest time of the last change, in seconds since 1970-01-01 UTC or as
                `yyyy-MM-dd HH:mm:ss` in UTC.
            updated_to: The latest time of the last change, in seconds since 1970-01-01 UTC or as `yyyy-MM-dd
                HH:mm:ss` in UTC.
            enabled: Whether the product is enabled; both kinds when left out.
            inventory: With stock or without, as `inStock` says it.
            onsale: On sale, which is with a former price above the price, or not.
            options: Options to look for: the key is `option_` and the name of an option, the value one or
                more of its choices with commas between, of which a product has one at least.
            attributes: Attributes to look for: the key is `attribute_` and the name of an attribute, the
                value one or more values with commas between, of which a product has one.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.

        Returns:
            ProductFilters: The figures.

        Access scopes: read_catalog.

        Source: contract operation `getProductFilters`.
        """
        return await self._caller.call(
            operations.get_product_filters.call(
                self._store_id,
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

    async def query_filters(self, params: models.ProductFiltersParams) -> models.ProductFilters:
        """Count the products for each value, asked for in a body.

        The figures are for one page of filters in a storefront: how many products there are for each value,
        counted over the products that the parameters find. Only the groups that `filterFields` names are
        answered. The groups of options and attributes have the names that asked for them, such as
        `option_Color`.

        Args:
            params: The parameters of the count as texts, `true` and numbers too. Parameters such as
                `option_Color` and `attribute_Brand`, with values and commas between, may stand beside them.

        Returns:
            ProductFilters: The figures.

        Access scopes: read_catalog.

        Source: contract operation `queryProductFilters`.
        """
        return await self._caller.call(
            operations.query_product_filters.call(self._store_id, body=models.ProductFiltersQuery(params))
        )

    async def get(
        self,
        product_id: int,
        *,
        lang: str | Unset = UNSET,
        base_url: str | Unset = UNSET,
        clean_urls: bool | Unset = UNSET,
        slugs_without_ids: bool | Unset = UNSET,
        response_fields: str | Unset = UNSET,
    ) -> models.Product:
        """Get one product with its combinations.

        The combinations are all of them, in the shape that their own list has.

        Args:
            product_id: Id of the product. Range: at least 1.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.
            base_url: What the addresses of pages in the answer begin with, instead of the store's own
                address.
            clean_urls: Whether the addresses of pages in the answer are without `#!`.
            slugs_without_ids: Whether the addresses of pages in the answer are without ids.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            Product: The product.

        Access scopes: read_catalog.

        Source: contract operation `getProduct`.
        """
        return await self._caller.call(
            operations.get_product.call(
                self._store_id,
                product_id,
                lang=lang,
                base_url=base_url,
                clean_urls=clean_urls,
                slugs_without_ids=slugs_without_ids,
                response_fields=response_fields,
            )
        )

    async def update(
        self,
        product_id: int,
        body: models.ProductUpdate,
        *,
        save_combinations: bool | Unset = UNSET,
        rebuild_variations_on_options_update: bool | Unset = UNSET,
        keep_option_display_settings: bool | Unset = UNSET,
        check_low_stock_notification: bool | Unset = UNSET,
        return_item: bool | Unset = UNSET,
        response_fields: str | Unset = UNSET,
    ) -> models.ProductUpdateStatus:
        """Change some fields of a product.

        A field left out keeps its value, a null clears it where the body allows one. Lists are replaced as a
        whole. An option or choice that a combination uses cannot be removed without
        `rebuildVariationsOnOptionsUpdate`.

        Args:
            product_id: Id of the product. Range: at least 1.
            body: Fields of a product to change. Missing leaves a field as it is, null clears it, and so does
                an empty text. A list is replaced as a whole.
            save_combinations: Whether the `combinations` of the body are saved; they are ignored when it is
                left out.
            rebuild_variations_on_options_update: Whether combinations that use a removed option or choice
                are deleted; 409 when it is left out.
            keep_option_display_settings: Whether options and choices of the same name keep the swatch
                settings that the body leaves out.
            check_low_stock_notification: Whether the service checks afterwards if the merchant should get a
                low stock email.
            return_item: Whether the answer has the product as `item`.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            ProductUpdateStatus: Whether the product was changed.

        Access scopes: update_catalog.

        Source: contract operation `updateProduct`.
        """
        return await self._caller.call(
            operations.update_product.call(
                self._store_id,
                product_id,
                body=body,
                save_combinations=save_combinations,
                rebuild_variations_on_options_update=rebuild_variations_on_options_update,
                keep_option_display_settings=keep_option_display_settings,
                check_low_stock_notification=check_low_stock_notification,
                return_item=return_item,
                response_fields=response_fields,
            )
        )

    async def delete(self, product_id: int) -> models.DeleteStatus:
        """Delete a product and its combinations.

        A second request for the same product is answered with 404.

        Args:
            product_id: Id of the product. Range: at least 1.

        Returns:
            DeleteStatus: Whether the product was deleted.

        Access scopes: update_catalog.

        Source: contract operation `deleteProduct`.
        """
        return await self._caller.call(operations.delete_product.call(self._store_id, product_id))

    async def adjust_inventory(
        self, product_id: int, quantity_delta: int, *, check_low_stock_notification: bool | Unset = UNSET
    ) -> models.InventoryAdjustmentStatus:
        """Change the stock of a product by a difference.

        Changes the base product's own stock, which combinations without an own SKU share. Stock may become
        negative: the answer is still 200, with a warning.

        Args:
            product_id: Id of the product. Range: at least 1.
            quantity_delta: Items to add; negative to take away. Unit: items. Range: -2147483648..2147483647.
            check_low_stock_notification: Whether the service checks afterwards if the merchant should get a
                low stock email.

        Returns:
            InventoryAdjustmentStatus: Whether the stock was changed.

        Access scopes: update_catalog.

        Source: contract operation `adjustProductInventory`.
        """
        return await self._caller.call(
            operations.adjust_product_inventory.call(
                self._store_id,
                product_id,
                body=models.InventoryAdjustment(quantity_delta),
                check_low_stock_notification=check_low_stock_notification,
            )
        )

    async def upload_image(
        self, product_id: int, body: Content | None = None, *, external_url: str | Unset = UNSET
    ) -> models.UploadStatus:
        """Replace the main image of a product.

        The body is the image itself. With `externalUrl` the service fetches the image from there and ignores
        the body. The size limit is 20 MB (20,971,520 bytes).

        Args:
            product_id: Id of the product. Range: at least 1.
            body: An image file such as JPEG, PNG or GIF, at most 20 MB. Unit: bytes.
            external_url: Public address of the image, http or https; with it any bytes in the body are
                ignored.

        Returns:
            UploadStatus: The id of the new image.

        Access scopes: update_catalog.

        Source: contract operation `uploadProductImage`.
        """
        return await self._caller.call(
            operations.upload_product_image.call(
                self._store_id, product_id, body=body, external_url=external_url
            )
        )

    async def delete_image(self, product_id: int) -> models.DeleteStatus:
        """Delete the main image of a product.

        Answers 200 with a count of 0 when there is no image to delete. The gallery stays.

        Args:
            product_id: Id of the product. Range: at least 1.

        Returns:
            DeleteStatus: The number of deleted images, 0 or 1.

        Access scopes: update_catalog.

        Source: contract operation `deleteProductImage`.
        """
        return await self._caller.call(operations.delete_product_image.call(self._store_id, product_id))

    async def upload_image_async(self, product_id: int, body: models.ImageLink) -> models.AsyncUploadStatus:
        """Replace the main image of a product by a link that the service fetches later.

        Answers at once; the product shows the image from then on.

        Args:
            product_id: Id of the product. Range: at least 1.
            body: An image that the service fetches later.

        Returns:
            AsyncUploadStatus: The link was taken.

        Access scopes: update_catalog.

        Source: contract operation `uploadProductImageAsync`.
        """
        return await self._caller.call(
            operations.upload_product_image_async.call(self._store_id, product_id, body=body)
        )

    async def upload_gallery_image(
        self,
        product_id: int,
        body: Content | None = None,
        *,
        file_name: str | Unset = UNSET,
        external_url: str | Unset = UNSET,
    ) -> models.UploadStatus:
        """Add an image to the gallery of a product.

        The body is the image itself. With `externalUrl` the service fetches the image from there and ignores
        the body. On a product without a main image it becomes the main image.

        Args:
            product_id: Id of the product. Range: at least 1.
            body: An image file such as JPEG, PNG or GIF, at most 20 MB. Unit: bytes.
            file_name: Name of the image's file.
            external_url: Public address of the image, http or https; with it any bytes in the body are
                ignored.

        Returns:
            UploadStatus: The id of the new image.

        Access scopes: update_catalog.

        Source: contract operation `uploadProductGalleryImage`.
        """
        return await self._caller.call(
            operations.upload_product_gallery_image.call(
                self._store_id, product_id, body=body, file_name=file_name, external_url=external_url
            )
        )

    async def delete_all_gallery_images(self, product_id: int) -> models.DeleteStatus:
        """Delete all images of the gallery of a product.

        The main image stays. Answers 200 with a count of 0 for an empty gallery.

        Args:
            product_id: Id of the product. Range: at least 1.

        Returns:
            DeleteStatus: The number of deleted images.

        Access scopes: update_catalog, update_catalog_batch_delete.

        Source: contract operation `deleteAllProductGalleryImages`.
        """
        return await self._caller.call(
            operations.delete_all_product_gallery_images.call(self._store_id, product_id)
        )

    async def upload_gallery_image_async(
        self, product_id: int, body: models.ImageLink
    ) -> models.AsyncUploadStatus:
        """Add an image to the gallery of a product by a link that the service fetches later.

        Answers at once; the product shows the image from then on.

        Args:
            product_id: Id of the product. Range: at least 1.
            body: An image that the service fetches later.

        Returns:
            AsyncUploadStatus: The link was taken.

        Access scopes: update_catalog.

        Source: contract operation `uploadProductGalleryImageAsync`.
        """
        return await self._caller.call(
            operations.upload_product_gallery_image_async.call(self._store_id, product_id, body=body)
        )

    async def upload_gallery_video(self, product_id: int, *, url: str) -> models.UploadStatus:
        """Add a video to the gallery of a product by its address.

        It is deleted as an image of the gallery is.

        Args:
            product_id: Id of the product. Range: at least 1.
            url: Public address of the video, http or https, with what is not ASCII percent-encoded; sent in
                a header.

        Returns:
            UploadStatus: The id of the new video.

        Access scopes: update_catalog.

        Source: contract operation `uploadProductGalleryVideo`.
        """
        return await self._caller.call(
            operations.upload_product_gallery_video.call(self._store_id, product_id, url=url)
        )

    async def get_gallery_video(self, product_id: int, video_id: int) -> models.MediaVideo:
        """Get one video of the gallery of a product.

        Unlike other reads it needs the scope `update_catalog`.

        Args:
            product_id: Id of the product. Range: at least 1.
            video_id: Id of a video of the gallery, from `MediaVideo.id`. Range: at least 1.

        Returns:
            MediaVideo: The video.

        Access scopes: update_catalog.

        Source: contract operation `getProductGalleryVideo`.
        """
        return await self._caller.call(
            operations.get_product_gallery_video.call(self._store_id, product_id, video_id)
        )

    async def update_gallery_video(
        self,
        product_id: int,
        video_id: int,
        body: Content | None = None,
        *,
        external_url: str | Unset = UNSET,
    ) -> models.UploadStatus:
        """Replace the cover image of a video of the gallery of a product.

        The body is the image itself. With `externalUrl` the service fetches the image from there and ignores
        the body.

        Args:
            product_id: Id of the product. Range: at least 1.
            video_id: Id of a video of the gallery, from `MediaVideo.id`. Range: at least 1.
            body: An image file such as JPEG, PNG or GIF, at most 20 MB. Unit: bytes.
            external_url: Public address of the image, http or https; with it any bytes in the body are
                ignored.

        Returns:
            UploadStatus: The id of the cover image, or of the video.

        Access scopes: update_catalog.

        Source: contract operation `updateProductGalleryVideo`.
        """
        return await self._caller.call(
            operations.update_product_gallery_video.call(
                self._store_id, product_id, video_id, body=body, external_url=external_url
            )
        )

    async def delete_gallery_image(self, product_id: int, image_id: int) -> models.DeleteStatus:
        """Delete one image of the gallery of a product.

        A second request is answered with 404. A video of the gallery is deleted in the same way.

        Args:
            product_id: Id of the product. Range: at least 1.
            image_id: Id of an image of the gallery, from `GalleryImage.id`. Range: at least 1.

        Returns:
            DeleteStatus: The number of deleted images, 0 or 1.

        Access scopes: update_catalog.

        Source: contract operation `deleteProductGalleryImage`.
        """
        return await self._caller.call(
            operations.delete_product_gallery_image.call(self._store_id, product_id, image_id)
        )

    async def update_media(self, product_id: int, body: models.ProductMediaUpdate) -> models.UpdateStatus:
        """Set the main image and the gallery of a product by their addresses.

        `mainMedia` that is left out, null or empty changes nothing; an address that is missing inside it
        deletes that part. `galleryMedia` replaces the whole gallery, in its order; left out or empty it
        deletes the gallery.

        Args:
            product_id: Id of the product. Range: at least 1.
            body: The main image or video of a product, and its gallery.

        Returns:
            UpdateStatus: Whether the product was changed.

        Access scopes: update_catalog.

        Source: contract operation `updateProductMedia`.
        """
        return await self._caller.call(
            operations.update_product_media.call(self._store_id, product_id, body=body)
        )

    async def upload_video(self, product_id: int, *, url: str) -> models.UploadStatus:
        """Set the main video of a product by its address.

        The video stays where it is; the address is that of a page of a video site.

        Args:
            product_id: Id of the product. Range: at least 1.
            url: Public address of the video, http or https, with what is not ASCII percent-encoded; sent in
                a header.

        Returns:
            UploadStatus: The id of the new video.

        Access scopes: update_catalog.

        Source: contract operation `uploadProductVideo`.
        """
        return await self._caller.call(
            operations.upload_product_video.call(self._store_id, product_id, url=url)
        )

    async def delete_video(self, product_id: int) -> models.DeleteStatus:
        """Delete the main video of a product.

        Answers 200 with a count of 0 when there is no video to delete. The gallery stays.

        Args:
            product_id: Id of the product. Range: at least 1.

        Returns:
            DeleteStatus: The number of deleted videos, 0 or 1.

        Access scopes: update_catalog.

        Source: contract operation `deleteProductVideo`.
        """
        return await self._caller.call(operations.delete_product_video.call(self._store_id, product_id))

    async def upload_file(
        self,
        product_id: int,
        body: Content | None = None,
        *,
        file_name: str,
        description: str | Unset = UNSET,
        external_url: str | Unset = UNSET,
    ) -> models.UploadStatus:
        """Add a downloadable file to a product.

        The body is the file itself. With `externalUrl` the service fetches the file from there and ignores
        the body. How large it may be depends on the plan.

        Args:
            product_id: Id of the product. Range: at least 1.
            body: A file of any kind. Unit: bytes.
            file_name: Name of the file as customers see it. Characters: at least 1.
            description: Description of the file.
            external_url: Public address of the file, http or https; with it any bytes in the body are
                ignored.

        Returns:
            UploadStatus: The id of the new file.

        Access scopes: create_catalog.

        Source: contract operation `uploadProductFile`.
        """
        return await self._caller.call(
            operations.upload_product_file.call(
                self._store_id,
                product_id,
                body=body,
                file_name=file_name,
                description=description,
                external_url=external_url,
            )
        )

    async def delete_all_files(self, product_id: int) -> models.DeleteStatus:
        """Delete all files of a product.

        Answers 200 with a count of 0 for a product without files.

        Args:
            product_id: Id of the product. Range: at least 1.

        Returns:
            DeleteStatus: The number of deleted files.

        Access scopes: update_catalog.

        Source: contract operation `deleteAllProductFiles`.
        """
        return await self._caller.call(operations.delete_all_product_files.call(self._store_id, product_id))

    async def download_file(self, product_id: int, file_id: int) -> bytes:
        """Download a file of a product.

        The bytes as they were uploaded.

        Args:
            product_id: Id of the product. Range: at least 1.
            file_id: Id of the file, from `ProductFile.id`. Range: at least 1.

        Returns:
            bytes: The file.

        Access scopes: read_catalog.

        Source: contract operation `downloadProductFile`.
        """
        return await self._caller.call(
            operations.download_product_file.call(self._store_id, product_id, file_id)
        )

    async def update_file(self, product_id: int, file_id: int, description: str) -> models.UpdateStatus:
        """Change the description of a file.

        Its name and content stay.

        Args:
            product_id: Id of the product. Range: at least 1.
            file_id: Id of the file, from `ProductFile.id`. Range: at least 1.
            description: Description of the file.

        Returns:
            UpdateStatus: Whether the file was changed.

        Access scopes: update_catalog.

        Source: contract operation `updateProductFile`.
        """
        return await self._caller.call(
            operations.update_product_file.call(
                self._store_id, product_id, file_id, body=models.ProductFileUpdate(description)
            )
        )

    async def delete_file(self, product_id: int, file_id: int) -> models.DeleteStatus:
        """Delete one file of a product.

        A second request is answered with 404.

        Args:
            product_id: Id of the product. Range: at least 1.
            file_id: Id of the file, from `ProductFile.id`. Range: at least 1.

        Returns:
            DeleteStatus: Whether the file was deleted.

        Access scopes: update_catalog.

        Source: contract operation `deleteProductFile`.
        """
        return await self._caller.call(
            operations.delete_product_file.call(self._store_id, product_id, file_id)
        )


__all__ = (
    "AsyncProducts",
    "Products",
    "adjust_product_inventory",
    "create_product",
    "delete_all_product_files",
    "delete_all_product_gallery_images",
    "delete_all_products",
    "delete_product",
    "delete_product_file",
    "delete_product_gallery_image",
    "delete_product_image",
    "delete_product_video",
    "download_product_file",
    "get_product",
    "get_product_filters",
    "get_product_gallery_video",
    "list_deleted_products",
    "list_products",
    "query_product_filters",
    "update_product",
    "update_product_file",
    "update_product_gallery_video",
    "update_product_media",
    "upload_product_file",
    "upload_product_gallery_image",
    "upload_product_gallery_image_async",
    "upload_product_gallery_video",
    "upload_product_image",
    "upload_product_image_async",
    "upload_product_video",
)
