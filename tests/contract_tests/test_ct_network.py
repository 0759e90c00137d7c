"""The same suite over a socket: any server, known by its address alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from ecwid_mock import Mock, Store, serve

from contract_tests.command import BROKEN, main
from contract_tests.legs.machine.machine import CombinationLifecycle
from contract_tests.mutants import proxy
from contract_tests.mutants import server as defects
from contract_tests.mutants.registry import SERVER_DEFECTS
from contract_tests.target.scratch import Scratch
from contract_tests.target.target import Account, json_of, mock_wire, network_target
from contract_tests.wire import NetworkWire, Wire, json_request

ACCOUNT = Account(1003, "secret_on_loopback")
assert defects


def _aim_at(base_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECWID_BASE_URL", base_url)
    monkeypatch.setenv("ECWID_STORE_ID", str(ACCOUNT.store))
    monkeypatch.setenv("ECWID_TOKEN", ACCOUNT.token)
    for name in ("ECWID_LIVE", "ECWID_OTHER_STORE_ID", "ECWID_OTHER_TOKEN"):
        monkeypatch.delenv(name, raising=False)


def _foreign_product(wire: Wire) -> str:
    """Its path: a product that has all that a test could spoil."""

    def made(path: str, body: object) -> int:
        answer = wire(json_request("POST", path, body, token=ACCOUNT.token))
        assert answer.status == 200, answer.body
        return int(answer.json()["id"])

    path = f"/1003/products/{made('/1003/products', {'name': 'Foreign', 'sku': 'SHOP-1', 'price': 9})}"
    for value, own in (("S", {"sku": "SHOP-1-S", "quantity": 4}), ("L", {})):
        body = {"options": [{"name": "Size", "value": value}], "weight": 0.5, **own}
        combination = made(f"{path}/combinations", body)
    link = {"url": "https://images.example.com/shop.png", "width": 3, "height": 3}
    made(f"{path}/combinations/{combination}/image/async", link)
    return path


def _shown(wire: Wire, path: str) -> list[bytes]:
    asked = [json_request("GET", path + rest, token=ACCOUNT.token) for rest in ("", "/combinations")]
    return [wire(request).body for request in asked]


@pytest.mark.parametrize("legs", ["replay links retries machine", pytest.param("", marks=pytest.mark.long)])
def test_served_stand_in_passes_and_is_left_as_it_was(
    legs: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Mock(stores=[Store(ACCOUNT.store, ACCOUNT.token)]) as mock, serve(mock) as server:
        wire = NetworkWire(server.base_url)
        foreign = _foreign_product(wire)
        before = _shown(wire, foreign)
        _aim_at(server.base_url, monkeypatch)
        code = main(["--legs", legs, "--profile", "quick", "--seed", "2", "--reports", str(tmp_path)])
        said = capsys.readouterr()
        after = _shown(wire, foreign)
        page = json_of(wire(json_request("GET", "/1003/products", token=ACCOUNT.token)))
        wire.close()
    assert after == before, "a product that is not ours was touched"
    assert code == 0, said.out
    assert "keeps the contract" in said.out
    assert ACCOUNT.token not in said.out + said.err
    assert [product["sku"] for product in page["items"]] == ["SHOP-1"]


def test_no_search_of_a_random_program_finds_other_products_of_the_run() -> None:
    """Some stay from the beginning of a run to its end, and a server on the network is not reset."""
    with (
        mock_wire((ACCOUNT,)) as (wire, _),
        network_target("http://s.test/api/v3", ACCOUNT, run="run", wire=wire) as target,
    ):
        made = [Scratch(target).own_sku() for _ in range(20)]
        for example in range(1, 20):
            prefix = CombinationLifecycle(target, example).prefix
            assert not [sku for sku in made if prefix in sku]


def test_second_store_is_used_and_left_as_it_was(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Account(1004, "secret_of_the_second")
    stores = [Store(account.store, account.token) for account in (ACCOUNT, other)]
    with Mock(stores=stores) as mock, serve(mock) as server:
        _aim_at(server.base_url, monkeypatch)
        monkeypatch.setenv("ECWID_OTHER_STORE_ID", str(other.store))
        monkeypatch.setenv("ECWID_OTHER_TOKEN", other.token)
        code = main(["--legs", "machine", "--profile", "quick", "--reports", str(tmp_path)])
        said = capsys.readouterr().out
        made = {entry.store for entry in mock.journal.of("createProduct") if entry.committed}
        left = {store["id"]: store["products"] for store in mock.stores_json()}
    assert code == 0, said
    assert made == {ACCOUNT.store, other.store}
    assert left == {ACCOUNT.store: 0, other.store: 0}
    for path in tmp_path.iterdir():
        assert other.token not in path.read_text()


def test_second_store_finds_a_server_that_mixes_up_tokens(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = Account(1004, "secret_of_the_second")
    with mock_wire((ACCOUNT, other)) as (wire, _), proxy.serve(SERVER_DEFECTS["S43"](wire)) as base_url:
        _aim_at(base_url, monkeypatch)
        arguments = ["--legs", "protocol", "--reports", str(tmp_path), "-k", "store or token"]
        assert main(arguments) == 0
        monkeypatch.setenv("ECWID_OTHER_STORE_ID", str(other.store))
        monkeypatch.setenv("ECWID_OTHER_TOKEN", other.token)
        assert main(arguments) == BROKEN


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
    assert f"again: ECWID_BASE_URL={base_url} ECWID_STORE_ID=1003 make contract LEGS=" in said
    assert "<failure message=" in (tmp_path / "contract.xml").read_text()
    har = json.loads((tmp_path / "contract.har").read_text())
    assert har["log"]["entries"]
    assert "breaks the contract" in (tmp_path / "contract.html").read_text()
    for path in tmp_path.iterdir():
        assert ACCOUNT.token.encode() not in path.read_bytes()


def test_options_of_pytest_choose_and_show_the_tests(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def ran(*more: str) -> int:
        cache = f"cache_dir={tmp_path / 'cache'}"
        arguments = ["--legs", "scenarios", "--reports", str(tmp_path), "-k", "stock", "-o", cache]
        assert main([*arguments, *more]) == BROKEN
        tests: int = json.loads((tmp_path / "contract.json").read_text())["legs"]["scenarios"]["tests"]
        return tests

    with mock_wire((ACCOUNT,)) as (wire, _), proxy.serve(SERVER_DEFECTS["S03"](wire)) as base_url:
        _aim_at(base_url, monkeypatch)
        everything = ran()
        capsys.readouterr()
        assert ran("--lf", "-v") == 1
        assert "FAILED contract_tests/legs/scenarios/test_stock.py::" in capsys.readouterr().out
        assert 1 < ran("-x") < everything
        assert "passed" not in capsys.readouterr().out
