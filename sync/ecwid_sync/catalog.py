"""The shop as it is now: products with their combinations, read by pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen
from ecwid_api.api.products import list_products
from ecwid_api.paging import Pages
from ecwid_client import UNSET, NotFoundError, ProductSort, ResponseTooLargeError

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


def read_catalog(see: Callable[[Product], None], **filters: Any) -> Steps[set[int]]:
    """Show every product of the store that passes filters of `listProducts`, each once; returns their ids."""
    pages, limit, seen = Pages(UNSET), PAGE, set[int]()
    while pages.more:
        try:
            page: ProductPage = yield Ask(partial(_page, pages, limit, filters))
        except ResponseTooLargeError:
            if limit == 1:
                raise
            limit = max(1, limit // 2)
            continue
        for product in pages.new_of(page):
            seen.add(product.id)
            see(product)
    return seen


def read_products(ids: Iterable[int], see: Callable[[Product], None]) -> Steps[None]:
    """Show these products; one that does not exist is left out.

    One alone is read by its id, which is never behind; several by the search, which may be by some seconds.
    """
    wanted = sorted(set(ids))
    if len(wanted) == 1:
        try:
            product: Product = yield Ask(partial(_product, wanted[0]))
        except NotFoundError:
            return
        see(product)
        return
    for start in range(0, len(wanted), PAGE):
        yield from read_catalog(see, product_id=wanted[start : start + PAGE])


def read_by_skus(skus: Iterable[str], see: Callable[[Product], None]) -> Steps[set[int]]:
    """Show every product that has one of these SKUs, itself or on a combination, each once; returns their ids."""
    seen: set[int] = set()

    def see_once(product: Product) -> None:
        if product.id not in seen:
            seen.add(product.id)
            see(product)

    for sku in sorted(skus):
        yield from read_catalog(see_once, sku=sku)
    return seen


def _page(pages: Pages, limit: int, filters: dict[str, Any], ecwid: Any) -> Any:
    # Products that are made while the pages are read come at their end.
    order = ProductSort.ADDED_TIME_ASC
    call = list_products.call(ecwid.store_id, offset=pages.offset, limit=limit, sort_by=order, **filters)
    return ecwid.call(pages.asking(call))


def _product(product_id: int, ecwid: Any) -> Any:
    return ecwid.products.get(product_id)
