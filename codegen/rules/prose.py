"""Rules about summaries and descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codegen.document import Document, Node, Steps
from codegen.rules.rule import Finding, Rule, components, properties

SUMMARY_LENGTH = 100


def summary(document: Document) -> Iterator[Finding]:
    """An operation has a summary of one sentence with a full stop."""
    for operation in (*document.operations(), *document.webhooks()):
        text = operation.node.get("summary", "")
        if not re.fullmatch(r"[A-Z][^\n.!?]*\.", text) or len(text) > SUMMARY_LENGTH:
            place = (*operation.place, "summary") if text else operation.place
            yield place, f"a summary is one sentence of at most {SUMMARY_LENGTH} characters with a full stop"


def description(document: Document) -> Iterator[Finding]:
    """Everything named has a description, in whole sentences."""
    for place, node in _described(document):
        text = node.get("description", "")
        if not text.strip():
            yield place, "no description"
        elif not re.match(r"[A-Z0-9`]", text) or not text.rstrip().endswith("."):
            yield (*place, "description"), "a description begins with a capital and ends with a full stop"


def parameter_description(document: Document) -> Iterator[Finding]:
    """A parameter's description stands beside its name, where every tool looks, not inside its schema."""
    for place, node in components(document, "parameters"):
        if "description" in node["schema"]:
            yield (*place, "schema", "description"), "move it beside the parameter's name"


def no_path_in_prose(document: Document) -> Iterator[Finding]:
    """A description does not repeat a path."""
    segments = {f"/{part}" for path in document.data["paths"] for part in path.split("/") if part}
    path = re.compile(rf"(?<![\w/])(?:{'|'.join(map(re.escape, segments))})\b")
    for place, node in document.mappings:
        text = node.get("description", "")
        if isinstance(text, str) and path.search(text):
            yield (*place, "description"), "say it without the path"


def _described(document: Document) -> Iterator[tuple[Steps, Node]]:
    yield ("info",), document.data["info"]
    for kind in ("servers", "tags"):
        yield from (((kind, at), node) for at, node in enumerate(document.data.get(kind, ())))
    yield from ((each.place, each.node) for each in (*document.operations(), *document.webhooks()))
    yield from components(document, "securitySchemes", "parameters", "headers", "responses", "schemas")
    yield from ((place, node) for place, _, node in properties(document) if "$ref" not in node)
    for operation in document.operations():
        for code, node in operation.node["responses"].items():
            if "$ref" not in node:
                yield (*operation.place, "responses", code), node


RULES: tuple[Rule, ...] = (summary, description, parameter_description, no_path_in_prose)
