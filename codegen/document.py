"""An OpenAPI document as plain data, and the look-ups that all checks use.

The line of a place in the file is known too, so that a complaint can be clicked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from attrs import field, frozen

Steps = tuple[str | int, ...]
Node = Mapping[str, Any]

METHODS = ("get", "post", "put", "patch", "delete")
JSON = "application/json"
PAGE = frozenset({"total", "offset", "items"})  # what an answer always has that is a page of a list


class NotYamlError(Exception):
    """The text is no YAML document with a mapping at its top."""

    def __init__(self, name: str, line: int, reason: str) -> None:
        self.line = line
        self.reason = reason
        super().__init__(f"{name}:{line}: {reason}")


@frozen
class Operation:
    """What a client asks of the service or, below `webhooks`, the service of a client."""

    path: str
    method: str
    node: Node
    kind: str = "paths"

    @property
    def id(self) -> str:
        return str(self.node.get("operationId", f"{self.method} {self.path}"))

    @property
    def place(self) -> Steps:
        return (self.kind, self.path, self.method)


@frozen
class Document:
    """One parsed contract; `lines` maps each place in it to its line, counted from 1."""

    data: Node
    name: str = "openapi.yaml"
    text: str = field(default="", repr=False)
    root: yaml.Node | None = field(default=None, repr=False)
    lines: Mapping[Steps, int] = field(factory=dict, repr=False)

    @classmethod
    def read(cls, path: Path, name: str | None = None) -> Document:
        return cls.parse(path.read_text(encoding="utf-8"), name or str(path))

    @classmethod
    def parse(cls, text: str, name: str = "openapi.yaml") -> Document:
        loader = yaml.CSafeLoader(text)
        try:
            root = loader.get_single_node()
            data = loader.construct_document(root) if root is not None else None
        except yaml.MarkedYAMLError as error:
            raise NotYamlError(
                name, _line(error.problem_mark or error.context_mark), _reason(error)
            ) from None
        except yaml.YAMLError as error:
            raise NotYamlError(name, 1, str(error)) from None
        if not isinstance(data, dict):
            raise NotYamlError(name, 1, f"a mapping is expected here, not {type(data).__name__}")
        try:
            return cls(data, name, text, root, dict(_lines((), root)))
        except RecursionError:
            raise NotYamlError(name, 1, "an alias inside of what it stands for") from None

    @cached_property
    def mappings(self) -> list[tuple[Steps, Node]]:
        """Every mapping of the document with its place, less what stands in examples."""
        return list(mappings((), self.data))

    def line(self, place: Sequence[str | int]) -> int:
        """The line of `place`, or of the deepest part of it that the file has."""
        steps = self._written(place)
        while steps and steps not in self.lines:
            steps = steps[:-1]
        return self.lines.get(steps, 1)

    def _written(self, place: Sequence[str | int]) -> Steps:
        """`place` with keys that look like numbers as the texts they are; validators report them as numbers."""
        node: Any = self.data
        steps: Steps = ()
        for step in place:
            step = str(step) if isinstance(node, dict) else step
            steps = (*steps, step)
            node = node[step] if _has(node, step) else None
        return steps

    def at(self, place: Sequence[str | int]) -> Any:
        node: Any = self.data
        for step in place:
            node = node[step]
        return node

    def find(self, reference: str) -> Any:
        """What stands at `reference`, as in `#/components/schemas/Error`; KeyError if nothing does."""
        node: Any = self.data
        for step in target_of(reference):
            node = node[step]
        return node

    def resolve(self, node: Node) -> Node:
        while "$ref" in node:
            node = self.find(node["$ref"])
        return node

    def component(self, kind: str) -> Mapping[str, Node]:
        found: Mapping[str, Node] = self.data.get("components", {}).get(kind, {})
        return found

    @property
    def schemas(self) -> Mapping[str, Node]:
        return self.component("schemas")

    def operations(self, kind: str = "paths") -> Iterator[Operation]:
        for path, item in self.data.get(kind, {}).items():
            for method, node in item.items():
                if method in METHODS:
                    yield Operation(path, method, node, kind)

    def webhooks(self) -> Iterator[Operation]:
        """What the service sends of its own accord; the bodies of these requests are for the client to read."""
        return self.operations("webhooks")

    def operation(self, operation_id: str) -> Operation | None:
        return next((op for op in self.operations() if op.id == operation_id), None)

    def parameters(self, operation: Operation) -> list[Node]:
        return [self.resolve(each) for each in operation.node.get("parameters", ())]

    def responses(self, operation: Operation) -> Mapping[str, Node]:
        return {code: self.resolve(each) for code, each in operation.node.get("responses", {}).items()}

    def parts(self, schema: Node) -> Iterator[Node]:
        """`schema` and whatever it includes through `allOf`, references followed."""
        schema = self.resolve(schema)
        for part in schema.get("allOf", ()):
            yield from self.parts(part)
        yield schema

    def properties(self, schema: Node) -> dict[str, Node]:
        return {
            name: node for part in self.parts(schema) for name, node in part.get("properties", {}).items()
        }

    def required(self, schema: Node) -> list[str]:
        return list(dict.fromkeys(name for part in self.parts(schema) for name in part.get("required", ())))

    def alternatives(self, schema: Node) -> list[Node]:
        """The branches of an `anyOf` or `oneOf`, or else `schema` itself, references followed."""
        schema = self.resolve(schema)
        branches = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
        return [leaf for branch in branches for leaf in self.alternatives(branch)] or [schema]

    def types(self, schema: Node) -> set[str]:
        return {kind for leaf in self.alternatives(schema) for kind in self._types_of_leaf(leaf)}

    def _types_of_leaf(self, leaf: Node) -> Iterator[str]:
        for part in self.parts(leaf):
            kind = part.get("type", ())
            yield from [kind] if isinstance(kind, str) else kind

    def values(self, schema: Node) -> list[Any]:
        """The values of every enum that `schema` allows."""
        return [value for leaf in self.alternatives(schema) for value in leaf.get("enum", ())]

    def reachable(self, start: Any) -> set[str]:
        """The names of the schemas that a value described by `start` can contain."""
        found: set[str] = set()
        waiting = list(references(start))
        while waiting:
            kind, name = target_of(waiting.pop())[-2:]
            if kind == "schemas" and name not in found:
                found.add(name)
                waiting.extend(references(self.schemas[name]))
        return found

    def requested(self, operation: Operation) -> set[str]:
        """The names of the schemas in the body of the request."""
        return self.reachable(operation.node.get("requestBody", {}))

    def received(self) -> set[str]:
        """The names of the schemas that a client reads: in answers, in errors and in webhooks."""
        found = {name for hook in self.webhooks() for name in self.requested(hook)}
        for operation in self.operations():
            found |= self.answered(operation) | self.answered(operation, success=False)
        return found

    def answered(self, operation: Operation, *, success: bool = True) -> set[str]:
        """The names of the schemas in the bodies of success; with `success=False`, in those of errors."""
        return self.reachable(
            [
                each.get("content", {})
                for code, each in self.responses(operation).items()
                if (code < "400") == success
            ]
        )


def target_of(reference: str) -> tuple[str, ...]:
    steps = reference.removeprefix("#/").split("/")
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in steps)


def references(node: Any) -> Iterator[str]:
    """Every `$ref` inside `node`, less what stands in examples."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            if isinstance(node.get("$ref"), str):
                yield node["$ref"]
            waiting.extend(inner for key, inner in node.items() if key != "example")


def mappings(place: Steps, node: Any) -> Iterator[tuple[Steps, Node]]:
    """Every mapping inside `node` with its place; examples hold data and are left out."""
    waiting = [(place, node)]
    while waiting:
        place, node = waiting.pop()
        if isinstance(node, dict):
            yield place, node
            data = place[-1:] != ("properties",)
            inner = [((*place, key), each) for key, each in node.items() if key != "example" or not data]
            waiting.extend(reversed(inner))
        elif isinstance(node, list):
            waiting.extend(((*place, at), node[at]) for at in range(len(node) - 1, -1, -1))


def _has(node: Any, step: str | int) -> bool:
    if isinstance(node, list):
        return isinstance(step, int) and step < len(node)
    return isinstance(node, dict) and step in node


def _lines(place: Steps, node: yaml.Node | None) -> Iterator[tuple[Steps, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*place, str(key.value)), _line(key.start_mark)
            yield from _lines((*place, str(key.value)), value)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield (*place, index), _line(value.start_mark)
            yield from _lines((*place, index), value)


def _line(mark: yaml.Mark | None) -> int:
    return mark.line + 1 if mark else 1


def _reason(error: yaml.MarkedYAMLError) -> str:
    return "; ".join(str(part) for part in (error.context, error.problem) if part)
