"""The contract has every field and parameter that the vendor lists, and says where the others come from."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from contract_facts import Facts, read_facts
from vendor_facts import (
    Found,
    Place,
    VendorField,
    find,
    missing,
    own_fields,
    read_own,
    read_places,
    read_rows,
    read_superseded,
)

from codegen.document import Document

CONTRACT = Path(__file__).parents[2] / "openapi.yaml"
ROWS = read_rows()
PLACES: dict[tuple[str, str], list[Place]] = {}
for each in read_places():
    PLACES.setdefault((each.object, each.direction), []).append(each)


@pytest.fixture(scope="module")
def document() -> Document:
    return Document.read(CONTRACT)


def test_no_row_stands_twice() -> None:
    keys = [row.key for row in ROWS]
    assert len(set(keys)) == len(keys) == 1384


def test_every_object_has_a_place() -> None:
    assert {(row.object, row.direction) for row in ROWS} == set(PLACES)


def test_every_row_stands_in_the_contract_or_is_superseded(document: Document) -> None:
    superseded = {(row.key, row.aspect) for row in read_superseded()}
    unexplained = [
        f"{aspect}: {row}"
        for row in ROWS
        for aspect in missing(document, row, PLACES[row.object, row.direction])
        if (row.key, aspect) not in superseded
    ]
    assert not unexplained


def test_every_superseded_row_is_one_that_the_contract_leaves(document: Document) -> None:
    """A row that the contract has caught up with must go, or it would hide a later gap."""
    rows = {row.key: row for row in ROWS}
    idle = [
        f"{each.aspect}: {each.key}"
        for each in read_superseded()
        if each.aspect not in missing(document, rows[each.key], PLACES[each.object, each.direction])
    ]
    assert not idle


def test_a_superseded_row_has_a_reason_and_a_source(document: Document) -> None:
    rows = read_superseded()
    assert all(row.reason.endswith(".") for row in rows)
    assert {row.source for row in rows} <= set(document.data["x-documents"])
    assert len({(row.key, row.aspect) for row in rows}) == len(rows)


def test_what_no_table_lists_is_known_as_our_own(document: Document) -> None:
    """Every field and parameter of the contract is in a table of facts, or in the list of our own."""
    own = read_own()
    assert all(each.reason.endswith(".") for each in own)
    assert unlisted(document) == {(each.place, each.field) for each in own}


CITED = {"reference-2026": "in_docs", "vendor-client": "in_kotlin"}


def test_a_field_is_cited_from_where_it_stands(document: Document) -> None:
    """A note that names the other source, and beside a schema the field, will do."""
    assert wrongly_cited(document) == set()


def test_a_wrong_citation_is_noticed(document: Document) -> None:
    mutant = copy.deepcopy(document)
    fields: Any = mutant.schemas["StoreSettings"]["properties"]
    del fields["askAgeConfirmationInStorefront"]["x-source"]
    assert wrongly_cited(mutant) == {"StoreSettings.askAgeConfirmationInStorefront is not in reference-2026"}


def wrongly_cited(document: Document) -> set[str]:
    owners = {id(node.get("properties")): name for name, node in document.schemas.items()}
    rows: dict[str, list[VendorField]] = {}
    sources: dict[str, list[Any]] = {}
    for row in ROWS:
        for found in all_found(document, row):
            if (
                row.direction in {"read", "write"}
                and id(found.owner) in owners
                and isinstance(found.node, dict)
            ):
                owner = owners[id(found.owner)]
                name = f"{owner}.{found.key}"
                rows.setdefault(name, []).append(row)
                sources[name] = [found.node.get("x-source"), document.schemas[owner].get("x-source")]
    return {
        f"{name} is not in {source['doc']}"
        for name, (own, outer) in sources.items()
        if (source := own or outer) and (column := CITED.get(source["doc"]))
        if all(getattr(row, column) == "no" for row in rows[name]) and not _says_so(own, outer, name)
    }


def _says_so(own: Any, outer: Any, name: str) -> bool:
    notes = [(own or {}).get("note", "")]
    notes += [outer["note"]] if outer and f"`{name.partition('.')[2]}`" in outer.get("note", "") else []
    return any(doc in note for doc in CITED for note in notes)


def test_an_invented_field_and_parameter_are_noticed(document: Document) -> None:
    mutant = copy.deepcopy(document)
    product: Any = mutant.schemas["Product"]
    product["properties"]["invented"] = {"type": "string"}
    operation: Any = mutant.operation("getProduct")
    operation.node["parameters"].append({"name": "guess", "in": "query", "schema": {"type": "string"}})
    assert unlisted(mutant) - unlisted(document) == {("Product", "invented"), ("getProduct?", "guess")}


def test_each_row_is_missed_when_the_contract_drops_it(document: Document) -> None:
    """What the rows find in the contract is taken out of it, one thing at a time; they notice each."""
    mutant = copy.deepcopy(document)
    unnoticed = []
    count = 0
    for row in ROWS:
        places = PLACES[row.object, row.direction]
        for found in all_found(mutant, row):
            count += 1
            with_it = missing(mutant, row, places)
            kept = found.owner[found.key]
            del found.owner[found.key]
            if "missing" not in missing(mutant, row, places) and "missing" not in with_it:
                unnoticed.append(str(row))
            restore(found, kept)
    assert not unnoticed
    assert count > 200


def restore(found: Found, node: object) -> None:
    if isinstance(found.owner, list):
        found.owner.insert(found.key, node)
    else:
        found.owner[found.key] = node


def all_found(document: Document, row: VendorField) -> Iterator[Found]:
    for place in PLACES[row.object, row.direction]:
        found = find(document, row, place)
        if found is not None:
            yield found


def unlisted(document: Document) -> set[tuple[str, str]]:
    facts = Facts(read_facts())
    found = [each.node for row in ROWS for each in all_found(document, row)]
    listed = {id(document.resolve(node)) for node in found if isinstance(node, dict)}
    listed |= {id(node) for node in found}
    listed |= {id(node) for fact in facts.rows for node in facts.nodes(document, fact)}
    return {(place, name) for place, name, node in own_fields(document) if id(node) not in listed}
