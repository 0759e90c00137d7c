"""Rules about links from one operation to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from codegen.document import JSON, Document, Node, Operation, Steps, target_of
from codegen.rules.rule import Finding, Rule

BOUND = "storeId"


@frozen
class Use:
    """A link where an answer of an operation offers it; `place` is where the link is written."""

    operation: Operation
    response: Node
    place: Steps
    node: Node


def link_target(document: Document) -> Iterator[Finding]:
    """A link leads to an operation of this contract."""
    for use in _uses(document):
        if document.operation(use.node.get("operationId", "")) is None:
            yield (*use.place, "operationId"), f"there is no operation {use.node.get('operationId')}"


def link_parameters(document: Document) -> Iterator[Finding]:
    """A link gives all path parameters of its target, and nothing that the target does not know."""
    for use in _uses(document):
        target = document.operation(use.node.get("operationId", ""))
        if target is not None:
            given, known = set(use.node.get("parameters", {})), document.parameters(target)
            missing = {each["name"] for each in known if each.get("required")} - given
            surplus = given - {each["name"] for each in known}
            if missing or surplus:
                yield (
                    (*use.place, "parameters"),
                    f"{target.id} does not fit {', '.join(sorted(missing | surplus))}",
                )


def link_expressions(document: Document) -> Iterator[Finding]:
    """A link takes its values from fields that the request or the answer has, of the type that is needed."""
    for use in _uses(document):
        target = document.operation(use.node.get("operationId", ""))
        for name, expression in use.node.get("parameters", {}).items():
            found = _value_schema(document, use, str(expression))
            if found is None:
                yield (*use.place, "parameters", name), f"{use.operation.id} has no {expression}"
            elif target is not None and not _fits(document, found, target, name):
                yield (*use.place, "parameters", name), f"{expression} is no {name}"


def linked_operations(document: Document) -> Iterator[Finding]:
    """Whatever needs an id is reached by a link from an operation that answers with it."""
    reached = {use.node.get("operationId") for use in _uses(document)}
    for operation in document.operations():
        needs = set(re.findall(r"{(\w+)}", operation.path)) - {BOUND}
        if needs and operation.id not in reached:
            yield operation.place, f"no link leads to {operation.id}"


def _uses(document: Document) -> Iterator[Use]:
    for operation in document.operations():
        for code, response in document.responses(operation).items():
            for name, link in response.get("links", {}).items():
                written = (*operation.place, "responses", code, "links", name)
                place = target_of(link["$ref"]) if "$ref" in link else written
                yield Use(operation, response, place, document.resolve(link))


def _value_schema(document: Document, use: Use, expression: str) -> Node | None:
    """The schema of what a runtime expression stands for, if it stands for anything."""
    if expression.startswith("$request.path."):
        name = expression.removeprefix("$request.path.")
        found = (each["schema"] for each in document.parameters(use.operation) if each["name"] == name)
        return next(found, None)
    if expression.startswith("$response.body#/"):
        body = use.response.get("content", {}).get(JSON, {}).get("schema", {})
        return _inside(document, body, target_of(expression.removeprefix("$response.body#/")))
    # What does not begin with a dollar sign is a value of its own.
    return None if expression.startswith("$") else {"type": "string"}


def _inside(document: Document, schema: Node, steps: Steps) -> Node | None:
    for step in steps:
        leaf = document.resolve(schema)
        inner = leaf.get("items") if str(step).isdecimal() else document.properties(leaf).get(str(step))
        if inner is None:
            return None
        schema = inner
    return schema


def _fits(document: Document, found: Node, target: Operation, name: str) -> bool:
    wanted = [each["schema"] for each in document.parameters(target) if each["name"] == name]
    return not wanted or document.types(found) <= document.types(wanted[0])


RULES: tuple[Rule, ...] = (link_target, link_parameters, link_expressions, linked_operations)
