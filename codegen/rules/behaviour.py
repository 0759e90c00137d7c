"""Rules about operations: retries, access, identity, statuses, errors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import jsonschema_rs

from codegen.document import JSON, PAGE, Document, Node, Operation, target_of
from codegen.rules.rule import Finding, Rule, components

RETRIES = ("idempotent", "create", "once")
ALWAYS = ("400", "402", "403", "405", "408", "429", "500", "default")
UNITS = (
    "items",
    "products",
    "categories",
    "brands",
    "entries",
    "pixels",
    "bytes",
    "digits",
    "percent",
    "US dollars",
    "store currency",
    "store currency or percent",
    "store weight unit",
    "store dimension unit",
    "store volume unit",
    "seconds since 1970-01-01 UTC",
    "UTC",
    "days",
    "minutes",
    "intervals",
    "place in a list",
    "customers",
    "reviews",
    "stars",
    "of 255",
)
TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT, "minItems": 1, "uniqueItems": True}
ALSO = {
    "query": TEXTS,
    "names": TEXTS,
    "mediaTypes": TEXTS,
    "values": {"type": "object", "additionalProperties": TEXTS},
}
# The extensions and the form of their values; x-source, x-retry and x-scopes have rules of their own.
EXTENSIONS: dict[str, Any] = {
    "x-documents": {"type": "object", "additionalProperties": TEXT, "minProperties": 1},
    "x-source": True,
    "x-retry": True,
    "x-scopes": True,
    "x-fields-as-arguments": {"const": True},
    "x-identity": {"type": "object", "additionalProperties": TEXT, "minProperties": 1},
    "x-unit": {"enum": UNITS},
    "x-also-accepts": {
        "type": "object",
        "properties": ALSO,
        "additionalProperties": False,
        "minProperties": 1,
    },
    "x-error-codes": TEXTS,
    "x-never-answered": {"const": True},
    "x-any": {"const": True},
    "x-max-bytes": {"type": "integer", "minimum": 1},
}


def known_extensions(document: Document) -> Iterator[Finding]:
    """Only the extensions that docs/contract.md explains are used, each in its form."""
    forms = {name: jsonschema_rs.Draft202012Validator(form) for name, form in EXTENSIONS.items()}
    for place, node in document.mappings:
        for key, value in node.items():
            if str(key).startswith("x-") and key not in forms:
                yield (*place, key), f"{key} is not an extension of this contract"
            elif str(key).startswith("x-") and not forms[key].is_valid(value):
                yield (*place, key), f"{value} is not of its form"


def retry(document: Document) -> Iterator[Finding]:
    """An operation says in x-retry whether it may be repeated, and a read may be."""
    for operation in document.operations():
        value = operation.node.get("x-retry")
        if value not in RETRIES:
            yield (*operation.place, "x-retry"), f"x-retry is one of {', '.join(RETRIES)}"
        elif operation.method == "get" and value != "idempotent":
            yield (*operation.place, "x-retry"), "a read is idempotent"


def scopes(document: Document) -> Iterator[Finding]:
    """An operation names the access scopes a token needs, a read others than for reading in its description too."""
    for operation in document.operations():
        value, words = operation.node.get("x-scopes"), str(operation.node.get("description"))
        reads = operation.method == "get"
        named = [
            re.fullmatch("(read|create|update|delete)_[a-z_]+", str(name))
            and (not reads or str(name).startswith("read_") or f"`{name}`" in words)
            for name in _list(value)
        ]
        if not isinstance(value, list) or not all(named):
            verbs = "read" if reads else "read, create, update or delete"
            yield (*operation.place, "x-scopes"), f"a list of names that begin with {verbs}"


def identity(document: Document) -> Iterator[Finding]:
    """A read of one thing says in x-identity which required field of the answer repeats which id of the path.

    An answer without required fields has none that is sure to be there.
    """
    for operation in document.operations():
        answer = (
            document.responses(operation).get("200", {}).get("content", {}).get(JSON, {}).get("schema", {})
        )
        written = operation.node.get("x-identity")
        said = written if isinstance(written, dict) else {}
        ids = re.findall(r"{(\w+)}", operation.path)
        # A read of the store's figures or colours says nothing of the store.
        one = operation.method == "get" and document.required(answer) and len(ids) > 1
        if one and not set(document.required(answer)) >= PAGE and not said:
            yield operation.place, f"which field of the answer is {ids[-1]}?"
        for name, place in said.items():
            if name not in ids or not _always_there(document, answer, str(place).split(".")):
                yield (*operation.place, "x-identity", name), f"no id of the path, or {place} is not required"


def _always_there(document: Document, schema: Node, steps: list[str]) -> bool:
    for step in steps:
        if step not in document.required(schema):
            return False
        schema = document.properties(schema)[step]
    return True


def securities(document: Document) -> Iterator[Finding]:
    """Each operation takes any of the security schemes, each alone; that of OAuth with the scopes of x-scopes."""
    schemes = document.component("securitySchemes").items()
    for operation in document.operations():
        scopes = operation.node.get("x-scopes", [])
        expected = [{name: scopes if node.get("type") == "oauth2" else []} for name, node in schemes]
        # What is no list of scopes is the business of `scopes` alone.
        if isinstance(scopes, list) and operation.node.get("security") != expected:
            place = (*operation.place, "security")
            yield place, "any of the security schemes, each alone, with x-scopes for OAuth"


def statuses(document: Document) -> Iterator[Finding]:
    """Each operation lists the statuses that any request can get, and those that its path and body bring."""
    for operation in document.operations():
        for code in _expected(document, operation):
            if code not in operation.node["responses"]:
                yield (*operation.place, "responses"), f"no {code}"


def error_body(document: Document) -> Iterator[Finding]:
    """Every error is the one Error schema, in JSON."""
    for operation in document.operations():
        for code, written in operation.node["responses"].items():
            place = (*operation.place, "responses", code)
            response = document.resolve(written)
            schema = response.get("content", {}).get(JSON, {}).get("schema", {})
            if code >= "400" and schema.get("$ref") != "#/components/schemas/Error":
                yield (
                    target_of(written["$ref"]) if "$ref" in written else place,
                    "an error answers with Error",
                )


def error_codes(document: Document) -> Iterator[Finding]:
    """The error codes of a response are values of ErrorCode, and its example shows one of them."""
    known = document.schemas.get("ErrorCode", {}).get("enum", ())
    for place, node in components(document, "responses"):
        codes = _list(node.get("x-error-codes"))
        for at, code in enumerate(codes):
            if code not in known:
                yield (*place, "x-error-codes", at), f"{code} is not a value of ErrorCode"
        example = node.get("content", {}).get(JSON, {}).get("example")
        shown = example.get("errorCode") if isinstance(example, dict) else None
        if shown is not None and shown not in codes:
            yield (*place, "content", JSON, "example"), f"{shown} is not among x-error-codes"


def _expected(document: Document, operation: Operation) -> Iterator[str]:
    # An order that is carried out later is answered with 202.
    yield "202" if "202" in operation.node["responses"] else "200"
    yield from ALWAYS
    if len(re.findall("{", operation.path)) > 1:
        yield "404"
    if JSON in operation.node.get("requestBody", {}).get("content", {}):
        yield "415"


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def fields_as_arguments(document: Document) -> Iterator[Finding]:
    """Only an object that is the JSON body of a request says x-fields-as-arguments, and a field of it is required."""
    bodies = (document.resolve(each.node.get("requestBody", {})) for each in document.operations())
    of_bodies = {
        body.get("content", {}).get(JSON, {}).get("schema", {}).get("$ref", "").rpartition("/")[2]
        for body in bodies
    }
    for place, node in document.mappings:
        if "x-fields-as-arguments" not in node:
            continue
        named = place[:2] == ("components", "schemas") and len(place) == 3
        if not named or place[2] not in of_bodies or not document.required(node):
            yield (*place, "x-fields-as-arguments"), "this is no body of a request with a required field"


RULES: tuple[Rule, ...] = (
    known_extensions,
    fields_as_arguments,
    retry,
    scopes,
    identity,
    securities,
    statuses,
    error_body,
    error_codes,
)
