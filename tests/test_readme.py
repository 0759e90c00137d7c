"""The README's example runs as it stands, against the mock."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from ecwid_client import EcwidClient
from ecwid_mock import Mock, serve

README = Path(__file__).resolve().parent.parent / "README.md"


def block_with(text: str) -> str:
    blocks = re.findall(r"```python\n(.*?)```", README.read_text(), re.DOTALL)
    return next(block for block in blocks if text in block)


def test_example_runs_and_changes_the_store(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a reader copies lists the combinations, and leaves a new one with its stock and price."""
    with Mock() as mock, serve(mock) as server:
        environment = {
            "ECWID_BASE_URL": server.base_url,
            "ECWID_STORE_ID": "4870020",
            "ECWID_TOKEN": "secret_demo",
        }
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        exec(compile(block_with("from_env"), str(README), "exec"), {})  # noqa: S102  the test is about this text
        with EcwidClient.from_env() as ecwid:
            created = ecwid.combinations.list(37208339)[-1]
    assert (created.sku, created.quantity, created.price) == ("R-HUGE", 30, 9.5)
    assert created.original_image_url == "https://images.example.com/huge.jpg"
    assert "000076 21 1.45" in capsys.readouterr().out


def test_the_client_guide_s_examples_run() -> None:
    """One after the other, as they stand."""
    guide = README.parent / "docs" / "client.md"
    with (
        Mock() as mock,
        serve(mock) as server,
        EcwidClient(4870020, "secret_demo", base_url=server.base_url) as ecwid,
    ):
        names: dict[str, Any] = {
            "ecwid": ecwid,
            "store_id": 4870020,
            "token": "secret_demo",
            "base_url": server.base_url,
            "product_id": 37208339,
            "combination_id": 7084071,
        }
        before = ecwid.combinations.get(37208339, 7084071)
        for block in re.findall(r"```python\n(.*?)```", guide.read_text(), re.DOTALL):
            exec(compile(block, str(guide), "exec"), names)  # noqa: S102
        after = ecwid.combinations.get(37208339, 7084071)
    assert (after.quantity, after.price) == (before.quantity - 3, 12)
    assert names["skus"]


def test_own_test_passes(ecwid_mock: Mock) -> None:
    """The test that the README shows to users of the fixtures runs as it stands."""
    namespace: dict[str, Any] = {"EcwidClient": EcwidClient}
    exec(compile(block_with("def test_"), str(README), "exec"), namespace)  # noqa: S102
    namespace["test_stock_goes_down"](ecwid_mock)
