"""The docstrings of generated functions."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml
from attrs import frozen

from codegen.argument import Argument
from codegen.prose import docstring, filled

WHEN_CHANGED = """
The list may change meanwhile. An entry that moves to a later page is given once. When the total falls, entries have
moved to earlier pages, so reading goes back by as many as it fell. While some come and others go, an entry may be
missed. Ends at a page that is empty or reaches the total.
"""
SAMPLES: Mapping[str, str] = yaml.safe_load(Path(__file__).with_name("samples.yaml").read_text("utf-8"))


@frozen
class FunctionDoc:
    """What the docstring of a function says: `gives` is a heading and a text, `origin` are the last lines."""

    opening: Sequence[str]
    arguments: Sequence[Argument]
    gives: tuple[str, str]
    origin: Sequence[str]
    sample: str = ""

    def written(self, indent: int) -> str:
        inner = indent + 4
        lines = (f"    {argument.line(inner)}".replace("\n", "\n    ") for argument in self.arguments)
        listed = "\n".join(lines)
        heading, what = self.gives
        return docstring(
            [
                *(filled(text, indent) for text in self.opening),
                f"Args:\n{listed}" if listed else "",
                f"{heading}:\n    {filled(what, inner, '    ')}" if what else "",
                f"Example:\n{textwrap.indent(self.sample.rstrip(), '    ')}" if self.sample else "",
                *self.origin,
            ],
            indent,
        )
