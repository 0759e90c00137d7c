"""What a request is worth by the contract alone: well-formed, malformed, or not for the contract to say."""

from __future__ import annotations

import json
from enum import Enum
from math import isfinite
from typing import Any
from urllib.parse import unquote_to_bytes

from contract_tests.contract.reader import Operation, Route
from contract_tests.wire import Request, refuse_constant

FORM = "application/x-www-form-urlencoded"


class Form(Enum):
    WELL_FORMED = "well-formed"
    BAD_MEDIA_TYPE = "of the wrong media type"
    MALFORMED = "malformed"
    UNCLEAR = "unclear"


def form_of(operation: Operation, route: Route, request: Request) -> tuple[Form, str]:
    """What the contract alone says of a request that carries a valid token, and why."""
    media = _media_type_form(operation, request)
    if media[0] is Form.BAD_MEDIA_TYPE:
        return media
    forms = [
        _path_form(operation, route),
        _query_form(operation, request),
        _header_form(operation, request),
        media,
    ]
    if media[0] is Form.WELL_FORMED:
        forms.append(_body_form(operation, request))
    for wanted in (Form.MALFORMED, Form.UNCLEAR):
        for form, why in forms:
            if form is wanted:
                return form, why
    return Form.WELL_FORMED, ""


def _path_form(operation: Operation, route: Route) -> tuple[Form, str]:
    for name, text in route.values.items():
        parameter = operation.path_parameter(name)
        if not parameter.is_valid(parameter.read(text)):
            return Form.MALFORMED, f"{name} is {text!r}"
    return Form.WELL_FORMED, ""


def _query_form(operation: Operation, request: Request) -> tuple[Form, str]:
    try:
        pairs = [
            (
                unquote_to_bytes(name.replace("+", " ")).decode(),
                unquote_to_bytes(value.replace("+", " ")).decode(),
            )
            for name, _, value in (part.partition("=") for part in request.query.split("&") if part)
        ]
    except UnicodeDecodeError:
        return Form.UNCLEAR, "the query is not UTF-8"
    names = [name for name, _ in pairs]
    missing = [name for name, known in operation.in_query.items() if known.required and name not in names]
    if missing:
        # It may stand under another name, or in a form.
        form = Form.UNCLEAR if names or request.body else Form.MALFORMED
        return form, f"there is no {missing[0]}"
    worst = (Form.WELL_FORMED, "")
    for name, text in pairs:
        parameter = operation.in_query.get(name)
        if parameter is None:
            continue
        if names.count(name) > 1:
            worst = (Form.UNCLEAR, f"{name} stands twice")
        elif not parameter.is_valid(parameter.read(text)):
            return Form.MALFORMED, f"{name} is {text!r}"
    return worst


def _header_form(operation: Operation, request: Request) -> tuple[Form, str]:
    for parameter in operation.parameters:
        text = request.header(parameter.name) if parameter.place == "header" else ""
        if parameter.place == "header" and (text is None or not parameter.is_valid(text)):
            return Form.MALFORMED, f"the header {parameter.name} is {text!r}"
    return Form.WELL_FORMED, ""


def _media_type_form(operation: Operation, request: Request) -> tuple[Form, str]:
    if not operation.media_types:
        return Form.WELL_FORMED, ""
    header = request.header("Content-Type")
    media_type = (header or "").partition(";")[0].strip().lower()
    if not request.body or not media_type:
        if operation.takes_json and (request.body or not media_type):
            return Form.UNCLEAR, "there is no media type"
        return Form.WELL_FORMED, ""
    if media_type == FORM and operation.takes_image:
        if b"externalUrl=" in request.body:
            return Form.UNCLEAR, "the address of the image is in a form"
        return Form.BAD_MEDIA_TYPE, "a form without an address"
    if media_type in operation.media_types:
        return Form.WELL_FORMED, ""
    if media_type.startswith("image/") and "image/*" in operation.media_types:
        return Form.WELL_FORMED, ""
    if operation.takes_image and "externalUrl=" in request.query:
        return Form.UNCLEAR, "the body is to be ignored"
    if operation.takes_image and not media_type.startswith("multipart/"):
        return Form.UNCLEAR, f"the media type is {media_type}"
    return Form.BAD_MEDIA_TYPE, f"the media type {media_type}"


def _body_form(operation: Operation, request: Request) -> tuple[Form, str]:
    if operation.body_is_valid is None:
        return Form.WELL_FORMED, ""
    if not request.body:
        return (Form.MALFORMED, "the body is missing") if operation.body_required else (Form.WELL_FORMED, "")
    content_type = (request.header("Content-Type") or "").lower()
    if request.body.startswith(b"\xef\xbb\xbf") or (
        "charset" in content_type and "utf-8" not in content_type
    ):
        return Form.UNCLEAR, "the encoding is not settled"
    if b"\\ud" in request.body.lower():
        return Form.UNCLEAR, "a text may hold half a character"
    try:
        value = json.loads(
            request.body.decode(),
            parse_constant=refuse_constant,
            parse_int=_int,
            parse_float=_float,
            object_pairs_hook=_unique_keys,
        )
    except _OutsideJsonError as exc:
        return Form.UNCLEAR, str(exc)
    except RecursionError:
        return Form.UNCLEAR, "the body is nested very deeply"
    except ValueError:
        return Form.MALFORMED, "the body is not JSON"
    if not operation.body_is_valid(value):
        return Form.MALFORMED, "the body does not match its schema"
    return Form.WELL_FORMED, ""


class _OutsideJsonError(ValueError):
    """JSON that its own standard leaves to the reader."""


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise _OutsideJsonError("a key stands twice")
    return dict(pairs)


def _int(text: str) -> int:
    if len(text) > 300:
        raise _OutsideJsonError("a number is larger than a double")
    return int(text)


def _float(text: str) -> float:
    value = float(text)
    if not isfinite(value):
        raise _OutsideJsonError("a number is larger than a double")
    return value
