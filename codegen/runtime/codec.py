"""Between bytes, JSON data and models."""

from __future__ import annotations

import json
import math
import reprlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import httpx
from attrs import define, field, fields
from attrs.setters import NO_OP

from .errors import DecodeError
from .types import UNSET, Operation

if TYPE_CHECKING:
    orjson: Any
else:
    try:
        import orjson
    except ImportError:
        orjson = None

T = TypeVar("T")

_short = reprlib.Repr()
_short.maxstring = _short.maxother = 60
_short.maxlist = _short.maxdict = 4

JSON_NAMES: dict[type, str] = {
    dict: "an object",
    list: "an array",
    str: "a string",
    bool: "a boolean",
    type(None): "null",
}


def _own(extras: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return dict(extras) if extras else None


def _nothing_is_none(extras: dict[str, Any] | None) -> dict[str, Any] | None:
    return extras or None


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class Model:
    """The base of all models: attrs classes that keep the fields they do not know."""

    _additional_properties: dict[str, Any] | None = field(
        default=None, kw_only=True, converter=_own, eq=_nothing_is_none, alias="additional_properties"
    )

    @property
    def additional_properties(self) -> dict[str, Any]:
        """Fields that the contract does not name; they are written back."""
        if self._additional_properties is None:
            self._additional_properties = {}
        return self._additional_properties

    def __repr__(self) -> str:
        values = {attribute.alias: getattr(self, attribute.name) for attribute in fields(type(self))}
        extras = values.pop("additional_properties")
        if extras:
            values["additional_properties"] = extras
        shown = (f"{name}={_short.repr(value)}" for name, value in values.items() if value is not UNSET)
        return f"{type(self).__name__}({', '.join(shown)})"


def none_of(value: Any, where: str, expected: str) -> Any:
    """`value` if it is null or missing, which every field tolerates; DecodeError for anything else."""
    if value is None or value is UNSET:
        return value
    raise DecodeError(f"{where}: expected {expected}, got {_named(value)}")


def refuse(model: str, src: Any, fault: Exception) -> NoReturn:
    """Raise a DecodeError that says why `src` cannot be read as `model`."""
    if not isinstance(src, Mapping):
        raise DecodeError(f"{model}: expected an object, got {_named(src)}")
    if isinstance(fault, KeyError):
        raise DecodeError(f"{model}.{fault.args[0]} is missing")
    raise DecodeError(f"{model}: {fault}")


def unknown_fields(src: Mapping[str, Any], known: frozenset[str]) -> dict[str, Any]:
    """What of `src` the contract does not name."""
    return {key: value for key, value in src.items() if key not in known}


def _named(value: Any) -> str:
    return JSON_NAMES.get(type(value), "a number")


def array_of(decode: Callable[[Any], T]) -> Callable[[Any], list[T]]:
    """A decoder of arrays whose items `decode` reads."""

    def decode_all(data: Any) -> list[T]:
        if not isinstance(data, list):
            raise DecodeError(f"expected an array, got {_named(data)}")
        return [decode(item) for item in data]

    return decode_all


def json_parser(
    operation: Operation, decoder: Callable[[], Callable[[Any], T]]
) -> Callable[[httpx.Response], T]:
    """A reader of responses that are JSON, whatever their Content-Type says.

    `decoder` is asked for the function at each answer, so that no model is imported before it is needed.
    """

    def parse(response: httpx.Response) -> T:
        data = _json_of(response, operation)
        try:
            return decoder()(data)
        except DecodeError as fault:
            reason = fault.reason
        raise DecodeError(reason, operation.id)

    return parse


def no_content(response: httpx.Response) -> None:
    """The reader of responses that carry nothing."""


def _json_of(response: httpx.Response, operation: Operation) -> Any:
    if not response.content:
        raise DecodeError("the body is empty", operation.id)
    try:
        return decode_json(response.content)
    except (ValueError, RecursionError) as fault:
        reason = f"the body is not JSON: {fault}"
    # Raised out here because a JSONDecodeError, kept as the context, would hold the whole body.
    raise DecodeError(reason, operation.id)


def decode_json(content: bytes) -> Any:
    """JSON data from bytes; ValueError if they are not JSON, NaN and Infinity included."""
    if orjson is not None:
        try:
            return orjson.loads(content)
        except ValueError:
            pass  # The standard library judges, so that an optional package never decides what is valid.
    return json.loads(content, parse_constant=_refuse_constant)


def encode_json(data: Any) -> bytes:
    """JSON bytes; ValueError for NaN and Infinity, TypeError for what is not JSON data."""
    if orjson is not None:
        try:
            content: bytes = orjson.dumps(data)
        except TypeError:
            pass  # For example an integer of more than 64 bits, which JSON allows.
        else:
            if b"null" in content:
                _refuse_non_finite(data)
            return content
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode()


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _refuse_non_finite(data: Any) -> None:
    """ValueError for the numbers that orjson turns into null."""
    if isinstance(data, float) and not math.isfinite(data):
        raise ValueError(f"{data} is not JSON")
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list | tuple) else ()
    for value in inner:
        _refuse_non_finite(value)
