"""Compiles the document into operations, once at the start."""

import functools
import math
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import jsonschema_rs
import orjson

from .document import CONTRACT_FILE, ContractError, Defect, line_of, parsed
from .operation import Body, Contract, Operation, Parameter, Pointer, Route, Success
from .shape import Schema, shape_of

_METHODS: Final = ("get", "post", "put", "patch", "delete")


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
    text, document = parsed(file)
    try:
        return _Compiler(document).contract()
    except Defect as defect:
        raise ContractError(file, str(defect), line_of(text, defect.pointer)) from defect


class _Compiler:
    def __init__(self, document: object) -> None:
        self.document = document

    def contract(self) -> Contract:
        paths = self._mapping(("paths",))
        found = [list(self._path(path)) for path in paths]
        operations = tuple(operation for group in found for operation in group)
        if not operations:
            raise Defect(("paths",), "no operations")
        routes: dict[int, tuple[Route, ...]] = {}
        for path, group in zip(paths, found, strict=True):
            length, route = _route(path, group)
            routes[length] = (*routes.get(length, ()), route)
        # `/products/deleted` is no product: paths with fewer parameters are tried first.
        routes = {
            n: tuple(sorted(found, key=lambda route: len(route.variables))) for n, found in routes.items()
        }
        return Contract(base_path=self._base_path(), operations=operations, routes=routes)

    def _base_path(self) -> str:
        url = self._at(("servers", 0, "url"))
        if not isinstance(url, str):
            raise Defect(("servers", 0, "url"), "the server's address is not a text")
        return urlsplit(url).path.rstrip("/")

    def _path(self, path: str) -> Iterator[Operation]:
        for method in _METHODS:
            pointer = ("paths", path, method)
            if method in self._mapping(("paths", path)):
                yield self._operation(path, method, pointer)

    def _operation(self, path: str, method: str, pointer: Pointer) -> Operation:
        node = self._mapping(pointer)
        if not isinstance(node.get("operationId"), str):
            raise Defect(pointer, f"{method} {path} has no operationId")
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
            header_parameters=tuple(p for p in parameters if p.place == "header"),
            also_query=frozenset(also.get("query", ())),
            needs_query=any(p.required for p in parameters if p.place == "query"),
            body=self._body((*pointer, "requestBody")) if "requestBody" in node else None,
            success=self._success((*pointer, "responses")),
        )

    def _parameter(self, pointer: Pointer) -> Parameter:
        node, pointer = self._resolved(pointer)
        schema = self._schema((*pointer, "schema"))
        also = node.get("x-also-accepts", {})
        return Parameter(
            name=node["name"],
            names=(node["name"], *also.get("names", ())),
            required=node.get("required", False),
            place=node["in"],
            type=schema.get("type", "string"),
            validator=_validator(schema, pointer),
            words=_words(also.get("values", {})),
            minimum=schema.get("minimum", -math.inf),
            maximum=schema.get("maximum", math.inf),
            item_type=schema.get("items", {}).get("type", ""),
            prefix=_prefix(schema.get("propertyNames", {}).get("pattern", "")),
        )

    def _body(self, pointer: Pointer) -> Body:
        node, pointer = self._resolved(pointer)
        also = set(node.get("x-also-accepts", {}).get("mediaTypes", ()))
        content = self._mapping((*pointer, "content"))
        if len(content) != 1:
            raise Defect((*pointer, "content"), "a body needs exactly one media type")
        media_type = next(iter(content))
        schema = self._schema((*pointer, "content", media_type, "schema"))
        is_json = media_type.endswith("json")
        written = self._mapping((*pointer, "content", media_type, "schema"))
        return Body(
            media_types=frozenset({media_type} | also),
            media_ranges=frozenset(name[:-2] for name in also if name.endswith("/*")),
            untyped="none" in also,
            is_image=written.get("$ref") == "#/components/schemas/Image",
            max_bytes=schema.get("x-max-bytes"),
            shape=shape_of(schema) if is_json else None,
            validator=_validator(schema, pointer) if is_json else None,
        )

    def _success(self, pointer: Pointer) -> Success:
        for status in self._mapping(pointer):
            if str(status).startswith("2"):
                node, _ = self._resolved((*pointer, status))
                content = node.get("content")
                if not content:
                    return Success(int(status), example=b"")
                media_type, form = next(iter(content.items()))
                return Success(int(status), media_type, _example(media_type, form))
        return Success()

    def _schema(self, pointer: Pointer) -> dict[str, Any]:
        """The schema with every reference replaced by what it refers to."""
        schema = self._expanded(pointer, ())
        if not isinstance(schema, dict):
            raise Defect(pointer, "a schema must be a mapping")
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
                raise Defect(pointer, f"{node['$ref']} contains itself")
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
        except Defect:
            raise Defect((*pointer, "$ref"), f"{reference} leads nowhere") from None
        return target

    def _mapping(self, pointer: Pointer) -> Schema:
        node = self._at(pointer)
        if not isinstance(node, dict):
            raise Defect(pointer, f"{'/'.join(map(str, pointer))} must be a mapping")
        return node

    def _at(self, pointer: Pointer) -> Any:
        node: Any = self.document
        for depth, key in enumerate(pointer):
            try:
                node = node[key]
            except (KeyError, IndexError, TypeError):
                missing = "/".join(map(str, pointer[: depth + 1]))
                raise Defect(pointer[:depth], f"{missing} is missing") from None
        return node


def _example(media_type: str, form: Schema) -> bytes | None:
    if "example" not in form:
        return None
    if media_type.endswith("json"):
        return orjson.dumps(form["example"], default=str)  # YAML reads some texts as dates
    return str(form["example"]).encode()


def _prefix(pattern: str) -> str:
    found = re.fullmatch(r"\^([a-z]+_)\.", pattern)
    return found[1] if found else ""


def _words(also: Mapping[str, list[str]]) -> dict[str, bool]:
    words = {"true": True, "false": False}
    for value, others in also.items():
        words.update(dict.fromkeys(others, words[value]))
    return words


def _in_order(path: str, parameters: list[Parameter], pointer: Pointer) -> tuple[Parameter, ...]:
    known = {parameter.name: parameter for parameter in parameters if parameter.place == "path"}
    names = re.findall(r"\{(\w+)\}", path)
    if set(names) != set(known):
        raise Defect(pointer, f"the path parameters of {path} are not the ones that are declared")
    return tuple(known[name] for name in names)


def _route(path: str, operations: list[Operation]) -> tuple[int, Route]:
    """Without operations it is an address that the service has and the contract does not."""
    segments = path.split("/")
    variable = [segment.startswith("{") for segment in segments]
    return len(segments), Route(
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
        raise Defect(pointer, f"not a valid schema: {reason}") from error
