"""Compares schemas."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Set
from typing import Any

from attrs import evolve

from codegen.comparison.change import TEXT_KEYS, Change, Direction, Side, changed, named, varied
from codegen.comparison.parts import part_of
from codegen.comparison.values import VALUE_KEYS, types_of, value_changes
from codegen.document import Document, Node, target_of

PLAIN_TEXT = {"type": "string"}
KNOWN_KEYS = {
    *TEXT_KEYS,
    *VALUE_KEYS,
    "enum",
    "properties",
    "required",
    "items",
    "additionalProperties",
    "anyOf",
    "oneOf",
    "deprecated",
    "x-unit",
    "x-fields-as-arguments",
}

# What stands beside the branches of an `anyOf`, not in them.
BESIDE_BRANCHES = {*TEXT_KEYS, "deprecated", "x-unit"}
BRANCHING = ("anyOf", "oneOf")
NULL = {"type": "null"}

# The keys below which a schema says more, perhaps by a reference to what changed.
PARTS = {"$ref", "properties", "items", "additionalProperties", "allOf", "anyOf", "oneOf"}


class SchemaChanges:
    """Compares schemas of two documents; a pair of named schemas is compared once for each side.

    `affected` are the named parts that are not what they were, all the way down.
    """

    def __init__(self, old: Document, new: Document, affected: Set[str]) -> None:
        self.old = old
        self.new = new
        self.affected = affected
        self._known: dict[tuple[Side, str, str, bool], tuple[Change, ...]] = {}

    def between(
        self, side: Side, old: Node, new: Node, place: str, is_open: bool = False
    ) -> Iterator[Change]:
        """Changes from `old` to `new`; `is_open` if any other text is allowed beside what they say."""
        if old == new and self._is_settled(old):
            return
        names = [target_of(node["$ref"])[-1] if "$ref" in node else "" for node in (old, new)]
        if all(names):
            found = self._between_named(side, names[0], names[1], place, is_open)
            found = itertools.chain(found, beside_reference(old, new, place))
        else:
            pair = self._flat_or_branch(self.old, old, new), self._flat_or_branch(self.new, new, old)
            found = self._between_flat(side, *pair, place, is_open)
        yield from (evolve(each, side=side) for each in found)

    def _is_settled(self, node: Node) -> bool:
        """Whether a schema that reads as before also means what it did."""
        if "$ref" in node:
            return part_of(node["$ref"]) not in self.affected
        return PARTS.isdisjoint(node)

    def _between_named(self, side: Side, old: str, new: str, place: str, is_open: bool) -> Iterator[Change]:
        if old != new:
            yield changed("schema-renamed", place, f"{old} became {new}", old, new)
        key = (side, old, new, is_open)
        if key not in self._known:
            self._known[key] = ()  # a schema that contains itself has been looked at when it is met again
            pair = self._flat(self.old, self.old.schemas[old]), self._flat(self.new, self.new.schemas[new])
            self._known[key] = tuple(named(self._between_flat(side, *pair, new, is_open), old, new))
        yield from self._known[key]

    def _flat(self, document: Document, node: Node) -> dict[str, Any]:
        """`node` with its references followed and what it includes through `allOf` written out."""
        flat: dict[str, Any] = {}
        for part in document.parts(node):
            flat.update({key: value for key, value in part.items() if key != "allOf"})
        if "properties" in flat:
            flat["properties"] = document.properties(node)
            flat["required"] = document.required(node)
        return flat

    def _flat_or_branch(self, document: Document, node: Node, other: Node) -> Node:
        """`node` written out; a reference that meets itself among the branches of `other` is a branch, too."""
        met = [each["$ref"] for key in BRANCHING for each in other.get(key, ()) if "$ref" in each]
        if node.get("$ref") not in met:
            return self._flat(document, node)
        beside = {key: value for key, value in node.items() if key != "$ref"}
        return {**beside, "anyOf": [{"$ref": node["$ref"]}]}

    def _between_flat(self, side: Side, old: Node, new: Node, place: str, is_open: bool) -> Iterator[Change]:
        old, new = _branched_like(new, old), _branched_like(old, new)
        for keyword, direction, what in value_changes(old, new):
            yield varied(keyword, side, direction, place, what)
        yield from _enum_changes(side, old.get("enum"), new.get("enum"), place, is_open)
        yield from self._field_changes(side, old, new, place)
        yield from self._inner_changes(side, old, new, place)
        yield from self._branch_changes(side, old, new, place)
        yield from unit_change(old, new, place)
        yield from _arguments_change(old, new, place)
        yield from deprecation(old, new, place)
        yield from text_changes(old, new, place)
        yield from unclassified(old, new, place, KNOWN_KEYS)

    def _field_changes(self, side: Side, old: Node, new: Node, place: str) -> Iterator[Change]:
        before, after = old.get("properties", {}), new.get("properties", {})
        needed = set(old.get("required", ())), set(new.get("required", ()))
        for name in before.keys() | after.keys():
            inner = f"{place}.{name}"
            if name not in after:
                yield changed("field-removed", inner, "the field is gone")
            elif name not in before:
                need = "required" if name in needed[1] else "optional"
                yield changed(f"{need}-{side}-field-added", inner, f"a new field, {need}")
            else:
                yield from self.between(side, before[name], after[name], inner)
        for name in (needed[0] ^ needed[1]) - (before.keys() ^ after.keys()):
            direction = Direction.NARROWER if name in needed[1] else Direction.WIDER
            what = "is required now" if name in needed[1] else "is optional now"
            yield varied("required", side, direction, f"{place}.{name}", what)
        yield from _order_changes(old, new, place)

    def _inner_changes(self, side: Side, old: Node, new: Node, place: str) -> Iterator[Change]:
        for key in ("items", "additionalProperties"):
            before, after = (
                True if node.get(key, True) == {} else node.get(key, True) for node in (old, new)
            )
            if isinstance(before, dict) and isinstance(after, dict):
                yield from self.between(side, before, after, f"{place}[]")
            elif before != after:
                direction = Direction.WIDER if after is True or before is False else Direction.NARROWER
                yield varied(key, side, direction, place, f"{key} became {direction}")

    def _branch_changes(self, side: Side, old: Node, new: Node, place: str) -> Iterator[Change]:
        for key in BRANCHING:
            before, after = _branches(old.get(key, ())), _branches(new.get(key, ()))
            if bool(before) != bool(after):
                yield varied(key, side, Direction.OTHER, place, f"{key} is {'new' if after else 'gone'}")
                continue
            self._pair_up(before, after)
            is_open = PLAIN_TEXT in before.values() and PLAIN_TEXT in after.values()
            for name in before.keys() & after.keys():
                yield from self.between(side, before[name], after[name], place, is_open)
            for name in before.keys() - after.keys():
                if is_open and "enum" in self._flat(self.old, before[name]):
                    yield changed("enum-member-gone", place, f"{name} is gone")
                else:
                    yield varied(key, side, Direction.NARROWER, place, f"{name} is gone")
            for name in after.keys() - before.keys():
                if is_open and "enum" in self._flat(self.new, after[name]):
                    yield changed("open-enum-member-added", place, f"{name} is new")
                else:
                    yield varied(key, side, Direction.WIDER, place, f"{name} is new")

    def _pair_up(self, before: dict[str, Node], after: dict[str, Node]) -> None:
        """If one branch vanished and one appeared, by name or of the same type, treat them as one that changed."""
        gone = [name for name in before.keys() - after.keys() if before[name] != NULL]
        come = [name for name in after.keys() - before.keys() if after[name] != NULL]
        if len(gone) == len(come) == 1:
            nodes = before[gone[0]], after[come[0]]
            kinds = self._flat(self.old, nodes[0]).get("type"), self._flat(self.new, nodes[1]).get("type")
            if all("$ref" in node for node in nodes) or (kinds[0] and kinds[0] == kinds[1]):
                after[gone[0]] = after.pop(come[0])


def _branched_like(other: Node, node: Node) -> Node:
    """If only `other` has branches, `node` as the branches it stands for, one for each of its types."""
    key = next((key for key in BRANCHING if key in other), "")
    if not key or not node.keys().isdisjoint(BRANCHING):
        return node
    within = {name: value for name, value in node.items() if name not in BESIDE_BRANCHES}
    kinds = [NULL if kind == "null" else {**within, "type": kind} for kind in types_of(node)]
    return {**{name: node[name] for name in node.keys() - within.keys()}, key: kinds or [within]}


def _branches(nodes: Any) -> dict[str, Node]:
    """The branches of an `anyOf` by what tells them apart; those of one type by their order."""
    branches: dict[str, Node] = {}
    for node in nodes:
        name = target_of(node["$ref"])[-1] if "$ref" in node else str(node.get("type"))
        branches[f"{name} again" if name in branches else name] = node
    return branches


def _enum_changes(side: Side, old: Any, new: Any, place: str, is_open: bool) -> Iterator[Change]:
    if old is None or new is None:
        if old != new:
            direction = Direction.NARROWER if old is None else Direction.WIDER
            yield varied(
                "enum", side, direction, place, "an enum is new" if old is None else "the enum is gone"
            )
        return
    for value in new:
        if value not in old:
            yield _member_added(side, place, f"{value} is a new value", is_open)
    for value in old:
        if value not in new:
            yield _member_gone(side, place, f"the value {value} is gone", is_open)
    if sorted(map(str, old)) == sorted(map(str, new)) and old != new:
        yield changed("text", place, "the order of the values")


def _member_added(side: Side, place: str, what: str, is_open: bool) -> Change:
    if is_open:
        return changed("open-enum-member-added", place, what)
    return varied("enum", side, Direction.WIDER, place, what)


def _member_gone(side: Side, place: str, what: str, is_open: bool) -> Change:
    if is_open or side is Side.REQUEST:
        return changed("enum-member-gone", place, what)
    return varied("enum", side, Direction.OTHER, place, what)


def _order_changes(old: Node, new: Node, place: str) -> Iterator[Change]:
    """Order of the fields that both have; the required ones come first as arguments."""
    before, after = old.get("properties", {}), new.get("properties", {})
    needed = set(old.get("required", ())) & set(new.get("required", ()))
    both = [[name for name in fields if name in before and name in after] for fields in (before, after)]
    if both[0] != both[1]:
        first = [[name for name in fields if name in needed] for fields in both]
        if first[0] != first[1]:
            yield changed("required-fields-reordered", place, "the order of the required fields")
        else:
            yield changed("text", place, "the order of the fields")
    elif (
        needed
        and list(old["required"]) != list(new["required"])
        and set(old["required"]) == set(new["required"])
    ):
        yield changed("text", place, "the order of `required`")


def unit_change(old: Node, new: Node, place: str) -> Iterator[Change]:
    before, after = old.get("x-unit"), new.get("x-unit")
    if before and after and before != after:
        yield changed("unit-changed", place, f"unit {before} became {after}")
    elif before != after:
        yield changed("text", place, "x-unit")


def _arguments_change(old: Node, new: Node, place: str) -> Iterator[Change]:
    if old.get("x-fields-as-arguments") != new.get("x-fields-as-arguments"):
        what = "the fields" if new.get("x-fields-as-arguments") else "the body as one object"
        yield changed("arguments-changed", place, f"the method takes {what}")


def deprecation(old: Node, new: Node, place: str) -> Iterator[Change]:
    if bool(old.get("deprecated")) != bool(new.get("deprecated")):
        kind = "deprecated" if new.get("deprecated") else "no-longer-deprecated"
        yield changed(kind, place, kind.replace("-", " "))


def beside_reference(old: Node, new: Node, place: str) -> Iterator[Change]:
    """What stands beside a `$ref`; the house rules forbid it, an older version may have had it."""
    yield from text_changes(old, new, place)
    yield from unclassified(old, new, place, {"$ref", *TEXT_KEYS})


def text_changes(old: Node, new: Node, place: str) -> Iterator[Change]:
    for key in sorted(TEXT_KEYS):
        if old.get(key) != new.get(key):
            yield changed("text", place, key)


def unclassified(old: Node, new: Node, place: str, known: Any) -> Iterator[Change]:
    """A change that no other function here knows counts as breaking."""
    for key in sorted((old.keys() | new.keys()) - set(known)):
        if old.get(key) != new.get(key):
            yield changed("unclassified", place, f"{key} changed")


def differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    return [key for key in old.keys() | new.keys() if old.get(key) != new.get(key)]
