"""Turn openapi.yaml into the package ecwid_api, or check that the committed one is what the contract gives.

A driver around openapi-python-client, because the generator does not show its templates what an operation
says in `x-` extensions, and because it goes on after warnings with pieces missing.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import io
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from jinja2 import StrictUndefined
from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError

from codegen.extensions import Operations
from codegen.generator_input import Contract, ContractError, UnsupportedError
from codegen.models import Models

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
RUNTIME = tuple(path for path in sorted((HERE / "runtime").glob("*.py")) if path.name != "__init__.py")

DIFF_LINES = 20


class ContractProject(Project):
    """The generator's project, whose templates can also ask about the contract itself."""

    def __init__(self, contract: Contract, openapi: GeneratorData, config: Config) -> None:
        super().__init__(openapi=openapi, config=config, custom_template_path=HERE / "templates")
        models = Models(contract, openapi.models)
        operations = Operations(contract, models)
        self.env.undefined = StrictUndefined
        self.env.globals.update(models=models, operations=operations)
        self.env.filters["plan"] = operations.plan

    def _build_api(self) -> None:
        super()._build_api()
        resources = self.env.get_template("resources.py.jinja").render()
        (self.package_dir / "resources.py").write_text(resources, encoding=self.config.file_encoding)

    def _run_post_hooks(self) -> None:
        super()._run_post_hooks()
        # After the hooks, which would reformat these files; they follow this project's own ruff settings.
        for path in RUNTIME:
            shutil.copyfile(path, self.package_dir / path.name)
        (self.package_dir / "py.typed").touch()


def generate(contract: Contract, output: Path) -> None:
    """Write the package into the new folder `output`; ContractError if anything at all is amiss."""
    config = Config.from_sources(
        ConfigFile.load_from_path(HERE / "config.yaml"), MetaType.NONE, contract.path, "utf-8", False, output
    )
    try:
        errors = build(contract, config)
    except UnsupportedError as error:
        raise contract.located(error) from None
    if errors:
        raise ContractError(complaints_about(contract, errors))


def build(contract: Contract, config: Config) -> Sequence[GeneratorError]:
    """Run the generator; what it warns about or fails at."""
    try:
        openapi = GeneratorData.from_dict(dict(contract.document.data), config=config)
    except ValueError as error:
        return [GeneratorError(detail=str(error))]
    if isinstance(openapi, GeneratorError):
        return [openapi]
    with own_tools(), contextlib.redirect_stdout(io.StringIO()):
        return ContractProject(contract, openapi, config).build()


@contextlib.contextmanager
def own_tools() -> Iterator[None]:
    """Let the generator's hooks find the ruff of this environment and no other."""
    path = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join((str(Path(sys.executable).parent), path))
    try:
        yield
    finally:
        os.environ["PATH"] = path


def complaints_about(contract: Contract, errors: Iterable[GeneratorError]) -> Iterator[str]:
    for error in errors:
        text = " ".join(f"{error.header or ''} {error.detail or ''}".split())
        yield f"{contract.path}:{contract.document.line(place_named_in(text))}: {text}"


def place_named_in(complaint: str) -> tuple[str, ...]:
    """The operation or schema that a complaint of the generator is about, as far as it says."""
    if operation := re.search(r"([A-Z]+) (/\S*) within", complaint):
        return ("paths", operation[2], operation[1].lower())
    if schema := re.search(r"(?:/components/schemas/|in enum \w+\.)(\w+)", complaint):
        return ("components", "schemas", schema[1])
    return ()


def files_in(folder: Path) -> dict[str, bytes]:
    """The content of every file below `folder`, by relative path, less what Python leaves behind."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.parent.name != "__pycache__"
    }


def replace(folder: Path, wanted: dict[str, bytes]) -> list[str]:
    """Make `folder` hold exactly the files `wanted`, and touch only what differs; the paths that changed."""
    present = files_in(folder)
    for name in present.keys() - wanted.keys():
        (folder / name).unlink()
    changed = [name for name, content in wanted.items() if present.get(name) != content]
    for name in changed:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(wanted[name])
    return sorted({*changed, *(present.keys() - wanted.keys())})


def differences(present: dict[str, bytes], wanted: dict[str, bytes]) -> Iterator[str]:
    """What regenerating would do, as a few lines a file."""
    for name in sorted(present.keys() | wanted.keys()):
        before, after = present.get(name, b""), wanted.get(name, b"")
        if name not in wanted:
            yield f"{name}: would be deleted"
        elif name not in present:
            yield f"{name}: would be added"
        elif before != after:
            yield f"{name}: would change"
            yield from diff_lines(before.decode(), after.decode())


def diff_lines(before: str, after: str) -> Iterator[str]:
    lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0))[2:]
    yield from (f"    {line}" for line in lines[:DIFF_LINES])
    if len(lines) > DIFF_LINES:
        yield f"    ... {len(lines) - DIFF_LINES} more lines"


def run(contract_path: Path, output: Path, *, check: bool, templates_only: bool) -> int:
    with tempfile.TemporaryDirectory() as scratch:
        target = Path(scratch) / output.name
        generate(Contract.read(contract_path), target)
        wanted = files_in(target)
    for path in RUNTIME if templates_only else ():
        del wanted[path.name]
    if not check:
        print(f"{output}: {len(replace(output, wanted))} of {len(wanted)} files changed")
        return 0
    found = list(differences(files_in(output), wanted))
    print("\n".join(found) or f"{output} is what {contract_path} gives")
    return 1 if found else 0


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contract", type=Path, default=ROOT / "openapi.yaml", metavar="FILE")
    parser.add_argument("--output", type=Path, default=ROOT / "generated" / "ecwid_api", metavar="FOLDER")
    parser.add_argument("--check", action="store_true", help="change nothing; fail if anything would change")
    parser.add_argument(
        "--templates-only", action="store_true", help="leave out what is copied from runtime/"
    )
    options = parser.parse_args(arguments)
    try:
        return run(
            options.contract, options.output, check=options.check, templates_only=options.templates_only
        )
    except ContractError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
