"""The mock explains itself: no long function, and a map in each folder."""

import ast
from pathlib import Path

import ecwid_mock
import pytest

ROOM = Path(ecwid_mock.__file__).parent
MODULES = sorted(ROOM.rglob("*.py"))
FOLDERS = sorted(folder for folder in ROOM.iterdir() if (folder / "__init__.py").exists())


def test_no_function_is_long() -> None:
    nodes = [node for module in MODULES for node in ast.walk(ast.parse(module.read_text()))]
    lengths = [
        (node.end_lineno or 0) - node.lineno + 1
        for node in nodes
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert max(lengths) < 50


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_folder_lists_its_modules(folder: Path) -> None:
    text = ast.get_docstring(ast.parse((folder / "__init__.py").read_text())) or ""
    assert [m.stem for m in folder.glob("*.py") if m.stem != "__init__" and f"`{m.stem}`" not in text] == []
    assert f"`{folder.name}/`" in (ROOM / "README.md").read_text()


def test_every_module_says_what_it_is_for() -> None:
    assert [m.name for m in MODULES if not ast.get_docstring(ast.parse(m.read_text()))] == []
