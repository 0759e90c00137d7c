"""What the vendor's client and its reference of 2026 list, and whether the contract lists it too.

`vendor_fields.csv` holds one field, parameter, operation, code or header a row, as `object` and `field`.
`vendor_places.csv` says where the contract keeps an object: an operation, and the way from the top of its
body. `vendor_superseded.csv` holds the rows that the
contract leaves on purpose, `contract_own.csv` what only the contract has.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Any, TypeVar

from attrs import field, frozen

from codegen.document import Document, Node, Operation

HERE = Path(__file__).parent
KINDS = {
    "integer": {"integer"},
    "number": {"integer", "number"},
    "string": {"string"},
    "boolean": {"boolean"},
    "object": {"object"},
    "array": {"array"},
    "null": {"null"},
}
ANY = {"json", "as in search"}
Key = tuple[str, str, str]
Row = TypeVar("Row")


@frozen
class VendorField:
    object: str
    field: str
    type: str
    presence: str
    direction: str
    in_kotlin: str
    in_docs: str
    note: str

    @property
    def key(self) -> Key:
        return (self.object, self.field, self.direction)

    def __str__(self) -> str:
        return f"{self.object} / {self.field} ({self.direction}, {self.type})"


@frozen
class Place:
    """`path` leads from the top of the body to the object, as in `items[].options[]`."""

    object: str
    direction: str
    operation: str
    path: str


@frozen
class VendorSuperseded:
    """One aspect, `missing` or `type`, in which the contract leaves a row."""

    object: str
    field: str
    direction: str
    aspect: str
    reason: str
    source: str

    @property
    def key(self) -> Key:
        return (self.object, self.field, self.direction)


@frozen
class OwnField:
    """`place` is a schema, or an operation with a question mark for its parameters."""

    place: str
    field: str
    reason: str


@frozen
class Found:
    """A part of the contract: `owner[key]` is its node; taking the key out of the owner removes it."""

    owner: Any = field(eq=False)
    key: Any

    @property
    def node(self) -> Any:
        return self.owner[self.key]


def read_rows() -> list[VendorField]:
    return _read("vendor_fields.csv", VendorField)


def read_places() -> list[Place]:
    return _read("vendor_places.csv", Place)


def read_superseded() -> list[VendorSuperseded]:
    return _read("vendor_superseded.csv", VendorSuperseded)


def read_own() -> list[OwnField]:
    return _read("contract_own.csv", OwnField)


def _read(name: str, row: type[Row]) -> list[Row]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return [row(**line) for line in csv.DictReader(file, strict=True)]


def missing(document: Document, row: VendorField, places: list[Place]) -> set[str]:
    """The aspects of `row` that `document` does not say at one of its places."""
    found = [find(document, row, place) for place in places]
    if None in found:
        return {"missing"}
    return {aspect for each in found if each for aspect in _differences(document, row, each)}


def find(document: Document, row: VendorField, place: Place) -> Found | None:
    return FINDERS[row.direction](document, row, place)


def _read_field(document: Document, row: VendorField, place: Place) -> Found | None:
    operation = _operation_of(document, place)
    bodies = [] if operation is None else answers(document, operation)
    return _first(_walk(document, body, place.path, row.field) for body in bodies)


def _operation_of(document: Document, place: Place) -> Operation | None:
    named = (each for each in (*document.operations(), *document.webhooks()) if each.id == place.operation)
    return next(named, None)


def answers(document: Document, operation: Operation) -> list[Node]:
    """The bodies that the service sends: that of a webhook, or those of the answers, success first."""
    if operation.kind == "webhooks":
        return [each["schema"] for each in operation.node["requestBody"]["content"].values()]
    return [
        content["schema"]
        for _, each in sorted(document.responses(operation).items())
        for content in each.get("content", {}).values()
    ]


def _write_field(document: Document, row: VendorField, place: Place) -> Found | None:
    operation = _operation_of(document, place)
    body = {} if operation is None else operation.node.get("requestBody", {})
    contents = body.get("content", {}).values()
    if row.field == "body":
        return Found(operation.node, "requestBody") if operation and body else None
    return _first(_walk(document, each["schema"], place.path, row.field) for each in contents)


def _query(document: Document, row: VendorField, place: Place) -> Found | None:
    return _parameter(document, row, place, "query")


def _header(document: Document, row: VendorField, place: Place) -> Found | None:
    operation = _operation_of(document, place)
    if operation is None:
        return None
    for response in document.responses(operation).values():
        if row.field in response.get("headers", {}):
            return Found(response["headers"], row.field)
    schemes: Any = document.component("securitySchemes")
    bearer = [name for name, node in schemes.items() if node.get("scheme") == "bearer"]
    if row.field == "Authorization" and bearer:
        return Found(schemes, bearer[0])
    return _parameter(document, row, place, "header")


def _parameter(document: Document, row: VendorField, place: Place, where: str) -> Found | None:
    operation = _operation_of(document, place)
    if operation is None:
        return None
    parameters = operation.node.get("parameters", [])
    for index, each in enumerate(parameters):
        node = document.resolve(each)
        if (node["name"], node["in"]) == (row.field, where):
            return Found(parameters, index)
        names = node.get("x-also-accepts", {}).get("names", [])
        if row.field in names and node["in"] == where:
            return Found(names, names.index(row.field))
    also = operation.node.get("x-also-accepts", {}).get(where, [])
    return Found(also, also.index(row.field)) if row.field in also else None


def _operation(document: Document, row: VendorField, place: Place) -> Found | None:
    method, path = row.field.split()
    item = document.data["paths"].get(path, {})
    return Found(item, method.lower()) if method.lower() in item else None


def _status(document: Document, row: VendorField, place: Place) -> Found | None:
    operation = _operation_of(document, place)
    found = {} if operation is None else operation.node["responses"]
    return Found(found, row.field) if row.field in found else None


def _code(document: Document, row: VendorField, place: Place) -> Found | None:
    codes = document.schemas["ErrorCode"]["enum"]
    return Found(codes, codes.index(row.field)) if row.field in codes else None


def _limit(document: Document, row: VendorField, place: Place) -> Found | None:
    operation = _operation_of(document, place)
    keyword, value = row.type.split(": ")
    bodies = {} if operation is None else operation.node.get("requestBody", {}).get("content", {})
    schemas: list[Any] = [document.resolve(each["schema"]) for each in bodies.values()]
    return _first(Found(each, keyword) for each in schemas if str(each.get(keyword)) == value)


def _prose(document: Document, row: VendorField, place: Place) -> Found | None:
    """Some description of the operation, or of its answers, has every figure of the row."""
    operation = _operation_of(document, place)
    if operation is None:
        return None
    figures = set(re.findall(r"\d+", row.type))
    texts: list[Any] = [operation.node, *document.responses(operation).values()]
    has = (
        each for each in texts if figures and figures <= set(re.findall(r"\d+", each.get("description", "")))
    )
    return _first(Found(each, "description") for each in has)


FINDERS = {
    "read": _read_field,
    "write": _write_field,
    "query": _query,
    "header": _header,
    "operation": _operation,
    "status": _status,
    "code": _code,
    "limit": _limit,
    "prose": _prose,
}


def _first(found: Iterator[Found | None]) -> Found | None:
    return next((each for each in found if each is not None), None)


def _walk(document: Document, body: Node, *paths: str) -> Found | None:
    """The property at the end of `paths`, from the top of `body` on."""
    steps = [step for path in paths for step in path.replace("[]", ".[]").split(".") if step]
    nodes = [body]
    found = None
    for step in steps:
        inner = [each for node in nodes for each in _inside(document, node, step)]
        if not inner:
            return None
        found = inner[0]
        nodes = [each.node for each in inner]
    return found


def _inside(document: Document, node: Node, step: str) -> Iterator[Found]:
    for leaf in document.alternatives(node):
        for part in document.parts(leaf):
            if step == "[]" and "items" in part:
                yield Found(part, "items")
            elif step == "*" and isinstance(part.get("additionalProperties"), dict):
                yield Found(part, "additionalProperties")
            elif step == "*":
                yield from (Found(part["properties"], name) for name in part.get("properties", ()))
            elif step in part.get("properties", {}):
                yield Found(part["properties"], step)


def _differences(document: Document, row: VendorField, found: Found) -> Iterator[str]:
    if row.direction in {"read", "write"} and row.field != "body":
        if not same_type(document, found.node, row.type):
            yield "type"
    elif row.direction == "query" and isinstance(found.node, dict):
        if not same_type(document, document.resolve(found.node)["schema"], row.type):
            yield "type"
    elif row.direction == "operation":
        if not _answers(document, found, row.type):
            yield "type"
    elif row.direction == "code":
        answers = (document.responses(op).get(row.type, {}) for op in document.operations())
        if not any(row.field in each.get("x-error-codes", ()) for each in answers):
            yield "type"


def _answers(document: Document, found: Found, shape: str) -> bool:
    """Whether the operation's success has the fields named in `shape`, as in `{id}`."""
    wanted = set(re.findall(r"\w+", shape))
    bodies = [
        content["schema"]
        for code, each in found.node["responses"].items()
        if code < "300"
        for content in document.resolve(each).get("content", {}).values()
    ]
    has = {
        name for body in bodies for leaf in document.alternatives(body) for name in document.properties(leaf)
    }
    return wanted <= has


def same_type(document: Document, node: Node, wanted: str) -> bool:
    """Whether a value described by `node` is one of the vendor's type `wanted`."""
    wanted, _, values = wanted.partition(": ")
    types = document.types(node)
    if wanted in ANY:
        return True
    if values.startswith("comma list"):
        return types <= {"string", "array"}
    if re.fullmatch(r"\w+(\|\w+)+", values) and wanted == "string":
        return types <= {"string", "null"} and set(values.split("|")) <= set(document.values(node))
    if wanted.startswith("{"):
        return _has_fields(document, node, wanted)
    if wanted.startswith("array<"):
        items = [leaf["items"] for leaf in document.alternatives(node) if "items" in leaf]
        return len(items) == 1 and same_type(document, items[0], wanted[6:-1])
    if wanted.startswith("object<"):
        inner = [leaf.get("additionalProperties") for leaf in document.alternatives(node)]
        return any(each and same_type(document, each, wanted[7:-1].split(",")[1]) for each in inner)
    plain = re.sub(r"\(.*\)", "", wanted)
    if all(kind in KINDS for kind in plain.split("|")):
        allowed = {each for kind in plain.split("|") for each in KINDS[kind]}
        return types - {"null"} <= allowed and ("null" in types or "null" not in plain)
    return node.get("$ref", "").split("/")[-1] == wanted or document.values(node) == [wanted]


def _has_fields(document: Document, node: Node, wanted: str) -> bool:
    fields = re.findall(r"\w+", re.sub(r"\[.*\]", "", wanted))
    leaves = document.alternatives(node)
    items = [
        leaf
        for each in leaves
        for leaf in (document.alternatives(each["items"]) if "items" in each else [each])
    ]
    return any(set(fields) <= set(document.properties(leaf)) for leaf in items)


def own_fields(document: Document) -> Iterator[tuple[str, str, MutableMapping[str, Any]]]:
    """Every (schema, field, node) and every (operation?, parameter, node) that the operations use."""
    for operation in document.operations():
        for parameter in document.parameters(operation):
            if parameter["in"] != "path":
                yield f"{operation.id}?", parameter["name"], parameter
    used = {
        name for each in (*document.operations(), *document.webhooks()) for name in document.requested(each)
    }
    used |= {name for operation in document.operations() for name in document.answered(operation)}
    for name in sorted(used):
        for field_name, node in document.schemas[name].get("properties", {}).items():
            yield name, field_name, node
