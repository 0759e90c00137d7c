"""The driver: same contract, same bytes; a wrong contract, a complaint, and nothing written."""

from __future__ import annotations

import importlib.metadata
import os
import re
import subprocess
import sys
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
import yaml
from contract_cases import CONTRACT, ROOT

from codegen.generate import files_in, main
from codegen.names import method_name

TINY = Path(__file__).parent / "tiny" / "openapi.yaml"
GOLDEN = TINY.parent / "generated" / "ecwid_api"
REFUSALS = TINY.parents[1] / "refusals.yaml"
TEMPLATES = ROOT / "codegen" / "templates"


def generated(contract: Path, output: Path, *options: str) -> int:
    return main(["--contract", str(contract), "--output", str(output), *options])


def edited(tmp_path: Path, old: str, new: str, *, source: Path = TINY) -> Path:
    """A copy of a contract with one text replaced."""
    text = source.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    contract = tmp_path / "edited.yaml"
    contract.write_text(text.replace(old, new, 1), encoding="utf-8")
    return contract


def complaints(contract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What the driver says when it refuses `contract`, line by line."""
    output = tmp_path / "ecwid_api"
    assert generated(contract, output) == 1
    assert not output.exists()
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err.splitlines()


def line_of(text: str, contract: Path) -> int:
    return contract.read_text(encoding="utf-8").partition(text)[0].count("\n") + 1


def test_the_small_contract_gives_the_expected_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert generated(TINY, GOLDEN, "--check", "--templates-only") == 0, capsys.readouterr().out


def test_a_field_more_breaks_no_call(tmp_path: Path) -> None:
    """How many fields a body has says nothing of how a method takes it; the contract does."""
    known = "        title: {type: string, description: The new title.}\n"
    mark = "      x-fields-as-arguments: true\n"
    more = edited(tmp_path, known, f"{known}        reason: {{type: string, description: Why.}}\n")
    assert generated(more, tmp_path / "more", "--templates-only") == 0
    methods = (tmp_path / "more" / "api" / "books" / "__init__.py").read_text(encoding="utf-8")
    assert "self, book_id: str, title: str, *, reason: str | Unset = UNSET, " in " ".join(methods.split())
    whole = edited(tmp_path, mark, "")
    assert generated(whole, tmp_path / "whole", "--templates-only") == 0
    methods = (tmp_path / "whole" / "api" / "books" / "__init__.py").read_text(encoding="utf-8")
    assert "def rename(self, book_id: str, body: models.Renaming, *, notify" in " ".join(methods.split())


def test_the_committed_client_is_what_the_contract_gives(capsys: pytest.CaptureFixture[str]) -> None:
    assert generated(CONTRACT, ROOT / "generated" / "ecwid_api", "--check") == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Tokyo"},
        {"PYTHONHASHSEED": "2", "PYTHONUTF8": "0", "COLUMNS": "20", "RUFF_LINE_LENGTH": "40"},
    ],
)
def test_surroundings_do_not_show(surroundings: dict[str, str], tmp_path: Path) -> None:
    """Neither the order of sets nor locale, time zone, terminal or another folder's ruff settings."""
    (tmp_path / "ruff.toml").write_text("line-length = 40\n")
    command = [sys.executable, "-m", "codegen.generate", "--check", "--templates-only"]
    command += ["--contract", str(TINY), "--output", str(GOLDEN)]
    environment = {**os.environ, **surroundings, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_second_run_touches_nothing(tmp_path: Path) -> None:
    output = tmp_path / "ecwid_api"
    assert generated(TINY, output) == 0
    before = {path: path.stat().st_mtime_ns for path in output.rglob("*")}
    assert generated(TINY, output) == 0
    assert {path: path.stat().st_mtime_ns for path in output.rglob("*")} == before


def test_a_run_removes_what_is_stale_and_repairs_what_was_edited(tmp_path: Path) -> None:
    output = tmp_path / "ecwid_api"
    assert generated(TINY, output) == 0
    before = files_in(output)
    (output / "models" / "gone.py").touch()
    (output / "models" / "book.py").write_text("edited = True\n")
    (output / "client.py").unlink()
    assert generated(TINY, output) == 0
    assert files_in(output) == before


def test_check_says_what_would_change_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "ecwid_api"
    generated(TINY, output)
    (output / "models" / "gone.py").write_text("")
    (output / "models" / "texts.py").unlink()
    (output / "__init__.py").write_text('"""Edited by hand."""\n')
    (output / "__pycache__").mkdir()
    (output / "__pycache__" / "left.pyc").write_bytes(b"")
    before = files_in(output)
    capsys.readouterr()
    assert generated(TINY, output, "--check") == 1
    said = capsys.readouterr().out
    assert files_in(output) == before
    assert "models/gone.py: would be deleted\n" in said
    assert "models/texts.py: would be added\n" in said
    assert '__init__.py: would change\n    @@ -1 +1,8 @@\n    -"""Edited by hand."""\n' in said
    assert "left.pyc" not in said


@pytest.mark.parametrize(
    ("old", "new", "at", "reason"),
    [
        (
            "/{storeId}/books:\n",
            "/{storeId}/books\n",
            "    parameters:",
            "mapping values are not allowed",
        ),
        ("  version: 1.0.0", "  title: Twice", "  title: Twice", "title stands twice"),
        ("      responses:\n", "      respnses:\n", "    get:", "'respnses' was unexpected"),
        ("{type: boolean}", "{type: bolean}", "type: bolean", '"bolean" is not valid'),
        (
            "schemas/Genre'}\n",
            "schemas/Gender'}\n",
            "schemas/Gender",
            "nothing stands at #/components/schemas/Gender",
        ),
        ("operationId: createBook", "operationId: listBooks", "    post:", "not unique"),
        ("/{storeId}/books:\n", "/{shopId}/books:\n", "    get:", "'shopId' for 'get'"),
        ("minimum: 0\n", "minimum: none\n", "minimum: none", '"none" is not of type "number"'),
        ("openapi: 3.1.0", "openapi: 3.0.3", "openapi: 3.0.3", "OpenAPI 3.1"),
    ],
)
def test_a_wrong_contract_is_refused_with_file_line_and_reason(
    old: str, new: str, at: str, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    contract = edited(tmp_path, old, new)
    start = f"{contract}:{line_of(at, contract)}: "
    assert any(said.startswith(start) and reason in said for said in complaints(contract, tmp_path, capsys))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "0: No such file or directory"),
        (b"", "1: .*a mapping is expected here, not NoneType"),
        (b"- openapi\n", "1: .*a mapping is expected here, not list"),
        (b"openapi: \xff\n", "0: not UTF-8: .*"),
        (b"openapi: 3.1.0\ninfo: {title: x\n", "3: .*expected ',' or '}'.*"),
        (b"openapi: &a [*a\n", "2: .*"),
        (b"\tx: 1\n", "1: .*"),
    ],
)
def test_a_file_that_is_no_document_is_refused(
    content: bytes | None, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    contract = tmp_path / "broken.yaml"
    if content is not None:
        contract.write_bytes(content)
    (said,) = complaints(contract, tmp_path, capsys)
    assert re.fullmatch(rf"{re.escape(str(contract))}:{reason}", said), said


@pytest.mark.parametrize(
    "case", yaml.safe_load(REFUSALS.read_text(encoding="utf-8")), ids=itemgetter("title")
)
def test_a_construct_without_a_form_stops_the_generator(
    case: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Better no client than one that is wrong in silence; the complaint names the place."""
    contract = edited(tmp_path, case["old"], case["new"])
    start = f"{contract}:{line_of(case['at'], contract)}: "
    assert any(
        said.startswith(start) and case["place"] in said and case["reason"] in said
        for said in complaints(contract, tmp_path, capsys)
    )


def test_a_missing_formatter_stops_the_generator(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert any("ruff is not in PATH" in said for said in complaints(TINY, tmp_path, capsys))


def package_from(contract: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What `contract` gives, imported under a name of its own."""
    name = f"api_of_{tmp_path.name}"
    assert generated(contract, tmp_path / name) == 0
    monkeypatch.syspath_prepend(tmp_path)
    return importlib.import_module(f"{name}.api"), importlib.import_module(f"{name}.models")


def test_one_changed_line_of_the_contract_reaches_the_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contract = edited(tmp_path, "        warningLimit:\n", "        alarmLimit:\n", source=CONTRACT)
    _, models = package_from(contract, tmp_path, monkeypatch)
    whole = {"id": 1, "combinationNumber": 1, "options": [], "unlimited": False, "alarmLimit": 3}
    assert models.Combination.from_dict(whole).alarm_limit == 3


def test_a_new_operation_of_the_contract_reaches_the_named_methods(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = """\
  /{storeId}/products/{productId}/combinations/count:
    get:
      operationId: countCombinations
      tags: [combinations]
      summary: Count the combinations of a product.
      x-retry: idempotent
      parameters: [{$ref: '#/components/parameters/StoreId'}, {$ref: '#/components/parameters/ProductId'}]
      responses:
        '200':
          description: The number.
          content: {application/json: {schema: {$ref: '#/components/schemas/DeleteStatus'}}}
webhooks:
"""
    api, _ = package_from(edited(tmp_path, "webhooks:\n", added, source=CONTRACT), tmp_path, monkeypatch)
    assert api.Combinations.count.__doc__.startswith("Count the combinations of a product.")
    assert api.AsyncCombinations.count.__doc__ == api.Combinations.count.__doc__


@pytest.mark.parametrize(
    ("operation_id", "tag", "name"),
    [
        ("listCombinations", "combinations", "list"),
        ("getCombination", "combinations", "get"),
        ("adjustCombinationInventory", "combinations", "adjust_inventory"),
        ("deleteAllCombinations", "combinations", "delete_all"),
        ("uploadCombinationImage", "combinations", "upload_image"),
        ("getProfile", "profile", "get"),
        ("listCategories", "categories", "list"),
        ("updateCategory", "categories", "update"),
        ("redeemGiftCard", "gift cards", "redeem"),
        ("importBooks", "books", "import_"),
        ("ping", "books", "ping"),
        ("books", "books", "books"),
    ],
)
def test_a_method_is_named_after_its_operation_less_the_noun_of_the_tag(
    operation_id: str, tag: str, name: str
) -> None:
    assert method_name(operation_id, tag) == name


@pytest.mark.parametrize("template", sorted(TEMPLATES.glob("*")), ids=lambda path: path.name)
def test_a_template_says_what_it_changes_in_the_pinned_generator(template: Path) -> None:
    version = importlib.metadata.version("openapi-python-client")
    opening = template.read_text(encoding="utf-8").split("#}", maxsplit=1)[0]
    assert opening.startswith("{# ")
    assert f"pstream {version}" in " ".join(opening.split())


def test_the_package_is_typed(tmp_path: Path) -> None:
    """mypy --strict on every construct, not only on those that the contract happens to use."""
    package = tmp_path / "ecwid_api"
    assert generated(TINY, package) == 0
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={tmp_path}"]
    environment = {**os.environ, "MYPYPATH": str(tmp_path)}
    done = subprocess.run(
        [*command, "--package", "ecwid_api"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert f"{len(list(package.rglob('*.py')))} source files" in done.stdout
