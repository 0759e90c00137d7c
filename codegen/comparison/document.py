"""Changes from one version of the contract to the next."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.comparison.change import TEXT_KEYS, Change, Side, changed, merged, named
from codegen.comparison.operations import OperationChanges
from codegen.comparison.parts import Parts, alike, named_parts, operations_of, used_parts
from codegen.comparison.schemas import SchemaChanges, differing, text_changes, unclassified
from codegen.document import JSON, METHODS, Document, Node, Operation

# What is inherited from `security` is compared where it is inherited.
WORDS = ("openapi", "info", "externalDocs", "tags", "x-documents", "security")
TOP_KEYS = {*WORDS, "servers", "paths", "webhooks", "components"}


def compare(old: Document, new: Document) -> list[Change]:
    """What changed, the worst first; empty if nothing did."""
    return changes_since(Parts(old), new)


def changes_since(old: Parts, new: Document) -> list[Change]:
    """`compare` for many documents with the same older one."""
    return merged(_changes(old, new))


def _changes(parts: Parts, new: Document) -> Iterator[Change]:
    old, named_now = parts.document, named_parts(new)
    names = parts.named.keys() | named_now.keys()
    different = [name for name in names if not alike(parts.named.get(name), named_now.get(name))]
    affected = parts.affected(different)
    operations = OperationChanges(old, new, affected)
    before, after = parts.operations, operations_of(new)
    inherits = old.data.get("security") != new.data.get("security")
    for key in before.keys() & after.keys():
        same = alike(before[key].node, after[key].node) and not parts.is_within(before[key].place, affected)
        if inherits or not same:
            yield from operations.between(before[key], after[key])
    yield from (_came_or_went("operation-removed", before[key]) for key in before.keys() - after.keys())
    yield from (_came_or_went("operation-added", after[key]) for key in after.keys() - before.keys())
    yield from _webhooks(old, new, operations.schemas)
    yield from _paths(old, new)
    yield from _top(old, new)
    yield from _security_schemes(old, new)
    yield from _unused(parts, new, different)


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
        if items[0][path] == items[1][path]:
            continue
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


def _unused(old: Parts, new: Document, different: list[str]) -> Iterator[Change]:
    """Named parts that no operation uses; all others were compared where they are used."""
    idle = [key for key in different if key not in old.used]
    used = used_parts(new) if idle else set()
    for key in idle:
        if key not in used:
            yield changed("unused-part", key, "no operation uses it", key.split("/")[1])
