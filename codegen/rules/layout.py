"""Rules about order, so that a reader finds things fast."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from codegen.document import METHODS, Document
from codegen.rules.rule import Finding, Rule, components

TOP = (
    "openapi",
    "info",
    "externalDocs",
    "x-documents",
    "servers",
    "security",
    "tags",
    "paths",
    "webhooks",
    "components",
)
OPERATION = (
    "operationId",
    "tags",
    "summary",
    "description",
    "x-source",
    "x-retry",
    "x-scopes",
    "x-identity",
    "x-also-accepts",
    "deprecated",
    "security",
    "parameters",
    "requestBody",
    "responses",
)


def top_order(document: Document) -> Iterator[Finding]:
    """At the top: info, externalDocs, x-documents, servers, security, tags, paths, webhooks, components."""
    for key, follower in _misplaced(document.data, TOP):
        yield (key,), f"{key} belongs after {follower}"


def path_order(document: Document) -> Iterator[Finding]:
    """Paths follow the order of the tags, and within a tag collection, item, sub-resource."""
    tags = [tag["name"] for tag in document.data.get("tags", ())]
    paths = {each.path: _rank(tags, each.node.get("tags")) for each in document.operations()}
    earlier: list[str] = []
    for path, rank in paths.items():
        above = [each for each in earlier if (paths[each], each.startswith(f"{path}/")) > (rank, False)]
        if above:
            yield ("paths", path), f"{path} belongs before {above[0]}"
        earlier.append(path)


def method_order(document: Document) -> Iterator[Finding]:
    """In a path: get, post, put, patch, delete."""
    for path, item in document.data["paths"].items():
        for key, follower in _misplaced(item, METHODS):
            yield ("paths", path, key), f"{key} belongs after {follower}"


def operation_order(document: Document) -> Iterator[Finding]:
    """In an operation: operationId, tags, summary, description, extensions, security, then what travels."""
    for operation in document.operations():
        for key, follower in _misplaced(operation.node, OPERATION):
            yield (*operation.place, key), f"{key} belongs after {follower}"


def parameter_order(document: Document) -> Iterator[Finding]:
    """Parameters of the path come first and in the order in which they stand there."""
    for operation in document.operations():
        expected = re.findall(r"{(\w+)}", operation.path)
        names = [(node["in"], node["name"]) for node in document.parameters(operation)]
        if names[: len(expected)] != [("path", name) for name in expected]:
            yield (*operation.place, "parameters"), f"first of all {', '.join(expected)}"


def status_order(document: Document) -> Iterator[Finding]:
    """Responses are listed by ascending status."""
    for operation in document.operations():
        codes = list(operation.node["responses"])
        for code, follower in _misplaced(codes, sorted(codes)):
            yield (*operation.place, "responses", code), f"{code} belongs after {follower}"


def field_order(document: Document) -> Iterator[Finding]:
    """In a schema: identity, required fields in the order of `required`, then the rest."""
    for place, node in components(document, "schemas"):
        fields = list(node.get("properties", {}))
        first = [name for name in ("id",) if name in fields]
        required = [name for name in node.get("required", ()) if name in fields and name not in first]
        expected = [*first, *required]
        for wanted, found in zip(expected, fields, strict=False):
            if wanted != found:
                yield (*place, "properties", wanted), f"{wanted} belongs before {found}"
                break


def _rank(tags: Sequence[str], own: Sequence[str] | None) -> int:
    return tags.index(own[0]) if own and own[0] in tags else len(tags)


def _misplaced(keys: Iterable[str], order: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(key, key that should precede it but follows it) for each key that stands too early."""
    known = [key for key in keys if key in order]
    for key, follower in itertools.pairwise(known):
        if order.index(key) > order.index(follower):
            yield key, follower


RULES: tuple[Rule, ...] = (
    top_order,
    path_order,
    method_order,
    operation_order,
    parameter_order,
    status_order,
    field_order,
)
