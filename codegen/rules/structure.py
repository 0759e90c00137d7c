"""What OpenAPI itself demands."""

from __future__ import annotations

import re
from collections.abc import Iterator

import jsonschema_rs
from openapi_spec_validator import OpenAPIV31SpecValidator

from codegen.document import Document, Steps, mappings
from codegen.rules.rule import Finding, Rule, components, schemas


def references_resolve(document: Document) -> Iterator[Finding]:
    """Every `$ref` names something inside this file."""
    for place, node in mappings((), document.data):
        reference = node.get("$ref")
        if isinstance(reference, str) and not _exists(document, reference):
            yield (*place, "$ref"), f"nothing stands at {reference}"


def valid_schemas(document: Document) -> Iterator[Finding]:
    """Every schema is a valid JSON Schema, draft 2020-12."""
    meta = jsonschema_rs.Draft202012Validator({"$ref": "https://json-schema.org/draft/2020-12/schema"})
    whole = [(place, node) for place, node in schemas(document) if place[-1] == "schema"]
    for place, node in (*whole, *components(document, "schemas")):
        for error in meta.iter_errors(node):
            yield (*place, *error.instance_path), error.message


def valid_openapi(document: Document) -> Iterator[Finding]:
    """The document is valid OpenAPI 3.1, as openapi-spec-validator judges it."""
    if not str(document.data.get("openapi")).startswith("3.1."):
        yield ("openapi",), "the contract is written in OpenAPI 3.1"
        return
    for error in OpenAPIV31SpecValidator(dict(document.data)).iter_errors():
        place = tuple(error.absolute_path) or _named_operation(error.message)
        if not any(place[: len(known)] == known for known, _ in components(document, "schemas")):
            reason, _, _ = error.message.partition("\n\n")
            yield place, " ".join(reason.split())


def _exists(document: Document, reference: str) -> bool:
    try:
        document.find(reference)
    except (KeyError, TypeError):
        return False
    return reference.startswith("#/")


def _named_operation(message: str) -> Steps:
    """The place of the operation that a message names, as in "for 'get' operation in '/shops'"."""
    found = re.search(r"for '(\w+)' (?:operation )?in '([^']+)'", message)
    return ("paths", found[2], found[1]) if found else ()


RULES: tuple[Rule, ...] = (references_resolve, valid_schemas, valid_openapi)
