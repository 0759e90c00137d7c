"""Changes from one version of the contract to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codegen.comparison.change import TEXT_KEYS, Change, Side, changed, merged, named
from codegen.comparison.operations import OperationChanges
from codegen.comparison.schemas import SchemaChanges, differing, text_changes, unclassified
from codegen.document import JSON, METHODS, Document, Node, Operation, references, target_of

# What is inherited from `security` is compared where it is inherited.
WORDS = ("openapi", "info", "tags", "x-documents", "security")
TOP_KEYS = {*WORDS, "servers", "paths", "webhooks", "components"}


def compare(old: Document, new: Document) -> list[Change]:
    """What changed, the worst first; empty if nothing did."""
    return merged(_changes(old, new))


def _changes(old: Document, new: Document) -> Iterator[Change]:
    operations = OperationChanges(old, new)
    before, after = _operations(old), _operations(new)
    for key in before.keys() & after.keys():
        yield from operations.between(before[key], after[key])
    yield from (_came_or_went("operation-removed", before[key]) for key in before.keys() - after.keys())
    yield from (_came_or_went("operation-added", after[key]) for key in after.keys() - before.keys())
    yield from _webhooks(old, new, operations.schemas)
    yield from _paths(old, new)
    yield from _top(old, new)
    yield from _security_schemes(old, new)
    yield from _unused(old, new)


def _operations(document: Document) -> dict[tuple[str, str], Operation]:
    """The operations by method and path; how a path parameter is called does not tell paths apart."""
    return {(each.method, re.sub(r"{\w+}", "{}", each.path)): each for each in document.operations()}


def _came_or_went(kind: str, operation: Operation) -> Change:
    what = f"{operation.method.upper()} {operation.path} is {'new' if kind.endswith('added') else 'gone'}"
    return changed(kind, operation.id, what, operation.id)


def _webhooks(old: Document, new: Document, schemas: SchemaChanges) -> Iterator[Change]:
    """A webhook is a request of the service: its body is compared as an answer; all else counts as breaking."""
    before, after = ({each.path: each for each in document.webhooks()} for document in (old, new))
    for name in before.keys() ^ after.keys():
        kind, what = ("webhook-added", "new") if name in after else ("webhook-removed", "gone")
        yield changed(kind, f"webhook {name}", f"is {what}", name)
    for name in before.keys() & after.keys():
        place = f"webhook {name}"
        bodies = _body(old, before[name]), _body(new, after[name])
        yield from named(schemas.between(Side.RESPONSE, bodies[0], bodies[1], place), name)
        yield from text_changes(before[name].node, after[name].node, place)
        yield from unclassified(before[name].node, after[name].node, place, {*TEXT_KEYS, "requestBody"})


def _body(document: Document, hook: Operation) -> Node:
    content = document.resolve(hook.node.get("requestBody", {})).get("content", {})
    schema: Node = content.get(JSON, {}).get("schema", {})
    return schema


def _paths(old: Document, new: Document) -> Iterator[Change]:
    """What stands beside the operations of a path."""
    items = [document.data.get("paths", {}) for document in (old, new)]
    for path in items[0].keys() & items[1].keys():
        yield from text_changes(items[0][path], items[1][path], path)
        yield from unclassified(items[0][path], items[1][path], path, {*METHODS, *TEXT_KEYS})


def _top(old: Document, new: Document) -> Iterator[Change]:
    for key in WORDS:
        if old.data.get(key) != new.data.get(key):
            yield changed("text", key, key)
    before, after = (
        {each["url"]: each for each in document.data.get("servers", ())} for document in (old, new)
    )
    for url in before.keys() ^ after.keys():
        kind, what = ("server-added", "new") if url in after else ("server-removed", "gone")
        yield changed(kind, "servers", f"{url} is {what}", "servers")
    for url in before.keys() & after.keys():
        yield from text_changes(before[url], after[url], "servers")
        yield from unclassified(before[url], after[url], "servers", {"url", *TEXT_KEYS})
    yield from unclassified(old.data, new.data, "the document", TOP_KEYS)


def _security_schemes(old: Document, new: Document) -> Iterator[Change]:
    before, after = old.component("securitySchemes"), new.component("securitySchemes")
    for name in before.keys() & after.keys():
        place = f"security scheme {name}"
        yield from text_changes(before[name], after[name], place)
        for key in differing(before[name], after[name]):
            if key not in TEXT_KEYS:
                yield changed("security-scheme-changed", place, f"{key} changed", name)
    for name in before.keys() ^ after.keys():
        yield changed("text", f"security scheme {name}", "is new" if name in after else "is gone", name)


def _unused(old: Document, new: Document) -> Iterator[Change]:
    """Named parts that no operation uses; all others were compared where they are used."""
    before, after = _named_parts(old), _named_parts(new)
    different = [key for key in before.keys() | after.keys() if before.get(key) != after.get(key)]
    for document in (new, old):
        used = _used_parts(document) if different else set()
        different = [key for key in different if key not in used]
    for key in different:
        yield changed("unused-part", key, "no operation uses it", key.split("/")[1])


def _named_parts(document: Document) -> dict[str, Node]:
    kinds = document.data.get("components", {}).items()
    return {
        f"{kind}/{name}": node
        for kind, nodes in kinds
        if kind != "securitySchemes"
        for name, node in nodes.items()
    }


def _used_parts(document: Document) -> set[str]:
    used: set[str] = set()
    waiting = list(references([document.data.get(kind, {}) for kind in ("paths", "webhooks")]))
    while waiting:
        key = "/".join(target_of(waiting.pop())[-2:])
        if key not in used:
            used.add(key)
            waiting.extend(references(document.find(f"#/components/{key}")))
    return used
