"""Categories that products are in, as a tree."""

from __future__ import annotations

import builtins
from collections.abc import AsyncIterator, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from ... import models
from ...client import AsyncCaller, Caller
from ...paging import Pages
from ...types import UNSET, Content, Unset
from .. import categories as operations

if TYPE_CHECKING:
    from . import (
        assign_category_products,
        create_category,
        delete_category,
        delete_category_image,
        get_category,
        list_categories,
        list_categories_by_path,
        unassign_category_products,
        update_category,
        upload_category_image,
        upload_category_image_async,
    )
else:

    def __getattr__(name):
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f".{name}", __name__)


class Categories:
    """Categories that products are in, as a tree."""

    def __init__(self, caller: Caller, store_id: int) -> None:
        self._caller = caller
        self._store_id = store_id

    def list(
        self,
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
    ) -> models.CategoryPage:
        """List the categories of a store, page by page.

        Without `parent` and `parentIds` the categories of all levels are listed, with them the direct
        children, with `withSubcategories` all descendants; the named categories themselves are not among
        them. Only enabled ones are listed unless `hiddenCategories` is set. The live service shows a change
        with some delay.

        Args:
            keyword: Text to look for in a category's name and description.
            parent: Id of the category whose children are listed; 0 lists the root categories. Range: at
                least 0.
            parent_ids: Ids of further categories whose children are listed, with commas between them; they
                add to `parent`.
            category_ids: Ids of the only categories that are listed, with commas between them.
            with_subcategories: Whether all descendants are listed instead of the direct children; false when
                left out.
            hidden_categories: Whether disabled categories are listed too; false when left out.
            product_ids: Whether each category lists the ids of its products; false when left out.
            base_url: What the addresses of pages in the answer begin with, instead of the store's own
                address.
            clean_urls: Whether the addresses of pages in the answer are without `#!`.
            slugs_without_ids: Whether the addresses of pages in the answer are without ids.
            offset: How many entries to skip; 0 when left out. Unit: entries. Range: 0..2147483647.
            limit: The most entries in one answer, 1 to 100; 100 when left out. Unit: entries. Range: 1..100.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            CategoryPage: One page of categories.

        Example:
            >>> [category.name for category in ecwid.categories.list().items]
            ['Vegetables']

        Access scopes: read_catalog.

        Source: contract operation `listCategories`.
        """
        return self._caller.call(
            operations.list_categories.call(
                self._store_id,
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

    def iterate(
        self,
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
    ) -> Iterator[models.Category]:
        """All pages of `list`, one entry after the other; each page is read when it is needed.

        The list may change meanwhile. An entry that moves to a later page is given once. When the total
        falls, entries have moved to earlier pages, so reading goes back by as many as it fell. While some
        come and others go, an entry may be missed. Ends at a page that is empty or reaches the total.

        Args:
            keyword: Text to look for in a category's name and description.
            parent: Id of the category whose children are listed; 0 lists the root categories. Range: at
                least 0.
            parent_ids: Ids of further categories whose children are listed, with commas between them; they
                add to `parent`.
            category_ids: Ids of the only categories that are listed, with commas between them.
            with_subcategories: Whether all descendants are listed instead of the direct children; false when
                left out.
            hidden_categories: Whether disabled categories are listed too; false when left out.
            product_ids: Whether each category lists the ids of its products; false when left out.
            base_url: What the addresses of pages in the answer begin with, instead of the store's own
                address.
            clean_urls: Whether the addresses of pages in the answer are without `#!`.
            slugs_without_ids: Whether the addresses of pages in the answer are without ids.
            offset: How many entries to skip; 0 when left out. Unit: entries. Range: 0..2147483647.
            limit: The most entries in one answer, 1 to 100; 100 when left out. Unit: entries. Range: 1..100.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Yields:
            Category: Each entry once.

        Access scopes: read_catalog.

        Source: contract operation `listCategories`.
        """
        pages = Pages(offset)
        while pages.more:
            page = self._caller.call(
                pages.asking(
                    operations.list_categories.call(
                        self._store_id,
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
                        offset=pages.offset,
                        limit=limit,
                        lang=lang,
                        response_fields=response_fields,
                    )
                )
            )
            for item in pages.new_of(page):
                yield item

    def create(self, body: models.CategoryCreate) -> models.CreateStatus:
        """Create a category.

        Without `parentId`, or with 0, it becomes a root category. Without `orderBy` it comes behind its
        siblings.

        Args:
            body: A new category.

        Returns:
            CreateStatus: The id of the new category.

        Example:
            >>> from ecwid_client import CategoryCreate
            >>> ecwid.categories.create(CategoryCreate(name="Leaves", parent_id=9691095)).id
            9691097

        Access scopes: create_catalog.

        Source: contract operation `createCategory`.
        """
        return self._caller.call(operations.create_category.call(self._store_id, body=body))

    def get(
        self,
        category_id: int,
        *,
        base_url: str | Unset = UNSET,
        clean_urls: bool | Unset = UNSET,
        slugs_without_ids: bool | Unset = UNSET,
        lang: str | Unset = UNSET,
        response_fields: str | Unset = UNSET,
    ) -> models.Category:
        """Get one category.

        `productIds` comes without being asked for, and is absent when there are no products in it.

        Args:
            category_id: Id of the category. Range: at least 1.
            base_url: What the addresses of pages in the answer begin with, instead of the store's own
                address.
            clean_urls: Whether the addresses of pages in the answer are without `#!`.
            slugs_without_ids: Whether the addresses of pages in the answer are without ids.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            Category: The category.

        Access scopes: read_catalog.

        Source: contract operation `getCategory`.
        """
        return self._caller.call(
            operations.get_category.call(
                self._store_id,
                category_id,
                base_url=base_url,
                clean_urls=clean_urls,
                slugs_without_ids=slugs_without_ids,
                lang=lang,
                response_fields=response_fields,
            )
        )

    def update(self, category_id: int, body: models.CategoryUpdate) -> models.UpdateStatus:
        """Change some fields of a category.

        A field left out keeps its value; `productIds` replaces the whole list of products.

        Args:
            category_id: Id of the category. Range: at least 1.
            body: Fields of a category to change. Missing leaves a field as it is.

        Returns:
            UpdateStatus: Whether the category was changed.

        Access scopes: update_catalog.

        Source: contract operation `updateCategory`.
        """
        return self._caller.call(operations.update_category.call(self._store_id, category_id, body=body))

    def delete(self, category_id: int) -> models.DeleteStatus:
        """Delete a category.

        Its products stay, its subcategories go with it. A second request is answered with 404.

        Args:
            category_id: Id of the category. Range: at least 1.

        Returns:
            DeleteStatus: Whether the category was deleted.

        Access scopes: update_catalog.

        Source: contract operation `deleteCategory`.
        """
        return self._caller.call(operations.delete_category.call(self._store_id, category_id))

    def upload_image(
        self, category_id: int, body: Content | None = None, *, external_url: str | Unset = UNSET
    ) -> models.UploadStatus:
        """Replace the image of a category.

        The body is the image itself. With `externalUrl` the service fetches the image from there and ignores
        the body. The size limit is 20 MB (20,971,520 bytes).

        Args:
            category_id: Id of the category. Range: at least 1.
            body: An image file such as JPEG, PNG or GIF, at most 20 MB. Unit: bytes.
            external_url: Public address of the image, http or https; with it any bytes in the body are
                ignored.

        Returns:
            UploadStatus: The id of the new image.

        Access scopes: update_catalog.

        Source: contract operation `uploadCategoryImage`.
        """
        return self._caller.call(
            operations.upload_category_image.call(
                self._store_id, category_id, body=body, external_url=external_url
            )
        )

    def delete_image(self, category_id: int) -> models.DeleteStatus:
        """Delete the image of a category.

        Answers 200 with a count of 0 when there is no image to delete.

        Args:
            category_id: Id of the category. Range: at least 1.

        Returns:
            DeleteStatus: The number of deleted images, 0 or 1.

        Access scopes: update_catalog.

        Source: contract operation `deleteCategoryImage`.
        """
        return self._caller.call(operations.delete_category_image.call(self._store_id, category_id))

    def upload_image_async(self, category_id: int, body: models.ImageLink) -> models.AsyncUploadStatus:
        """Replace the image of a category by a link that the service fetches later.

        Answers at once; the category shows the image from then on.

        Args:
            category_id: Id of the category. Range: at least 1.
            body: An image that the service fetches later.

        Returns:
            AsyncUploadStatus: The link was taken.

        Access scopes: update_catalog.

        Source: contract operation `uploadCategoryImageAsync`.
        """
        return self._caller.call(
            operations.upload_category_image_async.call(self._store_id, category_id, body=body)
        )

    def assign_products(self, category_id: int, product_ids: builtins.list[int]) -> models.UpdateStatus:
        """Put products into a category.

        Products that are in it already stay there. The count is that of calls, not of products.

        Args:
            category_id: Id of the category. Range: at least 1.
            product_ids: Ids of the products.

        Returns:
            UpdateStatus: Whether the category was changed.

        Access scopes: update_catalog.

        Source: contract operation `assignCategoryProducts`.
        """
        return self._caller.call(
            operations.assign_category_products.call(
                self._store_id, category_id, body=models.CategoryProducts(product_ids)
            )
        )

    def unassign_products(self, category_id: int, product_ids: builtins.list[int]) -> models.DeleteStatus:
        """Take products out of a category.

        Products that are not in it are passed over. The count is that of calls, not of products.

        Args:
            category_id: Id of the category. Range: at least 1.
            product_ids: Ids of the products.

        Returns:
            DeleteStatus: Whether the category was changed.

        Access scopes: update_catalog.

        Source: contract operation `unassignCategoryProducts`.
        """
        return self._caller.call(
            operations.unassign_category_products.call(
                self._store_id, category_id, body=models.CategoryProducts(product_ids)
            )
        )

    def list_by_path(
        self, *, path: str, delimiter: str, lang: str | Unset = UNSET, response_fields: str | Unset = UNSET
    ) -> models.CategoryPage:
        """List the categories that a path of names leads to.

        The names from a root category down, with the delimiter between them. Several categories may have the
        same path; none is an empty page.

        Args:
            path: Names of categories from a root category down. Characters: at least 1.
            delimiter: What stands between the names of `path`. Characters: at least 1.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            CategoryPage: The categories at the end of the path.

        Access scopes: read_catalog.

        Source: contract operation `listCategoriesByPath`.
        """
        return self._caller.call(
            operations.list_categories_by_path.call(
                self._store_id, path=path, delimiter=delimiter, lang=lang, response_fields=response_fields
            )
        )


class AsyncCategories:
    """Categories that products are in, as a tree."""

    def __init__(self, caller: AsyncCaller, store_id: int) -> None:
        self._caller = caller
        self._store_id = store_id

    async def list(
        self,
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
    ) -> models.CategoryPage:
        """List the categories of a store, page by page.

        Without `parent` and `parentIds` the categories of all levels are listed, with them the direct
        children, with `withSubcategories` all descendants; the named categories themselves are not among
        them. Only enabled ones are listed unless `hiddenCategories` is set. The live service shows a change
        with some delay.

        Args:
            keyword: Text to look for in a category's name and description.
            parent: Id of the category whose children are listed; 0 lists the root categories. Range: at
                least 0.
            parent_ids: Ids of further categories whose children are listed, with commas between them; they
                add to `parent`.
            category_ids: Ids of the only categories that are listed, with commas between them.
            with_subcategories: Whether all descendants are listed instead of the direct children; false when
                left out.
            hidden_categories: Whether disabled categories are listed too; false when left out.
            product_ids: Whether each category lists the ids of its products; false when left out.
            base_url: What the addresses of pages in the answer begin with, instead of the store's own
                address.
            clean_urls: Whether the addresses of pages in the answer are without `#!`.
            slugs_without_ids: Whether the addresses of pages in the answer are without ids.
            offset: How many entries to skip; 0 when left out. Unit: entries. Range: 0..2147483647.
            limit: The most entries in one answer, 1 to 100; 100 when left out. Unit: entries. Range: 1..100.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            CategoryPage: One page of categories.

        Access scopes: read_catalog.

        Source: contract operation `listCategories`.
        """
        return await self._caller.call(
            operations.list_categories.call(
                self._store_id,
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

    async def iterate(
        self,
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
    ) -> AsyncIterator[models.Category]:
        """All pages of `list`, one entry after the other; each page is read when it is needed.

        The list may change meanwhile. An entry that moves to a later page is given once. When the total
        falls, entries have moved to earlier pages, so reading goes back by as many as it fell. While some
        come and others go, an entry may be missed. Ends at a page that is empty or reaches the total.

        Args:
            keyword: Text to look for in a category's name and description.
            parent: Id of the category whose children are listed; 0 lists the root categories. Range: at
                least 0.
            parent_ids: Ids of further categories whose children are listed, with commas between them; they
                add to `parent`.
            category_ids: Ids of the only categories that are listed, with commas between them.
            with_subcategories: Whether all descendants are listed instead of the direct children; false when
                left out.
            hidden_categories: Whether disabled categories are listed too; false when left out.
            product_ids: Whether each category lists the ids of its products; false when left out.
            base_url: What the addresses of pages in the answer begin with, instead of the store's own
                address.
            clean_urls: Whether the addresses of pages in the answer are without `#!`.
            slugs_without_ids: Whether the addresses of pages in the answer are without ids.
            offset: How many entries to skip; 0 when left out. Unit: entries. Range: 0..2147483647.
            limit: The most entries in one answer, 1 to 100; 100 when left out. Unit: entries. Range: 1..100.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Yields:
            Category: Each entry once.

        Access scopes: read_catalog.

        Source: contract operation `listCategories`.
        """
        pages = Pages(offset)
        while pages.more:
            page = await self._caller.call(
                pages.asking(
                    operations.list_categories.call(
                        self._store_id,
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
                        offset=pages.offset,
                        limit=limit,
                        lang=lang,
                        response_fields=response_fields,
                    )
                )
            )
            for item in pages.new_of(page):
                yield item

    async def create(self, body: models.CategoryCreate) -> models.CreateStatus:
        """Create a category.

        Without `parentId`, or with 0, it becomes a root category. Without `orderBy` it comes behind its
        siblings.

        Args:
            body: A new category.

        Returns:
            CreateStatus: The id of the new category.

        Access scopes: create_catalog.

        Source: contract operation `createCategory`.
        """
        return await self._caller.call(operations.create_category.call(self._store_id, body=body))

    async def get(
        self,
        category_id: int,
        *,
        base_url: str | Unset = UNSET,
        clean_urls: bool | Unset = UNSET,
        slugs_without_ids: bool | Unset = UNSET,
        lang: str | Unset = UNSET,
        response_fields: str | Unset = UNSET,
    ) -> models.Category:
        """Get one category.

        `productIds` comes without being asked for, and is absent when there are no products in it.

        Args:
            category_id: Id of the category. Range: at least 1.
            base_url: What the addresses of pages in the answer begin with, instead of the store's own
                address.
            clean_urls: Whether the addresses of pages in the answer are without `#!`.
            slugs_without_ids: Whether the addresses of pages in the answer are without ids.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            Category: The category.

        Access scopes: read_catalog.

        Source: contract operation `getCategory`.
        """
        return await self._caller.call(
            operations.get_category.call(
                self._store_id,
                category_id,
                base_url=base_url,
                clean_urls=clean_urls,
                slugs_without_ids=slugs_without_ids,
                lang=lang,
                response_fields=response_fields,
            )
        )

    async def update(self, category_id: int, body: models.CategoryUpdate) -> models.UpdateStatus:
        """Change some fields of a category.

        A field left out keeps its value; `productIds` replaces the whole list of products.

        Args:
            category_id: Id of the category. Range: at least 1.
            body: Fields of a category to change. Missing leaves a field as it is.

        Returns:
            UpdateStatus: Whether the category was changed.

        Access scopes: update_catalog.

        Source: contract operation `updateCategory`.
        """
        return await self._caller.call(
            operations.update_category.call(self._store_id, category_id, body=body)
        )

    async def delete(self, category_id: int) -> models.DeleteStatus:
        """Delete a category.

        Its products stay, its subcategories go with it. A second request is answered with 404.

        Args:
            category_id: Id of the category. Range: at least 1.

        Returns:
            DeleteStatus: Whether the category was deleted.

        Access scopes: update_catalog.

        Source: contract operation `deleteCategory`.
        """
        return await self._caller.call(operations.delete_category.call(self._store_id, category_id))

    async def upload_image(
        self, category_id: int, body: Content | None = None, *, external_url: str | Unset = UNSET
    ) -> models.UploadStatus:
        """Replace the image of a category.

        The body is the image itself. With `externalUrl` the service fetches the image from there and ignores
        the body. The size limit is 20 MB (20,971,520 bytes).

        Args:
            category_id: Id of the category. Range: at least 1.
            body: An image file such as JPEG, PNG or GIF, at most 20 MB. Unit: bytes.
            external_url: Public address of the image, http or https; with it any bytes in the body are
                ignored.

        Returns:
            UploadStatus: The id of the new image.

        Access scopes: update_catalog.

        Source: contract operation `uploadCategoryImage`.
        """
        return await self._caller.call(
            operations.upload_category_image.call(
                self._store_id, category_id, body=body, external_url=external_url
            )
        )

    async def delete_image(self, category_id: int) -> models.DeleteStatus:
        """Delete the image of a category.

        Answers 200 with a count of 0 when there is no image to delete.

        Args:
            category_id: Id of the category. Range: at least 1.

        Returns:
            DeleteStatus: The number of deleted images, 0 or 1.

        Access scopes: update_catalog.

        Source: contract operation `deleteCategoryImage`.
        """
        return await self._caller.call(operations.delete_category_image.call(self._store_id, category_id))

    async def upload_image_async(self, category_id: int, body: models.ImageLink) -> models.AsyncUploadStatus:
        """Replace the image of a category by a link that the service fetches later.

        Answers at once; the category shows the image from then on.

        Args:
            category_id: Id of the category. Range: at least 1.
            body: An image that the service fetches later.

        Returns:
            AsyncUploadStatus: The link was taken.

        Access scopes: update_catalog.

        Source: contract operation `uploadCategoryImageAsync`.
        """
        return await self._caller.call(
            operations.upload_category_image_async.call(self._store_id, category_id, body=body)
        )

    async def assign_products(self, category_id: int, product_ids: builtins.list[int]) -> models.UpdateStatus:
        """Put products into a category.

        Products that are in it already stay there. The count is that of calls, not of products.

        Args:
            category_id: Id of the category. Range: at least 1.
            product_ids: Ids of the products.

        Returns:
            UpdateStatus: Whether the category was changed.

        Access scopes: update_catalog.

        Source: contract operation `assignCategoryProducts`.
        """
        return await self._caller.call(
            operations.assign_category_products.call(
                self._store_id, category_id, body=models.CategoryProducts(product_ids)
            )
        )

    async def unassign_products(
        self, category_id: int, product_ids: builtins.list[int]
    ) -> models.DeleteStatus:
        """Take products out of a category.

        Products that are not in it are passed over. The count is that of calls, not of products.

        Args:
            category_id: Id of the category. Range: at least 1.
            product_ids: Ids of the products.

        Returns:
            DeleteStatus: Whether the category was changed.

        Access scopes: update_catalog.

        Source: contract operation `unassignCategoryProducts`.
        """
        return await self._caller.call(
            operations.unassign_category_products.call(
                self._store_id, category_id, body=models.CategoryProducts(product_ids)
            )
        )

    async def list_by_path(
        self, *, path: str, delimiter: str, lang: str | Unset = UNSET, response_fields: str | Unset = UNSET
    ) -> models.CategoryPage:
        """List the categories that a path of names leads to.

        The names from a root category down, with the delimiter between them. Several categories may have the
        same path; none is an empty page.

        Args:
            path: Names of categories from a root category down. Characters: at least 1.
            delimiter: What stands between the names of `path`. Characters: at least 1.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            CategoryPage: The categories at the end of the path.

        Access scopes: read_catalog.

        Source: contract operation `listCategoriesByPath`.
        """
        return await self._caller.call(
            operations.list_categories_by_path.call(
                self._store_id, path=path, delimiter=delimiter, lang=lang, response_fields=response_fields
            )
        )


__all__ = (
    "AsyncCategories",
    "Categories",
    "assign_category_products",
    "create_category",
    "delete_category",
    "delete_category_image",
    "get_category",
    "list_categories",
    "list_categories_by_path",
    "unassign_category_products",
    "update_category",
    "upload_category_image",
    "upload_category_image_async",
)
