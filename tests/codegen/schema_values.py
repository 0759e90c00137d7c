"""Hypothesis strategies for the JSON that a schema of the contract allows, and for what a service may add."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from contract_cases import Node, document, resolved
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

INT64 = 2**63

texts = st.text(max_size=8)
scalars = (
    st.none()
    | st.booleans()
    | st.integers(-INT64, INT64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts
)
any_json = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


@cache
def values_of(schema: str) -> SearchStrategy[Any]:
    """What a service may answer for `schema`: unknown fields, unknown enum values and nulls included."""
    return values(schema_named(schema))


def schema_named(name: str) -> Node:
    schema: Node = document()["components"]["schemas"][name]
    return schema


def values(schema: Node | Literal[True]) -> SearchStrategy[Any]:
    if schema is True:
        return any_json
    if "$ref" in schema:
        return values_of(schema["$ref"].rsplit("/", maxsplit=1)[1])
    if "enum" in schema:
        return st.sampled_from(schema["enum"]) | texts
    if "anyOf" in schema:
        return st.one_of(*(values(part) for part in schema["anyOf"]))
    kinds = schema.get("type", "object" if "allOf" in schema else "any")
    return st.one_of(*(of_kind(kind, schema) for kind in ([kinds] if isinstance(kinds, str) else kinds)))


def of_kind(kind: str, schema: Node) -> SearchStrategy[Any]:
    match kind:
        case "object":
            return objects(schema)
        case "array":
            return st.lists(values(schema["items"]), min_size=schema.get("minItems", 0), max_size=3)
        case "string" if "pattern" in schema:
            return st.from_regex(schema["pattern"])
        case "string":
            return st.text(min_size=schema.get("minLength", 0), max_size=schema.get("maxLength", 12))
        case "integer":
            return st.integers(schema.get("minimum", -INT64), schema.get("maximum", INT64 - 1))
        case "number":
            return numbers(schema.get("minimum"), schema.get("maximum"))
        case "boolean":
            return st.booleans()
        case "null":
            return st.none()
    return any_json


def numbers(low: float | None, high: float | None) -> SearchStrategy[Any]:
    floats = st.floats(low, high, allow_nan=False, allow_infinity=False)
    return floats | st.integers(-INT64 if low is None else int(low), INT64 - 1 if high is None else int(high))


def objects(schema: Node) -> SearchStrategy[Any]:
    properties, required = fields_of(schema)
    if not properties:
        return st.dictionaries(texts, values(schema["additionalProperties"]), max_size=3)
    shapes = {name: values(node) for name, node in properties.items()}
    optional = {name: shape | st.none() for name, shape in shapes.items() if name not in required}
    named = st.fixed_dictionaries({name: shapes[name] for name in required}, optional=optional)
    unknown = st.dictionaries(texts.filter(lambda name: name not in properties), any_json, max_size=2)
    return st.builds(lambda known, more: {**more, **known}, named, unknown)


def fields_of(schema: Node) -> tuple[dict[str, Node], list[str]]:
    """The properties of an object and the names it requires, its `allOf` parts included."""
    properties, required = dict(schema.get("properties", {})), list(schema.get("required", ()))
    for part in schema.get("allOf", ()):
        inner, names = fields_of(resolved(part))
        properties.update(inner)
        required += names
    return properties, required
