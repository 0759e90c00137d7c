"""Compares what limits a value: type, bounds, lengths, pattern, format."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from typing import Any

from codegen.comparison.change import Direction
from codegen.document import Node

LOWER = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
UPPER = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "x-max-bytes")
CONDITIONS = ("pattern", "format", "const", "multipleOf", "uniqueItems")
VALUE_KEYS = frozenset({"type", *LOWER, *UPPER, *CONDITIONS})


def value_changes(old: Node, new: Node) -> Iterator[tuple[str, Direction, str]]:
    """(keyword, direction, what) for each keyword that limits a value and changed."""
    yield from _type_change(types_of(old), types_of(new))
    for key in (*LOWER, *UPPER):
        if old.get(key) != new.get(key):
            yield key, _bound_direction(key, old.get(key), new.get(key)), _from_to(key, old, new)
    for key in CONDITIONS:
        if old.get(key) != new.get(key):
            yield key, _condition_direction(key, old.get(key), new.get(key)), _from_to(key, old, new)


def _type_change(old: Collection[str], new: Collection[str]) -> Iterator[tuple[str, Direction, str]]:
    if set(old) != set(new):
        words = f"type {_words(old)} became {_words(new)}"
        yield "type", _direction(_covers(old, new), _covers(new, old)), words


def types_of(node: Node) -> list[str]:
    kind = node.get("type", [])
    return [kind] if isinstance(kind, str) else list(kind)


def _covers(outer: Collection[str], inner: Collection[str]) -> bool:
    """Whether every type of `inner` is allowed by `outer`; no type at all allows everything."""
    if not outer or not inner:
        return not outer
    wide = {*outer, "integer"} if "number" in outer else set(outer)
    return set(inner) <= wide


def _direction(old_covers_new: bool, new_covers_old: bool) -> Direction:
    if old_covers_new == new_covers_old:
        return Direction.OTHER
    return Direction.NARROWER if old_covers_new else Direction.WIDER


def _bound_direction(key: str, old: float | None, new: float | None) -> Direction:
    sign = 1 if key in UPPER else -1
    before, after = (math.inf if bound is None else sign * bound for bound in (old, new))
    return Direction.NARROWER if after < before else Direction.WIDER


def _condition_direction(key: str, old: Any, new: Any) -> Direction:
    if (key, old, new) == ("format", "int64", "int32") or old is None:
        return Direction.NARROWER
    if (key, old, new) == ("format", "int32", "int64") or new is None:
        return Direction.WIDER
    return Direction.OTHER


def _from_to(key: str, old: Node, new: Node) -> str:
    if key not in old:
        return f"{key} {new[key]} is new"
    return f"{key} {old[key]} became {new[key]}" if key in new else f"{key} {old[key]} is gone"


def _words(types: Collection[str]) -> str:
    return " or ".join(sorted(types)) or "anything"
