"""Products, and what has an SKU: a product, one of its combinations, or several of them."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen
from ecwid_api import models
from ecwid_api.api import products as generated

# Products that are made while the list is read come at its end.
ORDER = models.ProductSort.ADDED_TIME_ASC


@frozen
class SkuMatch:
    """A product, or one of its combinations, that has an SKU."""

    product: models.Product
    combination: models.Combination | None
    """None when it is the product itself."""


@frozen
class SkuOwner:
    """Where an SKU is, by ids alone."""

    product_id: int
    combination_id: int | None
    """None when it is the product itself."""


class Products(generated.Products):
    """Products that carry combinations."""

    def find_by_sku(self, sku: str) -> list[SkuMatch]:
        """Find what has an SKU, letter by letter: products and combinations, all where several have it.

        The service's search lags some seconds behind writes: what was just created may not be found yet.

        Args:
            sku: 1 character at least.

        Returns:
            Each product or combination with this SKU; empty if there is none.

        Raises:
            ValueError: the SKU is empty; nothing is sent.

        Source: contract operation `listProducts`.
        """
        found = self.iterate(sku=checked_sku(sku), sort_by=ORDER)
        return [match for product in found for match in matches(product, sku)]

    def sku_index(self) -> dict[str, list[SkuOwner]]:
        """Read all products, page by page, and note where each SKU is.

        One request for each 100 products. The list may change meanwhile, as with `iterate`.

        Returns:
            The owners of each SKU; more than one where the store allows it.

        Source: contract operation `listProducts`.
        """
        index: dict[str, list[SkuOwner]] = {}
        for product in self.iterate(sort_by=ORDER):
            note(index, product)
        return index


class AsyncProducts(generated.AsyncProducts):
    """Products that carry combinations."""

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


def checked_sku(sku: str) -> str:
    if not isinstance(sku, str) or not sku:
        raise ValueError(f"sku must be a text with at least one character, not {sku!r:.40}")
    return sku


def matches(product: models.Product, sku: str) -> Iterator[SkuMatch]:
    """What of a product has an SKU."""
    if product.sku == sku:
        yield SkuMatch(product, None)
    for combination in product.combinations or ():
        if combination.sku == sku:
            yield SkuMatch(product, combination)


def note(index: dict[str, list[SkuOwner]], product: models.Product) -> None:
    """Add the SKUs of a product; a combination without an own one has none here."""
    if product.sku:
        index.setdefault(product.sku, []).append(SkuOwner(product.id, None))
    for combination in product.combinations or ():
        if combination.sku:
            index.setdefault(combination.sku, []).append(SkuOwner(product.id, combination.id))
