"""How the names of the contract become names in Python."""

from __future__ import annotations

import keyword

from openapi_python_client.strings import snake_case


def method_name(operation_id: str, tag: str) -> str:
    """The operationId in snake case, less the words of the tag, in the singular or the plural.

    `adjustCombinationInventory` of the tag `combinations` becomes `adjust_inventory`.
    """
    words = snake_case(operation_id).split("_")
    nouns = snake_case(tag).split("_")
    shortened = without(words, nouns)
    if shortened == words:
        shortened = without(words, [*nouns[:-1], singular(nouns[-1])])
    name = "_".join(shortened)
    return f"{name}_" if keyword.iskeyword(name) else name


def singular(noun: str) -> str:
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    if noun.endswith("sses"):
        return noun[:-2]
    return noun.removesuffix("s")


def without(words: list[str], noun: list[str]) -> list[str]:
    """`words` less the first place where `noun` stands in them, unless nothing would be left."""
    size = len(noun)
    for start in range(len(words) - size + 1):
        if words[start : start + size] == noun and len(words) > size:
            return words[:start] + words[start + size :]
    return words
