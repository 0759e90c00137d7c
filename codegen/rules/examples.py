"""Rules about examples: there is one, and it is valid."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import jsonschema_rs

from codegen.document import JSON, Document, Steps
from codegen.rules.rule import Finding, Rule, components, properties, schemas

BASE = "urn:contract"


def example(document: Document) -> Iterator[Finding]:
    """Every JSON body and every parameter has an example, and so has a field with a pattern."""
    for place, node in document.mappings:
        if place and place[-1] == JSON and "example" not in node:
            yield place, "no example"
    for place, node in components(document, "parameters"):
        if "example" not in document.resolve(node["schema"]):
            yield (*place, "schema"), "no example"
    for place, _, node in properties(document):
        if "pattern" in node and "example" not in node:
            yield place, "no example of the pattern"


def valid_example(document: Document) -> Iterator[Finding]:
    """An example is valid against its schema."""
    registry = jsonschema_rs.Registry([(BASE, dict(document.data))])
    for place, schema, value in _examples(document):
        validator = jsonschema_rs.Draft202012Validator({"$ref": BASE + _pointer(schema)}, registry=registry)
        for error in validator.iter_errors(value):
            yield (*place, "example", *error.instance_path), error.message


def _examples(document: Document) -> Iterator[tuple[Steps, Steps, object]]:
    """Where an example stands, where its schema stands, and the example."""
    for place, node in document.mappings:
        if "example" in node and "schema" in node:
            yield place, (*place, "schema"), node["example"]
    for place, node in schemas(document):
        if "example" in node:
            yield place, place, node["example"]


def _pointer(place: Steps) -> str:
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in place)
    return "#/" + "/".join(quote(step) for step in steps)


RULES: tuple[Rule, ...] = (example, valid_example)
