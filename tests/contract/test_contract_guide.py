"""docs/contract.md says what the contract, its rules and its comparison say."""

from __future__ import annotations

from pathlib import Path

import pytest
from contract_facts import read_superseded

from codegen.contract_guide import assumptions, guide, spoken
from codegen.document import Document
from codegen.rules.behaviour import EXTENSIONS

ROOT = Path(__file__).parents[2]
CONTRACT = Document.read(ROOT / "openapi.yaml")
GUIDE = (ROOT / "docs" / "contract.md").read_text("utf-8")


def test_the_lists_are_those_of_the_contract() -> None:
    assert guide(GUIDE, CONTRACT) == GUIDE, "run `make contract-guide`"


@pytest.mark.parametrize("extension", sorted(EXTENSIONS))
def test_every_extension_is_explained(extension: str) -> None:
    assert f"\n| `{extension}` |" in GUIDE


def test_a_new_assumption_reaches_the_guide() -> None:
    note = {"doc": "contract", "kind": "documented", "note": "the colour\nis assumed"}
    sure = {"doc": "contract", "kind": "documented", "note": "read with assumedly no doubt"}
    field = {"Item": {"x-source": sure, "properties": {"color": {"x-source": note}}}}
    operation = {"get": {"operationId": "getItem", "x-source": {"kind": "assumed", "note": "a guess"}}}
    document = Document({"paths": {"/items": operation}, "components": {"schemas": field}})
    assert list(assumptions(document)) == ["- `getItem`: a guess", "- `Item.color`: the colour is assumed"]


def test_a_place_is_called_as_people_call_it() -> None:
    path = "/{storeId}/profile"
    assert spoken(("paths", path, "get", "responses", "200"), CONTRACT) == "getProfile"
    assert spoken(("components", "responses", "RateLimited"), CONTRACT) == "response RateLimited"
    nested = ("components", "schemas", "Item", "properties", "a", "items", "properties", "b")
    assert spoken(nested, CONTRACT) == "Item.a.b"


def test_the_examples_of_superseded_facts_are_superseded() -> None:
    names = {row.name for row in read_superseded()}
    for name in (
        "message",
        "success",
        "inventoryDelta",
        "listPrice",
        "lastUpdateTime",
        "tangible",
        "combinations",
    ):
        assert name in names
        assert f"`{name}`" in GUIDE
