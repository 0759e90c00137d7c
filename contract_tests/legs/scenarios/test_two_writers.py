"""Several writers at once: what each of them was promised is true, whoever was first."""

from __future__ import annotations

from contract_tests.legs.machine.machine import CombinationLifecycle
from contract_tests.legs.scenarios.steps import size

WRITERS = 4
ROUNDS = 3


def test_every_one_of_several_deltas_is_counted(machine: CombinationLifecycle) -> None:
    product, combination = machine.combination(0)
    store = machine.home.store
    for _ in range(ROUNDS):
        ids = {"p": product.id, "c": combination.id}
        for status, _ in machine.at_once("adjustCombinationInventory", ids, {"quantityDelta": 3}, WRITERS):
            machine.expect("adjustCombinationInventory", status, 200)
            store.combination_adjusted(product.id, combination.id, 3)
        for status, _ in machine.at_once("adjustProductInventory", ids, {"quantityDelta": 5}, WRITERS):
            machine.expect("adjustProductInventory", status, 200)
            store.product_adjusted(product.id, 5)
        machine.read_back(product.id, 1)


def test_of_several_writers_one_gets_the_options(machine: CombinationLifecycle) -> None:
    product = machine.product(0)
    for number in range(ROUNDS):
        body = {"options": size(f"taken {number}")}
        answers = machine.at_once("createCombination", {"p": product.id}, body, WRITERS)
        for place, (status, value) in enumerate(answers):
            machine.expect("createCombination", status, 409 if place else 200)
            if not place:
                machine.home.store.combination_created(product.id, body, value["id"])
        machine.read_back(product.id, 3)
