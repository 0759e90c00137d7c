"""Brands of the store's products."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from ... import models
from ...client import AsyncCaller, Caller
from ...paging import Pages
from ...types import UNSET, Unset
from .. import brands as operations

if TYPE_CHECKING:
    from . import list_brands
else:

    def __getattr__(name):
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f".{name}", __name__)


class Brands:
    """Brands of the store's products."""

    def __init__(self, caller: Caller, store_id: int) -> None:
        self._caller = caller
        self._store_id = store_id

    def list(
        self,
        *,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        sort_by: models.BrandSort | str | Unset = UNSET,
        hidden_brands: bool | Unset = UNSET,
        lang: str | Unset = UNSET,
        base_url: str | Unset = UNSET,
        clean_urls: bool | Unset = UNSET,
        response_fields: str | Unset = UNSET,
    ) -> models.BrandPage:
        """List the brands of the store's products, page by page.

        A brand is a value of the attribute of type `BRAND`. It has no id, only its name.

        Args:
            offset: How many entries to skip; 0 when left out. Unit: entries. Range: 0..2147483647.
            limit: The most entries in one answer, 1 to 100; 100 when left out. Unit: entries. Range: 1..100.
            sort_by: The order of the brands, by their products or their names; `PRODUCT_COUNT_DESC` when
                left out.
            hidden_brands: Whether brands that only disabled products have are listed too; false when left
                out.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.
            base_url: What the addresses of pages in the answer begin with, instead of the store's own
                address.
            clean_urls: Whether the addresses of pages in the answer are without `#!`.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            BrandPage: One page of brands.

        Access scopes: read_brands.

        Source: contract operation `listBrands`.
        """
        return self._caller.call(
            operations.list_brands.call(
                self._store_id,
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

    def iterate(
        self,
        *,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        sort_by: models.BrandSort | str | Unset = UNSET,
        hidden_brands: bool | Unset = UNSET,
        lang: str | Unset = UNSET,
        base_url: str | Unset = UNSET,
        clean_urls: bool | Unset = UNSET,
        response_fields: str | Unset = UNSET,
    ) -> Iterator[models.Brand]:
        """All pages of `list`, one entry after the other; each page is read when it is needed.

        The list may change meanwhile. An entry that moves to a later page is given once. When the total
        falls, entries have moved to earlier pages, so reading goes back by as many as it fell. While some
        come and others go, an entry may be missed. Ends at a page that is empty or reaches the total.

        Args:
            offset: How many entries to skip; 0 when left out. Unit: entries. Range: 0..2147483647.
            limit: The most entries in one answer, 1 to 100; 100 when left out. Unit: entries. Range: 1..100.
            sort_by: The order of the brands, by their products or their names; `PRODUCT_COUNT_DESC` when
                left out.
            hidden_brands: Whether brands that only disabled products have are listed too; false when left
                out.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.
            base_url: What the addresses of pages in the answer begin with, instead of the store's own
                address.
            clean_urls: Whether the addresses of pages in the answer are without `#!`.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Yields:
            Brand: Each entry once.

        Access scopes: read_brands.

        Source: contract operation `listBrands`.
        """
        pages = Pages(offset, "name")
        while pages.more:
            page = self._caller.call(
                pages.asking(
                    operations.list_brands.call(
                        self._store_id,
                        offset=pages.offset,
                        limit=limit,
                        sort_by=sort_by,
                        hidden_brands=hidden_brands,
                        lang=lang,
                        base_url=base_url,
                        clean_urls=clean_urls,
                        response_fields=response_fields,
                    )
                )
            )
            for item in pages.new_of(page):
                yield item


class AsyncBrands:
    """Brands of the store's products."""

    def __init__(self, caller: AsyncCaller, store_id: int) -> None:
        self._caller = caller
        self._store_id = store_id

    async def list(
        self,
        *,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        sort_by: models.BrandSort | str | Unset = UNSET,
        hidden_brands: bool | Unset = UNSET,
        lang: str | Unset = UNSET,
        base_url: str | Unset = UNSET,
        clean_urls: bool | Unset = UNSET,
        response_fields: str | Unset = UNSET,
    ) -> models.BrandPage:
        """List the brands of the store's products, page by page.

        A brand is a value of the attribute of type `BRAND`. It has no id, only its name.

        Args:
            offset: How many entries to skip; 0 when left out. Unit: entries. Range: 0..2147483647.
            limit: The most entries in one answer, 1 to 100; 100 when left out. Unit: entries. Range: 1..100.
            sort_by: The order of the brands, by their products or their names; `PRODUCT_COUNT_DESC` when
                left out.
            hidden_brands: Whether brands that only disabled products have are listed too; false when left
                out.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.
            base_url: What the addresses of pages in the answer begin with, instead of the store's own
                address.
            clean_urls: Whether the addresses of pages in the answer are without `#!`.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            BrandPage: One page of brands.

        Access scopes: read_brands.

        Source: contract operation `listBrands`.
        """
        return await self._caller.call(
            operations.list_brands.call(
                self._store_id,
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

    async def iterate(
        self,
        *,
        offset: int | Unset = UNSET,
        limit: int | Unset = UNSET,
        sort_by: models.BrandSort | str | Unset = UNSET,
        hidden_brands: bool | Unset = UNSET,
        lang: str | Unset = UNSET,
        base_url: str | Unset = UNSET,
        clean_urls: bool | Unset = UNSET,
        response_fields: str | Unset = UNSET,
    ) -> AsyncIterator[models.Brand]:
        """All pages of `list`, one entry after the other; each page is read when it is needed.

        The list may change meanwhile. An entry that moves to a later page is given once. When the total
        falls, entries have moved to earlier pages, so reading goes back by as many as it fell. While some
        come and others go, an entry may be missed. Ends at a page that is empty or reaches the total.

        Args:
            offset: How many entries to skip; 0 when left out. Unit: entries. Range: 0..2147483647.
            limit: The most entries in one answer, 1 to 100; 100 when left out. Unit: entries. Range: 1..100.
            sort_by: The order of the brands, by their products or their names; `PRODUCT_COUNT_DESC` when
                left out.
            hidden_brands: Whether brands that only disabled products have are listed too; false when left
                out.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.
            base_url: What the addresses of pages in the answer begin with, instead of the store's own
                address.
            clean_urls: Whether the addresses of pages in the answer are without `#!`.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Yields:
            Brand: Each entry once.

        Access scopes: read_brands.

        Source: contract operation `listBrands`.
        """
        pages = Pages(offset, "name")
        while pages.more:
            page = await self._caller.call(
                pages.asking(
                    operations.list_brands.call(
                        self._store_id,
                        offset=pages.offset,
                        limit=limit,
                        sort_by=sort_by,
                        hidden_brands=hidden_brands,
                        lang=lang,
                        base_url=base_url,
                        clean_urls=clean_urls,
                        response_fields=response_fields,
                    )
                )
            )
            for item in pages.new_of(page):
                yield item


__all__ = ("AsyncBrands", "Brands", "list_brands")
