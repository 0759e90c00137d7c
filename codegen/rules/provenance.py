"""Rules about x-source: where each statement comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from codegen.document import Document, Node, Steps
from codegen.rules.rule import Finding, Rule, components

KINDS = ("documented", "observed", "assumed")
KIND_OF = {"vendor-client": "observed", "contract": "assumed"}


def source(document: Document) -> Iterator[Finding]:
    """Operations and named parts say where they come from."""
    nodes = [(each.place, each.node) for each in (*document.operations(), *document.webhooks())]
    nodes += components(document, "securitySchemes", "parameters", "headers", "responses", "schemas")
    for place, node in nodes:
        if "x-source" not in node:
            yield place, "no x-source"


def source_form(document: Document) -> Iterator[Finding]:
    """An x-source is a mapping of doc, kind and, where there is more to say, note."""
    for place, value in _sources(document):
        if not _is_formed(value):
            yield place, f"doc, kind ({', '.join(KINDS)}) and perhaps note, in this order"


def known_document(document: Document) -> Iterator[Finding]:
    """The doc of an x-source is listed in x-documents, and everything listed there is cited."""
    listed = document.data.get("x-documents")
    listed = listed if isinstance(listed, dict) else {}
    words = ""
    for place, value in _sources(document):
        words += str(value)
        name = value["doc"] if _is_formed(value) else ""
        if name and name not in listed:
            yield (*place, "doc"), f"{name} is not listed in x-documents"
    for name in listed:
        if name not in words:
            yield ("x-documents", name), f"{name} is never cited"


def kind_of_document(document: Document) -> Iterator[Finding]:
    """What the vendor's client shows is observed, what the contract decides assumed, the rest documented."""
    for place, value in _sources(document):
        if _is_formed(value):
            expected = KIND_OF.get(value["doc"], "documented")
            if value["kind"] != expected:
                yield place, f"{value['doc']} is {expected}"


def assumed_note(document: Document) -> Iterator[Finding]:
    """What is assumed has a note that says what exactly."""
    for place, value in _sources(document):
        if _is_formed(value) and value["kind"] == "assumed" and "note" not in value:
            yield place, "what is assumed here? say it in a note"


def _is_formed(value: Any) -> bool:
    """Whether an x-source is in its form; what is not is the business of `source_form` alone."""
    if not isinstance(value, dict) or list(value) not in (["doc", "kind"], ["doc", "kind", "note"]):
        return False
    return all(text and isinstance(text, str) for text in value.values()) and value["kind"] in KINDS


def _sources(document: Document) -> Iterator[tuple[Steps, Node]]:
    for place, node in document.mappings:
        if "x-source" in node:
            yield (*place, "x-source"), node["x-source"]


RULES: tuple[Rule, ...] = (source, source_form, known_document, kind_of_document, assumed_note)
