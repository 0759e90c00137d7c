"""Rules of products."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from contract_tests.legs.machine import strategies
from contract_tests.legs.machine.combinations import CombinationRules
from contract_tests.legs.machine.things import NO_PRODUCT, Product
from contract_tests.legs.machine.world import (
    MAX_PRODUCTS,
    NO_QUERY,
    OF_A_PRODUCT,
    VIA_CLIENT,
    WHICH,
    World,
    times,
    with_more,
)


class ProductRules(CombinationRules):
    def add_product(self, world: World, body: dict[str, Any], sku: str | None, client: bool) -> None:
        body = {**body, "sku": f"{self.prefix}{sku}"} if sku else body
        if not sku and not self.target.reset:
            # Without a reset the SKU is what leftovers are found by.
            body = {**body, "sku": f"{self.prefix}Q{next(self.numbers)}"}
        body = self.fitted("createProduct", body)
        expected = world.store.create_product(body)
        value = self.act("createProduct", expected, {}, body, client=client, world=world)
        if value is not None:
            self.created.append((world.account, value["id"]))
            self._fail_if("createProduct", "id", world.store.product_created(body, value["id"]))
            self.read_back(value["id"], 1, world)

    @rule(sku=st.integers(2, 13), client=VIA_CLIENT, stock=st.sampled_from(strategies.QUANTITIES[:6]))
    def create_product(self, sku: int, client: bool, stock: int) -> None:
        if len(self.home.store.products) >= MAX_PRODUCTS:
            return self.delete_product(sku, client)
        # The guard of a live store lets an SKU of a product be used once.
        own = f"{self.prefix}Q{next(self.numbers)}" if self.target.is_live else self.sku(sku)
        body = self.fitted("createProduct", {"name": "Turnip", "price": 10, "quantity": stock, "sku": own})
        expected = self.home.store.create_product(body)
        value = self.act("createProduct", expected, {}, body, client=client)
        if value is not None:
            self.created.append((self.home.account, value["id"]))
            self._fail_if("createProduct", "id", self.home.store.product_created(body, value["id"]))
            self.read_back(value["id"], 2)
        else:
            self.nothing_changed()
        return None

    @rule(which=WHICH, body=strategies.product_changes(), client=VIA_CLIENT, how=WHICH, notify=st.booleans())
    def update_product(self, which: int, body: dict[str, Any], client: bool, how: int, notify: bool) -> None:
        product = self.product(which)
        if "price" in body:
            body = {**body, "price": max(body["price"], product.plain.get("price", 0))}
        self.change_product(product, body, client, how, notify)

    def change_product(
        self, product: Product, body: dict[str, Any], client: bool, how: int, notify: bool = False
    ) -> None:
        query = {"checkLowStockNotification": True} if notify else NO_QUERY
        before = product.sku
        written, body = body, self.fitted("updateProduct", with_more(body, client, how))
        if written and not body:
            return  # Nothing of it may be written in a live store.
        for _ in range(times(how)):
            expected = self.home.store.update_product(product.id, body)
            ids = {"p": product.id}
            if self.act("updateProduct", expected, ids, body, client=client, query=query) is not None:
                self.home.store.product_updated(product.id, body)
        self.read_back(product.id, how)
        if how in (3, 5):  # Lists of combinations do not show the product.
            self.read_back(product.id, 1)
        if before and before != product.sku:
            self.find_sku(before, client)

    @rule(which=WHICH, keep=st.integers(0, 2), client=VIA_CLIENT)
    def replace_product_options(self, which: int, keep: int, client: bool) -> None:
        """All options as they are, without the last choice, or without the last option."""
        product = self.product(which)
        options = [dict(option) for option in product.options.values()]
        if keep == 1 and options and options[-1].get("choices"):
            options[-1]["choices"] = options[-1]["choices"][:-1]
        elif keep == 2:
            options = options[:-1]
        self.change_product(product, {"options": options}, client, 1)

    @rule(which=WHICH, delta=strategies.deltas, client=VIA_CLIENT, how=WHICH)
    def adjust_product(self, which: int, delta: strategies.Delta, client: bool, how: int) -> None:
        product = self.product(which)
        delta = strategies.settled(delta, product.quantity)
        body = {"quantityDelta": delta}
        if product.unlimited:
            return self._adjust_unlimited("adjustProductInventory", product.id, {"p": product.id}, body)
        expected = self.home.store.adjust_product(product.id, delta)
        if self.act("adjustProductInventory", expected, {"p": product.id}, body, client=client) is not None:
            self.home.store.product_adjusted(product.id, delta)
        self.read_back(product.id, how)
        return None

    @rule(which=WHICH, client=VIA_CLIENT)
    def delete_product(self, which: int, client: bool) -> None:
        product = self.product(which)
        expected = self.home.store.delete_product(product.id)
        self.act("deleteProduct", expected, {"p": product.id}, client=client)
        self.home.store.product_deleted(product.id)
        self.created.remove((self.home.account, product.id))
        self.bury(*product.combinations.values())
        self.dead.extend((product.id, combination_id) for combination_id in product.combinations)
        self.use_deleted_product(product.id, ("getProduct", "deleteProduct"), not client)
        for sku in product.skus[:2]:
            self.find_sku(sku, client)
        for _, combination_id in self.dead[-2:]:
            self.read_one(product.id, combination_id, client, self.home)

    def use_deleted_product(self, product_id: int, operations: Iterable[str], client: bool) -> None:
        """Nothing can be done with it any more, empty as it is."""
        for name in operations:
            if self.target.is_live and not self.target.contract.operations[name].reads_only:
                continue  # The guard lets nothing be written under an id that is no longer ours.
            self.act(name, NO_PRODUCT, {"p": product_id}, OF_A_PRODUCT[name], client=client)
