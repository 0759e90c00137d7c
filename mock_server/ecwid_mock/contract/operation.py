"""The compiled contract: its operations, what they accept, and which of them a path belongs to."""

import math
import re
from collections.abc import Mapping
from typing import Final, TypeAlias
from urllib.parse import unquote

import attrs
import jsonschema_rs

from ..messages import Json
from .shape import Shape

Pointer: TypeAlias = tuple[str | int, ...]

_INTEGER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,18})", re.ASCII)
_NUMBER: Final = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,3})?", re.ASCII)


def _integer(text: str) -> int | None:
    return int(text) if _INTEGER.fullmatch(text) else None


@attrs.frozen
class Violation:
    """One way in which a value breaks its schema."""

    path: Pointer
    keyword: str
    message: str


@attrs.frozen
class Parameter:
    """A parameter of a path, a query or a header.

    `names` are all under which it may come, `words` other texts for a value, such as `yes` for true. A list travels
    with commas between its entries. With a `prefix`, the parameter is all those of the query whose names begin with it.
    """

    name: str
    names: tuple[str, ...]
    required: bool
    place: str
    type: str
    validator: jsonschema_rs.Validator = attrs.field(repr=False, eq=False)
    words: Mapping[str, bool]
    minimum: float = -math.inf
    maximum: float = math.inf
    item_type: str = ""
    prefix: str = ""

    def parse(self, text: str) -> int | float | str | bool | list[int | str] | None:
        """The value that a text stands for, or None when it is not one of the parameter's."""
        if self.type == "integer":
            number = _integer(text)
            return number if number is not None and self.minimum <= number <= self.maximum else None
        if self.type == "boolean":
            return self.words.get(text)
        if self.type == "number":
            real = float(text) if _NUMBER.fullmatch(text) else math.inf
            return real if math.isfinite(real) else None
        value = text if self.type != "array" else [self._item(part) for part in text.split(",")]
        return value if self.validator.is_valid(value) else None

    def _item(self, text: str) -> int | str:
        number = _integer(text) if self.item_type == "integer" else None
        return text if number is None else number


@attrs.frozen
class Body:
    """What an operation takes as its body."""

    media_types: frozenset[str]
    media_ranges: frozenset[str]
    untyped: bool
    is_image: bool
    max_bytes: int | None
    shape: Shape | None = attrs.field(repr=False, eq=False)
    validator: jsonschema_rs.Validator | None = attrs.field(repr=False, eq=False)

    @property
    def is_json(self) -> bool:
        return self.validator is not None

    @property
    def is_file(self) -> bool:
        """Whether it is bytes of any kind."""
        return not self.is_json and not self.is_image

    def takes(self, media_type: str) -> bool:
        kind, slash, _ = media_type.partition("/")
        return media_type in self.media_types or (slash == "/" and kind in self.media_ranges)

    def violation(self, document: Json) -> Violation | None:
        """The first violation only: a hostile body has so many that to list them takes minutes."""
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
class Success:
    """The documented answer to a request that was carried out; `example` is None where the contract has none."""

    status: int = 200
    media_type: str = ""
    example: bytes | None = attrs.field(default=None, repr=False)


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
    header_parameters: tuple[Parameter, ...]
    also_query: frozenset[str]
    needs_query: bool
    body: Body | None
    success: Success

    def knows(self, name: str) -> bool:
        """Whether a parameter of a query is one of the operation's."""
        return name in self.also_query or any(
            name.startswith(each.prefix) if each.prefix else name in each.names
            for each in self.query_parameters
        )

    def named(self, ids: list[int], *names: str) -> tuple[int, ...]:
        """Those of a request's ids that stand for these parameters of its path; 0 for one that it does not have."""
        known = {parameter.name: id for parameter, id in zip(self.path_parameters[1:], ids, strict=True)}
        return tuple(known.get(name, 0) for name in names)


@attrs.frozen
class Contract:
    """All operations, and which of them a path belongs to."""

    base_path: str
    operations: tuple[Operation, ...]
    _routes: Mapping[int, tuple["Route", ...]] = attrs.field(repr=False)

    def route(self, path: str) -> tuple[Mapping[str, Operation], list[str]] | None:
        """The operations of a path by method, and the texts of its path parameters."""
        if not path.startswith(self.base_path):
            return None
        segments = path[len(self.base_path) :].split("/")
        if "%" in path:
            segments = [unquote(segment) for segment in segments]
        for route in self._routes.get(len(segments), ()):
            if all(segments[index] == literal for index, literal in route.literals):
                found = [segments[index] for index in route.variables]
                return (route.methods, found) if route.methods else None
        return None


@attrs.frozen
class Route:
    literals: tuple[tuple[int, str], ...]
    variables: tuple[int, ...]
    methods: Mapping[str, Operation]


def _violation(error: jsonschema_rs.ValidationError) -> Violation:
    schema_path = [part for part in error.schema_path if isinstance(part, str)]
    return Violation(
        path=tuple(error.instance_path),
        keyword=schema_path[-1] if schema_path else "",
        message=error.message,
    )
