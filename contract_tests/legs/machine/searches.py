"""Rules of lists and searches."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from contract_tests.legs.machine.things import OK
from contract_tests.legs.machine.world import NO_QUERY, VIA_CLIENT, WHICH, Machine, varied


class SearchRules(Machine):
    @rule(which=WHICH, sku=st.integers(2, 13), change=WHICH, client=VIA_CLIENT)
    def search_by_sku(self, which: int, sku: int, change: int, client: bool) -> None:
        """An SKU is found as a whole and letter by letter, and a keyword beside it does not count."""
        if self.target.is_live:
            return
        text = varied(self.sku(sku) or "", change)
        query = {"sku": text, "limit": 1 + which}
        if change == 1:
            query["keyword"] = "nothing has this"
        page = self.act("listProducts", OK, {}, query=query, client=client)
        self._check_page(page, self.home.store.with_sku(text), 0, 1 + which)

    def find_sku(self, text: str, client: bool) -> None:
        if self.target.is_live:
            return
        page = self.act("listProducts", OK, {}, query={"sku": text}, client=client)
        self._check_page(page, self.home.store.with_sku(text), 0, 100)

    def find_keyword(self, text: str, client: bool) -> None:
        if self.target.is_live:
            return
        page = self.act("listProducts", OK, {}, query={"keyword": text}, client=client)
        self._check_page(page, self.home.store.with_keyword(text), 0, 100)

    @rule(which=WHICH, sku=st.integers(2, 13), change=WHICH, client=VIA_CLIENT)
    def search_by_keyword(self, which: int, sku: int, change: int, client: bool) -> None:
        """With a star a part is enough, in any case, and an SKU of a combination will do."""
        if self.target.is_live:
            return
        text = varied((self.prefix + "radish") if sku > 10 else (self.sku(sku) or ""), change) + "*"
        page = self.act("listProducts", OK, {}, query={"keyword": text, "limit": 1 + which}, client=client)
        self._check_page(page, self.home.store.with_keyword(text), 0, 1 + which)

    @rule(offset=st.integers(0, 4), limit=st.integers(1, 4), client=VIA_CLIENT)
    def list_products(self, offset: int, limit: int, client: bool) -> None:
        """All of a store that is ours alone; in another one, what our SKUs' beginning finds."""
        if self.target.is_live:
            return
        query: dict[str, Any] = {"offset": offset, "limit": limit, "sortBy": "ADDED_TIME_ASC"}
        if not self.target.reset:
            query["keyword"] = f"{self.prefix}*"
        page = self.act("listProducts", OK, {}, query=query, client=client)
        self._check_page(page, list(self.home.store.products), offset, limit)

    def list_all_products(self, client: bool) -> None:
        """One page as long as it is by itself; a live store's search lags, so its products are read there."""
        if self.target.is_live:
            return self.nothing_changed()
        query = NO_QUERY if self.target.reset else {"keyword": f"{self.prefix}*"}
        page = self.act("listProducts", OK, {}, query=query, client=client)
        self._check_page(page, list(self.home.store.products), 0, 100)
        return None

    def _check_page(self, page: Any, found: list[int], offset: int, limit: int) -> None:
        wanted = sorted(found)
        shown = [product["id"] for product in page["items"]]
        if not self.target.reset and len(wanted) <= limit:
            shown.sort()  # Of products made in the same second nobody knows the order.
        if shown != wanted[offset : offset + limit] or page["total"] != len(wanted):
            message = f"shows {shown} of {page['total']}, expected {wanted[offset : offset + limit]} of {len(wanted)}"
            self._fail_if("listProducts", "model", [message])
        if (page["offset"], page["limit"]) != (offset, limit):
            message = f"says offset {page['offset']} and limit {page['limit']}, asked {offset} and {limit}"
            self._fail_if("listProducts", "model", [message])
        for product in page["items"]:
            problems = self.home.store.product_problems(product["id"], product)
            self._fail_if("listProducts", "read_after_write", problems)
