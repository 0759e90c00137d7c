"""One thing after the other, and the n-th of many."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from contract_tests.contract.bodies import GIF, PNG
from contract_tests.legs.machine.machine import CombinationLifecycle
from contract_tests.legs.machine.things import PLAIN, PLAIN_OF_PRODUCTS, Combination, Product
from contract_tests.legs.scenarios.steps import ADDRESS, CHOSEN, RICH_OPTION, all_fields, plain_values, size


def test_no_operation_undoes_or_spoils_another(machine: CombinationLifecycle) -> None:
    """Every operation after every other, and three times in a row, where all have something to lose.

    The number of operations is a prime one: steps of each length pass by all of them.
    """
    home, everything = machine.home, all_fields(machine)
    fields = plain_values(machine, "CombinationUpdate", PLAIN)

    def furnish() -> None:
        """Three combinations: with everything, with the product's stock, and with an own one; images too."""
        machine.delete_all(which=0, client=True, how=3)
        for value, sku, body in (
            ("all", f"{machine.prefix}all", {**everything, "quantity": 40}),
            ("shared", None, {"compareToPrice": 7}),
            ("own", f"{machine.prefix}own", {"quantity": 3, "attributes": CHOSEN["attributes"][0]}),
        ):
            body = {**body, "options": size(value), **({"sku": sku} if sku else {})}
            machine.create(home, product(), body, False)
        for which in (0, 2):
            machine.upload_image(which=which, image=GIF, client=False, how=3)

    def product() -> Product:
        return machine.product(0)

    def one(which: int) -> Combination:
        return list(product().combinations.values())[which]

    def update(which: int, **body: Any) -> None:
        machine.change(product(), one(which), body, turn % 2 == 0, 3)

    def mixture() -> dict[str, Any]:
        """Each field with another one of its values, so that each value meets others than at first."""
        return {name: found[turn % len(found)] for name, found in fields.items() if name != "price"}

    def rename(which: int) -> None:
        update(which, sku=f"{machine.prefix}{which}{turn}", quantity=turn)

    def add_and_delete() -> None:
        machine.add_combination(which=0, stock=7, tiers=True, client=True, how=3)
        added = one(-1)
        ids = {"p": product().id, "c": added.id}
        machine.act("deleteCombination", home.store.delete_combination(*ids.values()), ids)
        home.store.combination_deleted(*ids.values())

    operations: tuple[Callable[[], object], ...] = (
        lambda: update(0, price=turn + 100, weight=turn / 8),
        lambda: update(2, options=size(f"own {turn}"), **mixture()),
        lambda: rename(2 * (turn % 2)),
        lambda: update(0, unlimited=turn % 2 == 0, quantity=turn),
        lambda: machine.adjust_combination(which=1 + turn, delta=-turn, client=True, how=3, notify=False),
        lambda: machine.upload_image(which=0, image=PNG, client=True, how=3),
        lambda: machine.upload_image_later(which=2, address=f"{ADDRESS}?{turn}", client=False, how=3),
        lambda: machine.delete_image(which=0, client=True, how=3),
        add_and_delete,
        furnish,
        lambda: machine.change_product(product(), {"weight": turn / 4, "price": 200 + turn}, True, 3),
        lambda: machine.adjust_product(which=0, delta=10 - turn, client=False, how=3),
        lambda: (
            machine.add_product(home, {"name": f"Leek {turn}"}, f"L{turn}", True)
            if len(home.store.products) < 4
            else machine.delete_product(which=len(home.store.products) - 1, client=True)
        ),
    )
    turn, place = 1, 0
    machine.delete_all(which=0, client=True, how=3)
    of_product = plain_values(machine, "ProductUpdate", PLAIN_OF_PRODUCTS)
    rich = {name: found[-1] for name, found in of_product.items()}
    machine.change_product(product(), {**rich, "price": 50, "options": [RICH_OPTION]}, False, 1)
    furnish()
    order = [place for place in range(len(operations)) for _ in range(3)]
    for step in range(1, len(operations)):
        for _ in operations:
            place = (place + step) % len(operations)
            order.append(place)
    for place in order:
        operations[place]()
        machine.list_all_products(client=turn % 2 == 1)
        turn += 1
