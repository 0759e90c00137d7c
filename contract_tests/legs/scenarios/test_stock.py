"""Stock: shared and own, limited and not, and the deltas."""

from __future__ import annotations

from contract_tests.contract.fields import fields_of, values
from contract_tests.legs.machine.machine import CombinationLifecycle
from contract_tests.legs.scenarios.steps import create, update


def test_a_quantity_of_nothing_is_a_quantity(machine: CombinationLifecycle) -> None:
    create(machine, "empty", sku=5, quantity=0)
    machine.read_back(machine.product(0).id, 3)


def test_stock_is_shared_until_there_is_an_own_sku(machine: CombinationLifecycle) -> None:
    product = machine.product(0)
    machine.adjust_product(which=0, delta=5, client=True, how=1)
    machine.change(product, list(product.combinations.values())[1], {"quantity": 4242}, True, 3)
    machine.change(product, list(product.combinations.values())[1], {"sku": f"{machine.prefix}own"}, True, 3)
    machine.change(product, list(product.combinations.values())[1], {"quantity": 3}, False, 3)
    machine.adjust_product(which=0, delta=-7, client=True, how=3)
    machine.change(product, list(product.combinations.values())[1], {"sku": None}, True, 3)
    machine.adjust_product(which=0, delta=1, client=False, how=3)


def test_stock_and_tiers_are_held_against_what_is_inherited(machine: CombinationLifecycle) -> None:
    for above in (None, -1, 0, 0.01):
        machine.create_with_what_is_inherited(which=0, client=True, fits=True, above=above)
    machine.create_with_what_is_inherited(which=0, client=False, fits=False, above=0)


def test_a_delta_is_added_once(machine: CombinationLifecycle) -> None:
    for delta in (5, 5, -10, 0, -1000, 2**31 - 1, 2**31 - 1, -(2**31)):
        machine.adjust_combination(which=0, delta=delta, client=True, how=0, notify=delta == 5)


def test_a_warning_comes_with_negative_stock_only(machine: CombinationLifecycle) -> None:
    for delta in ((0, 1), (0, 0), (0, -1), -1, (0, -1), (0, 0), (2**31 - 1, 0), (-(2**31), 0)):
        machine.adjust_combination(which=0, delta=delta, client=True, how=0, notify=False)
        machine.adjust_product(which=0, delta=delta, client=False, how=1)


def test_negative_stock_stays_negative(machine: CombinationLifecycle) -> None:
    for delta in (-1000, 5, 2**31 - 1):
        machine.adjust_product(which=0, delta=delta, client=True, how=0)
        machine.adjust_combination(which=0, delta=delta, client=False, how=0, notify=False)
        machine.list_all_products(client=True)


def test_unlimited_stock_is_switched_on_and_off(machine: CombinationLifecycle) -> None:
    update(machine, 0, unlimited=True)
    update(machine, 0, unlimited=False)
    update(machine, 0, quantity=0)
    update(machine, 0, unlimited=True, quantity=3)
    for body in ({"unlimited": True}, {"unlimited": False, "quantity": 0}, {"quantity": 40_000}):
        machine.change_product(machine.product(0), body, True, 1)
    for stock in values(
        machine.target.contract, fields_of(machine.target.contract, "ProductUpdate")["quantity"]
    ):
        machine.change_product(machine.product(0), {"quantity": stock}, True, 1)
        update(machine, 0, quantity=stock)


def test_a_delta_without_own_sku_is_refused(machine: CombinationLifecycle) -> None:
    product = machine.product(0)
    shared = list(product.combinations.values())[1]
    ids = {"p": product.id, "c": shared.id}
    expected = machine.home.store.adjust_combination(product.id, shared.id, 4)
    machine.act("adjustCombinationInventory", expected, ids, {"quantityDelta": 4}, client=True)
    machine.nothing_changed()
