"""The named parts of a contract, and which of them a change reaches; nothing else has to be compared."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from codegen.document import Document, Node, Operation, references, target_of


class Parts:
    """The named parts of a document, as `kind/name`, and what refers to what."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.named = named_parts(document)
        self.operations = operations_of(document)
        self._of_operations = {
            each.place: {part_of(reference) for reference in references(each.node)}
            for each in (*document.operations(), *document.webhooks())
        }
        self._users: dict[str, set[str]] = {}
        for key, node in self.named.items():
            for reference in references(node):
                self._users.setdefault(part_of(reference), set()).add(key)
        self.used = used_parts(document)

    def affected(self, changed: Iterable[str]) -> set[str]:
        """The parts that changed, and those that contain them through references."""
        found: set[str] = set()
        waiting = list(changed)
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                waiting.extend(self._users.get(key, ()))
        return found

    def is_within(self, place: Any, affected: set[str]) -> bool:
        """Whether the operation at `place` refers to one of these."""
        return not affected.isdisjoint(self._of_operations[place])


def alike(old: Node | None, new: Node | None) -> bool:
    """Whether nothing at all changed, also not the order, in which required fields may be given."""
    return old is new or (old == new and json.dumps(old) == json.dumps(new))


@cache
def part_of(reference: str) -> str:
    return "/".join(target_of(reference)[1:3])


def operations_of(document: Document) -> dict[tuple[str, str], Operation]:
    """The operations by method and path; how a path parameter is called does not tell paths apart."""
    return {(each.method, _nameless(each.path)): each for each in document.operations()}


@cache
def _nameless(path: str) -> str:
    return re.sub(r"{\w+}", "{}", path)


def named_parts(document: Document) -> dict[str, Node]:
    kinds = document.data.get("components", {}).items()
    return {
        f"{kind}/{name}": node
        for kind, nodes in kinds
        if kind != "securitySchemes"
        for name, node in nodes.items()
    }


def used_parts(document: Document) -> set[str]:
    """The parts that operations and webhooks refer to, directly or not."""
    used: set[str] = set()
    waiting = list(_referred([document.data.get(kind, {}) for kind in ("paths", "webhooks")]))
    while waiting:
        key = waiting.pop()
        if key not in used:
            used.add(key)
            waiting.extend(_referred(document.find(f"#/components/{key}")))
    return used


def _referred(node: Any) -> Iterator[str]:
    return (part_of(reference) for reference in references(node))
