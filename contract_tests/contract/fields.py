"""Fields and values taken from the contract itself, so that a new field is tested the day it is described."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from contract_tests.contract.reader import Contract

Node = Mapping[str, Any]

# What servers bend: fractions, precision, the ends of each width, zero; blanks, letters of every plane, length.
NUMBERS = (0, 7, 0.1 + 0.2, 1234567.891, 12345678901.5, -0.07)
INTEGERS = (0, 7, 40_000, 2**31 - 1, -(2**31), -1)
TEXTS = ("0706.90", " Größe\U0001d11e e\u0301 \u00e9 ", "000", "Null", "A radish " * 32 + "x")
MOST = 5
# Where a read shows an image.
IMAGE_FIELDS = ("thumbnailUrl", "imageUrl", "smallThumbnailUrl", "hdThumbnailUrl", "originalImageUrl")


def fields_of(contract: Contract, schema: str) -> Mapping[str, Node]:
    """The properties of a named schema."""
    properties: Mapping[str, Node] = contract.document["components"]["schemas"][schema]["properties"]
    return {name: contract.resolve(node) for name, node in properties.items()}


def writable_integers(contract: Contract, schema: str) -> Iterator[tuple[str, int, int]]:
    """Each integer field with its least and its greatest value."""
    for name, node in fields_of(contract, schema).items():
        if "integer" in _types(node) and {"minimum", "maximum"} <= node.keys():
            yield name, node["minimum"], node["maximum"]


def is_nullable(contract: Contract, node: Node) -> bool:
    return bool(contract.validator(node).is_valid(None))


def values(contract: Contract, node: Node) -> list[Any]:
    """Values worth writing that the schema allows, never null."""
    is_valid = contract.validator(node).is_valid
    return [value for value in _candidates(contract, contract.resolve(node)) if is_valid(value)]


def _candidates(contract: Contract, node: Node) -> Iterable[Any]:
    if "anyOf" in node:
        return [value for choice in node["anyOf"] for value in values(contract, contract.resolve(choice))]
    if "enum" in node:
        return list(node["enum"])
    if "example" in node and "pattern" in node:
        return [node["example"]]
    for kind in _types(node) or (["object"] if "allOf" in node else []):
        match kind:
            case "boolean":
                return [False, True]
            case "integer":
                ends = (node[end] for end in ("maximum", "minimum") if end in node)
                return list(dict.fromkeys((*INTEGERS, *ends)))
            case "number":
                return NUMBERS
            case "string":
                return TEXTS
            case "array":
                return _lists(contract, node)
            case "object":
                return _objects(contract, node)
    return []


def _lists(contract: Contract, node: Node) -> list[list[Any]]:
    items = values(contract, node["items"])
    # The last is long, for what is written last is what other writes must leave alone.
    return [items[:2], [], items[-1:], items]


def _objects(contract: Contract, node: Node) -> list[dict[str, Any]]:
    """Each with all fields, and together with all values of each field."""
    if isinstance(node.get("additionalProperties"), Mapping):
        found = values(contract, node["additionalProperties"])
        return [{"en": value, "nl": found[-1]} for value in found[:2]]
    choices = {
        name: found
        for name, part in properties_of(contract, node).items()
        if not is_read_only(contract.resolve(part)) and (found := values(contract, part))
    }
    depth = min(MOST, max(map(len, choices.values()), default=0))
    # Different places in each list, so that two fields that are mixed up are not equal.
    return [
        {name: found[(turn + place) % len(found)] for place, (name, found) in enumerate(choices.items())}
        for turn in range(depth)
    ]


def properties_of(contract: Contract, node: Node) -> dict[str, Node]:
    """The properties of an object, those that it includes through `allOf` among them."""
    parts = [properties_of(contract, contract.resolve(part)) for part in node.get("allOf", ())]
    return {name: part for found in (*parts, node.get("properties", {})) for name, part in found.items()}


def described(contract: Contract, node: Node, value: Any) -> Any:
    """The value without what the schema does not speak of or only reads."""
    node = contract.resolve(node)
    if isinstance(value, list) and "items" in node:
        return [described(contract, node["items"], item) for item in value]
    if isinstance(value, dict) and "properties" in node:
        parts = {name: contract.resolve(part) for name, part in node["properties"].items()}
        return {
            name: described(contract, parts[name], item)
            for name, item in value.items()
            if name in parts and not is_read_only(parts[name])
        }
    return value


def is_read_only(node: Node) -> bool:
    return "read-only" in node.get("description", "")


def _types(node: Node) -> list[str]:
    kind = node.get("type", [])
    return [kind] if isinstance(kind, str) else list(kind)
