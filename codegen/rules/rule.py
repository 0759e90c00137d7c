"""What a rule is, and the walks through a document that several rules use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from codegen.document import Document, Node, Steps, mappings

# A place in the document, or a line where there is no such place, and what is wrong there.
Finding = tuple[Steps | int, str]
Rule = Callable[[Document], Iterable[Finding]]


def name_of(rule: Rule) -> str:
    return rule.__name__.replace("_", "-")


def components(document: Document, *kinds: str) -> Iterator[tuple[Steps, Node]]:
    """The named parts of these kinds that are written out here, not referred to."""
    for kind in kinds:
        for name, node in document.component(kind).items():
            yield ("components", kind, name), node


def schemas(document: Document) -> Iterator[tuple[Steps, Node]]:
    """Every schema of the document, named or not, with its place."""
    for place, node in document.mappings:
        if is_schema(place):
            yield place, node


def is_schema(place: Steps) -> bool:
    """Whether a mapping at `place` is a schema: below a schema they stand only in these spots."""
    if place[-1:] == ("schema",):
        return True
    if place[:2] == ("components", "schemas") and len(place) == 3:
        return True
    if place[-2:-1] == ("properties",) or place[-2:-1] in {("allOf",), ("anyOf",), ("oneOf",)}:
        return len(place) > 2 and is_schema(place[:-2])
    return place[-1:] in {("items",), ("additionalProperties",)} and is_schema(place[:-1])


def properties(document: Document) -> Iterator[tuple[Steps, str, Node]]:
    """Every field of every named schema: its place, its name and its own schema."""
    for place, node in components(document, "schemas"):
        for inner, schema in mappings(place, node):
            for name, field in schema.get("properties", {}).items() if is_schema(inner) else ():
                yield (*inner, "properties", name), name, field
