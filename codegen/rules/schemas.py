"""Rules about schemas, so that generators, validators and readers understand them alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from codegen.document import Document, Node, Steps, mappings, references, target_of
from codegen.rules.rule import Finding, Rule, components, properties, schemas

# A number whose name ends so is an identity, an ordinal or a plain count; it has no unit.
UNITLESS = (
    *("id", "Id", "Ids", "Number", "Choice", "category", "Category", "parent", "orderBy"),
    *("updateCount", "deleteCount", "StatusCode"),
)


def ref_alone(document: Document) -> Iterator[Finding]:
    """A `$ref` stands alone: text beside it is dropped by generators."""
    for place, node in document.mappings:
        if "$ref" in node and len(node) > 1 and place[-1] != "properties":
            yield place, f"{', '.join(key for key in node if key != '$ref')} beside a $ref"


def no_inline_objects(document: Document) -> Iterator[Finding]:
    """Objects and enums are named schemas, or generators invent their names."""
    for place, node in schemas(document):
        inline = "object" in _list(node.get("type")) or "properties" in node or "enum" in node
        named = place[:2] == ("components", "schemas") and len(place) == 3
        if inline and not named:
            yield place, "name it in components/schemas"


def typed(document: Document) -> Iterator[Finding]:
    """A schema says of which type a value is, or that it is any; an array of what; and an enum holds texts."""
    for place, node in schemas(document):
        said = {"type", "$ref", "anyOf", "oneOf", "allOf", "required", "x-any"} & node.keys()
        if not said or (said == {"required"} and place[-2] != "allOf"):
            yield place, "of which type?"
        if "array" in _list(node.get("type")) and "items" not in node:
            yield place, "an array of what?"
        for at, value in enumerate(node.get("enum", ())):
            if not isinstance(value, str):
                yield (*place, "enum", at), f"{value} is no text"


def no_default(document: Document) -> Iterator[Finding]:
    """No `default`: generated clients would send it; the service's defaults stand in the description."""
    for place, node in schemas(document):
        if "default" in node:
            yield (*place, "default"), "say it in the description"


def unit(document: Document) -> Iterator[Finding]:
    """A number that measures something names its unit in x-unit."""
    for place, name, node in _numbers(document):
        if "x-unit" not in node and not name.endswith(UNITLESS):
            yield place, f"in which unit is {name}?"


def integer_format(document: Document) -> Iterator[Finding]:
    """An integer is int32 or, for ids and times, int64."""
    for place, node in schemas(document):
        if "integer" in _list(node.get("type")) and node.get("format") not in {"int32", "int64"}:
            yield place, "format int32 or int64"


def bounded_input(document: Document) -> Iterator[Finding]:
    """An integer that is sent has a minimum and a maximum, as far as they are known or assumed."""
    sent = {name for operation in document.operations() for name in document.requested(operation)}
    for place, node in schemas(document):
        incoming = place[1] == "parameters" if place[1] != "schemas" else place[2] in sent
        if incoming and "integer" in _list(node.get("type")) and not {"minimum", "maximum"} <= set(node):
            yield place, "a minimum and a maximum"


def no_null_in_responses(document: Document) -> Iterator[Finding]:
    """What is answered is never null: an inherited or empty field is left out."""
    for place, node in _answered(document):
        if "null" in _list(node.get("type")):
            yield place, "a response leaves the field out instead"


def open_enums_in_responses(document: Document) -> Iterator[Finding]:
    """A response may hold values that an enum does not list: `anyOf` the enum or a string."""
    for place, node in _answered(document):
        target = document.resolve(node) if "$ref" in node else {}
        branches = document.at(place[:-2]).get("anyOf", ()) if place[-2] == "anyOf" else ()
        if "enum" in target and {"type": "string"} not in branches:
            yield place, "anyOf the enum or a string"


def open_objects(document: Document) -> Iterator[Finding]:
    """Unknown fields are allowed both ways."""
    for place, node in schemas(document):
        for key in ("additionalProperties", "unevaluatedProperties"):
            if node.get(key) is False:
                yield (*place, key), "unknown fields are allowed"


def known_required(document: Document) -> Iterator[Finding]:
    """What a schema requires is one of its fields."""
    for place, node in components(document, "schemas"):
        known = document.properties(node)
        for inner, part in mappings(place, node):
            for at, name in enumerate(part.get("required", ()) if _is_part(place, inner) else ()):
                if name not in known:
                    yield (*inner, "required", at), f"{name} is not a field"


def one_media_type(document: Document) -> Iterator[Finding]:
    """A body has one media type, with a schema; what else the service takes stands in x-also-accepts."""
    for place, node in document.mappings:
        if place and place[-1] == "content" and len(node) != 1:
            yield place, f"one media type, not {len(node)}"
        if place and place[-1] == "content" and not all("schema" in media for media in node.values()):
            yield place, "no schema"


def used_components(document: Document) -> Iterator[Finding]:
    """Every named part is used."""
    used = {target_of(reference) for reference in references(document.data)}
    for place, _ in components(document, "schemas", "parameters", "headers", "responses", "links"):
        if place not in used:
            yield place, f"{place[-1]} is not used"


def _numbers(document: Document) -> Iterator[tuple[Steps, str, Node]]:
    fields = [*properties(document)]
    fields += [
        ((*place, "schema"), node["name"], node["schema"])
        for place, node in components(document, "parameters")
    ]
    for place, name, node in fields:
        if {"integer", "number"} & {*_list(node.get("type"))}:
            yield place, name, node


def _answered(document: Document) -> Iterator[tuple[Steps, Node]]:
    """Every schema inside the named ones that a client reads."""
    names = document.received()
    for place, node in schemas(document):
        if place[:2] == ("components", "schemas") and place[2] in names:
            yield place, node


def _is_part(schema: Steps, inner: Steps) -> bool:
    return inner == schema or inner[-2:-1] == ("allOf",)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


RULES: tuple[Rule, ...] = (
    ref_alone,
    no_inline_objects,
    typed,
    no_default,
    unit,
    integer_format,
    bounded_input,
    no_null_in_responses,
    open_enums_in_responses,
    open_objects,
    known_required,
    one_media_type,
    used_components,
)
