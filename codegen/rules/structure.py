"""Rules of OpenAPI itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator.schemas import schema_v31
from openapi_spec_validator.validation.keywords import KeywordValidator

from codegen.document import Document, Node, Steps
from codegen.rules.rule import Finding, Rule, components, schemas

REASON_LENGTH = 200


class _Checked(KeywordValidator):
    """Finds nothing: other rules have looked at the form and at each schema, in a thousandth of the time."""

    def __call__(self, *_: Any, **__: Any) -> Iterator[Any]:
        return iter(())

    iter_errors = __call__


class _Operations(OpenAPIV31SpecValidator):
    """What openapi-spec-validator says of operations and their parameters."""

    def __init__(self, document: Document) -> None:
        self.keyword_validators = {**self.keyword_validators, "schema": _Checked}
        super().__init__(dict(document.data))
        self.schema_validator = _Checked(self.keyword_validators_registry)


def references_resolve(document: Document) -> Iterator[Finding]:
    """Every `$ref` names something inside this file."""
    for place, node in document.mappings:
        reference = node.get("$ref")
        if isinstance(reference, str) and not _exists(document, reference):
            yield (*place, "$ref"), f"nothing stands at {reference}"


def openapi_form(document: Document) -> Iterator[Finding]:
    """The document has the form of OpenAPI 3.1, as its own schema describes it, and operations have responses."""
    if not str(document.data.get("openapi")).startswith("3.1."):
        yield ("openapi",), "the contract is written in OpenAPI 3.1"
        return
    form = jsonschema_rs.Draft202012Validator(dict(schema_v31))
    errors = list(form.iter_errors(dict(document.data)))
    yield from ((tuple(error.instance_path), _short(error.message)) for error in errors)
    for operation in document.operations() if not errors else ():
        if "responses" not in operation.node:
            yield operation.place, "no responses"


def written_schemas(document: Document) -> Iterator[Finding]:
    """A schema is a mapping, not true or false."""
    places: list[Steps] = [("components", "schemas", name) for name in document.component("schemas")]
    places += [(*place, "schema") for place, node in document.mappings if "schema" in node]
    places += [inner for place, node in schemas(document) for inner in _inner(place, node)]
    for place in places:
        if isinstance(document.at(place), bool):
            yield place, "write out what is allowed here"


def valid_schemas(document: Document) -> Iterator[Finding]:
    """Every schema is a valid JSON Schema, draft 2020-12."""
    meta = jsonschema_rs.Draft202012Validator({"$ref": "https://json-schema.org/draft/2020-12/schema"})
    whole = [(place, node) for place, node in schemas(document) if place[-1] == "schema"]
    for place, node in (*whole, *components(document, "schemas")):
        for error in meta.iter_errors(node):
            yield (*place, *error.instance_path), error.message


def valid_openapi(document: Document) -> Iterator[Finding]:
    """The document is valid OpenAPI 3.1, as openapi-spec-validator judges it."""
    for error in _Operations(document).iter_errors():
        place = tuple(error.absolute_path) or _named_operation(error.message)
        if not any(place[: len(known)] == known for known, _ in components(document, "schemas")):
            yield place, _short(error.message)


def _exists(document: Document, reference: str) -> bool:
    try:
        document.find(reference)
    except (KeyError, TypeError):
        return False
    return reference.startswith("#/")


def _inner(place: Steps, schema: Node) -> Iterator[Steps]:
    """The places right below a schema where other schemas stand."""
    if "items" in schema:
        yield (*place, "items")
    for key in ("properties", "allOf", "anyOf", "oneOf"):
        inner = schema.get(key, ())
        steps = inner if isinstance(inner, dict) else range(len(inner)) if isinstance(inner, list) else ()
        yield from ((*place, key, step) for step in steps)


def _short(reason: str) -> str:
    """The first paragraph of a message in one line, less the values that it quotes at length."""
    line = " ".join(reason.partition("\n\n")[0].split())
    return line if len(line) <= REASON_LENGTH else f"... {line[-REASON_LENGTH:]}"


def _named_operation(message: str) -> Steps:
    """The place of the operation that a message names, as in "for 'get' operation in '/shops'"."""
    found = re.search(r"for '(\w+)' (?:operation )?in '([^']+)'", message)
    return ("paths", found[2], found[1]) if found else ()


RULES: tuple[Rule, ...] = (openapi_form, written_schemas, references_resolve, valid_schemas, valid_openapi)
