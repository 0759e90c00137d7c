"""The page that shows the contract needs nothing but itself."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from codegen import render_page
from codegen.document import Document
from codegen.render_page import PAGE, policy, render, viewer

ROOT = Path(__file__).parents[2]
CONTRACT = Document.read(ROOT / "openapi.yaml")
TEMPLATE = (PAGE / "page.html").read_text("utf-8")


def test_the_page_holds_the_contract() -> None:
    page = render(CONTRACT, TEMPLATE, "p {}", "var viewer;", "start();")
    contract = json.loads(re.findall(r"<script>window\.contract = (.*?);\n</script>", page, re.S)[0])
    assert contract["paths"] == CONTRACT.data["paths"]
    assert contract["components"]["parameters"]["StoreId"]["description"] == "Id of the store."
    assert "{{" not in page.replace(json.dumps(contract), "")


def test_no_text_can_leave_its_script() -> None:
    hostile = Document({"info": {"title": "T", "x": "</script><script>alert(1)<!-- <SCRIPT>"}})
    page = render(hostile, TEMPLATE, "", "viewer", "start")
    assert page.count("</script>") == page.count("<script") == 3
    assert page.count("<!--") == 0
    contract = re.findall(r"window\.contract = (.*?);\n", page)[0]
    assert json.loads(contract.replace("\\x3c", "<")) == hostile.data


def test_only_the_scripts_of_the_page_may_run() -> None:
    """The digest of `start()` was made with openssl."""
    digest = "sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00="
    assert f"script-src '{digest}'; " in policy(["start()"])
    assert policy([]).startswith("default-src 'none'; ")


def test_the_page_names_no_other_place() -> None:
    page = render(CONTRACT, TEMPLATE, "", "", (PAGE / "start.js").read_text("utf-8"))
    assert not re.findall(r"<(?:link|img|iframe)\b|\bsrc=|\bhref=|@import", page)
    assert "supportedSubmitMethods: []" in page


def test_the_built_page_is_one_file_under_its_policy(tmp_path: Path) -> None:
    if viewer() is None:
        pytest.skip("requirements/docs.txt is not installed; `make docs` installs it")
    assert render_page.main(["--output", str(tmp_path)]) == 0
    page = (tmp_path / "index.html").read_text("utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.S)
    assert policy(scripts) in page
    assert len(scripts) == 3


def test_a_missing_viewer_is_said_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(render_page, "SHIPPED", "nothing_of_this_name")
    assert render_page.main(["--output", str(tmp_path)]) == 1
    assert "make docs" in capsys.readouterr().err
