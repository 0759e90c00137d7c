"""What the environment may say, and what is said when it says nonsense."""

from __future__ import annotations

from pathlib import Path

import pytest

from contract_tests.command import UNUSABLE, main
from contract_tests.mutants.proxy import serve
from contract_tests.settings import SettingsError, server_from
from contract_tests.target.target import Account, mock_wire
from contract_tests.wire import Answer

GOOD = {
    "ECWID_BASE_URL": "http://127.0.0.1:8080/api/v3/",
    "ECWID_STORE_ID": "1003",
    "ECWID_TOKEN": "secret_abc",
}


def test_no_base_url_means_the_stand_in() -> None:
    assert server_from({}) is None
    assert server_from({"ECWID_TOKEN": "secret_abc"}) is None


@pytest.mark.parametrize(
    ("base_url", "is_loopback"),
    [
        ("http://127.0.0.1:8080/api/v3", True),
        ("http://127.8.9.1/api/v3", True),
        ("http://localhost:1/api/v3", True),
        ("http://[::1]:8080/api/v3", True),
        ("https://app.ecwid.com/api/v3", False),
        ("http://10.0.0.1/api/v3", False),
        ("http://127.0.0.1.example.com/api/v3", False),
        ("http://localhost.example.com/api/v3", False),
    ],
)
def test_only_loopback_counts_as_a_mock(base_url: str, is_loopback: bool) -> None:
    server = server_from({**GOOD, "ECWID_BASE_URL": base_url})
    assert server is not None
    assert server.is_loopback is is_loopback


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("ECWID_TOKEN", "", "ECWID_TOKEN is missing"),
        ("ECWID_STORE_ID", "", "ECWID_STORE_ID is missing"),
        ("ECWID_STORE_ID", "abc", "ECWID_STORE_ID must be a number"),
        ("ECWID_STORE_ID", "0", "ECWID_STORE_ID must be a number"),
        ("ECWID_STORE_ID", "-1", "ECWID_STORE_ID must be a number"),
        ("ECWID_STORE_ID", "١", "ECWID_STORE_ID must be a number"),
        ("ECWID_STORE_ID", str(2**63), "ECWID_STORE_ID must be a number"),
        ("ECWID_TOKEN", "sec ret", "ECWID_TOKEN must be"),
        ("ECWID_TOKEN", "sécret_abc", "ECWID_TOKEN must be"),
        ("ECWID_TOKEN", "s", "ECWID_TOKEN must be"),
        ("ECWID_BASE_URL", "app.ecwid.com", "ECWID_BASE_URL must look like"),
        ("ECWID_BASE_URL", "ftp://app.ecwid.com/api/v3", "ECWID_BASE_URL must look like"),
        ("ECWID_BASE_URL", "http://127.0.0.1:99999/api/v3", "ECWID_BASE_URL must look like"),
        ("ECWID_BASE_URL", "http://u:p@127.0.0.1/api/v3", "ECWID_BASE_URL must look like"),
        ("ECWID_BASE_URL", "http://127.0.0.1/api/v3?token=x", "ECWID_BASE_URL must look like"),
        ("ECWID_BASE_URL", "http://:p@127.0.0.1/api/v3", "ECWID_BASE_URL must look like"),
        ("ECWID_BASE_URL", "http://[::1/api/v3", "ECWID_BASE_URL must look like"),
        ("ECWID_BASE_URL", "https://app..com/api/v3", "ECWID_BASE_URL must look like"),
        ("ECWID_BASE_URL", f"https://{'a' * 64}.com/api/v3", "ECWID_BASE_URL must look like"),
        ("ECWID_BASE_URL", "http://127.0.0.1/api v3", "ECWID_BASE_URL must look like"),
        ("ECWID_BASE_URL", "http://127.0.0.1/\u00e9", "ECWID_BASE_URL must look like"),
        ("ECWID_BASE_URL", "http://127.0.0.1:8080", "ECWID_BASE_URL must end in /api/v3"),
        ("ECWID_BASE_URL", "http://127.0.0.1:8080/api/v3/1003", "ECWID_BASE_URL must end in /api/v3"),
        ("ECWID_STORE_ID", "1" * 5000, "ECWID_STORE_ID must be a number"),
    ],
)
def test_nonsense_is_refused_by_name(name: str, value: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said) as refusal:
        server_from({**GOOD, name: value})
    assert GOOD["ECWID_TOKEN"] not in str(refusal.value)


def test_a_password_in_the_address_is_not_repeated() -> None:
    with pytest.raises(SettingsError, match="must look like") as refusal:
        server_from({"ECWID_BASE_URL": "http://user:hidden@127.0.0.1/api/v3"})
    assert "hidden" not in str(refusal.value)


def test_a_second_store_has_a_token_of_its_own() -> None:
    other = {"ECWID_OTHER_STORE_ID": "1004", "ECWID_OTHER_TOKEN": "secret_def"}
    server = server_from({**GOOD, **other})
    assert server is not None
    assert server.other == Account(1004, "secret_def")
    for name, value, said in (
        ("ECWID_OTHER_STORE_ID", "", "ECWID_OTHER_STORE_ID must be a number"),
        ("ECWID_OTHER_TOKEN", "", "ECWID_OTHER_TOKEN must be"),
        ("ECWID_OTHER_STORE_ID", "1003", "must name another store"),
        ("ECWID_OTHER_TOKEN", "secret_abc", "must name another store"),
        ("ECWID_BASE_URL", "https://app.ecwid.com/api/v3", "for a server on loopback only"),
    ):
        with pytest.raises(SettingsError, match=said):
            server_from({**GOOD, **other, name: value})


def test_token_is_in_no_repr() -> None:
    assert GOOD["ECWID_TOKEN"] not in repr(server_from(GOOD))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"ECWID_TOKEN": "secret_of_nobody"}, "refuses ECWID_TOKEN"),
        ({"ECWID_BASE_URL": "http://127.0.0.1:1/api/v3"}, "no server answers at http://127.0.0.1:1/api/v3"),
        ({"ECWID_BASE_URL": "http://127.0.0.1:1"}, "must end in /api/v3, without the store's id"),
    ],
)
def test_a_server_that_cannot_be_tested_is_no_broken_contract(
    changes: dict[str, str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    account = Account(1003, "secret_abc")
    with mock_wire((account,)) as (wire, _), serve(wire) as base_url:
        for name, value in {**GOOD, "ECWID_BASE_URL": base_url, **changes}.items():
            monkeypatch.setenv(name, value)
        assert main(["--reports", str(tmp_path)]) == UNUSABLE
    assert said in capsys.readouterr().err


def test_a_server_that_sends_everything_elsewhere_is_a_wrong_address(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """As one does that speaks https only."""
    moved = Answer(301, (("Location", "https://127.0.0.1/"),))
    with serve(lambda _: moved) as base_url:
        for name, value in {**GOOD, "ECWID_BASE_URL": base_url}.items():
            monkeypatch.setenv(name, value)
        assert main(["--reports", str(tmp_path)]) == UNUSABLE
    assert "elsewhere: is ECWID_BASE_URL right?" in capsys.readouterr().err


def test_an_unknown_leg_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("ECWID_BASE_URL", raising=False)
    assert main(["--legs", "machine,arm"]) == UNUSABLE
    assert "arm" in capsys.readouterr().err
