"""The contract as a document: reading it, checking it, and finding the line that a complaint is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from jsonschema.exceptions import best_match  # type: ignore[import-untyped]
from openapi_spec_validator import OpenAPIV31SpecValidator
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedBase
from ruamel.yaml.error import MarkedYAMLError, YAMLError

Steps = tuple[str | int, ...]
Place = Sequence[str | int]
Complaint = tuple[Place, str]

REASON_LENGTH = 300


class ContractError(Exception):
    """What is wrong with the contract, one complaint a line, each as `FILE:LINE: reason`."""

    def __init__(self, complaints: Iterable[str]) -> None:
        self.complaints = tuple(complaints)
        super().__init__("\n".join(self.complaints))


class UnsupportedError(Exception):
    """The contract is valid, but says something that the templates cannot turn into right code."""

    def __init__(self, place: Place, reason: str) -> None:
        self.place = tuple(place)
        self.reason = reason
        super().__init__(f"{'.'.join(str(step) for step in place)}: {reason}")


class Contract:
    """One parsed OpenAPI document and the file it came from."""

    def __init__(self, path: Path, document: Mapping[str, Any]) -> None:
        self.path = path
        self.document = document

    @classmethod
    def read(cls, path: Path) -> Contract:
        """Read and check `path`; ContractError says what is wrong and where."""
        contract = cls(path, _parsed(path))
        complaints = list(contract._complaints())
        if complaints:
            raise ContractError(contract._reported(complaints))
        return contract

    def _complaints(self) -> Iterator[Complaint]:
        if not str(self.document.get("openapi", "")).startswith("3.1."):
            yield ("openapi",), "the contract is written in OpenAPI 3.1"
            return
        # The validator gives up at the first broken reference, and forgets where a broken schema stands.
        dangling = list(self._dangling_references())
        yield from dangling
        if not dangling:
            broken = list(self._broken_schemas())
            yield from broken
            yield from self._broken_structure(explained=bool(broken))

    def _dangling_references(self) -> Iterator[Complaint]:
        for place, node in _objects((), self.document):
            if isinstance(node.get("$ref"), str) and not self._exists(node["$ref"]):
                yield (*place, "$ref"), f"nothing stands at {node['$ref']}"

    def _reported(self, complaints: Iterable[Complaint]) -> list[str]:
        located = {(self.line(place), f"{_dotted(place)}: {_short(reason)}") for place, reason in complaints}
        return [f"{self.path}:{line}: {text}" for line, text in sorted(located)]

    def _exists(self, reference: str) -> bool:
        try:
            self.resolve({"$ref": reference})
        except (KeyError, TypeError, IndexError):
            return False
        return reference.startswith("#/")

    def _broken_schemas(self) -> Iterator[Complaint]:
        meta = Draft202012Validator(Draft202012Validator.META_SCHEMA)
        for place, node in self._schema_places():
            for error in meta.iter_errors(node):
                cause = best_match([error]) or error
                yield (*place, *cause.absolute_path), cause.message

    def _schema_places(self) -> Iterator[tuple[Steps, Mapping[str, Any]]]:
        for place, node in _objects((), self.document):
            inside_schema = "schema" in place or "schemas" in place[:-2]
            if not inside_schema and isinstance(node.get("schema"), dict):
                yield (*place, "schema"), node["schema"]
            elif place[:-1] == ("components", "schemas"):
                yield place, node

    def _broken_structure(self, *, explained: bool) -> Iterator[Complaint]:
        for error in OpenAPIV31SpecValidator(dict(self.document)).iter_errors():
            place = tuple(error.absolute_path) or _named_operation(error.message)
            if not place or place[0] in self.document:
                yield place, error.message
            elif not explained:
                yield (), f"{_dotted(place)}: {error.message}"

    def line(self, place: Place) -> int:
        """The line of `place`, or of the deepest part of it that the file has."""
        node: Any = YAML(typ="rt").load(self.path.read_bytes())
        line = 0
        for step in place:
            if not isinstance(node, CommentedBase) or not _has(node, step):
                break
            line = _position(node, step)
            node = node[step]  # type: ignore[index]
        return line + 1

    def located(self, error: UnsupportedError) -> ContractError:
        """`error` with the file and line it is about."""
        return ContractError([f"{self.path}:{self.line(error.place)}: {error}"])

    def resolve(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        """What `node` refers to; text beside the `$ref` wins over the target's, as OpenAPI 3.1 has it."""
        while "$ref" in node:
            target: Any = self.document
            for step in node["$ref"].removeprefix("#/").split("/"):
                target = target[step.replace("~1", "/").replace("~0", "~")]
            node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
        return node

    @property
    def schemas(self) -> Mapping[str, Mapping[str, Any]]:
        components: Mapping[str, Any] = self.document.get("components", {})
        schemas: Mapping[str, Mapping[str, Any]] = components.get("schemas", {})
        return schemas

    def property_place(self, schema: str, key: str) -> tuple[str, ...] | None:
        """Where the property `key` of `schema` is written, which may be another schema that it includes."""
        place = ("components", "schemas", schema)
        return next(self._property_places(place, self.schemas[schema], key), None)

    def _property_places(
        self, place: tuple[str, ...], node: Mapping[str, Any], key: str
    ) -> Iterator[tuple[str, ...]]:
        if key in node.get("properties", {}):
            yield (*place, "properties", key)
        for part in node.get("allOf", ()):
            reference = part.get("$ref", "").removeprefix("#/")
            inner = tuple(reference.split("/")) if reference else place
            yield from self._property_places(inner, self.resolve(part), key)

    def at(self, place: Place) -> Any:
        """The part of the document at `place`."""
        node: Any = self.document
        for step in place:
            node = node[step]
        return node


def _parsed(path: Path) -> Mapping[str, Any]:
    try:
        document = YAML(typ="safe").load(path.read_bytes())
    except OSError as error:
        raise ContractError([f"{path}:0: {error.strerror or error}"]) from None
    except UnicodeDecodeError as error:
        raise ContractError([f"{path}:0: not UTF-8: {error.reason}"]) from None
    except YAMLError as error:
        raise ContractError([_syntax_complaint(path, error)]) from None
    if not isinstance(document, dict):
        raise ContractError([f"{path}:1: not an OpenAPI document, but {type(document).__name__}"])
    return document


def _syntax_complaint(path: Path, error: YAMLError) -> str:
    if not isinstance(error, MarkedYAMLError):
        return f"{path}:1: {_short(str(error))}"
    mark = error.problem_mark or error.context_mark
    reason = "; ".join(part for part in (error.context, error.problem) if part)
    return f"{path}:{mark.line + 1 if mark else 1}: {_short(reason)}"


def _objects(place: Steps, node: Any) -> Iterator[tuple[Steps, Mapping[str, Any]]]:
    if isinstance(node, dict):
        yield place, node
    steps = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, inner in steps:
        yield from _objects((*place, step), inner)


def _named_operation(message: str) -> tuple[str, ...]:
    """The place of the operation that a message names, as in "for 'get' operation in '/shops'"."""
    found = re.search(r"for '(\w+)' (?:operation )?in '([^']+)'", message)
    return ("paths", found[2], found[1]) if found else ()


def _has(node: Any, step: str | int) -> bool:
    if isinstance(node, Mapping):
        return step in node
    return isinstance(step, int) and step < len(node)


def _position(node: CommentedBase, step: str | int) -> int:
    where = node.lc.key if isinstance(node, Mapping) else node.lc.item
    line: int = where(step)[0]
    return line


def _dotted(place: Place) -> str:
    return ".".join(str(step) for step in place) or "the document"


def _short(reason: str) -> str:
    line = " ".join(reason.split("\n\n", maxsplit=1)[0].split())
    return (
        line
        if len(line) <= REASON_LENGTH
        else f"{line[: REASON_LENGTH // 2]} ... {line[-REASON_LENGTH // 2 :]}"
    )
