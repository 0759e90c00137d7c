"""Combinations of one product."""

from __future__ import annotations

import builtins
from importlib import import_module
from typing import TYPE_CHECKING

from ... import models
from ...client import AsyncCaller, Caller
from ...types import UNSET, Content, Unset
from .. import combinations as operations

if TYPE_CHECKING:
    from . import (
        adjust_combination_inventory,
        create_combination,
        delete_all_combinations,
        delete_combination,
        delete_combination_image,
        get_combination,
        list_combinations,
        update_combination,
        upload_combination_image,
        upload_combination_image_async,
    )
else:

    def __getattr__(name):
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f".{name}", __name__)


class Combinations:
    """Combinations of one product."""

    def __init__(self, caller: Caller, store_id: int) -> None:
        self._caller = caller
        self._store_id = store_id

    def list(
        self, product_id: int, *, lang: str | Unset = UNSET, response_fields: str | Unset = UNSET
    ) -> builtins.list[models.Combination]:
        """List all combinations of a product.

        Ordered by id, ascending. A bare array, not paged; empty for a product without combinations.

        Args:
            product_id: Id of the product. Range: at least 1.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            list[Combination]: The combinations.

        Example:
            >>> [combination.sku for combination in ecwid.combinations.list(37208339)]
            ['000076', '000075', '000072', '000071']

        Access scopes: read_catalog.

        Source: contract operation `listCombinations`.
        """
        return self._caller.call(
            operations.list_combinations.call(
                self._store_id, product_id, lang=lang, response_fields=response_fields
            )
        )

    def create(self, product_id: int, body: models.CombinationCreate) -> models.CreateStatus:
        """Create one combination of a product.

        An option or choice that the product does not have yet is added to it with the type `SELECT`. The set
        of options is unique per product, in any order. `quantity` needs an own `sku`, or must equal the base
        product's.

        Args:
            product_id: Id of the product. Range: at least 1.
            body: A new combination. A field that is left out or null takes the base product's value.

        Returns:
            CreateStatus: The id of the new combination.

        Access scopes: create_catalog.

        Source: contract operation `createCombination`.
        """
        return self._caller.call(operations.create_combination.call(self._store_id, product_id, body=body))

    def delete_all(self, product_id: int) -> models.DeleteStatus:
        """Delete all combinations of a product.

        Answers 200 with a count of 0 for a product without combinations.

        Args:
            product_id: Id of the product. Range: at least 1.

        Returns:
            DeleteStatus: The number of deleted combinations.

        Access scopes: read_catalog, update_catalog.

        Source: contract operation `deleteAllCombinations`.
        """
        return self._caller.call(operations.delete_all_combinations.call(self._store_id, product_id))

    def get(
        self,
        product_id: int,
        combination_id: int,
        *,
        lang: str | Unset = UNSET,
        response_fields: str | Unset = UNSET,
    ) -> models.Combination:
        """Get one combination.

        One object; the documents call it an array, their own examples and the vendor's client do not.

        Args:
            product_id: Id of the product. Range: at least 1.
            combination_id: Id of the combination; not its `combinationNumber`. Range: at least 1.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            Combination: The combination.

        Example:
            >>> ecwid.combinations.get(37208339, 7084071).quantity
            21

        Access scopes: read_catalog.

        Source: contract operation `getCombination`.
        """
        return self._caller.call(
            operations.get_combination.call(
                self._store_id, product_id, combination_id, lang=lang, response_fields=response_fields
            )
        )

    def update(
        self,
        product_id: int,
        combination_id: int,
        body: models.CombinationUpdate,
        *,
        check_low_stock_notification: bool | Unset = UNSET,
    ) -> models.UpdateStatus:
        """Change some fields of a combination.

        A field left out keeps its value, a null clears it so that the base product's applies. `options` and
        `wholesalePrices` are replaced as a whole. `quantity` is absolute here: it overwrites sales made in
        between, so prefer the inventory adjustment for stock.

        Args:
            product_id: Id of the product. Range: at least 1.
            combination_id: Id of the combination; not its `combinationNumber`. Range: at least 1.
            body: Fields of a combination to change. Missing leaves a field as it is, null clears it.
            check_low_stock_notification: Whether the service checks afterwards if the merchant should get a
                low stock email.

        Returns:
            UpdateStatus: Whether the combination was changed.

        Example:
            >>> from ecwid_client import CombinationUpdate
            >>> ecwid.combinations.update(37208339, 7084071, CombinationUpdate(price=9.5))  # all else stays
            UpdateStatus(update_count=1)
            >>> ecwid.combinations.update(37208339, 7084071, CombinationUpdate(price=None))  # the product's price again
            UpdateStatus(update_count=1)

        Access scopes: read_catalog, update_catalog.

        Source: contract operation `updateCombination`.
        """
        return self._caller.call(
            operations.update_combination.call(
                self._store_id,
                product_id,
                combination_id,
                body=body,
                check_low_stock_notification=check_low_stock_notification,
            )
        )

    def delete(self, product_id: int, combination_id: int) -> models.DeleteStatus:
        """Delete one combination.

        A second request for the same combination is answered with 404.

        Args:
            product_id: Id of the product. Range: at least 1.
            combination_id: Id of the combination; not its `combinationNumber`. Range: at least 1.

        Returns:
            DeleteStatus: Whether the combination was deleted.

        Example:
            >>> ecwid.combinations.delete(37208339, 7084071)
            DeleteStatus(delete_count=1)

        Access scopes: read_catalog, update_catalog.

        Source: contract operation `deleteCombination`.
        """
        return self._caller.call(
            operations.delete_combination.call(self._store_id, product_id, combination_id)
        )

    def adjust_inventory(
        self,
        product_id: int,
        combination_id: int,
        quantity_delta: int,
        *,
        check_low_stock_notification: bool | Unset = UNSET,
    ) -> models.InventoryAdjustmentStatus:
        """Change the stock of a combination by a difference.

        The only stock write that is safe beside sales. Stock may become negative: the answer is still 200,
        with a warning. The combination needs an own SKU. Applied once per request received, so a repeated
        request is applied again.

        Args:
            product_id: Id of the product. Range: at least 1.
            combination_id: Id of the combination; not its `combinationNumber`. Range: at least 1.
            quantity_delta: Items to add; negative to take away. Unit: items. Range: -2147483648..2147483647.
            check_low_stock_notification: Whether the service checks afterwards if the merchant should get a
                low stock email.

        Returns:
            InventoryAdjustmentStatus: Whether the stock was changed.

        Example:
            >>> ecwid.combinations.adjust_inventory(37208339, 7084071, -3)  # three were sold
            InventoryAdjustmentStatus(update_count=1)

        Access scopes: read_catalog, update_catalog.

        Source: contract operation `adjustCombinationInventory`.
        """
        return self._caller.call(
            operations.adjust_combination_inventory.call(
                self._store_id,
                product_id,
                combination_id,
                body=models.InventoryAdjustment(quantity_delta),
                check_low_stock_notification=check_low_stock_notification,
            )
        )

    def upload_image(
        self,
        product_id: int,
        combination_id: int,
        body: Content | None = None,
        *,
        external_url: str | Unset = UNSET,
    ) -> models.UploadStatus:
        """Replace the image of a combination.

        The body is the image itself. With `externalUrl` the service fetches the image from there and ignores
        the body. The size limit is 20 MB (20,971,520 bytes).

        Args:
            product_id: Id of the product. Range: at least 1.
            combination_id: Id of the combination; not its `combinationNumber`. Range: at least 1.
            body: An image file such as JPEG, PNG or GIF, at most 20 MB. Unit: bytes.
            external_url: Public address of the image, http or https; with it any bytes in the body are
                ignored.

        Returns:
            UploadStatus: The id of the new image.

        Access scopes: read_catalog, update_catalog.

        Source: contract operation `uploadCombinationImage`.
        """
        return self._caller.call(
            operations.upload_combination_image.call(
                self._store_id, product_id, combination_id, body=body, external_url=external_url
            )
        )

    def delete_image(self, product_id: int, combination_id: int) -> models.DeleteStatus:
        """Delete the image of a combination.

        Answers 200 with a count of 0 when there is no image to delete.

        Args:
            product_id: Id of the product. Range: at least 1.
            combination_id: Id of the combination; not its `combinationNumber`. Range: at least 1.

        Returns:
            DeleteStatus: The number of deleted images, 0 or 1.

        Access scopes: read_catalog, update_catalog.

        Source: contract operation `deleteCombinationImage`.
        """
        return self._caller.call(
            operations.delete_combination_image.call(self._store_id, product_id, combination_id)
        )

    def upload_image_async(
        self, product_id: int, combination_id: int, body: models.ImageLink
    ) -> models.AsyncUploadStatus:
        """Replace the image of a combination by a link that the service fetches later.

        Answers at once; `originalImageUrl` is the given address from then on.

        Args:
            product_id: Id of the product. Range: at least 1.
            combination_id: Id of the combination; not its `combinationNumber`. Range: at least 1.
            body: An image that the service fetches later.

        Returns:
            AsyncUploadStatus: The link was taken.

        Access scopes: read_catalog, update_catalog.

        Source: contract operation `uploadCombinationImageAsync`.
        """
        return self._caller.call(
            operations.upload_combination_image_async.call(
                self._store_id, product_id, combination_id, body=body
            )
        )


class AsyncCombinations:
    """Combinations of one product."""

    def __init__(self, caller: AsyncCaller, store_id: int) -> None:
        self._caller = caller
        self._store_id = store_id

    async def list(
        self, product_id: int, *, lang: str | Unset = UNSET, response_fields: str | Unset = UNSET
    ) -> builtins.list[models.Combination]:
        """List all combinations of a product.

        Ordered by id, ascending. A bare array, not paged; empty for a product without combinations.

        Args:
            product_id: Id of the product. Range: at least 1.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            list[Combination]: The combinations.

        Access scopes: read_catalog.

        Source: contract operation `listCombinations`.
        """
        return await self._caller.call(
            operations.list_combinations.call(
                self._store_id, product_id, lang=lang, response_fields=response_fields
            )
        )

    async def create(self, product_id: int, body: models.CombinationCreate) -> models.CreateStatus:
        """Create one combination of a product.

        An option or choice that the product does not have yet is added to it with the type `SELECT`. The set
        of options is unique per product, in any order. `quantity` needs an own `sku`, or must equal the base
        product's.

        Args:
            product_id: Id of the product. Range: at least 1.
            body: A new combination. A field that is left out or null takes the base product's value.

        Returns:
            CreateStatus: The id of the new combination.

        Access scopes: create_catalog.

        Source: contract operation `createCombination`.
        """
        return await self._caller.call(
            operations.create_combination.call(self._store_id, product_id, body=body)
        )

    async def delete_all(self, product_id: int) -> models.DeleteStatus:
        """Delete all combinations of a product.

        Answers 200 with a count of 0 for a product without combinations.

        Args:
            product_id: Id of the product. Range: at least 1.

        Returns:
            DeleteStatus: The number of deleted combinations.

        Access scopes: read_catalog, update_catalog.

        Source: contract operation `deleteAllCombinations`.
        """
        return await self._caller.call(operations.delete_all_combinations.call(self._store_id, product_id))

    async def get(
        self,
        product_id: int,
        combination_id: int,
        *,
        lang: str | Unset = UNSET,
        response_fields: str | Unset = UNSET,
    ) -> models.Combination:
        """Get one combination.

        One object; the documents call it an array, their own examples and the vendor's client do not.

        Args:
            product_id: Id of the product. Range: at least 1.
            combination_id: Id of the combination; not its `combinationNumber`. Range: at least 1.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            Combination: The combination.

        Access scopes: read_catalog.

        Source: contract operation `getCombination`.
        """
        return await self._caller.call(
            operations.get_combination.call(
                self._store_id, product_id, combination_id, lang=lang, response_fields=response_fields
            )
        )

    async def update(
        self,
        product_id: int,
        combination_id: int,
        body: models.CombinationUpdate,
        *,
        check_low_stock_notification: bool | Unset = UNSET,
    ) -> models.UpdateStatus:
        """Change some fields of a combination.

        A field left out keeps its value, a null clears it so that the base product's applies. `options` and
        `wholesalePrices` are replaced as a whole. `quantity` is absolute here: it overwrites sales made in
        between, so prefer the inventory adjustment for stock.

        Args:
            product_id: Id of the product. Range: at least 1.
            combination_id: Id of the combination; not its `combinationNumber`. Range: at least 1.
            body: Fields of a combination to change. Missing leaves a field as it is, null clears it.
            check_low_stock_notification: Whether the service checks afterwards if the merchant should get a
                low stock email.

        Returns:
            UpdateStatus: Whether the combination was changed.

        Access scopes: read_catalog, update_catalog.

        Source: contract operation `updateCombination`.
        """
        return await self._caller.call(
            operations.update_combination.call(
                self._store_id,
                product_id,
                combination_id,
                body=body,
                check_low_stock_notification=check_low_stock_notification,
            )
        )

    async def delete(self, product_id: int, combination_id: int) -> models.DeleteStatus:
        """Delete one combination.

        A second request for the same combination is answered with 404.

        Args:
            product_id: Id of the product. Range: at least 1.
            combination_id: Id of the combination; not its `combinationNumber`. Range: at least 1.

        Returns:
            DeleteStatus: Whether the combination was deleted.

        Access scopes: read_catalog, update_catalog.

        Source: contract operation `deleteCombination`.
        """
        return await self._caller.call(
            operations.delete_combination.call(self._store_id, product_id, combination_id)
        )

    async def adjust_inventory(
        self,
        product_id: int,
        combination_id: int,
        quantity_delta: int,
        *,
        check_low_stock_notification: bool | Unset = UNSET,
    ) -> models.InventoryAdjustmentStatus:
        """Change the stock of a combination by a difference.

        The only stock write that is safe beside sales. Stock may become negative: the answer is still 200,
        with a warning. The combination needs an own SKU. Applied once per request received, so a repeated
        request is applied again.

        Args:
            product_id: Id of the product. Range: at least 1.
            combination_id: Id of the combination; not its `combinationNumber`. Range: at least 1.
            quantity_delta: Items to add; negative to take away. Unit: items. Range: -2147483648..2147483647.
            check_low_stock_notification: Whether the service checks afterwards if the merchant should get a
                low stock email.

        Returns:
            InventoryAdjustmentStatus: Whether the stock was changed.

        Access scopes: read_catalog, update_catalog.

        Source: contract operation `adjustCombinationInventory`.
        """
        return await self._caller.call(
            operations.adjust_combination_inventory.call(
                self._store_id,
                product_id,
                combination_id,
                body=models.InventoryAdjustment(quantity_delta),
                check_low_stock_notification=check_low_stock_notification,
            )
        )

    async def upload_image(
        self,
        product_id: int,
        combination_id: int,
        body: Content | None = None,
        *,
        external_url: str | Unset = UNSET,
    ) -> models.UploadStatus:
        """Replace the image of a combination.

        The body is the image itself. With `externalUrl` the service fetches the image from there and ignores
        the body. The size limit is 20 MB (20,971,520 bytes).

        Args:
            product_id: Id of the product. Range: at least 1.
            combination_id: Id of the combination; not its `combinationNumber`. Range: at least 1.
            body: An image file such as JPEG, PNG or GIF, at most 20 MB. Unit: bytes.
            external_url: Public address of the image, http or https; with it any bytes in the body are
                ignored.

        Returns:
            UploadStatus: The id of the new image.

        Access scopes: read_catalog, update_catalog.

        Source: contract operation `uploadCombinationImage`.
        """
        return await self._caller.call(
            operations.upload_combination_image.call(
                self._store_id, product_id, combination_id, body=body, external_url=external_url
            )
        )

    async def delete_image(self, product_id: int, combination_id: int) -> models.DeleteStatus:
        """Delete the image of a combination.

        Answers 200 with a count of 0 when there is no image to delete.

        Args:
            product_id: Id of the product. Range: at least 1.
            combination_id: Id of the combination; not its `combinationNumber`. Range: at least 1.

        Returns:
            DeleteStatus: The number of deleted images, 0 or 1.

        Access scopes: read_catalog, update_catalog.

        Source: contract operation `deleteCombinationImage`.
        """
        return await self._caller.call(
            operations.delete_combination_image.call(self._store_id, product_id, combination_id)
        )

    async def upload_image_async(
        self, product_id: int, combination_id: int, body: models.ImageLink
    ) -> models.AsyncUploadStatus:
        """Replace the image of a combination by a link that the service fetches later.

        Answers at once; `originalImageUrl` is the given address from then on.

        Args:
            product_id: Id of the product. Range: at least 1.
            combination_id: Id of the combination; not its `combinationNumber`. Range: at least 1.
            body: An image that the service fetches later.

        Returns:
            AsyncUploadStatus: The link was taken.

        Access scopes: read_catalog, update_catalog.

        Source: contract operation `uploadCombinationImageAsync`.
        """
        return await self._caller.call(
            operations.upload_combination_image_async.call(
                self._store_id, product_id, combination_id, body=body
            )
        )


__all__ = (
    "AsyncCombinations",
    "Combinations",
    "adjust_combination_inventory",
    "create_combination",
    "delete_all_combinations",
    "delete_combination",
    "delete_combination_image",
    "get_combination",
    "list_combinations",
    "update_combination",
    "upload_combination_image",
    "upload_combination_image_async",
)
