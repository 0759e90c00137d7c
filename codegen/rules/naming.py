"""Rules about names, since the names in Python are made from them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codegen.document import Document, Operation
from codegen.names import method_name, singular
from codegen.rules.rule import Finding, Rule, components, properties

VERBS = {
    "list": "get",
    "search": "get",
    "get": "get",
    "download": "get",
    "create": "post",
    "upload": "post",
    "assign": "post",
    "unassign": "post",
    "query": "post",
    "update": "put",
    "adjust": "put",
    "delete": "delete",
    "cancel": "post",
}
CAMEL = re.compile(r"[a-z]+(?:[0-9]+[a-z]+)?(?:[A-Z][a-z0-9]*)*")
# Names of the service itself that are in another form.
SERVICE_NAMES = frozenset({"hidden_categories"})
PASCAL = re.compile(r"(?:[A-Z][a-z0-9]*)+")


def operation_name(document: Document) -> Iterator[Finding]:
    """An operationId is verb and noun of the tag in camelCase, as in `listCombinations`."""
    for operation in document.operations():
        nouns = "|".join(noun for tag in operation.node.get("tags", ()) for noun in _nouns(tag))
        form = re.compile(rf"(?:{'|'.join(VERBS)})(?:All|Deleted)?(?:{nouns})(?:[A-Z][a-z0-9]*)*")
        if not form.fullmatch(operation.id):
            yield (*operation.place, "operationId"), f"{operation.id} is not verb and noun of its tag"


def verb_and_method(document: Document) -> Iterator[Finding]:
    """The verb of an operationId goes with the HTTP method: list and get read, create posts, update puts."""
    for operation in document.operations():
        verb = _verb(operation)
        if VERBS.get(verb, operation.method) != operation.method:
            yield operation.place, f"{verb} goes with {VERBS[verb]}, not with {operation.method}"


def one_tag(document: Document) -> Iterator[Finding]:
    """An operation has exactly one tag, and the tag is described at the top."""
    known = {tag["name"] for tag in document.data.get("tags", ())}
    for operation in document.operations():
        tags = operation.node.get("tags", [])
        if len(tags) != 1 or not set(tags) <= known:
            yield (*operation.place, "tags"), f"one of {', '.join(sorted(known))}, not {tags}"


def method_names(document: Document) -> Iterator[Finding]:
    """The Python method that an operationId becomes is unique within its tag."""
    taken: dict[tuple[str, str], str] = {}
    for operation in document.operations():
        for tag in operation.node.get("tags", ())[:1]:
            name = method_name(operation.id, tag)
            first = taken.setdefault((tag, name), operation.id)
            if first != operation.id:
                yield (*operation.place, "operationId"), f"becomes {tag}.{name}, as {first} does"


def component_names(document: Document) -> Iterator[Finding]:
    """Named parts are in PascalCase; the name of a parameter ends with the one under which it travels."""
    for place, node in components(document, "schemas", "parameters", "responses", "headers", "links"):
        name = str(place[-1])
        if not PASCAL.fullmatch(name):
            yield place, f"{name} is not PascalCase"
        elif place[1] == "parameters" and not name.endswith(_pascal(node["name"])):
            yield place, f"{name} is the parameter {node['name']}"


def field_names(document: Document) -> Iterator[Finding]:
    """Fields and parameters are in camelCase, except a few that the service spells in its own way."""
    fields = [(place, name) for place, name, _ in properties(document)]
    fields += [((*place, "name"), node["name"]) for place, node in components(document, "parameters")]
    for place, name in fields:
        if not CAMEL.fullmatch(name) and name not in SERVICE_NAMES:
            yield place, f"{name} is not camelCase"


def _nouns(tag: str) -> tuple[str, ...]:
    words = (singular(tag), tag)
    return tuple(dict.fromkeys(word[:1].upper() + word[1:] for word in words))


def _pascal(name: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in name.split("_"))


def _verb(operation: Operation) -> str:
    found = re.match(r"[a-z]+", operation.id)
    return found[0] if found else ""


RULES: tuple[Rule, ...] = (
    operation_name,
    verb_and_method,
    one_tag,
    method_names,
    component_names,
    field_names,
)
