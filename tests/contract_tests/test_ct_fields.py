"""What is taken from the contract is complete, allowed and telling."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Any

import pytest

from contract_tests.contract.fields import described, fields_of, values, writable_integers
from contract_tests.contract.reader import the_contract
from contract_tests.legs.machine.catalog import WRITES as PLANS
from contract_tests.legs.machine.goods import Catalog, Category, File, Goods, Picture, ProductClass
from contract_tests.legs.machine.things import PLAIN, PLAIN_OF_PRODUCTS, REFERENCES, SPECIAL

CONTRACT = the_contract()
WRITES = [
    (schema, name)
    for schema in ("CombinationUpdate", "ProductUpdate")
    for name in fields_of(CONTRACT, schema)
]


@pytest.mark.parametrize(
    ("schema", "plain"), [("CombinationUpdate", PLAIN), ("ProductUpdate", PLAIN_OF_PRODUCTS)]
)
def test_model_remembers_every_field_that_can_be_written(schema: str, plain: Mapping[str, Any]) -> None:
    assert fields_of(CONTRACT, schema).keys() - plain.keys() <= SPECIAL | REFERENCES
    assert plain.keys() <= fields_of(CONTRACT, schema).keys()


@pytest.mark.parametrize(("schema", "name"), WRITES)
def test_values_are_allowed_and_differ(schema: str, name: str) -> None:
    node = fields_of(CONTRACT, schema)[name]
    found = values(CONTRACT, node)
    assert len({repr(value) for value in found}) >= 2
    assert all(CONTRACT.validator(node).is_valid(value) for value in found)


def test_objects_have_all_that_can_be_written() -> None:
    first, *_ = values(CONTRACT, {"$ref": "#/components/schemas/LowestPriceSettings"})
    assert first.keys() == {"lowestPriceEnabled", "manualLowestPrice"}
    sides = [tuple(size.values()) for size in values(CONTRACT, {"$ref": "#/components/schemas/Dimensions"})]
    assert all(len(set(size)) == 3 for size in sides)


def test_what_the_schema_does_not_speak_of_is_left_out() -> None:
    node = {"$ref": "#/components/schemas/LowestPriceSettings"}
    value = {"lowestPriceEnabled": True, "automaticLowestPrice": 3, "colour": [1]}
    assert described(CONTRACT, node, value) == {"lowestPriceEnabled": True}


def test_integers_come_with_their_bounds() -> None:
    found = list(writable_integers(CONTRACT, "InventoryAdjustment"))
    assert found == [("quantityDelta", -(2**31), 2**31 - 1)]


def stocked_catalog() -> Catalog:
    catalog = Catalog("word", count(1))
    catalog.categories = {id_: Category(id_) for id_ in (1, 2)}
    catalog.classes = {id_: ProductClass(id_, f"{id_}", [{"id": 1, "name": "A"}] * 2) for id_ in (1, 2)}
    gallery = [Picture(1), Picture(2, video="https://videos.example.com/radish")]
    plain = {"quantity": 1, "price": 1, "enabled": True}
    catalog.goods = {
        id_: Goods(id_, plain, main=Picture(3), gallery=gallery, files=[File(1, b"a", "")]) for id_ in (1, 2)
    }
    catalog.gone = [("g", 7), ("p", 8), ("k", 9)]
    return catalog


def test_machine_of_the_catalog_knows_every_write_and_breaks_no_schema() -> None:
    """Of what is tried on deleted things, those that take a body too."""
    catalog = stocked_catalog()
    plans = [make(catalog, a, b) for make in PLANS.values() for a in range(6) for b in range(6)]
    writes = {one.id for one in CONTRACT.operations.values() if not one.reads_only}
    # The other machine has those of combinations; the deletion of all takes what others have made, and a filter reads.
    others = {name for name in writes if "Combination" in name or "Batch" in name}
    others |= {"deleteAllProducts", "queryProductFilters", "updateProductGalleryVideo"}
    assert writes - others <= {plan.operation for plan in plans}
    for plan in plans:
        is_valid = CONTRACT.operations[plan.operation].body_is_valid
        if is_valid and not isinstance(plan.body, bytes):
            assert is_valid(plan.body), plan
