"""Compares operations: parameters, bodies and responses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from typing import Any

from codegen.comparison.change import TEXT_KEYS, Change, Side, changed, named
from codegen.comparison.parts import part_of
from codegen.comparison.schemas import SchemaChanges, deprecation, text_changes, unclassified
from codegen.document import Document, Node, Operation

RETRIES = ("once", "create", "idempotent")
OPERATION_KEYS = {
    *TEXT_KEYS,
    "operationId",
    "tags",
    "deprecated",
    "security",
    "parameters",
    "requestBody",
    "responses",
    "x-retry",
    "x-scopes",
    "x-identity",
    "x-also-accepts",
}
PARAMETER_KEYS = {*TEXT_KEYS, "name", "in", "required", "deprecated", "schema", "x-also-accepts"}
BODY_KEYS = {*TEXT_KEYS, "required", "content", "x-also-accepts"}
MEDIA_KEYS = {*TEXT_KEYS, "schema"}
RESPONSE_KEYS = {*TEXT_KEYS, "content", "headers", "links", "x-error-codes", "x-never-answered"}
HEADER_KEYS = {*TEXT_KEYS, "required", "schema"}


Between = Callable[[Node, Node, str], Iterator[Change]]


class OperationChanges:
    """Compares operations of two documents that have the same method and path."""

    def __init__(self, old: Document, new: Document, affected: Set[str]) -> None:
        self.old = old
        self.new = new
        self.affected = affected
        self.schemas = SchemaChanges(old, new, affected)
        self._known: dict[tuple[str, str, str], tuple[Change, ...]] = {}

    def between(self, old: Operation, new: Operation) -> Iterator[Change]:
        """Every change from `old` to `new`, with the name of the operation."""
        yield from named(self._changes(old, new), old.id, new.id)

    def _changes(self, old: Operation, new: Operation) -> Iterator[Change]:
        yield from self._promises(old, new)
        yield from self._parameters(old.node.get("parameters", ()), new.node.get("parameters", ()))
        yield from self._body(old.node.get("requestBody"), new.node.get("requestBody"))
        yield from self._responses(old.node.get("responses", {}), new.node.get("responses", {}))
        yield from also_accepted(old.node, new.node, new.id)
        yield from deprecation(old.node, new.node, new.id)
        yield from text_changes(old.node, new.node, new.id)
        yield from unclassified(old.node, new.node, new.id, OPERATION_KEYS)

    def _promises(self, old: Operation, new: Operation) -> Iterator[Change]:
        place = new.id
        if old.id != new.id:
            yield changed("operation-renamed", place, f"{old.id} became {new.id}")
        if old.node.get("tags") != new.node.get("tags"):
            yield changed("tag-changed", place, f"tags {old.node.get('tags')} became {new.node.get('tags')}")
        yield from _retry(old.node.get("x-retry"), new.node.get("x-retry"), place)
        scopes = _set(old.node.get("x-scopes")), _set(new.node.get("x-scopes"))
        yield from _members("scope", *scopes, place)
        yield from _members("identity", _identity(old), _identity(new), place)
        yield from _members("security", _ways(self.old, old), _ways(self.new, new), place)

    def _parameters(self, old: Sequence[Node], new: Sequence[Node]) -> Iterator[Change]:
        if old == new and not any(
            "$ref" not in each or part_of(each["$ref"]) in self.affected for each in old
        ):
            return
        before, after = _by_name(self.old, old), _by_name(self.new, new)
        for key in before.keys() | after.keys():
            place = f"{key[0]} parameter {key[1]}"
            if key not in after:
                found: Iterable[Change] = [changed("parameter-removed", place, "the parameter is gone")]
            elif key not in before:
                need = "required" if self.new.resolve(after[key]).get("required") else "optional"
                found = [changed(f"{need}-parameter-added", place, f"a new parameter, {need}")]
            else:
                found = self._once(before[key], after[key], place, self._parameter)
            yield from named(found, key[1])

    def _once(self, old: Node, new: Node, place: str, between: Between) -> Iterable[Change]:
        """The changes between two parts; a pair of named parts is compared once."""
        if "$ref" in old and old == new and part_of(old["$ref"]) not in self.affected:
            return ()
        pair = self.old.resolve(old), self.new.resolve(new)
        if "$ref" not in old or "$ref" not in new:
            return between(*pair, place)
        key = (old["$ref"], new["$ref"], place)
        if key not in self._known:
            self._known[key] = tuple(between(*pair, place))
        return self._known[key]

    def _parameter(self, old: Node, new: Node, place: str) -> Iterator[Change]:
        yield from _need("parameter", old, new, place)
        yield from self.schemas.between(Side.REQUEST, old.get("schema", {}), new.get("schema", {}), place)
        yield from also_accepted(old, new, place)
        yield from deprecation(old, new, place)
        yield from text_changes(old, new, place)
        yield from unclassified(old, new, place, PARAMETER_KEYS)

    def _body(self, old: Node | None, new: Node | None) -> Iterator[Change]:
        place = "request body"
        if old is None or new is None:
            if old is not None:
                yield changed("body-removed", place, "the body is gone")
            if new is not None:
                need = "required" if self.new.resolve(new).get("required") else "optional"
                yield changed(f"{need}-body-added", place, f"a new body, {need}")
            return
        old, new = self.old.resolve(old), self.new.resolve(new)
        yield from _need("body", old, new, place)
        yield from self._contents(Side.REQUEST, old, new, place)
        yield from also_accepted(old, new, place)
        yield from text_changes(old, new, place)
        yield from unclassified(old, new, place, BODY_KEYS)

    def _contents(self, side: Side, old: Node, new: Node, place: str) -> Iterator[Change]:
        before, after = old.get("content", {}), new.get("content", {})
        yield from _members(f"{side}-media-type", set(before), set(after), place)
        for kind in before.keys() & after.keys():
            one, other = before[kind], after[kind]
            yield from self.schemas.between(side, one.get("schema", {}), other.get("schema", {}), place)
            yield from text_changes(one, other, place)
            yield from unclassified(one, other, place, MEDIA_KEYS)

    def _responses(self, old: Any, new: Any) -> Iterator[Change]:
        for code in old.keys() | new.keys():
            place = f"response {code}"
            if code in old and code in new:
                yield from self._once(old[code], new[code], place, self._response)
            else:
                what = f"{code} is {'new' if code in new else 'gone'}"
                yield changed(f"{_class(code)}-{'added' if code in new else 'removed'}", place, what)

    def _response(self, old: Node, new: Node, place: str) -> Iterator[Change]:
        yield from self._contents(Side.RESPONSE, old, new, place)
        codes = _set(old.get("x-error-codes")), _set(new.get("x-error-codes"))
        yield from _members("error-code", *codes, place)
        if old.get("x-never-answered") != new.get("x-never-answered"):
            gone = "removed" if new.get("x-never-answered") else "added"
            yield changed(f"error-{gone}", place, "x-never-answered")
        yield from self._headers(old.get("headers", {}), new.get("headers", {}), place)
        yield from _links(self.old, old, self.new, new, place)
        yield from text_changes(old, new, place)
        yield from unclassified(old, new, place, RESPONSE_KEYS)

    def _headers(self, old: Node, new: Node, place: str) -> Iterator[Change]:
        yield from _members("header", set(old), set(new), place)
        for name in old.keys() & new.keys():
            before, after = self.old.resolve(old[name]), self.new.resolve(new[name])
            inner = f"{place}, header {name}"
            shapes = before.get("schema", {}), after.get("schema", {})
            yield from self.schemas.between(Side.RESPONSE, *shapes, inner)
            yield from text_changes(before, after, inner)
            yield from unclassified(before, after, inner, HEADER_KEYS)


def _by_name(document: Document, nodes: Iterable[Node]) -> dict[tuple[str, str], Node]:
    """Parameters, as they are written in the operation, by place and name."""
    resolved = ((document.resolve(node), node) for node in nodes)
    return {(target["in"], target["name"]): node for target, node in resolved}


def also_accepted(old: Node, new: Node, place: str) -> Iterator[Change]:
    yield from _members("also-accepts", _accepted(old), _accepted(new), place)


def _accepted(node: Node) -> set[str]:
    """What `x-also-accepts` lists, flattened."""
    return {
        f"{key} {value}"
        for key, values in node.get("x-also-accepts", {}).items()
        for value in _leaves(values)
    }


def _leaves(values: Any) -> Iterator[str]:
    if isinstance(values, dict):
        yield from (f"{key}={value}" for key, inner in values.items() for value in inner)
    else:
        yield from values


def _retry(old: str | None, new: str | None, place: str) -> Iterator[Change]:
    if old != new:
        ranks = [RETRIES.index(each) if each in RETRIES else -1 for each in (old, new)]
        kind = "retry-weaker" if ranks[1] < ranks[0] else "retry-stronger"
        yield changed(kind, place, f"x-retry {old} became {new}")


def _ways(document: Document, operation: Operation) -> set[str]:
    """The ways to be let in, each as the names of the schemes it needs together."""
    listed = operation.node.get("security", document.data.get("security", ()))
    return {" and ".join(sorted(way)) or "none" for way in listed}


def _need(subject: str, old: Node, new: Node, place: str) -> Iterator[Change]:
    if bool(old.get("required")) != bool(new.get("required")):
        need = "required" if new.get("required") else "optional"
        yield changed(f"{subject}-{need}", place, f"is {need} now")


def _identity(operation: Operation) -> set[str]:
    return {f"{name}: {field}" for name, field in operation.node.get("x-identity", {}).items()}


def _members(subject: str, old: set[str], new: set[str], place: str) -> Iterator[Change]:
    for member in sorted(new - old):
        yield changed(f"{subject}-added", place, f"{subject.replace('-', ' ')} {member} is new")
    for member in sorted(old - new):
        yield changed(f"{subject}-removed", place, f"{subject.replace('-', ' ')} {member} is gone")


def _links(old: Document, before: Node, new: Document, after: Node, place: str) -> Iterator[Change]:
    links = [
        {name: document.resolve(link) for name, link in node.get("links", {}).items()}
        for document, node in ((old, before), (new, after))
    ]
    for name in links[0].keys() | links[1].keys():
        if links[0].get(name) != links[1].get(name):
            yield changed("link-changed", place, f"link {name}")


def _class(code: str) -> str:
    return "success" if code < "400" else "error"


def _set(values: Any) -> set[str]:
    return set(values or ())
