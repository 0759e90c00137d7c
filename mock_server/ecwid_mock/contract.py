"""The contract, compiled: which operations there are and what each of them accepts."""

import functools
import math
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import unquote, urlsplit

import attrs
import jsonschema_rs
import yaml

from .messages import Json, JsonObject

Schema: TypeAlias = Mapping[str, Any]
Pointer: TypeAlias = tuple[str | int, ...]

CONTRACT_FILE = Path(__file__).with_name("openapi.yaml")
METHODS = ("get", "post", "put", "patch", "delete")
INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,18})", re.ASCII)


class ContractError(Exception):
    """The contract cannot be used: which file, where in it, and why."""

    def __init__(self, file: Path, reason: str, line: int | None = None) -> None:
        place = f"{file}, line {line}" if line else str(file)
        super().__init__(f"{place}: {reason}")
        self.file: Path = file
        self.line: int | None = line
        self.reason: str = reason


class _Defect(Exception):
    """A defect at a place of the document, before anybody knows its line."""

    def __init__(self, pointer: Pointer, reason: str) -> None:
        super().__init__(reason)
        self.pointer = pointer


@attrs.frozen
class Violation:
    """One way in which a value breaks its schema."""

    path: Pointer
    keyword: str
    message: str


@attrs.frozen
class Parameter:
    """A path or query parameter; `words` are texts that stand for a value, such as `yes` for true."""

    name: str
    place: str
    type: str
    validator: jsonschema_rs.Validator = attrs.field(repr=False, eq=False)
    words: Mapping[str, bool]
    minimum: float = -math.inf
    maximum: float = math.inf

    def parse(self, text: str) -> int | str | bool | None:
        """The value that a text stands for, or None when it is not one of the parameter's."""
        if self.type == "integer":
            number = int(text) if INTEGER.fullmatch(text) else None
            return number if number is not None and self.minimum <= number <= self.maximum else None
        if self.type == "boolean":
            return self.words.get(text)
        return text if self.validator.is_valid(text) else None


@attrs.frozen
class Body:
    """What an operation takes as its body."""

    media_types: frozenset[str]
    media_ranges: frozenset[str]
    untyped: bool
    max_bytes: int | None
    shape: "Shape | None" = attrs.field(repr=False, eq=False)
    validator: jsonschema_rs.Validator | None = attrs.field(repr=False, eq=False)

    @property
    def is_json(self) -> bool:
        return self.validator is not None

    def takes(self, media_type: str) -> bool:
        kind, slash, _ = media_type.partition("/")
        return media_type in self.media_types or (slash == "/" and kind in self.media_ranges)

    def violation(self, document: Json) -> Violation | None:
        """The first one: to list them all takes minutes for a body that was made for it."""
        if self.validator is None or self.validator.is_valid(document):
            return None
        try:
            self.validator.validate(document)
        except jsonschema_rs.ValidationError as error:
            return _violation(error)
        except ValueError:
            pass
        # The validator can refuse, but not describe, a value that is nested some hundred levels deep.
        return Violation((), "", "nested too deeply")

    def known(self, document: Json) -> Json:
        """The document without the fields that the contract does not have: the service ignores those."""
        known: Json = document if self.shape is None else self.shape.known(document)
        return known


@attrs.frozen
class Operation:
    """One operation of the contract."""

    id: str
    method: str
    path: str
    tag: str
    scopes: frozenset[str]
    path_parameters: tuple[Parameter, ...]
    query_parameters: tuple[Parameter, ...]
    also_query: frozenset[str]
    body: Body | None


@attrs.frozen
class Contract:
    """All operations, and the way from a request line to one of them."""

    base_path: str
    operations: tuple[Operation, ...]
    _routes: Mapping[int, tuple["_Route", ...]] = attrs.field(repr=False)

    def route(self, path: str) -> tuple[Mapping[str, Operation], list[str]] | None:
        """The operations of a path by method, and the texts of its path parameters."""
        if not path.startswith(self.base_path):
            return None
        segments = path[len(self.base_path) :].split("/")
        if "%" in path:
            segments = [unquote(segment) for segment in segments]
        for route in self._routes.get(len(segments), ()):
            if all(segments[index] == literal for index, literal in route.literals):
                return route.methods, [segments[index] for index in route.variables]
        return None


@attrs.frozen
class _Route:
    literals: tuple[tuple[int, str], ...]
    variables: tuple[int, ...]
    methods: Mapping[str, Operation]


def load(file: Path = CONTRACT_FILE) -> Contract:
    """Compile the contract; a file that did not change is compiled once in a process.

    Raises:
        ContractError: not readable, not YAML, or not a contract that the mock can use.
    """
    try:
        changed = file.stat().st_mtime_ns
    except OSError as error:
        raise ContractError(file, error.strerror or str(error)) from error
    return _load(file, changed)


@functools.lru_cache(maxsize=8)
def _load(file: Path, _changed: int) -> Contract:
    try:
        text = file.read_bytes()
        document = yaml.load(text, Loader=_LOADER)  # noqa: S506 (a safe loader either way)
    except OSError as error:
        raise ContractError(file, error.strerror or str(error)) from error
    except yaml.YAMLError as error:
        raise ContractError(file, *_yaml_reason(error)) from error
    try:
        return _Compiler(document).contract()
    except _Defect as defect:
        raise ContractError(file, str(defect), _line(text, defect.pointer)) from defect


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _yaml_reason(error: yaml.YAMLError) -> tuple[str, int | None]:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML"
    return f"not YAML: {reason}", mark.line + 1 if mark else None


def _line(text: bytes, pointer: Pointer) -> int:
    """The line of the deepest node that still lies on the pointer."""
    node = yaml.compose(text, Loader=_LOADER)
    line = 1
    for key in pointer:
        found = _child(node, key)
        if found is None:
            break
        line, node = found
    return line


def _child(node: yaml.Node | None, key: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if name.value == str(key):
                return name.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        child = node.value[key]
        return child.start_mark.line + 1, child
    return None


class _Compiler:
    def __init__(self, document: object) -> None:
        self.document = document

    def contract(self) -> Contract:
        paths = self._mapping(("paths",))
        found = [list(self._path(path)) for path in paths]
        operations = tuple(operation for group in found for operation in group)
        if not operations:
            raise _Defect(("paths",), "no operations")
        routes: dict[int, tuple[_Route, ...]] = {}
        for group in found:
            if group:
                length, route = _route(group)
                routes[length] = (*routes.get(length, ()), route)
        return Contract(base_path=self._base_path(), operations=operations, routes=routes)

    def _base_path(self) -> str:
        url = self._at(("servers", 0, "url"))
        if not isinstance(url, str):
            raise _Defect(("servers", 0, "url"), "the server's address is not a text")
        return urlsplit(url).path.rstrip("/")

    def _path(self, path: str) -> Iterator[Operation]:
        for method in METHODS:
            pointer = ("paths", path, method)
            if method in self._mapping(("paths", path)):
                yield self._operation(path, method, pointer)

    def _operation(self, path: str, method: str, pointer: Pointer) -> Operation:
        node = self._mapping(pointer)
        if not isinstance(node.get("operationId"), str):
            raise _Defect(pointer, f"{method} {path} has no operationId")
        count = len(node.get("parameters", ()))
        parameters = [self._parameter((*pointer, "parameters", index)) for index in range(count)]
        also = node.get("x-also-accepts", {})
        return Operation(
            id=node["operationId"],
            method=method.upper(),
            path=path,
            tag=next(iter(node.get("tags", ())), ""),
            scopes=frozenset(node.get("x-scopes", ())),
            path_parameters=_in_order(path, parameters, pointer),
            query_parameters=tuple(p for p in parameters if p.place == "query"),
            also_query=frozenset(also.get("query", ())),
            body=self._body((*pointer, "requestBody")) if "requestBody" in node else None,
        )

    def _parameter(self, pointer: Pointer) -> Parameter:
        node, pointer = self._resolved(pointer)
        schema = self._schema((*pointer, "schema"))
        also = node.get("x-also-accepts", {}).get("values", {})
        return Parameter(
            name=node["name"],
            place=node["in"],
            type=schema.get("type", "string"),
            validator=_validator(schema, pointer),
            words=_words(also),
            minimum=schema.get("minimum", -math.inf),
            maximum=schema.get("maximum", math.inf),
        )

    def _body(self, pointer: Pointer) -> Body:
        node, pointer = self._resolved(pointer)
        also = set(node.get("x-also-accepts", {}).get("mediaTypes", ()))
        content = self._mapping((*pointer, "content"))
        if len(content) != 1:
            raise _Defect((*pointer, "content"), "a body needs exactly one media type")
        media_type = next(iter(content))
        schema = self._schema((*pointer, "content", media_type, "schema"))
        is_json = media_type.endswith("json")
        return Body(
            media_types=frozenset({media_type} | also),
            media_ranges=frozenset(name[:-2] for name in also if name.endswith("/*")),
            untyped="none" in also,
            max_bytes=schema.get("x-max-bytes"),
            shape=_shape(schema) if is_json else None,
            validator=_validator(schema, pointer) if is_json else None,
        )

    def _schema(self, pointer: Pointer) -> dict[str, Any]:
        """The schema with every reference replaced by what it refers to."""
        schema = self._expanded(pointer, ())
        if not isinstance(schema, dict):
            raise _Defect(pointer, "a schema must be a mapping")
        return schema

    def _expanded(self, pointer: Pointer, above: tuple[Pointer, ...]) -> Any:
        node = self._at(pointer)
        if isinstance(node, list):
            return [self._expanded((*pointer, index), above) for index in range(len(node))]
        if not isinstance(node, dict):
            return node
        if isinstance(node.get("$ref"), str):
            target = self._target(node["$ref"], pointer)
            if target in above:
                raise _Defect(pointer, f"{node['$ref']} contains itself")
            return self._expanded(target, (*above, target))
        return {key: self._expanded((*pointer, key), above) for key in node}

    def _resolved(self, pointer: Pointer) -> tuple[Schema, Pointer]:
        node = self._mapping(pointer)
        if "$ref" in node:
            return self._resolved(self._target(node["$ref"], pointer))
        return node, pointer

    def _target(self, reference: str, pointer: Pointer) -> Pointer:
        target = tuple(part.replace("~1", "/").replace("~0", "~") for part in reference.split("/")[1:])
        try:
            self._at(target)
        except _Defect:
            raise _Defect((*pointer, "$ref"), f"{reference} leads nowhere") from None
        return target

    def _mapping(self, pointer: Pointer) -> Schema:
        node = self._at(pointer)
        if not isinstance(node, dict):
            raise _Defect(pointer, f"{'/'.join(map(str, pointer))} must be a mapping")
        return node

    def _at(self, pointer: Pointer) -> Any:
        node: Any = self.document
        for depth, key in enumerate(pointer):
            try:
                node = node[key]
            except (KeyError, IndexError, TypeError):
                missing = "/".join(map(str, pointer[: depth + 1]))
                raise _Defect(pointer[:depth], f"{missing} is missing") from None
        return node


def _words(also: Mapping[str, list[str]]) -> dict[str, bool]:
    words = {"true": True, "false": False}
    for value, others in also.items():
        words.update(dict.fromkeys(others, words[value]))
    return words


def _in_order(path: str, parameters: list[Parameter], pointer: Pointer) -> tuple[Parameter, ...]:
    known = {parameter.name: parameter for parameter in parameters if parameter.place == "path"}
    names = re.findall(r"\{(\w+)\}", path)
    if set(names) != set(known):
        raise _Defect(pointer, f"the path parameters of {path} are not the ones that are declared")
    return tuple(known[name] for name in names)


def _route(operations: list[Operation]) -> tuple[int, _Route]:
    segments = operations[0].path.split("/")
    variable = [segment.startswith("{") for segment in segments]
    return len(segments), _Route(
        literals=tuple((i, segment) for i, segment in enumerate(segments) if not variable[i]),
        variables=tuple(i for i in range(len(segments)) if variable[i]),
        methods={operation.method: operation for operation in operations},
    )


def _validator(schema: dict[str, Any], pointer: Pointer) -> jsonschema_rs.Validator:
    try:
        # Values are masked, since a message may repeat what was sent but must stay short and on one line.
        return jsonschema_rs.Draft202012Validator(schema, mask="the value")
    except (jsonschema_rs.ValidationError, ValueError) as error:
        reason = getattr(error, "message", str(error))
        raise _Defect(pointer, f"not a valid schema: {reason}") from error


def _violation(error: jsonschema_rs.ValidationError) -> Violation:
    schema_path = [part for part in error.schema_path if isinstance(part, str)]
    return Violation(
        path=tuple(error.instance_path),
        keyword=schema_path[-1] if schema_path else "",
        message=error.message,
    )


@attrs.frozen
class Shape:
    """Which fields there are, at any depth; None stands for a value that is kept as it is."""

    fields: "Mapping[str, Shape | None]"
    item: "Shape | None" = None
    integer: bool = False

    def known(self, value: Any) -> Any:
        """A value without the fields that are not in the shape."""
        if type(value) is dict and self.fields:
            return self._known_fields(value)
        if type(value) is list and self.item is not None:
            return [self.item.known(item) for item in value]
        if self.integer and type(value) is float:
            return int(value)  # JSON Schema takes 4.0 for an integer
        return value

    def _known_fields(self, value: Mapping[str, Any]) -> JsonObject:
        fields = self.fields
        kept: JsonObject = {}
        for name, item in value.items():
            if name in fields:
                shape = fields[name]
                kept[name] = item if shape is None else shape.known(item)
        return kept


def _shape(schema: Schema) -> Shape | None:
    fields = {name: _shape(part) for name, part in _properties(schema).items()}
    item = _shape(schema["items"]) if "items" in schema else None
    integer = "integer" in schema.get("type", ())
    return Shape(fields, item, integer) if fields or item or integer else None


def _properties(schema: Schema) -> Schema:
    merged: dict[str, Any] = dict(schema.get("properties", {}))
    for part in schema.get("allOf", ()):
        merged.update(_properties(part))
    return merged
