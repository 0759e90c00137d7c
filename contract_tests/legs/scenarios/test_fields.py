"""What is written is kept, each field by itself."""

from __future__ import annotations

from typing import Any

from contract_tests.contract.bodies import PNG
from contract_tests.contract.fields import fields_of, values
from contract_tests.legs.machine.combinations import CLEARABLE
from contract_tests.legs.machine.machine import CombinationLifecycle
from contract_tests.legs.machine.things import PLAIN, PLAIN_OF_PRODUCTS, REFERENCES
from contract_tests.legs.scenarios.steps import (
    CHOSEN,
    WITH_CHOICES,
    create,
    one_by_one,
    plain_values,
    size,
    update,
)


def test_prices_keep_all_their_digits(machine: CombinationLifecycle) -> None:
    for price in (19.994999, 0.30000000000000004, 51.2, 10, 1e-7):
        update(machine, 0, price=price)


def test_null_clears_what_was_set(machine: CombinationLifecycle) -> None:
    for name in CLEARABLE:
        machine.set_and_clear(which=0, name=name, client=True, how=1)


def test_each_field_of_a_combination_is_kept_alone(machine: CombinationLifecycle) -> None:
    """A combination that has everything: each value of each field, and each null, leaves all others as they are."""
    fields = plain_values(machine, "CombinationUpdate", PLAIN)
    update(machine, 0, **{name: found[-1] for name, found in fields.items()}, quantity=40_000)
    machine.upload_image(which=0, image=PNG, client=True, how=5)
    product, combination = machine.combination(0)
    for turn, body in enumerate(one_by_one(machine, "CombinationUpdate", fields)):
        machine.change(product, combination, body, turn % 2 == 0, turn % 6, notify=turn % 4 == 0)
    machine.change(product, combination, {"options": size("another")}, True, 5)
    machine.change(product, combination, {"sku": f"{machine.prefix}new"}, True, 5)


def test_what_equals_the_products_is_still_ones_own(machine: CombinationLifecycle) -> None:
    """And stays when the product's changes; cleared, it is the product's that applies."""
    create(machine, "equal", sku=8)
    of_product = plain_values(machine, "ProductUpdate", PLAIN_OF_PRODUCTS)
    for name, own in plain_values(machine, "CombinationUpdate", PLAIN).items():
        if name not in of_product:
            continue
        used = [value for value in of_product[name] if value in own]
        first, other = (10, 50) if name == "price" else (used[-1], used[0])
        for body in ({name: first}, {name: other}):
            machine.change_product(machine.product(0), body, False, 3)
            update(machine, -1, **{name: first})
        machine.change_product(machine.product(0), {name: first}, False, 4)


def test_words_of_the_documents_are_taken(machine: CombinationLifecycle) -> None:
    """By name and not from the contract, which might have lost one."""
    for word in ("SHOW", "HIDE", "ALLOW_PREORDER"):
        update(machine, 0, outOfStockVisibilityBehaviour=word)
    for kind in ("CUSTOM", "UPC", "BRAND", "GENDER", "AGE_GROUP", "COLOR", "SIZE"):
        for show in ("NOTSHOW", "DESCR", "PRICE"):
            one = {"id": 9998010, "name": "A", "value": "1", "type": kind, "show": show}
            update(machine, 0, attributes=[one])
    for kind in (*WITH_CHOICES, "TEXTFIELD", "TEXTAREA", "DATE", "FILES"):
        choices = {"choices": [{"text": "a"}]} if kind in WITH_CHOICES else {}
        machine.delete_all(which=1, client=True, how=1)
        machine.change_product(
            machine.product(1), {"options": [{"name": "O", "type": kind, **choices}]}, True, 1
        )


def test_each_field_is_kept_from_the_creation_on(machine: CombinationLifecycle) -> None:
    fields = plain_values(machine, "CombinationUpdate", PLAIN)
    for turn in range(max(map(len, fields.values()))):
        body = {name: found[turn % len(found)] for name, found in fields.items()}
        create(machine, f"turn {turn}", **body)
    fields = plain_values(machine, "ProductUpdate", PLAIN_OF_PRODUCTS)
    for turn in range(max(map(len, fields.values()))):
        body = {name: found[turn % len(found)] for name, found in fields.items()}
        machine.add_product(machine.home, body, f"F{turn}", turn % 2 == 0)


def test_each_field_of_a_product_is_kept_alone(machine: CombinationLifecycle) -> None:
    fields = plain_values(machine, "ProductUpdate", PLAIN_OF_PRODUCTS)
    product = machine.product(0)
    machine.change_product(product, {name: found[-1] for name, found in fields.items()}, True, 1)
    for turn, body in enumerate(one_by_one(machine, "ProductUpdate", fields)):
        machine.change_product(product, body, turn % 2 == 0, turn % 6)


def test_options_of_a_product_are_kept_with_their_choices(machine: CombinationLifecycle) -> None:
    contract = machine.target.contract
    product = machine.product(1)
    machine.delete_all(which=1, client=True, how=1)
    for turn, option in enumerate(values(contract, {"$ref": "#/components/schemas/ProductOptionUpdate"})):
        if option["type"] in WITH_CHOICES:
            option = {**option, "defaultChoice": max(0, len(option["choices"]) - 1)}
        else:
            option = {"name": option["name"], "type": option["type"], "required": option["required"]}
        machine.change_product(product, {"options": [option]}, turn % 2 == 0, 1)


def test_wholesale_prices_of_a_product_are_replaced_as_a_whole(machine: CombinationLifecycle) -> None:
    product = machine.product(0)
    first = [{"quantity": 20, "price": 1.25}, {"quantity": 10, "price": 1.35}]
    for tiers in (first, [{"quantity": 5, "price": 2}], first[:1], None, first):
        machine.change_product(product, {"wholesalePrices": tiers}, True, 1)


def test_texts_are_kept_letter_by_letter(machine: CombinationLifecycle) -> None:
    for value in ("e\u0301", "\u00e9", "Red", "red", "  L ", "𝄞", "<b>&amp;</b>"):
        create(machine, value)


def test_wholesale_prices_are_ordered_and_not_above_the_price(machine: CombinationLifecycle) -> None:
    tiers = [{"quantity": 20, "price": 1.25}, {"quantity": 10, "price": 1.35}, {"quantity": 30, "price": 1}]
    update(machine, 0, price=2, wholesalePrices=tiers)
    update(machine, 0, price=1.3, weight=9)
    update(machine, 0, wholesalePrices=[{"quantity": 5, "price": 2.01}])
    update(machine, 0, wholesalePrices=None)


def test_a_list_is_emptied_by_an_empty_one(machine: CombinationLifecycle) -> None:
    contract = machine.target.contract
    lists: dict[str, list[Any]] = {
        **CHOSEN,
        "wholesalePrices": [[{"quantity": 5, "price": 1}]],
        "options": [[{"name": "Size", "choices": [{"text": "S"}]}]],
    }
    product = machine.product(0)
    for schema in ("CombinationUpdate", "ProductUpdate"):
        for name, node in fields_of(contract, schema).items():
            if name in REFERENCES or not contract.validator(node).is_valid([]):
                continue
            full: list[Any] = (lists.get(name) or values(contract, node))[0]
            for value in (full, []):
                if schema == "ProductUpdate":
                    machine.change_product(product, {name: value}, True, 1)
                else:
                    update(machine, 0, **{name: value})
        machine.delete_all(which=0, client=True, how=1)


def test_attributes_are_replaced_as_a_whole(machine: CombinationLifecycle) -> None:
    first = {"id": 9998010, "name": "UPC", "value": "0435943", "show": "DESCR", "type": "UPC"}
    update(machine, 0, attributes=[first])
    update(machine, 0, attributes=[{**first, "id": 9998011, "value": "1"}])
    update(machine, 0, attributes=[])


def test_a_products_price_is_not_its_combinations(machine: CombinationLifecycle) -> None:
    update(machine, 0, price=12)
    machine.update_product(which=0, body={"price": 5000, "quantity": 4}, client=True, how=1, notify=True)
