"""Lists the mutants of the stand-in, one JSON object a line, in an order that does not depend on unrelated code.

Run it with a Python that has cosmic-ray: `python operators.py FOLDER_OF_ecwid_mock MOST`.
"""

from __future__ import annotations

import ast
import difflib
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names
from queries import query_mutants

# What answers requests; not what reads the command line, serves the console or seeds examples.
ROOMS = ("rules", "storage", "contract")
# Their subject is how the stand-in runs, not what it answers.
NOT_THESE = frozenset(
    f"{room}/{name}.py"
    for room, names in (
        ("storage", ("files", "cache", "transactions")),
        ("contract", ("document",)),
        ("rules", ("assumptions", "limits", "rates")),  # switches, and a limit that nobody asked for
    )
    for name in names
)
SCOPES = ("funcdef", "classdef")


def mutants(package: Path) -> Iterator[dict[str, Any]]:
    """All of them, with the code of the mutated module still to be made for most."""
    for room in ROOMS:
        for file in sorted((package / room).glob("*.py")):
            name = str(file.relative_to(package))
            if name not in NOT_THESE:
                source = file.read_text()
                yield from _of_tool(name, source)
                yield from query_mutants(name, source)


def _of_tool(name: str, source: str) -> Iterator[dict[str, Any]]:
    nodes = list(ast_nodes(get_ast(source)))
    at_place: dict[tuple[str, Any], list[dict[str, Any]]] = {}
    for operator_name in operator_names():
        operator = _operator(operator_name)
        if operator is None:
            continue
        found = [(node, place) for node in nodes for place in operator.mutation_positions(node)]
        for occurrence, (node, place) in enumerate(found):
            kind = operator_name.partition("/")[2].partition("_")[0]
            scope, line = _scope(node), place[0][0]
            key = f"{name} {scope} {kind} {node.get_code().strip()}"
            mutant = {"file": name, "scope": scope, "kind": kind, "line": line, "key": key}
            at_place.setdefault((kind, place), []).append({**mutant, "how": (operator_name, occurrence)})
    counted: dict[str, int] = {}
    for variants in at_place.values():
        key = variants[0]["key"]
        counted[key] = counted.get(key, 0) + 1
        key = f"{key} #{counted[key]}"
        # One variant at each place: else the sample would be about operators with many.
        yield {**min(variants, key=lambda variant: _hash(f"{key} {variant['how'][0]}")), "key": key}


def _operator(name: str) -> Any:
    try:
        return get_operator(name)()
    except TypeError:  # It wants arguments of a configuration.
        return None


def _scope(node: Any) -> str:
    names = []
    while node is not None:
        if node.type in SCOPES:
            names.append(node.name.value)
        node = node.parent
    return ".".join(reversed(names)) or "module"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def made(mutant: dict[str, Any], package: Path) -> dict[str, Any] | None:
    """The mutant with its code and an id; None where it cannot be imported, or only an annotation is changed."""
    source = (package / mutant["file"]).read_text()
    code = mutant["code"] if "code" in mutant else _mutated(source, *mutant["how"])
    if code is None or _meaning(code) in (None, _meaning(source)):
        return None
    before, after = _changed(source, code)
    shown = {name: mutant[name] for name in ("file", "scope", "kind", "line")}
    return {"id": _hash(mutant["key"])[:10], **shown, "before": before, "after": after, "code": code}


def _mutated(source: str, name: str, occurrence: int) -> str | None:
    try:
        code: str | None = mutate_code(source, _operator(name), occurrence)
    except AttributeError:  # ExceptionReplacer, where exceptions stand in a tuple
        return None
    return code


def _meaning(code: str) -> str | None:
    """The code without its annotations; None where it is no Python."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return None
    for node in ast.walk(tree):
        if isinstance(node, ast.arg | ast.AnnAssign):
            node.annotation = ast.Constant(None)
        elif isinstance(node, ast.FunctionDef):
            node.returns = None
    return ast.dump(tree)


def _changed(before: str, after: str) -> tuple[str, str]:
    """The lines that differ."""
    old, new = before.splitlines(), after.splitlines()
    blocks = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    changed = [(old[a:b], new[c:d]) for tag, a, b, c, d in blocks if tag != "equal"]
    return " ".join(line.strip() for lines, _ in changed for line in lines), " ".join(
        line.strip() for _, lines in changed for line in lines
    )


def main() -> None:
    package, most = Path(sys.argv[1]), int(sys.argv[2])
    known: set[str] = set()
    for mutant in sorted(mutants(package), key=lambda mutant: _hash(mutant["key"])):
        ready = made(mutant, package) if len(known) < most else None
        if ready is not None and ready["id"] not in known:
            known.add(ready["id"])
            print(json.dumps(ready))


if __name__ == "__main__":
    main()
