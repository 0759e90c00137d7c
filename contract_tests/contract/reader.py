"""What the tests need to know of openapi.yaml: operations, and validators for what goes in and comes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema_rs
import yaml

ROOT = Path(__file__).resolve().parents[2]
CONTRACT_FILE = ROOT / "openapi.yaml"
METHODS = ("get", "put", "post", "delete", "patch", "options", "head", "trace")

DOCUMENT_URN = "urn:contract"
# Where an answer names what was made.
MADE_ID = "$response.body#/id"
# What fits into the format of an integer, also where no bounds are named: a client may read it into no more.
WIDTHS: Mapping[str, Mapping[str, int]] = {
    f"int{bits}": {"minimum": -(2 ** (bits - 1)), "maximum": 2 ** (bits - 1) - 1} for bits in (32, 64)
}

Document = dict[str, Any]
IsValid = Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    place: str
    required: bool
    schema: Mapping[str, Any]
    is_valid: IsValid
    spellings: Mapping[str, bool]

    @property
    def is_map(self) -> bool:
        return bool(self.schema.get("type") == "object")

    def read(self, text: str) -> Any:
        """The value that a text in a path or query stands for; the text itself if it stands for none."""
        kind = self.schema.get("type")
        if kind == "array":
            inner = self.schema["items"].get("type")
            return [self._scalar(inner, part) for part in text.split(",")]
        return self._scalar(kind, text)

    def _scalar(self, kind: str | None, text: str) -> Any:
        if kind == "integer" and re.fullmatch(r"-?[0-9]+", text, re.ASCII):
            return int(text)
        if kind == "number" and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?", text, re.ASCII):
            return float(text)
        return self.spellings.get(text, text) if kind == "boolean" else text


@dataclass(frozen=True, slots=True)
class Reply:
    """What the contract says of one status of one operation."""

    status: int
    explain: Callable[[Any], list[str]]
    error_codes: frozenset[str]
    never_answered: bool
    bodiless: bool
    is_file: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    id: str
    tag: str
    method: str
    template: str
    parameters: tuple[Parameter, ...]
    in_query: Mapping[str, Parameter]
    media_types: tuple[str, ...]
    body_required: bool
    body_schema: Mapping[str, Any]
    body_is_valid: IsValid | None
    body_example: Any
    replies: Mapping[int, Reply]
    retry: str
    # Names of a query that are taken although no client should need them.
    also_query: frozenset[str] = frozenset()

    @property
    def reads_only(self) -> bool:
        return self.method == "GET"

    @property
    def takes_json(self) -> bool:
        return self.body_is_valid is not None

    @property
    def takes_image(self) -> bool:
        return "application/octet-stream" in self.media_types

    @property
    def ids(self) -> list[str]:
        """The names of the ids in its path, less the store's."""
        return [one.name for one in self.parameters if one.place == "path" and one.name != "storeId"]

    def path_parameter(self, name: str) -> Parameter:
        return next(p for p in self.parameters if p.place == "path" and p.name == name)


@dataclass(frozen=True, slots=True)
class Route:
    """A path of the contract that a request target matches."""

    template: str
    values: Mapping[str, str]
    operations: Mapping[str, Operation]


class Contract:
    """The document, compiled once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._registry = _registry(document)
        self._of_answers = _registry(_with_widths(document))
        self.operations: dict[str, Operation] = {}
        self._paths: list[tuple[str, tuple[str, ...], dict[str, Operation]]] = []
        for template, item in document["paths"].items():
            by_method = {
                method.upper(): self._operation(template, method, item[method])
                for method in METHODS
                if method in item
            }
            self.operations.update({operation.id: operation for operation in by_method.values()})
            self._paths.append((template, tuple(template.strip("/").split("/")), by_method))
        # Whoever looks at a request asks for its route.
        self.route: Callable[[str], Route | None] = lru_cache(maxsize=64)(self._route)

    def _route(self, path: str) -> Route | None:
        segments = tuple(path.strip("/").split("/"))
        if path != "/" + "/".join(segments):
            return None
        for template, pattern, operations in self._paths:
            values = _match(pattern, segments)
            if values is not None:
                return Route(template, values, operations) if operations else None
        return None

    def schema_validator(self, name: str) -> IsValid:
        is_valid: IsValid = self.validator({"$ref": f"#/components/schemas/{name}"}).is_valid
        return is_valid

    def links(self) -> dict[tuple[str, int, str], Mapping[str, Any]]:
        """Every link by (operation, status, name)."""
        return {
            (item[method]["operationId"], status, name): self.resolve(link)
            for item in self.document["paths"].values()
            for method in METHODS
            for status, reply in _numbered(item.get(method, {}).get("responses", {}))
            for name, link in self.resolve(reply).get("links", {}).items()
        }

    def maker(self, name: str) -> Operation | None:
        """The POST whose answer has, as a link says, the id that goes by this name in paths."""
        for (operation, _, _), link in self.links().items():
            if self.operations[operation].method == "POST" and link["parameters"].get(name) == MADE_ID:
                return self.operations[operation]
        return None

    def remover(self, maker: Operation) -> Operation | None:
        """The DELETE of what was made below the path of a POST."""
        below = (
            one
            for one in self.operations.values()
            if one.method == "DELETE" and one.template.rpartition("/{")[0] == maker.template
        )
        return next(below, None)

    def resolve(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        while "$ref" in node:
            target: Any = self.document
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            node = target
        return node

    def _operation(self, template: str, method: str, node: Mapping[str, Any]) -> Operation:
        body = self.resolve(node.get("requestBody", {}))
        content = body.get("content", {})
        json_body = content.get("application/json")
        parameters = tuple(self._parameter(self.resolve(p)) for p in node.get("parameters", ()))
        accepts = tuple(content) + tuple(body.get("x-also-accepts", {}).get("mediaTypes", ()))
        return Operation(
            id=node["operationId"],
            tag=node["tags"][0],
            method=method.upper(),
            template=template,
            parameters=parameters,
            # By the names they travel under; of a map each entry is one by itself.
            in_query={one.name: one for one in parameters if one.place == "query" and not one.is_map},
            media_types=accepts,
            body_required=body.get("required", False),
            body_schema=json_body["schema"] if json_body else {},
            body_is_valid=self.validator(json_body["schema"]).is_valid if json_body else None,
            body_example=self._example(json_body) if json_body else None,
            replies={
                status: self._reply(status, self.resolve(r)) for status, r in _numbered(node["responses"])
            },
            retry=node.get("x-retry", ""),
            also_query=frozenset(node.get("x-also-accepts", {}).get("query", ())),
        )

    def _example(self, content: Mapping[str, Any]) -> Any:
        """The first that the contract gives for a body."""
        if named := list(content.get("examples", {}).values()):
            return named[0]["value"]
        if "example" in content:
            return content["example"]
        schema = self.resolve(content["schema"])
        return schema.get("example", next(iter(schema.get("examples", ())), None))

    def _parameter(self, node: Mapping[str, Any]) -> Parameter:
        schema = self.resolve(node["schema"])
        also = node.get("x-also-accepts", {}).get("values", {})
        spellings = {"true": True, "false": False}
        for meaning, texts in also.items():
            spellings.update(dict.fromkeys(texts, meaning == "true"))
        return Parameter(
            node["name"],
            node["in"],
            node.get("required", False),
            schema,
            self.validator(schema).is_valid,
            spellings,
        )

    def _reply(self, status: int, node: Mapping[str, Any]) -> Reply:
        content = node.get("content", {}).get("application/json", {})
        schema = content.get("schema", {})
        validator = self.validator(_with_widths(schema), of_answers=True)

        def explain(value: Any) -> list[str]:
            try:
                if validator.is_valid(value):
                    return []
                return [
                    f"{_pointer(error.instance_path)}: {error.message[:200]}"
                    for error in validator.iter_errors(value)
                ]
            except ValueError as exc:  # It is nested too deeply, or half of a surrogate pair stands in it.
                return [str(exc)]

        return Reply(
            status=status,
            explain=explain,
            error_codes=frozenset(node.get("x-error-codes", ())),
            never_answered=node.get("x-never-answered", False),
            bodiless="content" not in node,
            is_file="application/octet-stream" in node.get("content", {}),
        )

    def validator(self, schema: Mapping[str, Any], *, of_answers: bool = False) -> Any:
        """One that finds the document in the registry: a copy of it in each of hundreds took 1.5 GB."""
        registry = self._of_answers if of_answers else self._registry
        return jsonschema_rs.Draft202012Validator(_with_absolute_refs(schema), registry=registry)


def load_document(path: Path = CONTRACT_FILE) -> Document:
    document: Document = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return document


@cache
def the_contract() -> Contract:
    return Contract(load_document())


def _match(pattern: tuple[str, ...], segments: tuple[str, ...]) -> dict[str, str] | None:
    if len(pattern) != len(segments):
        return None
    values = {}
    for wanted, given in zip(pattern, segments, strict=True):
        if wanted.startswith("{"):
            if not given:
                return None
            values[wanted[1:-1]] = unquote(given)
        elif wanted != given:
            return None
    return values


def _registry(document: Document) -> Any:
    return jsonschema_rs.Registry([(DOCUMENT_URN, document)], draft=jsonschema_rs.Draft202012)


def _with_widths(node: Any) -> Any:
    if isinstance(node, list):
        return [_with_widths(item) for item in node]
    if not isinstance(node, Mapping):
        return node
    widths = WIDTHS.get(str(node.get("format")), {})
    return {**widths, **{key: _with_widths(value) for key, value in node.items()}}


def _with_absolute_refs(node: Any) -> Any:
    if isinstance(node, Mapping):
        return {
            key: DOCUMENT_URN + value if key == "$ref" else _with_absolute_refs(value)
            for key, value in node.items()
        }
    return [_with_absolute_refs(item) for item in node] if isinstance(node, list) else node


def _numbered(responses: Mapping[str, Any]) -> Iterator[tuple[int, Any]]:
    """The documented statuses; `default` stands for those that are not, and so documents none."""
    return ((int(status), reply) for status, reply in responses.items() if status != "default")


def _pointer(path: list[str | int]) -> str:
    return "/" + "/".join(str(part) for part in path)
