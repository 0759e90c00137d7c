"""The methods of products and categories that the contract cannot express; all others are as generated."""

from __future__ import annotations

from functools import partial

from ecwid_api import models
from ecwid_api.api import categories, products
from ecwid_api.api.categories import upload_category_image
from ecwid_api.api.products import (
    update_product_gallery_video,
    upload_product_gallery_image,
    upload_product_image,
)
from ecwid_api.types import UNSET, Unset

from .delivery.runner import AsyncRunner, Runner
from .images import ImageSource, Progress
from .skus import ORDER, SkuMatch, SkuOwner, checked_sku, matches, note
from .uploads import upload, upload_async


class Products(products.Products):
    """Products that carry combinations."""

    def __init__(self, runner: Runner) -> None:
        super().__init__(runner, runner.session.store_id)
        self._runner = runner

    def find_by_sku(self, sku: str) -> list[SkuMatch]:
        """Find what has an SKU, letter by letter: products and combinations, all where several have it.

        The service's search lags some seconds behind writes: what was just created may not be found yet.

        Args:
            sku: 1 character at least.

        Returns:
            Each product or combination with this SKU; empty if there is none.

        Raises:
            ValueError: the SKU is empty; nothing is sent.

        Example:
            >>> [(found.product.id, found.combination.id) for found in ecwid.products.find_by_sku("000072")]
            [(37208339, 7084075)]

        Source: contract operation `listProducts`.
        """
        found = self.iterate(sku=checked_sku(sku), sort_by=ORDER)
        return [match for product in found for match in matches(product, sku)]

    def sku_index(self) -> dict[str, list[SkuOwner]]:
        """Read all products, page by page, and note where each SKU is.

        One request for each 100 products. The list may change meanwhile, as with `iterate`.

        Returns:
            The owners of each SKU; more than one where the store allows it.

        Example:
            >>> ecwid.products.sku_index()["000072"]
            [SkuOwner(product_id=37208339, combination_id=7084075)]

        Source: contract operation `listProducts`.
        """
        index: dict[str, list[SkuOwner]] = {}
        for product in self.iterate(sort_by=ORDER):
            note(index, product)
        return index

    def upload_image(  # type: ignore[override]  # an image or an address, for two optionals of the contract
        self,
        product_id: int,
        image: ImageSource | None = None,
        *,
        url: str | None = None,
        on_progress: Progress | None = None,
    ) -> models.UploadStatus:
        """Replace the main image of a product.

        Args:
            product_id: id of the product, 1..2^63-1.
            image: as in `Combinations.upload_image`.
            url: a public http or https address that the service fetches the image from; instead of `image`.
            on_progress: called with the bytes sent so far and in all; begins again with a retry.

        Returns:
            The image's id.

        Raises:
            ValueError: both or neither of image and url, or an empty or too large image; nothing is sent.
            FileNotFoundError: no file at that path.
            UnprocessableImageError: the service does not take it for an image, or cannot fetch the address.

        Source: contract operation `uploadProductImage`.
        """
        call = partial(upload_product_image.call, self._store_id, product_id)
        return upload(self._runner, call, image, url, on_progress)

    def upload_gallery_image(  # type: ignore[override]  # as above
        self,
        product_id: int,
        image: ImageSource | None = None,
        *,
        url: str | None = None,
        file_name: str | Unset = UNSET,
        on_progress: Progress | None = None,
    ) -> models.UploadStatus:
        """Add an image to the gallery of a product, once; without a main image it becomes the main image.

        Args:
            product_id: id of the product, 1..2^63-1.
            image: as in `Combinations.upload_image`.
            url: a public http or https address that the service fetches the image from; instead of `image`.
            file_name: name of the image's file, as the service shall keep it; it is not taken from a path.
            on_progress: called with the bytes sent so far and in all; begins again with a retry.

        Returns:
            The image's id.

        Raises:
            OutcomeUnknownError: an answer was lost; a retry could add the image twice.
            ValueError, FileNotFoundError, UnprocessableImageError: as in `upload_image`.

        Source: contract operation `uploadProductGalleryImage`.
        """
        call = partial(upload_product_gallery_image.call, self._store_id, product_id, file_name=file_name)
        return upload(self._runner, call, image, url, on_progress)

    def update_gallery_video(  # type: ignore[override]  # as above
        self,
        product_id: int,
        video_id: int,
        image: ImageSource | None = None,
        *,
        url: str | None = None,
        on_progress: Progress | None = None,
    ) -> models.UploadStatus:
        """Replace the cover image of a video of the gallery of a product.

        Args:
            product_id: id of the product, 1..2^63-1.
            video_id: id of the video, from `MediaVideo.id`, 1..2^63-1.
            image, url, on_progress: as in `upload_image`.

        Returns:
            The id of the cover image, or of the video.

        Raises:
            ValueError, FileNotFoundError, UnprocessableImageError: as in `upload_image`.

        Source: contract operation `updateProductGalleryVideo`.
        """
        call = partial(update_product_gallery_video.call, self._store_id, product_id, video_id)
        return upload(self._runner, call, image, url, on_progress)


class AsyncProducts(products.AsyncProducts):
    """Products that carry combinations."""

    def __init__(self, runner: AsyncRunner) -> None:
        super().__init__(runner, runner.session.store_id)
        self._runner = runner

    async def find_by_sku(self, sku: str) -> list[SkuMatch]:
        """Find what has an SKU; as `Products.find_by_sku`."""
        found = self.iterate(sku=checked_sku(sku), sort_by=ORDER)
        return [match async for product in found for match in matches(product, sku)]

    async def sku_index(self) -> dict[str, list[SkuOwner]]:
        """Read all products and note where each SKU is; as `Products.sku_index`."""
        index: dict[str, list[SkuOwner]] = {}
        async for product in self.iterate(sort_by=ORDER):
            note(index, product)
        return index

    async def upload_image(  # type: ignore[override]  # as above
        self,
        product_id: int,
        image: ImageSource | None = None,
        *,
        url: str | None = None,
        on_progress: Progress | None = None,
    ) -> models.UploadStatus:
        """Replace the main image of a product; as `Products.upload_image`. A file is read in a thread."""
        call = partial(upload_product_image.call, self._store_id, product_id)
        return await upload_async(self._runner, call, image, url, on_progress)

    async def upload_gallery_image(  # type: ignore[override]  # as above
        self,
        product_id: int,
        image: ImageSource | None = None,
        *,
        url: str | None = None,
        file_name: str | Unset = UNSET,
        on_progress: Progress | None = None,
    ) -> models.UploadStatus:
        """Add an image to the gallery; as `Products.upload_gallery_image`. A file is read in a thread."""
        call = partial(upload_product_gallery_image.call, self._store_id, product_id, file_name=file_name)
        return await upload_async(self._runner, call, image, url, on_progress)

    async def update_gallery_video(  # type: ignore[override]  # as above
        self,
        product_id: int,
        video_id: int,
        image: ImageSource | None = None,
        *,
        url: str | None = None,
        on_progress: Progress | None = None,
    ) -> models.UploadStatus:
        """Replace the cover of a video; as `Products.update_gallery_video`. A file is read in a thread."""
        call = partial(update_product_gallery_video.call, self._store_id, product_id, video_id)
        return await upload_async(self._runner, call, image, url, on_progress)


class Categories(categories.Categories):
    """Categories that products are in, as a tree."""

    def __init__(self, runner: Runner) -> None:
        super().__init__(runner, runner.session.store_id)
        self._runner = runner

    def upload_image(  # type: ignore[override]  # as above
        self,
        category_id: int,
        image: ImageSource | None = None,
        *,
        url: str | None = None,
        on_progress: Progress | None = None,
    ) -> models.UploadStatus:
        """Replace the image of a category.

        Args:
            category_id: id of the category, 1..2^63-1.
            image, url, on_progress: as in `Products.upload_image`.

        Returns:
            The image's id.

        Raises:
            ValueError, FileNotFoundError, UnprocessableImageError: as in `Products.upload_image`.

        Source: contract operation `uploadCategoryImage`.
        """
        call = partial(upload_category_image.call, self._store_id, category_id)
        return upload(self._runner, call, image, url, on_progress)


class AsyncCategories(categories.AsyncCategories):
    """Categories that products are in, as a tree."""

    def __init__(self, runner: AsyncRunner) -> None:
        super().__init__(runner, runner.session.store_id)
        self._runner = runner

    async def upload_image(  # type: ignore[override]  # as above
        self,
        category_id: int,
        image: ImageSource | None = None,
        *,
        url: str | None = None,
        on_progress: Progress | None = None,
    ) -> models.UploadStatus:
        """Replace the image of a category; as `Categories.upload_image`. A file is read in a thread."""
        call = partial(upload_category_image.call, self._store_id, category_id)
        return await upload_async(self._runner, call, image, url, on_progress)
