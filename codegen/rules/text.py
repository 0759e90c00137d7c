"""Rules about YAML that not every library reads alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from codegen.document import Document
from codegen.rules.rule import Finding, Rule

# Plain scalars that YAML 1.1 (PyYAML) and YAML 1.2 (ruamel, JavaScript) take for different values.
AMBIGUOUS = re.compile(
    r"""(?: y|Y|n|N|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF      # booleans of 1.1
        | [-+]?0[0-7_]+ | 0o[0-7]+ | [-+]?0b[01_]+                # octal and binary
        | [-+]?[0-9]+_[0-9_.]*                                    # digits in groups
        | [-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?        # sexagesimal
        | [-+]?[0-9]+(?:\.[0-9]*)?[eE][0-9]+ | [-+]?[0-9]+[eE][-+][0-9]+
        | \d{4}-\d{1,2}-\d{1,2}(?:[Tt\s].*)? | = | <<             # dates, default and merge keys
    )""",
    re.VERBOSE,
)


def no_anchors(document: Document) -> Iterator[Finding]:
    """No YAML anchors, aliases or merge keys: repetition is expressed with `$ref`."""
    for token in yaml.scan(document.text, yaml.CSafeLoader):
        if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
            yield token.start_mark.line + 1, f"say {token.value} again, or name it and refer to it"


def no_duplicate_keys(document: Document) -> Iterator[Finding]:
    """A key stands once in its mapping; YAML libraries differ in which of two they believe."""
    for node in _nodes(document.root):
        seen: set[str] = set()
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
            if key.value in seen:
                yield key.start_mark.line + 1, f"{key.value} stands twice"
            seen.add(key.value)


def text_keys(document: Document) -> Iterator[Finding]:
    """Keys are texts; a status is quoted, or it would be a number."""
    for node in _nodes(document.root):
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
            if key.tag != "tag:yaml.org,2002:str":
                yield key.start_mark.line + 1, f"quote {key.value}"


def no_ambiguous_scalars(document: Document) -> Iterator[Finding]:
    """A text that some YAML libraries take for a boolean, number or date is quoted."""
    for node in _nodes(document.root):
        if isinstance(node, yaml.ScalarNode) and not node.style and AMBIGUOUS.fullmatch(node.value):
            yield node.start_mark.line + 1, f"quote {node.value}, YAML libraries disagree about it"


def no_dull_bytes(document: Document) -> Iterator[Finding]:
    """Lines have no tabs and no blanks at their end, and the file ends with a line break."""
    lines = document.text.split("\n")
    for number, line in enumerate(lines, start=1):
        if "\t" in line or line != line.rstrip():
            yield number, "a tab, or blanks at the end of the line"
    if lines[-1]:
        yield len(lines), "no line break at the end of the file"


def _nodes(root: yaml.Node | None) -> Iterator[yaml.Node]:
    """`root` and everything in it."""
    waiting = [root] if root is not None else []
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, yaml.MappingNode):
            waiting.extend(part for pair in node.value for part in pair)
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)


RULES: tuple[Rule, ...] = (no_anchors, no_duplicate_keys, text_keys, no_ambiguous_scalars, no_dull_bytes)
