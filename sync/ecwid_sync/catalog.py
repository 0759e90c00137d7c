"""The shop as it is now: products with their combinations, read by pages or one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen
from ecwid_client import NotFoundError, ResponseTooLargeError

from .fields import Values, options_text, values_of
from .steps import Ask, Steps

if TYPE_CHECKING:
    from ecwid_client import Combination, Product, ProductPage

PAGE: Final = 100  # products on a page, the service's most


@frozen
class Item:
    """A product, or one of its combinations, as the shop shows it.

    Attributes:
        product_id: id of the product.
        combination_id: id of the combination; None for the product itself.
        name: the product's name.
        options: a combination's options as `Size=Large; Color=Red`; empty for a product.
        values: its own values by the contract's names; what a combination inherits is absent.
        written_at: when the product or any of its combinations was last changed, service's clock, seconds since
            1970-01-01 UTC; 0 where the service does not say.
        image_url: address of the original image; empty when there is none.
    """

    product_id: int
    combination_id: int | None
    name: str
    options: str
    values: Values
    written_at: int = 0
    image_url: str = ""

    @property
    def key(self) -> tuple[int, int | None]:
        """What tells it from all others of the store."""
        return self.product_id, self.combination_id

    @property
    def label(self) -> str:
        """What a person calls it."""
        sku = self.values.get("sku")
        return str(sku) if sku else f"{self.name} ({self.options})" if self.options else self.name


def product_item(product: Product) -> Item:
    """The product itself."""
    values = values_of(product.to_dict(), product=True)
    return Item(
        product.id,
        None,
        product.name,
        "",
        values,
        product.update_timestamp or 0,
        product.original_image_url or "",
    )


def combination_item(product: Product, combination: Combination) -> Item:
    """One of its combinations."""
    return Item(
        product.id,
        combination.id,
        product.name,
        options_text((option.name, option.value) for option in combination.options),
        values_of(combination.to_dict(), product=False),
        product.update_timestamp or 0,
        combination.original_image_url or "",
    )


def items_of(product: Product) -> Iterator[Item]:
    """The product, then its combinations."""
    yield product_item(product)
    for combination in product.combinations or ():
        yield combination_item(product, combination)


def read_catalog(see: Callable[[Product], None]) -> Steps[int]:
    """Show every product of the store, each once; returns how many there are.

    A product that moves to another page while the pages are read is shown once; when products are deleted
    meanwhile, as many are read again as are gone.
    """
    seen: set[int] = set()
    offset, limit, total = 0, PAGE, 0
    while True:
        try:
            page: ProductPage = yield Ask(partial(_page, offset, limit))
        except ResponseTooLargeError:
            if limit == 1:
                raise
            limit = max(1, limit // 2)
            continue
        gone, total = max(0, total - page.total), page.total
        for product in page.items:
            if product.id not in seen:
                seen.add(product.id)
                see(product)
        offset = max(0, offset + len(page.items) - gone)
        if offset >= page.total or not page.items:
            return len(seen)


def _page(offset: int, limit: int, ecwid: Any) -> Any:
    return ecwid.products.list(offset=offset, limit=limit)


def _product(product_id: int, ecwid: Any) -> Any:
    return ecwid.products.get(product_id)


def read_products(ids: Iterable[int], see: Callable[[Product], None]) -> Steps[None]:
    """Show these products, by ascending ids; one that does not exist is left out."""
    for product_id in sorted(set(ids)):
        try:
            product: Product = yield Ask(partial(_product, product_id))
        except NotFoundError:
            continue
        see(product)
