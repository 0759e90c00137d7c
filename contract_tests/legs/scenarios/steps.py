"""What several scenarios do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from contract_tests.contract.fields import fields_of, is_nullable, values
from contract_tests.legs.machine.machine import CombinationLifecycle
from contract_tests.legs.machine.things import PLAIN

# Where a free choice of the contract's values would be refused: prices of products must stay above the tiers
# of their combinations, attributes are named by an id, related products must exist, a class too.
CHOSEN: dict[str, list[Any]] = {
    "attributes": [
        [
            {"id": 9998010, "name": "A0", "value": " \u00e9 ", "show": "PRICE", "type": "CUSTOM"},
            {"id": 9998011, "name": "A1", "value": "0", "show": "NOTSHOW", "type": "CUSTOM"},
        ],
        [{"id": 9998010, "name": "A0", "value": "x", "show": "DESCR", "type": "CUSTOM"}],
        [],
        [
            {"id": 9998010 + n, "name": f"A{n}", "value": f"{n}", "show": "DESCR", "type": "CUSTOM"}
            for n in range(6)
        ],
    ],
    "relatedProducts": [
        {"relatedCategory": {"enabled": enabled, "categoryId": 0, "productCount": count}}
        for enabled, count in ((True, 7), (False, 2**31 - 1))
    ],
    "productClassId": [0],
}


ADDRESS = "https://images.example.com/radish.jpg"


# Nothing about it is what an option has by itself.
RICH_OPTION: dict[str, Any] = {
    "name": "Size",
    "type": "RADIO",
    "required": True,
    "defaultChoice": 1,
    "choices": [
        {"text": "z", "priceModifier": 2.5, "priceModifierType": "PERCENT"},
        {"text": "a", "priceModifier": -1, "priceModifierType": "ABSOLUTE"},
    ],
}


WITH_CHOICES = ("SELECT", "RADIO", "CHECKBOX", "SIZE", "SWATCHES")


def size(value: str) -> list[dict[str, str]]:
    return [{"name": "Size", "value": value}]


def create(machine: CombinationLifecycle, value: str, sku: int = 15, **body: Any) -> None:
    """In the first product; `sku` as `CombinationLifecycle.sku` counts, none from 14 on."""
    machine.create_combination(which=0, body=body, options=size(value), sku=sku, client=True, how=5)


def update(machine: CombinationLifecycle, which: int, **body: Any) -> None:
    product = machine.product(0)
    combination = list(product.combinations.values())[which]
    machine.change(product, combination, body, True, 1)


def plain_values(
    machine: CombinationLifecycle, schema: str, plain: Mapping[str, Any]
) -> dict[str, list[Any]]:
    contract = machine.target.contract
    return {
        name: CHOSEN.get(name) or values(contract, node)
        for name, node in fields_of(contract, schema).items()
        if name in plain
    }


def one_by_one(
    machine: CombinationLifecycle, schema: str, fields: Mapping[str, list[Any]]
) -> Iterator[dict[str, Any]]:
    """Each value of each field in a body of its own; null where it may be, and the last value again."""
    contract = machine.target.contract
    described = fields_of(contract, schema)
    for name, found in fields.items():
        for value in found:
            yield {name: value}
        if is_nullable(contract, described[name]):
            yield {name: None}
            yield {name: found[-1]}


def all_fields(machine: CombinationLifecycle) -> dict[str, Any]:
    """A value for all that a combination can have of its own, but options, SKU and stock."""
    fields = plain_values(machine, "CombinationUpdate", PLAIN)
    tiers = [{"quantity": 10, "price": 0.02}, {"quantity": 5, "price": 0.03}]
    return {**{name: found[-1] for name, found in fields.items()}, "price": 12.345, "wholesalePrices": tiers}
