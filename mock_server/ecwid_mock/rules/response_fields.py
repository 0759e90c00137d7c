"""The parameter `responseFields`: which fields an answer has."""

from typing import Any, Final, TypeAlias

from ..messages import Refusal
from .refusals import wrong_parameter

FieldTree: TypeAlias = "dict[str, FieldTree]"

_DEEPEST: Final = 20


def parsed(text: str) -> FieldTree:
    """The fields of a `responseFields` parameter, such as `id,options(name)`.

    Raises:
        Refusal: not of that form.
    """
    root: FieldTree = {}
    stack, name = [root], ""
    for letter in f"{text},":
        if letter not in "(),":
            name += letter
            continue
        branch = stack[-1].setdefault(name.strip(), {}) if name.strip() else {}
        name = ""
        if letter == "(":
            stack.append(branch)
        elif letter == ")":
            stack.pop()
        if not 1 <= len(stack) <= _DEEPEST:
            raise _wrong_fields()
    if len(stack) != 1:
        raise _wrong_fields()
    return root


def _wrong_fields() -> Refusal:
    return wrong_parameter("Wrong parameter 'responseFields': expected names such as id,options(name)")


def chosen(document: Any, tree: FieldTree) -> Any:
    """A document with the chosen fields only; a field without chosen parts is kept whole."""
    if not tree:
        return document
    if isinstance(document, list):
        return [chosen(item, tree) for item in document]
    if isinstance(document, dict):
        return {name: chosen(value, tree[name]) for name, value in document.items() if name in tree}
    return document
