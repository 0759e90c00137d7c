"""Every code block of the documentation runs, or at least is what it says it is."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from ecwid_client import EcwidClient
from ecwid_mock import Mock, serve

DOCS = Path(__file__).resolve().parents[2] / "docs"
# These recipes define what a framework calls, or name a counterpart of each call.
UNUSED = {"FastAPI", "Django", "Webhooks", "From pyecwid"}
# A block with the name of its file before it, if it has one.
BLOCK = re.compile(r"(?:^`(?P<file>[\w./-]+)`:\n\n)?^```(?P<language>\w+)\n(?P<code>.*?)^```$", re.M | re.S)
NEEDS = {"fastapi": "fastapi", "django": "django"}


def parts() -> Iterator[tuple[str, str]]:
    """The recipes of the cookbook one by one, and the tutorial from its beginning to its end."""
    for recipe in re.split(r"^## ", (DOCS / "cookbook.md").read_text("utf-8"), flags=re.M)[1:]:
        yield recipe.partition("\n")[0], recipe
    yield "tutorial", (DOCS / "tutorial.md").read_text("utf-8")


PARTS = dict(parts())


@pytest.mark.parametrize("name", PARTS)
def test_what_a_reader_copies_runs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = list(BLOCK.finditer(PARTS[name]))
    for block in blocks:
        for module in NEEDS:
            if f"from {module}" in block["code"]:
                pytest.importorskip(module, reason="requirements/docs.txt is not installed")
    with Mock() as mock, serve(mock) as server:
        for key, value in (("BASE_URL", server.base_url), ("STORE_ID", "4870020"), ("TOKEN", "secret_demo")):
            monkeypatch.setenv(f"ECWID_{key}", value)
        names: dict[str, Any] = {"__name__": "copied"}
        for block in blocks:
            if block["file"]:
                Path(block["file"]).write_text(block["code"], "utf-8")
            elif block["language"] == "python":
                exec(compile(block["code"], name, "exec"), names)  # noqa: S102
        if "shop" in names:
            names["shop"]().close()
        assert len(mock.journal) > 0 or name in UNUSED


def test_there_are_fifteen_recipes_and_more() -> None:
    assert len(PARTS) > 15


def test_the_client_guide_s_tests_pass(ecwid_mock: Mock, ecwid_faults: Any, ecwid_journal: Any) -> None:
    guide = (DOCS / "client.md").read_text("utf-8")
    block = next(block["code"] for block in BLOCK.finditer(guide) if "def test_" in block["code"])
    names: dict[str, Any] = {}
    exec(compile(block, "client.md", "exec"), names)  # noqa: S102
    names["test_what_is_sold_leaves_the_stock"](ecwid_mock)
    ecwid_mock.reset()
    names["test_a_lost_answer_is_not_repeated"](ecwid_mock, ecwid_faults, ecwid_journal)


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda path: path.stem)
def test_every_block_is_what_it_says(page: Path) -> None:
    """Python compiles, YAML and JSON parse, a shell takes the commands."""
    for block in BLOCK.finditer(page.read_text("utf-8")):
        language, code = block["language"], block["code"]
        if language == "python":
            compile(code, page.name, "exec")
        elif language == "yaml":
            yaml.safe_load(code)
        elif language == "json":
            json.loads(code)
        elif language == "sh":
            subprocess.run(["sh", "-n"], input=code, text=True, check=True)
        else:
            assert language in {"text", "toml"}, language


def test_a_first_integration_is_short() -> None:
    """The first recipe, whole: a stranger's first program has fewer than 40 lines."""
    first = next(iter(PARTS.values()))
    assert sum(len(block["code"].splitlines()) for block in BLOCK.finditer(first)) < 40
    assert EcwidClient.__doc__
