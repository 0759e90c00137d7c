"""A tag that is added to the contract works from client to mock without a hand-written line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from codegen.generate import main as generate
from codegen.lint_contract import main as lint

ROOT = Path(__file__).resolve().parents[1]
ADDED = Path(__file__).with_name("new_tag.yaml")

PROGRAM = """
import asyncio, sys
import ecwid_client
from ecwid_client import AsyncEcwidClient, EcwidClient, DrawerCreate

with EcwidClient.from_env() as ecwid:
    assert [drawer.name for drawer in ecwid.drawers.list(room="cellar").items] == ["Top", "Bottom"]
    assert [drawer.id for drawer in ecwid.drawers.iterate()] == [1, 2]
    assert ecwid.drawers.create(DrawerCreate(name="Middle")).id == 3
    try:
        ecwid.drawers.create(DrawerCreate(name=""))
    except ecwid_client.BadRequestError as error:
        print(error.status_code, "name" in str(error))
    assert "ecwid_api.api.products.list_products" not in sys.modules  # what is not called is not paid for
    ecwid.products.get(37208339)

async def again():
    async with AsyncEcwidClient.from_env() as ecwid:
        return [drawer.id async for drawer in ecwid.drawers.iterate()]

print(asyncio.run(again()))
"""


def extended(folder: Path) -> Path:
    """A copy of the contract with one more tag, in the text itself, as somebody would write it."""
    text = (ROOT / "openapi.yaml").read_text(encoding="utf-8")
    added = ADDED.read_text(encoding="utf-8")
    for start, end, before in (
        ("tags:\n", "paths:\n", "paths:\n"),
        ("paths:\n", "components:\n", "webhooks:\n"),
        ("  schemas:\n", "", "    StoreProfile:\n"),
    ):
        block = added.partition(f"\n{start}")[2]
        block = block.partition(f"\n{end}")[0] + "\n" if end else block
        assert text.count(f"\n{before}") == 1
        text = text.replace(f"\n{before}", f"\n{block}{before}")
    file = folder / "openapi.yaml"
    file.write_text(text, encoding="utf-8")
    return file


@contextmanager
def served(contract: Path, log: Path) -> Iterator[str]:
    """The address of a mock with this contract, in a process of its own."""
    command = [sys.executable, "-m", "ecwid_mock", "--port", "0", "--db", ":memory:"]
    command += ["--contract", str(contract)]
    with (
        log.open("w") as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True) as process,
    ):
        try:
            assert process.stdout is not None
            yield process.stdout.readline().removeprefix("listening on ").strip()
        finally:
            process.terminate()


def journal(base_url: str) -> list[Mapping[str, Any]]:
    with urllib.request.urlopen(base_url.replace("/api/v3", "/__mock/journal"), timeout=10) as answer:  # noqa: S310
        entries: list[Mapping[str, Any]] = json.load(answer)
    return entries


def test_a_new_tag_is_used_from_client_to_mock(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Edit the contract, generate, start the mock, call: over a port, sync and async."""
    contract = extended(tmp_path)
    assert lint([str(contract)]) == 0, capsys.readouterr().out
    assert generate(["--contract", str(contract), "--output", str(tmp_path / "generated" / "ecwid_api")]) == 0
    with served(contract, tmp_path / "log") as base_url:
        environment = {
            **os.environ,
            "PYTHONPATH": str(tmp_path / "generated"),
            "ECWID_BASE_URL": base_url,
            "ECWID_STORE_ID": "4870020",
            "ECWID_TOKEN": "secret_demo",
        }
        command = [sys.executable, "-W", "error", "-c", PROGRAM]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.stdout == "400 True\n[1, 2]\n", done.stderr
        entries = journal(base_url)
    assert {(entry["operation"], entry["from_example"]) for entry in entries} == {
        ("listDrawers", True),
        ("createDrawer", True),
        ("createDrawer", False),  # refused: the contract is held to, with rules or without
        ("getProduct", False),
    }
    assert not any(entry["committed"] for entry in entries)
    said = (tmp_path / "log").read_text()
    assert "no rules for listDrawers, createDrawer: answered from their examples in openapi.yaml" in said
