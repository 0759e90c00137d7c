"""The fields that an answer needs to be of its type, for the generated `responseFields`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from codegen.generator_input import Contract

Needed: TypeAlias = "dict[str, Needed]"
"""Names of required fields, and behind a question mark those that need others once they are there."""

Schema = Mapping[str, Any]


def needed_fields(contract: Contract, schema: Schema, above: tuple[int, ...] = ()) -> Needed:
    """What values of a schema need at every depth; a schema inside of itself is followed once."""
    found: Needed = {}
    for part in _parts(contract, schema):
        if id(part) in above:
            continue
        required = part.get("required", ())
        for name, node in part.get("properties", {}).items():
            inner = needed_fields(contract, node, (*above, id(part)))
            if name in required:
                found[name] = inner
            elif inner:
                found[f"?{name}"] = inner
    return found


def _parts(contract: Contract, schema: Schema) -> Iterator[Schema]:
    """The objects that a value is, or holds as an array."""
    schema = contract.resolve(schema)
    yield schema
    inside = [*schema.get("allOf", ()), *schema.get("anyOf", ()), *schema.get("oneOf", ())]
    inside += [schema["items"]] if "items" in schema else []
    for part in inside:
        yield from _parts(contract, part)
