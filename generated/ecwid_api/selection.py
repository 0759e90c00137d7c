"""Which fields an answer shall have, as the query parameter `responseFields` names them."""

from __future__ import annotations

from typing import TypeAlias

Fields: TypeAlias = "dict[str, Fields]"
"""Names of fields, each with those inside of it that are chosen; none chosen means all of them."""

OPTIONAL = "?"


def selection(asked: str, needed: Fields) -> str:
    """`asked`, and the fields without which the answer would not be of its type.

    Args:
        asked: names such as `id,options(name)`.
        needed: what an answer must have; behind a question mark what must be in a field that is asked for.

    Raises:
        ValueError: `asked` names no field, or its brackets do not close.
    """
    return _text(_completed(_parsed(asked), needed))


def _parsed(text: str) -> Fields:
    root: Fields = {}
    stack, name = [root], ""
    for letter in f"{text},":
        if letter not in "(),":
            name += letter
            continue
        inner: Fields = stack[-1].setdefault(name.strip(), {}) if name.strip() else {}
        name = ""
        if letter == "(":
            stack.append(inner)
        elif letter == ")":
            stack.pop()
        if not stack:
            break
    if len(stack) != 1 or not root:
        raise ValueError(f"response_fields is a text such as 'id,options(name)', not {text!r:.80}")
    return root


def _completed(asked: Fields, needed: Fields) -> Fields:
    chosen = dict(asked)
    for name, inner in needed.items():
        field = name.removeprefix(OPTIONAL)
        if asked.get(field) or (field not in asked and field == name):
            chosen[field] = _completed(asked.get(field, {}), inner)
    return chosen


def _text(fields: Fields) -> str:
    return ",".join(f"{name}({_text(inner)})" if inner else name for name, inner in fields.items())
