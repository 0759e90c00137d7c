"""Which items of the shop a row means; the shop is shown product by product and not kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from attrs import define, field

from .catalog import Item, combination_item, product_item
from .fields import same_options

if TYPE_CHECKING:
    from ecwid_client import Product

    from .sheets import Row

_Index: TypeAlias = Mapping[object, list[int]]
Key: TypeAlias = tuple[int, int | None]
_NONE: tuple[int, ...] = ()


def _index() -> defaultdict[object, list[int]]:
    return defaultdict(list)


@define
class Matcher:
    """Rows, and the items found for each.

    A row with a combination's id means that combination; one with a product's id and an SKU or options means what of
    that product has them; one with a product's id alone means the product; one with an SKU alone whatever has it.

    Attributes:
        rows: what is wanted.
        items: how many items of the shop were shown.
        found: the item of each row by its index, or only the item's key where it has all that the row wants.
        others: further items that a row may mean.
        products: ids of the products shown that a row names.
    """

    rows: Sequence[Row]
    items: int = field(default=0, init=False)
    found: dict[int, Item | Key] = field(factory=dict, init=False)
    others: dict[int, list[Item]] = field(factory=lambda: defaultdict(list), init=False)
    products: set[int] = field(factory=set, init=False)
    _products: _Index = field(factory=_index, init=False)
    _combinations: _Index = field(factory=_index, init=False)
    _skus: _Index = field(factory=_index, init=False)
    _within: _Index = field(factory=_index, init=False)

    def __attrs_post_init__(self) -> None:
        for number, row in enumerate(self.rows):
            index, key = self._place(row)
            index[key].append(number)

    def _place(self, row: Row) -> tuple[_Index, object]:
        if row.combination_id is not None:
            return self._combinations, row.combination_id
        if row.product_id is None:
            return self._skus, row.sku
        if row.base is None and (row.sku is not None or row.options is not None):
            return self._within, row.product_id
        return self._products, row.product_id

    def named(self) -> tuple[set[int], set[str]] | None:
        """Ids and SKUs that find the products of all rows; None when only reading the whole catalog can tell."""
        ids = {row.product_id for row in self.rows if row.product_id is not None}
        skus = {row.sku for row in self.rows if row.product_id is None}
        if None in skus:
            return None
        return ids, {sku for sku in skus if sku is not None}

    def see(self, product: Product) -> None:
        """Look at a product of the shop."""
        combinations = product.combinations or ()
        self.items += 1 + len(combinations)
        within = self._within.get(product.id, _NONE)
        own = self._products.get(product.id, _NONE)
        if own or within:
            self.products.add(product.id)
        self._keep(own, product.sku, within, lambda: product_item(product))
        for one in combinations:
            indexes = self._combinations.get(one.id, _NONE)
            self._keep(indexes, one.sku, within, lambda one=one: combination_item(product, one))  # type: ignore[misc]

    def _keep(
        self, indexes: Sequence[int], sku: object, within: Sequence[int], make: Callable[[], Item]
    ) -> None:
        by_sku = self._skus.get(sku, _NONE) if isinstance(sku, str) else _NONE
        if indexes or by_sku or within:
            item = make()
            for number in (*indexes, *by_sku, *self._meant(within, item)):
                self._add(number, item)

    def _add(self, number: int, item: Item) -> None:
        if number in self.found:
            self.others[number].append(item)
        else:
            self.found[number] = item if _differs(self.rows[number], item) else item.key

    def _meant(self, within: Sequence[int], item: Item) -> Iterator[int]:
        for number in within:
            row = self.rows[number]
            if row.options is None:
                if row.sku == item.values.get("sku"):
                    yield number
            elif item.options and same_options(row.options, item.options):
                yield number


def _differs(row: Row, item: Item) -> bool:
    """Whether a row wants more of an item than it has; 400,000 rows that do not are not worth their memory."""
    special = row.base is not None or row.delete or row.delta is not None or row.image or row.options
    return bool(special) or any(item.values.get(name) != value for name, value in row.values.items())
