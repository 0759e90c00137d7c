"""JSON as RFC 8259 has it, and no repeated names.

orjson already refuses NaN, Infinity, numbers beyond a double, lone surrogates, a byte order mark, invalid
UTF-8 and deep nesting. A repeated name it would let pass, with the last value; the standard leaves that open,
and a stand-in should not hide it.
"""

import json

import orjson

from ..messages import Json


class JsonError(ValueError):
    """The text is not acceptable JSON."""


def loads(text: bytes) -> Json:
    """Parse strictly.

    Raises:
        JsonError: not JSON, or an object with a repeated name.
    """
    try:
        document: Json = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise JsonError(error.msg) from None
    try:
        if text.count(b":") != _name_count(document):
            _refuse_repeated_names(text)
    except RecursionError:
        raise JsonError("nested too deeply") from None
    return document


def _name_count(document: Json) -> int:
    """The number of names. Each has a colon in the text, so equal counts prove that none was repeated."""
    if isinstance(document, dict):
        count, parts = len(document), list(document.values())
    elif isinstance(document, list):
        count, parts = 0, document
    else:
        return 0
    for part in parts:
        if isinstance(part, dict | list):
            count += _name_count(part)
    return count


def _refuse_repeated_names(text: bytes) -> None:
    json.loads(text, object_pairs_hook=_unrepeated, parse_int=_unread, parse_float=_unread)


def _unread(number: str) -> None:
    """Numbers do not matter here, and the standard library refuses to convert very long ones."""


def _unrepeated(pairs: list[tuple[str, object]]) -> None:
    names = [name for name, _ in pairs]
    if len(names) != len(set(names)):
        raise JsonError("a name stands twice in one object")
