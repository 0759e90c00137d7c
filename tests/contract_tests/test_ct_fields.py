"""What is taken from the contract is complete, allowed and telling."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from contract_tests.contract.fields import described, fields_of, values, writable_integers
from contract_tests.contract.reader import the_contract
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
