"""Mutants of the SQL in string constants, which no tool for Python knows: one word of a statement changed at a time."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

_STATEMENT = re.compile(r"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|WHERE|ORDER BY|quantity \+)\b")
_CHANGES = (
    (r"(?<= )= (?=[:?\w'])", "<> "),
    (r"\bAND\b", "OR"),
    (r"\bOR\b", "AND"),
    (r"\bIS NOT NULL\b", "IS NULL"),
    (r"\bIS NULL\b", "IS NOT NULL"),
    (r"\bNOT (?=:)", ""),
    (r"\bORDER BY \w+(, \w+)*( DESC)?", ""),
    (r"\bLIMIT (:limit|1)\b", "LIMIT 2"),
    (r" OFFSET :offset", ""),
    (r"(?<=[\w.]) \+ (?=[1?])", " - "),
    (r"\bcount\(\*\)", "max(count(*), 1)"),
    (r"<=", "<"),
)


def query_mutants(name: str, source: str) -> Iterator[dict[str, Any]]:
    lines = source.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    data = source.encode()
    if len(data) != len(source):
        return  # Columns of the parser are bytes; no query of ours needs more than ASCII.
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or node.end_lineno is None:
            continue
        first = starts[node.lineno - 1] + node.col_offset
        last = starts[node.end_lineno - 1] + (node.end_col_offset or 0)
        text = source[first:last]
        if not _STATEMENT.search(text) or "CREATE TABLE" in text:
            continue
        for pattern, change in _CHANGES:
            for number, match in enumerate(re.finditer(pattern, text)):
                code = source[: first + match.start()] + change + source[first + match.end() :]
                key = f"{name} query {text[:60]} {pattern} #{number}"
                found = {"file": name, "scope": "query", "kind": "Query", "line": node.lineno}
                yield {**found, "key": key, "code": code}
