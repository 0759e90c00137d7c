"""What the contract says in words, as docstrings."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from openapi_python_client.strings import safe_for_docstring

WIDTH = 110

SIZES = {"Length": "Characters", "Items": "Entries", "Properties": "Entries"}
INT64 = 2**63


def docstring(paragraphs: list[str], indent: int) -> str:
    """`paragraphs` as a docstring literal at a place indented by `indent`; nothing if they say nothing."""
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    text = safe_for_docstring(text).strip()
    if not text:
        return ""
    if "\n" not in text and len(text) <= WIDTH - indent - 6 and not text.endswith('"'):
        return f'"""{text}"""'
    return textwrap.indent(f'"""{text}\n"""', " " * indent).strip()


def filled(text: str, indent: int, hanging: str = "") -> str:
    """`text` broken into lines that fit beside an indent; lines after the first start with `hanging`."""
    paragraphs = (" ".join(part.split()) for part in text.strip().split("\n\n"))
    return "\n\n".join(
        textwrap.fill(
            part,
            WIDTH - indent - 1,
            subsequent_indent=hanging,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for part in paragraphs
    )


def sentence(text: str) -> str:
    text = text.strip()
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def described(schema: Mapping[str, Any]) -> str:
    """Description, unit and range of a field or parameter in one paragraph."""
    return " ".join(sentence(part) for part in (schema.get("description", ""), *measures(schema)) if part)


def measures(schema: Mapping[str, Any]) -> Iterator[str]:
    """Unit and range, for example "Unit: store currency" and "Range: at least 0"."""
    if unit := schema.get("x-unit"):
        yield f"Unit: {unit}"
    if span := spanned(schema.get("minimum"), schema.get("maximum")):
        yield f"Range: {span}"
    for suffix, noun in SIZES.items():
        if span := spanned(schema.get(f"min{suffix}"), schema.get(f"max{suffix}")):
            yield f"{noun}: {span}"


def spanned(low: float | None, high: float | None) -> str:
    high = None if high == INT64 - 1 else high
    if low is not None and high is not None:
        return f"{low}..{high}"
    return f"at least {low}" if low is not None else f"at most {high}" if high is not None else ""


def sourced(source: Any) -> str:
    """Where a statement comes from, as one line."""
    if not source:
        return ""
    note = f"; {' '.join(source['note'].split())}" if "note" in source else ""
    return f"Source: {source['doc']} ({source['kind']}{note})."
