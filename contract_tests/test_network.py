"""The same suite over a socket: any server, known by its address alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from ecwid_mock import Mock, Store
from ecwid_mock.server import serve

from contract_tests.__main__ import BROKEN, main
from contract_tests.mutants import form, proxy, state
from contract_tests.mutants.registry import SERVER_DEFECTS
from contract_tests.target import Account, json_of, mock_wire
from contract_tests.wire import NetworkWire, json_request

ACCOUNT = Account(1003, "secret_on_loopback")
assert form
assert state


def _aim_at(base_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECWID_BASE_URL", base_url)
    monkeypatch.setenv("ECWID_STORE_ID", str(ACCOUNT.store))
    monkeypatch.setenv("ECWID_TOKEN", ACCOUNT.token)
    monkeypatch.delenv("ECWID_LIVE", raising=False)


def test_served_stand_in_passes_and_is_left_as_it_was(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Mock(stores=[Store(ACCOUNT.store, ACCOUNT.token)]) as mock, serve(mock) as server:
        wire = NetworkWire(server.base_url)
        foreign = json_request(
            "POST", "/1003/products", {"name": "Foreign", "sku": "SHOP-1"}, token=ACCOUNT.token
        )
        assert wire(foreign).status == 200
        _aim_at(server.base_url, monkeypatch)
        code = main(["--profile", "quick", "--seed", "2", "--reports", str(tmp_path)])
        said = capsys.readouterr()
        page = json_of(wire(json_request("GET", "/1003/products", token=ACCOUNT.token)))
        wire.close()
    assert code == 0, said.out
    assert "keeps the contract" in said.out
    assert ACCOUNT.token not in said.out + said.err
    assert [product["sku"] for product in page["items"]] == ["SHOP-1"]


@pytest.mark.parametrize("id_", ["C05", "S03"])
def test_faulty_server_gives_a_failure_and_a_way_to_see_it_again(
    id_: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with mock_wire((ACCOUNT,)) as (wire, _), proxy.serve(SERVER_DEFECTS[id_](wire)) as base_url:
        _aim_at(base_url, monkeypatch)
        assert main(["--legs", "replay scenarios", "--reports", str(tmp_path)]) == BROKEN
    said = capsys.readouterr().out
    assert "curl -sS" in said
    assert "$ECWID_TOKEN" in said
    assert "again: make contract LEGS=" in said
    assert "<failure message=" in (tmp_path / "contract.xml").read_text()
    har = json.loads((tmp_path / "contract.har").read_text())
    assert har["log"]["entries"]
    assert "breaks the contract" in (tmp_path / "contract.html").read_text()
    for path in tmp_path.iterdir():
        assert ACCOUNT.token not in path.read_text()
