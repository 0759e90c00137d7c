"""Reads a request by the contract: query, ids, media type, size, body."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qsl

from ..contract import json_strict
from ..contract.operation import Body, Operation, Parameter
from ..journal import printable
from ..messages import Refusal, Request
from . import response_fields
from .assumptions import Behaviour
from .limits import Limits
from .refusals import field_refusal, not_video_url, wrong_parameter, wrong_url


class Query(NamedTuple):
    """Parameters by name, the first of each counts; whether the text was UTF-8."""

    values: dict[str, str]
    repeated: frozenset[str]
    readable: bool


def parsed_query(text: str) -> Query:
    if not text:
        return _NO_QUERY
    readable = True
    try:
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict")
    except ValueError:
        readable, pairs = False, parse_qsl(text, keep_blank_values=True, errors="replace")
    values: dict[str, str] = {}
    repeated = set()
    for name, value in pairs:
        if name in values:
            repeated.add(name)
        values.setdefault(name, value)
    return Query(values, frozenset(repeated), readable)


_FORM: Final = "application/x-www-form-urlencoded"
_NO_QUERY: Final = Query({}, frozenset(), True)


def with_form(query: Query, body: Body | None, request: Request, limits: Limits) -> Query:
    """The query with the fields of a form, which is how the vendor's client sends the parameters of a POST."""
    if (body is not None and body.is_json) or _media_type(request) != _FORM:
        return query
    if request.body_size > limits.json_bytes:
        raise Refusal(413, f"The form is larger than {limits.json_bytes} bytes")
    form = parsed_query(request.body.decode("latin-1"))
    if body is not None and "externalUrl" not in form.values:
        raise Refusal(415, "Unsupported content-type: a form needs an externalUrl")
    # Which of the two wins is not known.
    return Query(
        {**form.values, **query.values}, form.repeated | query.repeated, form.readable and query.readable
    )


def parameters(operation: Operation, query: Query) -> Mapping[str, Any]:
    """The operation's own parameters; others are ignored."""
    if not query.values and not operation.needs_query:
        return query.values
    if not query.readable:
        raise wrong_parameter("The query is not UTF-8")
    parsed: dict[str, Any] = {name: query.values[name] for name in operation.also_query & query.values.keys()}
    if "responseFields" in parsed:
        parsed["responseFields"] = response_fields.parsed(parsed["responseFields"])
    for parameter in operation.query_parameters:
        name = next((name for name in parameter.names if name in query.values), None)
        if parameter.prefix:
            parsed[parameter.name] = _map(parameter.prefix, query)
        elif name is not None:
            parsed[parameter.name] = _parsed_parameter(parameter, name, query)
        elif parameter.required and not operation.also_query & query.values.keys():
            raise wrong_parameter(f"The parameter '{parameter.name}' is missing")
    return parsed


def in_headers(operation: Operation, request: Request) -> dict[str, Any]:
    """The operation's own parameters among the headers."""
    found: dict[str, Any] = {}
    for parameter in operation.header_parameters:
        text = request.headers.get(parameter.name.lower())
        if text is None:
            if parameter.required:
                raise wrong_parameter(f"The header '{parameter.name}' is missing")
            continue
        found[parameter.name] = parameter.parse(text)
        if found[parameter.name] is None:
            raise not_video_url() if parameter.name == "url" else _wrong_value(parameter)
    return found


def ignored(operation: Operation, query: Query) -> tuple[str, ...]:
    """The parameters of a query that an operation does not have."""
    return tuple(printable(name) for name in query.values if name != "token" and not operation.knows(name))


def _map(prefix: str, query: Query) -> dict[str, str]:
    """The parameters whose names begin with a text, by what follows it."""
    named = [name for name in query.values if name.startswith(prefix) and name != prefix]
    return {name.removeprefix(prefix): _once(name, query) for name in named}


def _once(name: str, query: Query) -> str:
    if name in query.repeated:
        raise wrong_parameter(f"The parameter '{name}' stands twice")
    return query.values[name]


def _parsed_parameter(parameter: Parameter, name: str, query: Query) -> Any:
    value = parameter.parse(_once(name, query))
    if value is not None:
        return value
    if parameter.name == "externalUrl":
        raise wrong_url()
    raise _wrong_value(parameter)


def _wrong_value(parameter: Parameter) -> Refusal:
    if parameter.type == "integer":
        # The vendor's own words, which some clients look for (variations-2019-01, BadRequest).
        return wrong_parameter(
            f"Wrong numeric parameter '{parameter.name}' value: not a number or a number out of range"
        )
    if parameter.type == "boolean":
        words = ", ".join(f"'{word}'" for word in parameter.words)
        code = "CLEAN_URLS_PARAMETER_IS_INVALID" if parameter.name == "cleanUrls" else "WRONG_PARAMETER"
        return Refusal(400, f"Wrong parameter '{parameter.name}' value: expected one of {words}", code)
    return wrong_parameter(f"Wrong parameter '{parameter.name}' value")


def ids(operation: Operation, texts: list[str]) -> list[int]:
    """The ids after the store's; the token has proved that one."""
    ids = []
    for parameter, text in zip(operation.path_parameters[1:], texts[1:], strict=True):
        value = parameter.parse(text)
        if value is None:
            raise _wrong_value(parameter)
        if isinstance(value, int):
            ids.append(value)
    return ids


def check_media_type(body: Body, request: Request) -> None:
    sent = request.headers.get("content-type")
    # The live service takes an image without a type (observed); that it refuses JSON without one is assumed.
    if sent is None and (body.untyped or not request.body):
        return
    if not body.takes(_media_type(request)):
        expected = "application/json or text/json" if body.is_json else "application/octet-stream"
        raise Refusal(415, f"Unsupported content-type: expected {expected}")


def _media_type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def document(body: Body, content: bytes) -> Any:
    """The body without the fields that the contract does not have."""
    try:
        document = json_strict.loads(content)
    except json_strict.JsonError as error:
        raise wrong_parameter(f"The body is not JSON: {error}") from None
    violation = body.violation(document)
    if violation is not None and violation.path == ("url",) and isinstance(document, dict):
        # A wrong address is 422, but only in a body that is right otherwise.
        violation = body.violation({**document, "url": "https://a"}) or violation
    if violation is not None:
        raise field_refusal(violation.path, violation.keyword, violation.message)
    return body.known(document)


def check_size(body: Body, size: int, limits: Limits, behaviour: Behaviour) -> None:
    if size <= (body.max_bytes or (limits.json_bytes if body.is_json else limits.body_bytes)):
        return
    if body.is_json:
        raise Refusal(413, f"The body is larger than {limits.json_bytes} bytes")
    if body.is_file:
        # The most that a plan allows is not known.
        raise Refusal(413, f"The file is larger than {limits.body_bytes} bytes")
    # 413 in variations-2019-01, 400 in reference-2026; which one the live service sends is not known.
    raise Refusal(behaviour.large_image_status, "The image is larger than 20 MB", "INCORRECT_IMAGE_SIZE")
