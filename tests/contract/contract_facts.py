"""What the vendor's documents state, and in which respects a contract does not say it too.

`facts.csv` holds one statement a row: `doc, section, table` is where it stands in the documents,
`operation, side, schema` where the contract should say it. `superseded.csv` holds what the contract leaves
on purpose.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from attrs import frozen

from codegen.document import JSON, Document, Node, Operation

HERE = Path(__file__).parent
SCALARS = {
    "number": {"integer", "number"},
    "string": {"string"},
    "boolean": {"boolean"},
    "object": {"object"},
}
LEGACY_TOKEN = "token"

Key = tuple[str, ...]
Row = TypeVar("Row")


@frozen
class Statement:
    doc: str
    section: str
    table: str
    operation: str
    kind: str
    name: str
    value: str

    @property
    def key(self) -> Key:
        return (self.doc, self.section, self.table, self.operation, self.kind, self.name, self.value)

    def __str__(self) -> str:
        return " / ".join(part for part in self.key if part)


@frozen
class Fact(Statement):
    side: str
    schema: str
    mandatory: str


@frozen
class Superseded(Statement):
    """One aspect in which the contract leaves a fact; `source` is an id of the contract's `x-documents`."""

    aspect: str
    reason: str
    source: str


def read_facts() -> list[Fact]:
    return _read(HERE / "facts.csv", Fact)


def read_superseded() -> list[Superseded]:
    return _read(HERE / "superseded.csv", Superseded)


def _read(path: Path, row: type[Row]) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        return [row(**line) for line in reader]


class Facts:
    """The facts, with what the documents call an object mapped to the contract's schema."""

    def __init__(self, facts: list[Fact]) -> None:
        self.rows = facts
        self._schemas: dict[Key, set[str]] = {}
        for fact in facts:
            if fact.schema:
                self._schemas.setdefault((fact.doc, fact.section, fact.table), set()).add(fact.schema)

    def aspects(self, document: Document) -> dict[tuple[Key, str], Fact]:
        """Every (fact, aspect) that `document` does not say."""
        return {(fact.key, aspect): fact for fact in self.rows for aspect in self.missing(document, fact)}

    def nodes(self, document: Document, fact: Fact) -> Iterator[Node]:
        """The field or parameter of `document` that `fact` speaks of."""
        operation = document.operation(fact.operation)
        if operation is None or fact.kind not in {"field", "parameter"}:
            return
        look_up = _field_of(document, operation, fact) if fact.kind == "field" else None
        found = look_up or _parameter_of(document, operation, fact.name)
        yield from [found] if found else []

    def missing(self, document: Document, fact: Fact) -> set[str]:
        """The aspects of `fact` that `document` does not say; none when it says all of it."""
        operation = document.operation(fact.operation)
        if operation is None and fact.operation:
            return {"missing"}
        check = getattr(self, f"_{fact.kind}")
        return set(check(document, operation, fact))

    def _operation(self, document: Document, operation: Operation, fact: Fact) -> Iterator[str]:
        if (operation.method, operation.path) != (fact.name.lower(), fact.value):
            yield "missing"

    def _parameter(self, document: Document, operation: Operation, fact: Fact) -> Iterator[str]:
        if fact.name == LEGACY_TOKEN:
            yield from _legacy_token(document, operation, fact)
            return
        parameter = _parameter_of(document, operation, fact.name)
        if parameter is None:
            accepted = operation.node.get("x-also-accepts", {}).get("query", ())
            yield from () if fact.name in accepted else ["missing"]
            return
        if not document.types(parameter["schema"]) <= SCALARS[fact.value]:
            yield "type"
        if fact.mandatory and not parameter.get("required"):
            yield "mandatory"

    def _status(self, document: Document, operation: Operation, fact: Fact) -> Iterator[str]:
        if fact.name not in operation.node["responses"]:
            yield "missing"

    def _field(self, document: Document, operation: Operation, fact: Fact) -> Iterator[str]:
        field = _field_of(document, operation, fact)
        if field is None:
            yield "missing"
            return
        if not self._same_type(document, field, fact, fact.value):
            yield "type"
        if fact.mandatory and fact.name not in document.required(document.schemas[fact.schema]):
            yield "mandatory"

    def _same_type(self, document: Document, node: Node, fact: Fact, wanted: str) -> bool:
        if wanted.startswith("Array<"):
            items = [leaf for leaf in document.alternatives(node) if "items" in leaf]
            inner = wanted.removeprefix("Array<").removesuffix(">")
            return len(items) == 1 and self._same_type(document, items[0]["items"], fact, inner)
        if wanted in SCALARS:
            return document.types(node) - {"null"} <= SCALARS[wanted]
        wanted = wanted.strip("<>")
        named = self._schemas.get((fact.doc, fact.section, wanted), {wanted})
        return node.get("$ref", "").split("/")[-1] in named

    def _enum(self, document: Document, operation: Operation, fact: Fact) -> Iterator[str]:
        field = _field_of(document, operation, fact)
        if field is None or fact.value not in document.values(field):
            yield "missing"

    def _omitted(self, document: Document, operation: Operation, fact: Fact) -> Iterator[str]:
        field = _field_of(document, operation, fact)
        if field is None:
            yield "missing"
        elif fact.name in document.required(document.schemas[fact.schema]):
            yield "mandatory"

    def _null(self, document: Document, operation: Operation, fact: Fact) -> Iterator[str]:
        field = _field_of(document, operation, fact)
        if field is None or "null" not in document.types(field):
            yield "missing"

    def _figure(self, document: Document, operation: Operation, fact: Fact) -> Iterator[str]:
        field = _field_of(document, operation, fact)
        if field is None or fact.value not in re.findall(r"\d+", field.get("description", "")):
            yield "missing"

    def _limit(self, document: Document, operation: Operation, fact: Fact) -> Iterator[str]:
        node = _limited(document, operation, fact)
        keyword = fact.name.rpartition(".")[2]
        if node is None or str(document.resolve(node).get(keyword)) != fact.value:
            yield "missing"

    def _format(self, document: Document, operation: Operation, fact: Fact) -> Iterator[str]:
        field = _field_of(document, operation, fact)
        if field is None or field.get("format") != fact.value:
            yield "missing"

    def _scope(self, document: Document, operation: Operation, fact: Fact) -> Iterator[str]:
        if fact.name not in operation.node.get("x-scopes", ()):
            yield "missing"

    def _media(self, document: Document, operation: Operation, fact: Fact) -> Iterator[str]:
        body = operation.node["requestBody"]
        accepted = [*body["content"], *body.get("x-also-accepts", {}).get("mediaTypes", ())]
        if fact.name not in accepted and f"{fact.name.split('/')[0]}/*" not in accepted:
            yield "missing"

    def _shape(self, document: Document, operation: Operation, fact: Fact) -> Iterator[str]:
        schema = document.responses(operation)["200"]["content"][JSON]["schema"]
        if document.types(schema) != {fact.value}:
            yield "type"

    def _code(self, document: Document, operation: Operation | None, fact: Fact) -> Iterator[str]:
        if fact.name not in document.schemas["ErrorCode"]["enum"]:
            yield "missing"
        operations = [operation] if operation else document.operations()
        answers = (document.responses(each).get(fact.value, {}) for each in operations)
        if not any(fact.name in answer.get("x-error-codes", ()) for answer in answers):
            yield "status"

    def _header(self, document: Document, operation: Operation, fact: Fact) -> Iterator[str]:
        if fact.name not in document.responses(operation).get(fact.value, {}).get("headers", {}):
            yield "missing"

    def _message(self, document: Document, operation: Operation, fact: Fact) -> Iterator[str]:
        response = document.responses(operation).get(fact.name, {})
        if fact.value != response.get("content", {}).get(JSON, {}).get("example", {}).get("errorMessage"):
            yield "missing"


def _legacy_token(document: Document, operation: Operation, fact: Fact) -> Iterator[str]:
    schemes = document.component("securitySchemes")
    named = {
        name for name, node in schemes.items() if (node.get("in"), node.get("name")) == ("query", fact.name)
    }
    ways = [named & set(way) for way in operation.node.get("security", ())]
    if not any(ways):
        yield "missing"
    if not all(ways):
        yield "mandatory"


def _reached(document: Document, operation: Operation, fact: Fact) -> bool:
    if fact.side == "request":
        return fact.schema in document.requested(operation)
    return fact.schema in document.answered(operation, success=fact.side == "response")


def _field_of(document: Document, operation: Operation, fact: Fact) -> Node | None:
    """The field that `fact` speaks of, if the right side of the operation has it."""
    if not _reached(document, operation, fact):
        return None
    return document.properties(document.schemas[fact.schema]).get(_field_name(fact))


def _limited(document: Document, operation: Operation, fact: Fact) -> Node | None:
    """What the limit is on: a body (`x-max-bytes`), a field (`quantity.minimum`) or a query parameter."""
    if not fact.schema:
        parameter = _parameter_of(document, operation, _field_name(fact))
        return parameter["schema"] if parameter else None
    if "." in fact.name:
        return _field_of(document, operation, fact)
    return document.schemas[fact.schema] if _reached(document, operation, fact) else None


def _field_name(fact: Fact) -> str:
    return fact.name.partition(".")[0]


def _parameter_of(document: Document, operation: Operation, name: str) -> Node | None:
    wanted = (name, "path" if f"{{{name}}}" in operation.path else "query")
    found = (each for each in document.parameters(operation) if (each["name"], each["in"]) == wanted)
    return next(found, None)
