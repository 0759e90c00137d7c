"""Between bytes and JSON data, and from an answer's bytes to its value; alike with orjson and without."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar
from uuid import UUID

from attrs import evolve, frozen

from .errors import DecodeError
from .model import DEEPEST, Model, wrong_type
from .types import UNSET, Call, Operation

if TYPE_CHECKING:
    orjson: Any
else:
    try:
        import orjson
    except ImportError:
        orjson = None

T = TypeVar("T")

CONTAINERS = (dict, list, tuple)


def array_of(decode: Callable[[Any], T]) -> Callable[[Any], list[T]]:
    """A decoder of arrays whose items `decode` reads."""

    def decode_all(data: Any) -> list[T]:
        if not isinstance(data, list):
            raise wrong_type(data, "the body", "an array")
        return [decode(item) for item in data]

    return decode_all


@frozen
class JsonParser(Generic[T]):
    """A reader of answers that are JSON, whatever their Content-Type says.

    `decoder` is asked for the function at each answer, so that no model is imported before it is needed.
    `asked_for` says which value must stand at which place of the answer.
    """

    operation: Operation
    decoder: Callable[[], Callable[[Any], T]]
    asked_for: tuple[tuple[str, object], ...] = ()

    def about(self, *asked_for: tuple[str, object]) -> JsonParser[T]:
        """A reader that refuses an answer about something else, for example about another id."""
        return evolve(self, asked_for=asked_for)

    def __call__(self, content: bytes) -> T:
        data = _json_of(content, self.operation)
        try:
            value = self.decoder()(data)
            for place, asked in self.asked_for:
                _check_identity(data, place, asked)
        except DecodeError as fault:
            reason = fault.reason
        else:
            return value
        # Raised out here so that it does not keep the data as its context.
        raise DecodeError(reason, self.operation.id)


def _check_identity(data: Any, place: str, asked: object) -> None:
    found = data
    for name in place.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    if found != asked:
        raise DecodeError(f"the answer is about another one: {place} is {found!r:.40}, not {asked!r}")


def no_content(content: bytes) -> None:
    """The reader of responses that carry nothing."""


def whole_content(content: bytes) -> bytes:
    """The reader of responses that are a file."""
    return content


def _json_of(content: bytes, operation: Operation) -> Any:
    if not content:
        raise DecodeError("the body is empty", operation.id)
    try:
        return decode_json(content)
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


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def body_of(operation: Operation, model: type[Model], body: object) -> dict[str, Any]:
    """JSON data of the body of a request.

    Raises:
        TypeError: it is not of the one class that the operation takes. A reading is refused like anything else: it
            holds every field, stock included, and would undo what has changed since.
    """
    if not isinstance(body, model):
        reading = isinstance(body, Model) and hasattr(model, "from_changes")
        way = f"; {model.__name__}.from_changes(before, after) makes one from two readings" if reading else ""
        raise TypeError(
            f"{operation.id}: the body must be a {model.__name__} of what to send, not {type(body).__name__}{way}"
        )
    try:
        return body.to_dict()
    except TypeError as fault:
        raise TypeError(f"{operation.id}: {fault}") from None


def bodies_of(operation: Operation, model: type[Model], bodies: Iterable[object]) -> list[dict[str, Any]]:
    """The same for a body that is an array."""
    return [body_of(operation, model, body) for body in bodies]


def body_bytes(call: Call[Any]) -> bytes | None:
    """The JSON body of a request; None without one.

    Raises:
        TypeError, ValueError: it holds something that JSON has no form for; names the operation and the field.
    """
    if call.json is UNSET:
        return None
    try:
        return encode_json(call.json)
    except (TypeError, ValueError) as fault:
        raise type(fault)(f"{call.operation.id}: {fault}") from None


def encode_json(data: Any) -> bytes:
    """JSON bytes. A Decimal is written digit by digit, a UUID as text, a member of an enum as its value.

    Raises:
        TypeError, ValueError: something that JSON has no form for; names the place in `data`.
    """
    try:
        content = _encode_fast(data)
    except (TypeError, ValueError, RecursionError):
        return _written(data, "", 1).encode()
    if (orjson is not None and b"null" in content) or _is_too_deep(
        data, content
    ):  # orjson writes NaN as null
        return _written(data, "", 1).encode()
    return content


def _is_too_deep(data: Any, content: bytes) -> bool:
    if content.count(b"{") + content.count(b"[") <= DEEPEST:
        return False
    level = [data]
    for _ in range(DEEPEST):
        level = [inner for outer in level for inner in _inside(outer) if isinstance(inner, CONTAINERS)]
    return bool(level)


def _inside(container: Any) -> Iterable[Any]:
    return container.values() if isinstance(container, dict) else container


def _encode_fast(data: Any) -> bytes:
    if orjson is None:
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    # Dates and dataclasses are refused, as the standard library does.
    content: bytes = orjson.dumps(
        data, option=orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_DATACLASS
    )
    return content


def _written(value: Any, where: str, depth: int) -> str:
    """JSON text: slower, but exact, and with a complaint that says where."""
    if isinstance(value, Enum):
        return _written(value.value, where, depth)
    if isinstance(value, CONTAINERS):
        if depth > DEEPEST:
            raise ValueError(f"{where:.60}...: more than {DEEPEST} objects and arrays in each other")
        if isinstance(value, dict):
            members = (_member(key, inner, where, depth) for key, inner in value.items())
            return f"{{{','.join(members)}}}"
        items = (_written(inner, f"{where}[{at}]", depth + 1) for at, inner in enumerate(value))
        return f"[{','.join(items)}]"
    return _scalar(value, where or "the body")


def _member(key: Any, value: Any, where: str, depth: int) -> str:
    if key is None or isinstance(key, int | float):
        key = json.dumps(key)  # as the standard library does
    elif not isinstance(key, str):
        raise TypeError(f"{where or 'the body'}: a {type(key).__name__} cannot be the name of a field")
    return f"{_scalar(key, where)}:{_written(value, f'{where}.{key}' if where else key, depth + 1)}"


def _scalar(value: Any, where: str) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return _text(value, where)
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, UUID):
        return f'"{value}"'
    if not isinstance(value, float | Decimal):
        raise TypeError(f"{where}: a {type(value).__name__} has no form in JSON")
    if not math.isfinite(value) or math.isinf(float(value)):
        raise ValueError(f"{where}: {value} has no form in JSON")
    return float.__repr__(value) if isinstance(value, float) else str(value)


def _text(value: str, where: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueError(f"{where}: half of a surrogate pair has no form in JSON") from None
    return json.dumps(value, ensure_ascii=False)
