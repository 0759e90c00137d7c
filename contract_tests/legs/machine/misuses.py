"""Rules of what must not work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from contract_tests.contract.bodies import PNG
from contract_tests.legs.machine import strategies
from contract_tests.legs.machine.things import Expected
from contract_tests.legs.machine.world import FOREIGN, NO_QUERY, VIA_CLIENT, WHICH, Machine, World
from contract_tests.target.target import Account

MISUSES: tuple[tuple[str, Any, Mapping[str, Any]], ...] = (
    ("getCombination", None, NO_QUERY),
    ("updateCombination", {"price": 1}, NO_QUERY),
    ("adjustCombinationInventory", {"quantityDelta": -1}, NO_QUERY),
    ("uploadCombinationImage", PNG, NO_QUERY),
    ("uploadCombinationImageAsync", {"url": strategies.ADDRESSES[0], "width": 1, "height": 1}, NO_QUERY),
    ("deleteCombinationImage", None, NO_QUERY),
    ("deleteCombination", None, NO_QUERY),
)
MALFORMED: tuple[tuple[str, Any], ...] = (
    ("createCombination", {"options": []}),
    ("createCombination", {"options": [{"name": "Size"}], "price": 3}),
    ("createCombination", {"options": [{"name": "Size", "value": "L"}, {"name": "Size", "value": "M"}]}),
    ("createCombination", {"options": [{"name": "New", "value": "Malformed"}], "price": "3"}),
    ("updateCombination", {"price": "1", "weight": 77}),
    ("updateCombination", {"weight": 77, "quantity": 1.5}),
    ("updateCombination", {"compareToPrice": 77, "wholesalePrices": [{"quantity": 1, "price": 1}]}),
    ("updateCombination", {"price": 0.5, "wholesalePrices": [{"quantity": 5, "price": 0.75}]}),
    ("adjustCombinationInventory", {"quantityDelta": "1"}),
    ("adjustCombinationInventory", {"quantityDelta": 0.5}),
    ("updateProduct", {"price": None, "weight": 77}),
    ("adjustProductInventory", {}),
    ("updateProduct", {"options": [{"type": "SELECT"}], "weight": 77}),
)


class MisuseRules(Machine):
    @rule(which=WHICH, operation=st.integers(0, 6), client=VIA_CLIENT)
    def use_after_delete(self, which: int, operation: int, client: bool) -> None:
        if self.dead:
            product_id, combination_id = self.dead[which % len(self.dead)]
            self._misuse(product_id, combination_id, operation, client)

    @rule(which=WHICH, other=WHICH, operation=st.integers(0, 6), client=VIA_CLIENT)
    def use_through_wrong_product(self, which: int, other: int, operation: int, client: bool) -> None:
        _, combination = self.combination(which)
        self._misuse(self.product(other).id, combination.id, operation, client)

    def _misuse(self, product_id: int, combination_id: int, operation: int, client: bool) -> None:
        """Anything with a combination that is not there must be 404 and change nothing."""
        expected = self.home.store.get_combination(product_id, combination_id)
        was_here = (product_id, combination_id) in self.dead and product_id in self.home.store.products
        if expected.status == 200 or (self.target.is_live and operation and not was_here):
            return  # The guard of a live store lets nothing be written under an id of another product.
        name, body, query = MISUSES[operation]
        self.act(name, expected, {"p": product_id, "c": combination_id}, body, query=query, client=client)
        self.nothing_changed()

    @rule(operation=st.integers(0, 6), which=WHICH)
    def use_in_foreign_store(self, operation: int, which: int) -> None:
        """A token opens its own store only, and a foreign store's products are not found in it."""
        if len(self.worlds) < 2:
            return
        foreign = self.worlds[1]
        product = next(iter(foreign.store.products.values()))
        combination = next(iter(product.combinations.values()))
        name, body, query = MISUSES[operation]
        intruder = World(
            Account(foreign.account.store, self.home.account.token), foreign.store, foreign.client
        )
        ids = {"p": product.id, "c": combination.id}
        answer = self.target.recorder(self._request(intruder, name, ids, body, query))
        if answer.status != 403:
            self._fail_if(name, "foreign_store", [f"answered {answer.status} to the token of another store"])
        self.read_back(product.id, which, foreign)

    @rule(which=WHICH)
    def read_what_belongs_to_a_foreign_store(self, which: int) -> None:
        """A foreign store's ids find nothing in this one; what else may have them is not ours to say."""
        if len(self.worlds) < 2:
            return
        product = next(iter(self.worlds[1].store.products.values()))
        combination = next(iter(product.combinations.values()))
        if self.home.store.ids_given & {product.id, combination.id}:
            return
        ids = {"p": product.id, "c": combination.id}
        name = ("getProduct", "listCombinations", "getCombination")[which % 3]
        answer = self.target.recorder(self._request(self.home, name, ids, None, NO_QUERY))
        if answer.status != 404 and (self.target.reset or FOREIGN.encode() in answer.body):
            self._fail_if(name, "foreign_store", [f"answered {answer.status} with another store's product"])

    @rule(which=WHICH, bad=st.integers(0, 12))
    def write_malformed(self, which: int, bad: int) -> None:
        """A refused write leaves nothing behind."""
        product, combination = self.combination(which)
        name, body = MALFORMED[bad % len(MALFORMED)]
        self.act(name, Expected(400), {"p": product.id, "c": combination.id}, body)
        self.read_back(product.id, 1)
