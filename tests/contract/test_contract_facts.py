"""The contract says what the vendor's documents say, or says why not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from contract_facts import LEGACY_TOKEN, Fact, Facts, read_facts, read_superseded

from codegen.document import JSON, Document, references, target_of

CONTRACT = Path(__file__).parents[2] / "openapi.yaml"
UNTYPED_PARAMETERS = {LEGACY_TOKEN, "responseFields"}
DOCUMENTS = {"products-draft-2014", "combinations-2017-07", "variations-2019-01", "get-variation-2024"}


@pytest.fixture(scope="module")
def document() -> Document:
    return Document.read(CONTRACT)


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(read_facts())


def test_no_fact_stands_twice(facts: Facts) -> None:
    keys = [fact.key for fact in facts.rows]
    assert len(set(keys)) == len(keys)


def test_every_row_of_the_documents_tables_is_a_fact(facts: Facts) -> None:
    """The documents' tables of parameters, fields and statuses have 596 rows."""
    rows = [
        row for row in facts.rows if row.doc in DOCUMENTS and row.kind in {"parameter", "field", "status"}
    ]
    assert len(rows) == 596


def test_every_fact_stands_in_the_contract_or_is_superseded(document: Document, facts: Facts) -> None:
    superseded = {(row.key, row.aspect) for row in read_superseded()}
    unexplained = [
        f"{aspect}: {fact}"
        for (key, aspect), fact in facts.aspects(document).items()
        if (key, aspect) not in superseded
    ]
    assert not unexplained


def test_every_superseded_fact_is_one_that_the_contract_leaves(document: Document, facts: Facts) -> None:
    """A row that the contract has caught up with must go, or it would hide a later gap."""
    left = facts.aspects(document)
    idle = [f"{row.aspect}: {row}" for row in read_superseded() if (row.key, row.aspect) not in left]
    assert not idle


def test_a_superseded_fact_has_a_reason_and_a_source(document: Document) -> None:
    rows = read_superseded()
    assert all(row.reason.endswith(".") for row in rows)
    assert {row.source for row in rows} <= set(document.data["x-documents"])
    assert len({(row.key, row.aspect) for row in rows}) == len(rows)


def test_what_was_never_shipped_stays_out_of_the_contract(document: Document) -> None:
    # The answer to a change of the profile has a `success` (vendor-client).
    schemas = [schema for name, schema in document.schemas.items() if name != "ProfileUpdateStatus"]
    fields = {name for schema in schemas for name in document.properties(schema)}
    assert not fields & {
        "message",
        "success",
        "inventoryDelta",
        "listPrice",
        "lastUpdateTime",
        "tangible",
        "instock",
    }


def test_each_fact_is_missed_when_the_contract_drops_it(document: Document, facts: Facts) -> None:
    """What the facts find in the contract is taken out of it, one thing at a time; they notice each."""
    text = json.dumps(document.data)
    unnoticed = []
    count = 0
    copies: dict[tuple[str, str], str] = {}
    for fact in facts.rows:
        known = facts.missing(document, fact)
        for aspect, mutant in _mutants(document, fact, known, copies):
            count += 1
            if aspect not in facts.missing(mutant, fact):
                unnoticed.append(f"{aspect}: {fact}")
    assert not unnoticed
    assert count > 1500
    assert json.dumps(document.data) == text  # no mutant reached into what it shares


def _mutants(
    document: Document, fact: Fact, known: set[str], copies: dict[tuple[str, str], str]
) -> Iterator[tuple[str, Document]]:
    """(aspect that `fact` should now miss, a copy of the contract without it)."""
    spoilers = [] if "missing" in known else [each for each in _spoilers(fact) if each[0] not in known]
    key = (fact.operation, fact.schema)
    if key not in copies:
        copies[key] = json.dumps([*_spoken_of(document, fact).items()])
    for aspect, spoil in spoilers:
        mutant = _with(document, json.loads(copies[key]))
        spoil(mutant, fact)
        yield aspect, mutant


Parts = dict[tuple[str, str, str], Any]


def _spoken_of(document: Document, fact: Fact) -> Parts:
    """The operation of a fact, or all of them, and every named part below it, by their places."""
    operations = [each for each in document.operations() if fact.operation in ("", each.id)]
    parts: Parts = {each.place: each.node for each in operations}
    waiting = [("components", "parameters", name) for name in document.component("parameters")]
    waiting += [("components", "schemas", name) for name in ("ErrorCode", fact.schema) if name]
    waiting += [target_of(each) for node in parts.values() for each in references(node)]
    while waiting:
        kind, sort, name = waiting.pop()
        if (kind, sort, name) not in parts:
            parts[kind, sort, name] = document.at((kind, sort, name))
            waiting.extend(target_of(each) for each in references(parts[kind, sort, name]))
    return parts


def _with(document: Document, parts: list[tuple[tuple[str, str, str], Any]]) -> Document:
    """The document with these parts in place of its own; it shares all others."""
    data: Any = dict(document.data)
    data["components"] = {sort: dict(named) for sort, named in document.data["components"].items()}
    data["paths"] = {path: dict(item) for path, item in document.data["paths"].items()}
    for (kind, sort, name), node in parts:
        data[kind][sort][name] = node
    return Document(data)


def _spoilers(fact: Fact) -> Iterator[tuple[str, Any]]:
    yield from SPOILERS[fact.kind]
    if fact.mandatory:
        yield "mandatory", _optional
    if fact.schema:
        yield "missing", _no_body
    if fact.kind == "parameter" and fact.name not in UNTYPED_PARAMETERS:
        yield "type", _another_parameter_type


def _operation_of(mutant: Document, fact: Fact) -> Any:
    operation = mutant.operation(fact.operation)
    assert operation is not None
    return operation.node


def _no_operation(mutant: Document, fact: Fact) -> None:
    _operation_of(mutant, fact)["operationId"] = "anotherOperation"


def _another_method(mutant: Document, fact: Fact) -> None:
    item: Any = mutant.data["paths"][fact.value]
    item["patch"] = item.pop(fact.name.lower())


def _no_parameter(mutant: Document, fact: Fact) -> None:
    node = _operation_of(mutant, fact)
    if fact.name == LEGACY_TOKEN:
        node["security"] = [{"bearer": []}]
        return
    node["parameters"] = [each for each in node["parameters"] if mutant.resolve(each)["name"] != fact.name]
    node.get("x-also-accepts", {}).pop("query", None)


def _another_parameter_type(mutant: Document, fact: Fact) -> None:
    for each in _operation_of(mutant, fact)["parameters"]:
        parameter: Any = mutant.resolve(each)
        if parameter["name"] == fact.name:
            parameter["schema"] = {"type": "array"}


def _optional(mutant: Document, fact: Fact) -> None:
    if fact.kind == "field":
        for part in mutant.parts(mutant.schemas[fact.schema]):
            if fact.name in part.get("required", ()):
                part["required"].remove(fact.name)
        return
    for each in _operation_of(mutant, fact)["parameters"]:
        parameter: Any = mutant.resolve(each)
        if parameter["name"] == fact.name:
            parameter.pop("required")


def _no_body(mutant: Document, fact: Fact) -> None:
    node = _operation_of(mutant, fact)
    if fact.side == "request":
        node["requestBody"]["content"] = {}
    for code in list(node["responses"]):
        if fact.side != "request" and (code < "400") == (fact.side == "response"):
            node["responses"][code] = {"description": "Nothing."}


def _owner(mutant: Document, fact: Fact) -> Any:
    """The `properties` that the field of `fact` stands in."""
    name = fact.name.partition(".")[0]
    parts = mutant.parts(mutant.schemas[fact.schema])
    return next(part["properties"] for part in parts if name in part.get("properties", {}))


def _field(mutant: Document, fact: Fact) -> Any:
    return _owner(mutant, fact)[fact.name.partition(".")[0]]


def _no_field(mutant: Document, fact: Fact) -> None:
    _owner(mutant, fact).pop(fact.name.partition(".")[0])


def _another_type(mutant: Document, fact: Fact) -> None:
    field = _owner(mutant, fact)
    field[fact.name] = {"type": "string" if fact.value == "boolean" else "boolean"}


def _no_status(mutant: Document, fact: Fact) -> None:
    _operation_of(mutant, fact)["responses"].pop(fact.name)


def _no_value(mutant: Document, fact: Fact) -> None:
    for leaf in mutant.alternatives(_field(mutant, fact)):
        if fact.value in leaf.get("enum", ()):
            leaf["enum"].remove(fact.value)


def _always_there(mutant: Document, fact: Fact) -> None:
    schema: Any = mutant.schemas[fact.schema]
    schema.setdefault("required", []).append(fact.name)


def _no_null(mutant: Document, fact: Fact) -> None:
    _field(mutant, fact)["type"] = "string"


def _no_words(mutant: Document, fact: Fact) -> None:
    _field(mutant, fact)["description"] = "Nothing of the kind."


def _another_limit(mutant: Document, fact: Fact) -> None:
    name, _, keyword = fact.name.rpartition(".")
    if not name:
        node: Any = mutant.schemas[fact.schema]
    elif fact.schema:
        node = _field(mutant, fact)
    else:
        node = next(
            each["schema"] for each in mutant.component("parameters").values() if each["name"] == name
        )
    node[keyword] += 1


def _another_format(mutant: Document, fact: Fact) -> None:
    _field(mutant, fact)["format"] = "int32"


def _no_scope(mutant: Document, fact: Fact) -> None:
    _operation_of(mutant, fact)["x-scopes"].remove(fact.name)


def _no_media_type(mutant: Document, fact: Fact) -> None:
    body = _operation_of(mutant, fact)["requestBody"]
    body["content"].pop(fact.name, None)
    body["x-also-accepts"]["mediaTypes"] = [
        kind for kind in body["x-also-accepts"]["mediaTypes"] if kind not in {fact.name, "image/*"}
    ]


def _another_shape(mutant: Document, fact: Fact) -> None:
    _operation_of(mutant, fact)["responses"]["200"]["content"][JSON]["schema"] = {"type": "string"}


def _no_code(mutant: Document, fact: Fact) -> None:
    mutant.schemas["ErrorCode"]["enum"].remove(fact.name)


def _no_code_of_status(mutant: Document, fact: Fact) -> None:
    for operation in mutant.operations():
        answer: Any = mutant.responses(operation).get(fact.value, {})
        if fact.name in answer.get("x-error-codes", ()):
            answer["x-error-codes"].remove(fact.name)


def _no_header(mutant: Document, fact: Fact) -> None:
    mutant.component("responses")["RateLimited"]["headers"].pop(fact.name)


def _another_message(mutant: Document, fact: Fact) -> None:
    answers = mutant.responses(next(op for op in mutant.operations() if op.id == fact.operation))
    answers[fact.name]["content"][JSON]["example"]["errorMessage"] = "Another one"


SPOILERS: dict[str, list[tuple[str, Any]]] = {
    "operation": [("missing", _no_operation), ("missing", _another_method)],
    "parameter": [("missing", _no_parameter)],
    "field": [("missing", _no_field), ("type", _another_type)],
    "status": [("missing", _no_status)],
    "enum": [("missing", _no_value), ("missing", _no_field)],
    "omitted": [("mandatory", _always_there), ("missing", _no_field)],
    "null": [("missing", _no_null)],
    "figure": [("missing", _no_words)],
    "limit": [("missing", _another_limit)],
    "format": [("missing", _another_format)],
    "scope": [("missing", _no_scope)],
    "media": [("missing", _no_media_type)],
    "shape": [("type", _another_shape)],
    "code": [("missing", _no_code), ("status", _no_code_of_status)],
    "header": [("missing", _no_header)],
    "message": [("missing", _another_message)],
}
