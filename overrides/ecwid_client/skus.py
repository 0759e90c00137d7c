"""What has an SKU: a product, one of its combinations, or several of them."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen
from ecwid_api import models

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
