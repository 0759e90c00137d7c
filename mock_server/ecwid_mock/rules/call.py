"""A request that passed all checks, as the operations get it."""

from collections.abc import Mapping
from typing import Any

import attrs
import orjson

from ..messages import JsonObject
from ..storage.cache import Key
from ..storage.database import Database
from ..storage.schema import CombinationRow, ProductRow
from .access import OpenStore
from .assumptions import Behaviour
from .decoding import Image
from .details import Document
from .refusals import not_found


@attrs.define(slots=True)
class Call:
    """One checked request, and what it may use."""

    database: Database
    store: OpenStore
    ids: list[int]
    query: Mapping[str, Any]
    document: Document
    behaviour: Behaviour
    public_url: str
    now: int
    headers: Mapping[str, Any] = attrs.field(factory=dict)
    """The operation's own parameters among the headers."""
    image: Image | None = None
    # The body where it is an array.
    items: list[JsonObject] = attrs.field(factory=list)
    token_hash: bytes = b""
    content: bytes = attrs.field(default=b"", repr=False)
    only_enabled: bool = False
    low_stock: bool = False

    def within(self, product_id: int, document: Document) -> "Call":
        """A call about a part of this one's body."""
        return attrs.evolve(self, ids=[product_id], query={}, document=document)

    @property
    def product_key(self) -> Key:
        """Ids of store and product."""
        return self.store.id, self.ids[0]

    def product(self) -> ProductRow:
        row = self.database.product(*self.product_key)
        if row is None or (self.only_enabled and not orjson.loads(row.details)["enabled"]):
            raise not_found("Product", self.ids[0], "PRODUCT_NOT_FOUND")
        return row

    def combination(self) -> CombinationRow:
        row = self.database.combination(*self.product_key, self.ids[1])
        if row is None:
            self.product()
            raise not_found("Combination", self.ids[1], "COMBINATION_NOT_FOUND")
        return row

    def date_product(self) -> None:
        """Stock and combinations changed, and with them the product (Product.updateTimestamp, assumed)."""
        self.database.touch_product(*self.product_key, self.now)
