"""Rules of combinations."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from contract_tests.legs.machine import strategies
from contract_tests.legs.machine.searches import SearchRules
from contract_tests.legs.machine.things import Combination, Expected, Product
from contract_tests.legs.machine.world import (
    NO_QUERY,
    VIA_CLIENT,
    WHICH,
    World,
    option,
    simple,
    times,
    with_more,
)

CLEARABLE = (
    "price",
    "weight",
    "warningLimit",
    "compareToPrice",
    "costPrice",
    "customsHsTariffCode",
    "externalReferenceId",
    "minPurchaseQuantity",
    "maxPurchaseQuantity",
    "lowestPrice",
)


class CombinationRules(SearchRules):
    def create(self, world: World, product: Product, body: dict[str, Any], client: bool) -> None:
        body = self.fitted("createCombination", body)
        expected = world.store.create_combination(product.id, body)
        body = with_more(body, client, self.sent % 6)
        value = self.act("createCombination", expected, {"p": product.id}, body, client=client, world=world)
        if value is not None:
            problems = world.store.combination_created(product.id, body, value["id"])
            self._fail_if("createCombination", "id", problems)
            self.read_one(product.id, value["id"], not client, world)

    @rule(
        which=WHICH,
        body=strategies.changes(),
        options=strategies.options,
        sku=st.integers(0, 15),
        client=VIA_CLIENT,
        how=WHICH,
    )
    def create_combination(
        self, which: int, body: dict[str, Any], options: Any, sku: int, client: bool, how: int
    ) -> None:
        product = self.product(which)
        body = {**body, "options": self.plain(options)}
        if sku < 14:
            body["sku"] = self.sku(sku)
        self.create(self.home, product, self._settled(product, None, body), client)
        self.read_back(product.id, how)

    @rule(
        which=WHICH, stock=st.sampled_from((0, 3, 7, None)), tiers=st.booleans(), client=VIA_CLIENT, how=WHICH
    )
    def add_combination(self, which: int, stock: int | None, tiers: bool, client: bool, how: int) -> None:
        """One more without a conflict: siblings are what most rules need."""
        product = self.product(which)
        number = len(self.home.store.ids_given)
        sku = None if stock is None else f"{self.prefix}N{number}"
        body = simple(f"added {number}", sku, stock)
        if tiers:
            body["price"] = 12.345
            body["wholesalePrices"] = [{"quantity": 20, "price": 1.25}, {"quantity": 10, "price": 1.35}]
        self.create(self.home, product, body, client)
        self.read_back(product.id, how)

    @rule(which=WHICH, name=st.sampled_from(CLEARABLE), client=VIA_CLIENT, how=WHICH)
    def set_and_clear(self, which: int, name: str, client: bool, how: int) -> None:
        """A value that a null takes away again."""
        product, combination = self.combination(which)
        value = "text" if name in ("customsHsTariffCode", "externalReferenceId") else 3
        if name not in combination.plain:
            self.change(product, combination, {name: value}, client, how)
        self.change(product, combination, {name: None}, not client, how)

    @rule(
        which=WHICH,
        body=strategies.changes(),
        options=st.one_of(st.none(), st.none(), strategies.options),
        sku=st.integers(0, 25),
        client=VIA_CLIENT,
        how=WHICH,
        notify=st.booleans(),
    )
    def update_combination(
        self, which: int, body: dict[str, Any], options: Any, sku: int, client: bool, how: int, notify: bool
    ) -> None:
        product, combination = self.combination(which)
        if options:
            body = {**body, "options": self.plain(options)}
        if sku < 14:
            body = {**body, "sku": self.sku(sku)}
        self.change(product, combination, self._settled(product, combination, body), client, how, notify)

    def change(
        self,
        product: Product,
        combination: Combination,
        body: Any,
        client: bool,
        how: int,
        notify: bool = False,
    ) -> None:
        ids = {"p": product.id, "c": combination.id}
        query = {"checkLowStockNotification": how % 2 == 0} if notify else NO_QUERY
        before = combination.sku
        body = self.fitted("updateCombination", with_more(body, client, how))
        for _ in range(times(how)):
            expected = self.home.store.update_combination(product.id, combination.id, body)
            if self.act("updateCombination", expected, ids, body, client=client, query=query) is not None:
                self.home.store.combination_updated(product.id, combination.id, body)
        self.read_back(product.id, how)
        if before and before != combination.sku:
            self.find_sku(before, client)
            self.find_keyword(before, client)

    def _settled(
        self, product: Product, combination: Combination | None, body: dict[str, Any]
    ) -> dict[str, Any]:
        """Without what the contract leaves open: a product's own SKU, and stock beside an unlimited product's."""
        if body.get("sku") and body["sku"] == product.sku:
            body = {**body, "sku": self.sku(4 if product.sku == self.sku(2) else 2)}
        own = body.get("sku", combination and combination.sku)
        if own:
            return body
        dropped = {"unlimited", "quantity"} if product.unlimited else {"unlimited"}
        return {name: value for name, value in body.items() if name not in dropped}

    @rule(which=WHICH, options=strategies.options, client=VIA_CLIENT, how=WHICH)
    def change_options(self, which: int, options: list[dict[str, str]], client: bool, how: int) -> None:
        product, combination = self.combination(which)
        self.change(product, combination, {"options": self.plain(options)}, client, how)

    def plain(self, options: list[dict[str, str]]) -> list[dict[str, str]]:
        """On a live store without texts that differ in upper and lower case alone; it may take them for one."""
        if not self.target.is_live:
            return options
        names = {"size": "Size", "red": "Red"}
        pairs = [[names.get(text, text) for text in one.values()] for one in options]
        return [option(name, value) for name, value in dict(pairs).items()]

    @rule(which=WHICH, client=VIA_CLIENT, how=WHICH, fits=st.booleans())
    def write_shared_stock(self, which: int, client: bool, how: int, fits: bool) -> None:
        """Without an own SKU the product's own number is taken and any other refused."""
        product, combination = self.combination(which)
        if combination.sku is None and not product.unlimited:
            quantity = product.quantity if fits else (product.quantity or 0) // 2 + 3
            self.change(product, combination, {"quantity": quantity}, client, how)

    @rule(which=WHICH, client=VIA_CLIENT, fits=st.booleans(), above=st.sampled_from((None, -1, 0, 0.01)))
    def create_with_what_is_inherited(
        self, which: int, client: bool, fits: bool, above: float | None
    ) -> None:
        """Stock and wholesale prices are held against the product's when there is no own SKU and no own price."""
        product = self.product(which)
        price = product.plain.get("price") or 0
        body: dict[str, Any] = {"options": [option("Size", f"heir {len(self.home.store.ids_given)}")]}
        if above is not None and price + above >= 0:
            body["wholesalePrices"] = [{"quantity": 5, "price": price + above}]
        if not product.unlimited:
            body["quantity"] = product.quantity if fits else (product.quantity or 0) // 2 + 3
        self.create(self.home, product, body, client)
        self.read_back(product.id, which)

    @rule(which=WHICH, client=VIA_CLIENT, how=WHICH, empty=st.booleans())
    def clear_sku(self, which: int, client: bool, how: int, empty: bool) -> None:
        product, combination = self.combination(which)
        self.change(product, combination, {"sku": "" if empty else None}, client, how)

    @rule(which=WHICH, other=WHICH, client=VIA_CLIENT)
    def take_same_options(self, which: int, other: int, client: bool) -> None:
        """The set counts, not its order."""
        product, combination = self.combination(which)
        living = list(product.combinations.values())
        wanted = living[other % len(living)]
        body = {"options": [option(name, value) for name, value in reversed(wanted.options)]}
        if wanted is combination:
            self.create(self.home, product, body, client)
            self.read_back(product.id, 1)
        else:
            self.change(product, combination, body, client, 1)

    @rule(which=WHICH, other=WHICH, client=VIA_CLIENT)
    def take_same_sku(self, which: int, other: int, client: bool) -> None:
        product, combination = self.combination(which)
        owners = [c for p in self.home.store.products.values() for c in p.combinations.values() if c.sku]
        if owners:
            self.change(product, combination, {"sku": owners[other % len(owners)].sku}, client, 1)

    @rule(which=WHICH, delta=strategies.deltas, client=VIA_CLIENT, how=WHICH, notify=st.booleans())
    def adjust_combination(
        self, which: int, delta: strategies.Delta, client: bool, how: int, notify: bool
    ) -> None:
        product, combination = self.stocked(which) if which else self.combination(how)
        delta = strategies.settled(delta, combination.quantity)
        ids, body = {"p": product.id, "c": combination.id}, {"quantityDelta": delta}
        if combination.sku is not None and combination.unlimited:
            return self._adjust_unlimited("adjustCombinationInventory", product.id, ids, body)
        expected = self.home.store.adjust_combination(product.id, combination.id, delta)
        query = {"checkLowStockNotification": True} if notify else NO_QUERY
        if (
            self.act("adjustCombinationInventory", expected, ids, body, client=client, query=query)
            is not None
        ):
            self.home.store.combination_adjusted(product.id, combination.id, delta)
        self.read_back(product.id, how)
        return None

    @rule(which=WHICH, client=VIA_CLIENT, how=WHICH)
    def delete_combination(self, which: int, client: bool, how: int) -> None:
        product, combination = self.combination(which)
        ids = {"p": product.id, "c": combination.id}
        self.act(
            "deleteCombination",
            self.home.store.delete_combination(product.id, combination.id),
            ids,
            client=client,
        )
        self.home.store.combination_deleted(product.id, combination.id)
        self.bury(combination)
        self.dead.append((product.id, combination.id))
        gone = Expected(404, "COMBINATION_NOT_FOUND")
        self.act("deleteCombination" if how % 2 else "getCombination", gone, ids, client=not client)
        self.read_back(product.id, how)

    @rule(which=WHICH, client=VIA_CLIENT, how=WHICH)
    def delete_all(self, which: int, client: bool, how: int) -> None:
        product = self.product(which)
        expected = self.home.store.delete_all(product.id)
        self.act("deleteAllCombinations", expected, {"p": product.id}, client=client)
        self.dead.extend((product.id, combination_id) for combination_id in product.combinations)
        self.bury(*product.combinations.values())
        self.home.store.all_deleted(product.id)
        for product_id in self.home.store.products:
            self.read_back(product_id, how)

    def bury(self, *combinations: Combination) -> None:
        self.buried = [*self.buried, *combinations][-8:]

    @rule(which=WHICH, other=WHICH, client=VIA_CLIENT)
    def make_again(self, which: int, other: int, client: bool) -> None:
        """What was deleted leaves its options and its SKU free."""
        if self.buried:
            gone = self.buried[-1 - other % len(self.buried)]
            body: dict[str, Any] = {"options": [option(name, value) for name, value in gone.options]}
            if gone.sku:
                body["sku"] = gone.sku
            product = self.product(which)
            self.create(self.home, product, self._settled(product, None, body), client)
            self.read_back(product.id, which)
