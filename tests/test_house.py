"""Rules of the house that no linter knows: modules and functions stay small, and no package registry is named."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = [
    "codegen",
    "contract_tests",
    "generated",
    "overrides",
    "mock_server",
    "sync",
    "examples",
    "benchmarks",
]
LONGEST_MODULE = 400
MEDIAN_FUNCTION = 10
# Installers are told elsewhere where packages come from: by a mirror, by a company's own index.
REGISTRY = re.compile(r"py[p]i\.org|python[h]osted|npm[j]s\.(com|org)")


def modules(room: str) -> list[Path]:
    """The written modules of a room; what the generator writes is as long as the contract wants it."""
    found = sorted((ROOT / room).rglob("*.py"))
    return [path for path in found if "ecwid_api" not in path.parts and not path.name.startswith("test_")]


@pytest.mark.parametrize("room", ROOMS)
def test_no_module_is_longer_than_a_reader_s_patience(room: str) -> None:
    """400 lines at most."""
    lengths = {path: len(path.read_text().splitlines()) for path in modules(room)}
    long = {
        str(path.relative_to(ROOT)): length for path, length in lengths.items() if length > LONGEST_MODULE
    }
    assert long == {}


@pytest.mark.parametrize("room", ["codegen", "overrides", "mock_server", "sync"])
def test_functions_are_small(room: str) -> None:
    """Half of them have fewer than 10 lines, docstring and signature included."""
    trees = [ast.parse(path.read_text()) for path in modules(room)]
    functions = [
        node
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    sizes = [(function.end_lineno or 0) - function.lineno + 1 for function in functions]
    assert statistics.median(sizes) < MEDIAN_FUNCTION


def test_no_host_of_a_package_registry_is_named() -> None:
    """In no file that is under version control."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a checkout of git")
    paths = [ROOT / name for name in listed.stdout.split("\0") if name and not name.endswith(".png")]
    named = [path for path in paths if path.is_file() and REGISTRY.search(path.read_text("utf-8", "replace"))]
    assert named == []
