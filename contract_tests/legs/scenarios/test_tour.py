"""The shortest program that meets most kinds of mistakes."""

from __future__ import annotations

from contract_tests.contract.bodies import GIF, PNG
from contract_tests.legs.machine.machine import CombinationLifecycle
from contract_tests.legs.scenarios.steps import create, update

TIERS = [{"quantity": 20, "price": 1.25}, {"quantity": 10, "price": 1.35}]


def test_the_first_round(machine: CombinationLifecycle) -> None:
    """Prices, texts, stock, images, options and deletions, each once; what was read is read again later."""
    product = machine.product(0)
    create(machine, "e\u0301", sku=8, price=19.994999, weight=0.31, wholesalePrices=TIERS, quantity=0)
    made = list(product.combinations.values())[-1]
    for how, body in ((5, {"compareToPrice": 30}), (3, {"price": None, "compareToPrice": None})):
        machine.change(product, made, body, how == 3, how)
    for delta in (5, -12, 40_000):
        machine.adjust_combination(which=2, delta=delta, client=True, how=3, notify=False)
    machine.use_through_wrong_product(which=0, other=1, operation=0, client=True)
    for which in (0, 2):
        machine.upload_image(which=which, image=PNG, client=False, how=3)
    update(machine, 0, weight=0.5)
    machine.delete_image(which=0, client=True, how=3)
    machine.upload_image(which=0, image=GIF, client=True, how=3)
    machine.delete_combination(which=1, client=True, how=1)
    two = [{"name": "Size", "value": "L"}, {"name": "Color", "value": "Red"}]
    machine.create_combination(which=0, body={}, options=two, sku=15, client=True, how=3)
    machine.create_combination(which=0, body={}, options=two[::-1], sku=15, client=False, how=3)
    machine.delete_all(which=0, client=True, how=3)
