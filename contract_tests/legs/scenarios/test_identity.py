"""Ids, options, SKUs, and who is found by them."""

from __future__ import annotations

from contract_tests.contract.fields import TEXTS
from contract_tests.legs.machine.machine import CombinationLifecycle
from contract_tests.legs.machine.things import OK
from contract_tests.legs.scenarios.steps import create, size, update


def test_there_is_no_end_to_combinations_and_products(machine: CombinationLifecycle) -> None:
    """More than a page of each: the list of combinations is not paged, and a page holds 100 products."""
    product = machine.product(1)
    for number in range(100):
        machine.create(machine.home, product, {"options": size(f"number {number}")}, False)
        machine.add_product(machine.home, {"name": f"Product {number}"}, f"M{number}", False)
    machine.read_back(product.id, 1)
    machine.read_back(product.id, 3)
    machine.list_all_products(client=True)
    machine.list_products(offset=100, limit=4, client=False)
    machine.list_products(offset=4, limit=100, client=False)
    last = list(product.combinations.values())[-1]
    machine.change(product, last, {"price": 30, "sku": f"{machine.prefix}last"}, False, 3)
    machine.find_sku(f"{machine.prefix}last", client=False)
    machine.find_sku(f"{machine.prefix}M99", client=False)


def test_what_is_not_found_yet_is_found_when_it_is_made(machine: CombinationLifecycle) -> None:
    """Servers count; where they do not, or others make things too, this tells nothing."""
    if not machine.target.reset:
        return
    product, combination = machine.combination(0)
    highest = max(machine.home.store.ids_given)
    machine.use_deleted_product(max(machine.home.store.products) + 1, ("getProduct",), False)
    for id_ in range(combination.id, highest + 4):
        machine.read_one(product.id, id_, False, machine.home)
    create(machine, "new")
    machine.add_product(machine.home, {"name": "New"}, "New", False)


def test_ids_and_numbers_are_not_given_again(machine: CombinationLifecycle) -> None:
    for number in range(3):
        create(machine, f"number {number}")
        machine.delete_combination(which=3, client=True, how=1)


def test_a_set_of_options_stands_once(machine: CombinationLifecycle) -> None:
    two = [{"name": "Size", "value": "L"}, {"name": "Color", "value": "Red"}]
    machine.create_combination(which=0, body={}, options=two, sku=15, client=True, how=1)
    machine.create_combination(which=0, body={}, options=two, sku=15, client=False, how=1)
    machine.create_combination(which=0, body={}, options=two[::-1], sku=15, client=True, how=1)
    update(machine, 1, options=two[::-1])
    update(machine, 0, options=two)
    update(machine, 3, options=two)
    swapped = [{"name": "Size", "value": "Red"}, {"name": "Color", "value": "L"}]
    machine.create_combination(which=0, body={}, options=swapped, sku=15, client=True, how=1)
    renamed = [{"name": "Width", "value": "L"}, {"name": "Color", "value": "Red"}]
    machine.create_combination(which=0, body={}, options=renamed, sku=15, client=True, how=1)


def test_options_of_an_update_are_added_to_the_product(machine: CombinationLifecycle) -> None:
    update(machine, 0, options=[{"name": "Material", "value": "Wood"}])
    update(machine, 1, options=[{"name": "Material", "value": "Iron"}, {"name": "Width", "value": "0"}])
    update(machine, 0, options=size("shared"))


def test_an_sku_is_a_text_whatever_it_looks_like(machine: CombinationLifecycle) -> None:
    number = int.from_bytes(machine.prefix.encode())
    own = (f"00{number}", f"{number}", f"{machine.prefix} a", f" {machine.prefix}a", f"{machine.prefix}1e3")
    marks = ("%41", "a+b", "a&sku=b", "#", "%", "a/b?c", '"')
    for sku in (*own, *(f"{machine.prefix}{text}" for text in (*marks, *TEXTS))):
        update(machine, 0, sku=sku)
        machine.find_sku(sku, client=True)
        if sku.startswith(machine.prefix):
            machine.change_product(machine.product(1), {"sku": sku[:-1]}, False, 1)


def test_a_products_sku_can_be_given_up(machine: CombinationLifecycle) -> None:
    product = machine.product(0)
    for nothing in (None, ""):
        machine.change_product(product, {"sku": nothing}, True, 1)
        machine.change_product(product, {"sku": f"{machine.prefix}P0"}, False, 1)


def test_an_sku_stands_once_in_the_store(machine: CombinationLifecycle) -> None:
    create(machine, "one", sku=6)
    create(machine, "two", sku=6)
    create(machine, "three", sku=7)
    machine.create_product(sku=6, client=True, stock=1)
    machine.take_same_sku(which=1, other=0, client=True)


def test_a_search_finds_what_it_is_asked_for(machine: CombinationLifecycle) -> None:
    machine.create_product(sku=10, client=True, stock=1)
    machine.update_product(
        which=0, body={"description": f"<b>{machine.prefix}radish</b>"}, client=True, how=1, notify=False
    )
    # Each word in one place only, and the marks that a pattern is made of in none.
    product = machine.product(1)
    words = {"name": f"{machine.prefix}Onion", "description": f"<p>{machine.prefix}Shallot Ä 100%</p>"}
    machine.change_product(product, words, True, 1)
    for word in (
        "onion",
        "SHALLOT",
        "allot Ä 100%",
        "shall*",
        "onion*",
        "shallot \u00e4",
        "radish_",
        "onio_",
        "%",
        "onion shallot",
    ):
        if word[0].isalpha():
            machine.find_keyword(machine.prefix + word, client=True)
        elif machine.target.reset:
            machine.find_keyword(word, client=False)
    for change in range(6):
        for sku in (2, 4, 8, 12):
            machine.search_by_sku(which=3, sku=sku, change=change, client=change % 2 == 0)
            machine.search_by_keyword(which=3, sku=sku, change=change, client=change % 2 == 1)


def test_an_option_in_use_cannot_be_removed(machine: CombinationLifecycle) -> None:
    for keep in (1, 2, 0):
        machine.replace_product_options(which=0, keep=keep, client=True)


def test_nothing_is_reached_through_another_product_or_store(machine: CombinationLifecycle) -> None:
    for client in (True, False):
        for world in machine.worlds:
            machine.act("getProfile", OK, {}, client=client, world=world)
    for operation in range(7):
        machine.use_through_wrong_product(which=0, other=1, operation=operation, client=operation % 2 == 0)
        machine.use_in_foreign_store(operation=operation, which=1)
        machine.read_what_belongs_to_a_foreign_store(which=operation)


def test_pages_are_cut_where_they_say(machine: CombinationLifecycle) -> None:
    machine.create_product(sku=10, client=True, stock=3)
    for offset, limit in ((0, 1), (1, 1), (1, 4), (3, 2)):
        machine.list_products(offset=offset, limit=limit, client=offset == 1)
