"""What is made, lives and is deleted."""

from __future__ import annotations

from collections.abc import Callable

from contract_tests.contract.bodies import GIF, PNG
from contract_tests.legs.machine.machine import CombinationLifecycle
from contract_tests.legs.machine.world import OF_A_PRODUCT
from contract_tests.legs.scenarios.steps import all_fields, create, size, update


def test_a_deletion_leaves_the_siblings(machine: CombinationLifecycle) -> None:
    for value in ("one", "two", "three"):
        create(machine, value)
    machine.delete_combination(which=0, client=True, how=3)
    machine.delete_combination(which=2, client=False, how=1)


def test_the_deletion_of_all_counts_them_and_stays_in_its_product(machine: CombinationLifecycle) -> None:
    for value in ("one", "two", "three"):
        create(machine, value)
    machine.delete_all(which=0, client=True, how=3)
    machine.delete_all(which=0, client=False, how=3)
    machine.use_after_delete(which=1, operation=0, client=True)


def test_four_and_more_combinations_are_possible(machine: CombinationLifecycle) -> None:
    for number in range(6):
        create(machine, f"number {number}")
    machine.list_products(offset=0, limit=2, client=True)


def test_what_was_deleted_can_be_made_again(machine: CombinationLifecycle) -> None:
    for number in range(2):
        machine.delete_combination(which=0, client=True, how=1)
        machine.make_again(which=0, other=0, client=number == 0)
        machine.delete_all(which=0, client=True, how=1)
        for other in range(4):
            machine.make_again(which=0, other=other, client=True)
    machine.delete_product(which=0, client=True)
    for other in range(4):
        machine.make_again(which=0, other=other, client=False)


def test_nothing_is_left_of_what_was_deleted(machine: CombinationLifecycle) -> None:
    """What is made in its place has its options and its SKU, and else what it inherits."""
    everything = all_fields(machine)
    deletions: tuple[Callable[[], object], ...] = (
        lambda: machine.delete_combination(which=0, client=True, how=1),
        lambda: machine.delete_all(which=0, client=False, how=1),
        lambda: machine.delete_product(which=0, client=True),
    )
    for delete in deletions:
        machine.delete_all(which=0, client=True, how=1)
        create(machine, "all", sku=8, **everything, quantity=4)
        machine.upload_image(which=0, image=PNG, client=False, how=1)
        delete()
        create(machine, "all", sku=8)
        machine.list_all_products(client=False)


def test_an_image_lives_until_it_is_deleted(machine: CombinationLifecycle) -> None:
    machine.upload_image(which=0, image=PNG, client=True, how=5)
    machine.update_combination(
        which=0, body={"weight": 0.5}, options=None, sku=25, client=True, how=5, notify=False
    )
    machine.upload_image(which=0, image=GIF, client=False, how=5)
    machine.upload_image_later(which=0, address="https://images.example.com/radish.jpg", client=True, how=5)
    machine.delete_image(which=0, client=True, how=5)
    machine.delete_image(which=0, client=False, how=5)
    machine.upload_image_by_address(which=0, address="https://images.example.com/a.png", client=True, how=1)
    machine.upload_image_later(which=0, address="https://images.example.com/b.png", client=True, how=1)
    machine.upload_image_by_address(which=0, address="https://images.example.com/c.png", client=False, how=1)
    machine.upload_image(which=0, image=PNG, client=False, how=5)


def test_a_products_deletion_takes_its_combinations(machine: CombinationLifecycle) -> None:
    """And nothing of the next one."""
    product, following = machine.product(0), machine.product(1)
    for combination in following.combinations.values():
        machine.change(following, combination, all_fields(machine), True, 3)
    for which in (1, 3, 5):
        machine.upload_image(which=which, image=PNG, client=False, how=3)
    machine.delete_product(which=0, client=True)
    machine.list_all_products(client=True)
    machine.use_after_delete(which=0, operation=1, client=True)
    machine.use_after_delete(which=1, operation=2, client=False)
    for client in (True, False):
        machine.use_deleted_product(product.id, OF_A_PRODUCT, client)


def test_a_refused_write_leaves_nothing(machine: CombinationLifecycle) -> None:
    for number in range(13):
        machine.write_malformed(which=0, bad=number)
    create(machine, "own", weight=77)
    update(machine, 1, options=size("own"), weight=77)
