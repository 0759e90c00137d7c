"""Products that carry combinations."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from ... import models
from ...client import AsyncCaller, Caller
from ...paging import Pages
from ...types import UNSET, Unset
from .. import products as operations

if TYPE_CHECKING:
    from . import (
        adjust_product_inventory,
        create_product,
        delete_product,
        get_product,
        list_products,
        update_product,
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
        keyword: str | Unset = UNSET,
        sku: str | Unset = UNSET,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        lang: str | Unset = UNSET,
    ) -> models.ProductPage:
        """Search the products of a store, page by page.

        Without a filter all products are listed, ordered by id. `sku` finds the SKU of a product or of one
        of its combinations and overrides `keyword`. The live search index lags behind writes by some
        seconds; reading a product by its id does not.

        Args:
            keyword: Text to look for in a product's name, SKUs and description.
            sku: Exact SKU of a product or of one of its combinations.
            offset: How many products to skip; 0 when left out. Unit: products. Range: 0..2147483647.
            limit: The most products in one answer, 1 to 100; 100 when left out. Unit: products. Range:
                1..100.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.

        Returns:
            ProductPage: One page of products.

        Access scopes: read_catalog.

        Source: contract operation `listProducts`.
        """
        return self._caller.call(
            operations.list_products.call(
                self._store_id, keyword=keyword, sku=sku, offset=offset, limit=limit, lang=lang
            )
        )

    def iterate(
        self,
        *,
        keyword: str | Unset = UNSET,
        sku: str | Unset = UNSET,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        lang: str | Unset = UNSET,
    ) -> Iterator[models.Product]:
        """All pages of `list`, one entry after the other; each page is read when it is needed.

        The list may change meanwhile. An entry that moves to a later page is given once. When the total
        falls, entries have moved to earlier pages, so reading goes back by as many as it fell. While some
        come and others go, an entry may be missed. Ends at a page that is empty or reaches the total.

        Args:
            keyword: Text to look for in a product's name, SKUs and description.
            sku: Exact SKU of a product or of one of its combinations.
            offset: How many products to skip; 0 when left out. Unit: products. Range: 0..2147483647.
            limit: The most products in one answer, 1 to 100; 100 when left out. Unit: products. Range:
                1..100.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.

        Yields:
            Product: Each entry once.

        Access scopes: read_catalog.

        Source: contract operation `listProducts`.
        """
        pages = Pages(offset)
        while pages.more:
            page = self._caller.call(
                pages.asking(
                    operations.list_products.call(
                        self._store_id, keyword=keyword, sku=sku, offset=pages.offset, limit=limit, lang=lang
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
    ) -> models.ProductCreateStatus:
        """Create a product.

        With `saveCombinations` up to 200 combinations of the body are created as well, otherwise they are
        ignored.

        Args:
            body: A new product.
            save_combinations: Whether the `combinations` of the body are saved; they are ignored when it is
                left out.
            return_item: Whether the answer has the product as `item`.

        Returns:
            ProductCreateStatus: The id of the new product.

        Access scopes: create_catalog.

        Source: contract operation `createProduct`.
        """
        return self._caller.call(
            operations.create_product.call(
                self._store_id, body=body, save_combinations=save_combinations, return_item=return_item
            )
        )

    def get(self, product_id: int, *, lang: str | Unset = UNSET) -> models.Product:
        """Get one product with its combinations.

        The combinations are all of them, in the shape that their own list has.

        Args:
            product_id: Id of the product. Range: at least 1.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.

        Returns:
            Product: The product.

        Example:
            >>> ecwid.products.get(37208339).name
            'Radish'

        Access scopes: read_catalog.

        Source: contract operation `getProduct`.
        """
        return self._caller.call(operations.get_product.call(self._store_id, product_id, lang=lang))

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

        Returns:
            ProductUpdateStatus: Whether the product was changed.

        Example:
            >>> from ecwid_client import ProductUpdate
            >>> ecwid.products.update(37208339, ProductUpdate(price=1.25))
            UpdateStatus(update_count=1)

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


class AsyncProducts:
    """Products that carry combinations."""

    def __init__(self, caller: AsyncCaller, store_id: int) -> None:
        self._caller = caller
        self._store_id = store_id

    async def list(
        self,
        *,
        keyword: str | Unset = UNSET,
        sku: str | Unset = UNSET,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        lang: str | Unset = UNSET,
    ) -> models.ProductPage:
        """Search the products of a store, page by page.

        Without a filter all products are listed, ordered by id. `sku` finds the SKU of a product or of one
        of its combinations and overrides `keyword`. The live search index lags behind writes by some
        seconds; reading a product by its id does not.

        Args:
            keyword: Text to look for in a product's name, SKUs and description.
            sku: Exact SKU of a product or of one of its combinations.
            offset: How many products to skip; 0 when left out. Unit: products. Range: 0..2147483647.
            limit: The most products in one answer, 1 to 100; 100 when left out. Unit: products. Range:
                1..100.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.

        Returns:
            ProductPage: One page of products.

        Access scopes: read_catalog.

        Source: contract operation `listProducts`.
        """
        return await self._caller.call(
            operations.list_products.call(
                self._store_id, keyword=keyword, sku=sku, offset=offset, limit=limit, lang=lang
            )
        )

    async def iterate(
        self,
        *,
        keyword: str | Unset = UNSET,
        sku: str | Unset = UNSET,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        lang: str | Unset = UNSET,
    ) -> AsyncIterator[models.Product]:
        """All pages of `list`, one entry after the other; each page is read when it is needed.

        The list may change meanwhile. An entry that moves to a later page is given once. When the total
        falls, entries have moved to earlier pages, so reading goes back by as many as it fell. While some
        come and others go, an entry may be missed. Ends at a page that is empty or reaches the total.

        Args:
            keyword: Text to look for in a product's name, SKUs and description.
            sku: Exact SKU of a product or of one of its combinations.
            offset: How many products to skip; 0 when left out. Unit: products. Range: 0..2147483647.
            limit: The most products in one answer, 1 to 100; 100 when left out. Unit: products. Range:
                1..100.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.

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
                        self._store_id, keyword=keyword, sku=sku, offset=pages.offset, limit=limit, lang=lang
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
    ) -> models.ProductCreateStatus:
        """Create a product.

        With `saveCombinations` up to 200 combinations of the body are created as well, otherwise they are
        ignored.

        Args:
            body: A new product.
            save_combinations: Whether the `combinations` of the body are saved; they are ignored when it is
                left out.
            return_item: Whether the answer has the product as `item`.

        Returns:
            ProductCreateStatus: The id of the new product.

        Access scopes: create_catalog.

        Source: contract operation `createProduct`.
        """
        return await self._caller.call(
            operations.create_product.call(
                self._store_id, body=body, save_combinations=save_combinations, return_item=return_item
            )
        )

    async def get(self, product_id: int, *, lang: str | Unset = UNSET) -> models.Product:
        """Get one product with its combinations.

        The combinations are all of them, in the shape that their own list has.

        Args:
            product_id: Id of the product. Range: at least 1.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.

        Returns:
            Product: The product.

        Access scopes: read_catalog.

        Source: contract operation `getProduct`.
        """
        return await self._caller.call(operations.get_product.call(self._store_id, product_id, lang=lang))

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


__all__ = (
    "AsyncProducts",
    "Products",
    "adjust_product_inventory",
    "create_product",
    "delete_product",
    "get_product",
    "list_products",
    "update_product",
)
