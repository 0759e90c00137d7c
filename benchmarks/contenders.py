"""Models of the same contract by other generators, made anew for each run."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

CONTRACT = Path(__file__).resolve().parents[1] / "openapi.yaml"


def stock_models(folder: Path) -> ModuleType:
    """What openapi-python-client writes with its own templates, unformatted."""
    config = folder / "stock.yaml"
    config.write_text("post_hooks: []\n")
    run("openapi_python_client", "generate", "--path", CONTRACT, "--config", config, "--meta", "none",
        "--output-path", folder / "stock_api")  # fmt: skip
    return imported(folder, "stock_api.models")


def pydantic_models(folder: Path) -> ModuleType:
    write_models(folder, "pydantic_models", "pydantic_v2.BaseModel")
    return imported(folder, "pydantic_models")


def msgspec_models(folder: Path) -> ModuleType:
    """Open enums as plain strings, since msgspec has no union of an enum and a string."""
    written = write_models(folder, "msgspec_models", "msgspec.Struct")
    written.write_text(re.sub(r"\b\w+ \| str\b", "str", written.read_text()))
    return imported(folder, "msgspec_models")


def write_models(folder: Path, name: str, kind: str) -> Path:
    """What datamodel-code-generator writes."""
    output = folder / f"{name}.py"
    run("datamodel_code_generator", "--input", CONTRACT, "--input-file-type", "openapi",
        "--output-model-type", kind, "--output", output, "--target-python-version", "3.11",
        "--use-standard-collections", "--use-union-operator", "--disable-timestamp")  # fmt: skip
    return output


def run(module: str, *arguments: object) -> None:
    subprocess.run([sys.executable, "-m", module, *map(str, arguments)], check=True, capture_output=True)


def imported(folder: Path, name: str) -> ModuleType:
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    return importlib.import_module(name)
