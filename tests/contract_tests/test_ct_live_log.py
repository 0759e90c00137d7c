"""The log of a live run: read whatever is in it, written before a product is asked for."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from live_stage import ACCOUNT, SERVER, WRITES, guarded, live_store

from contract_tests.ending import RunEndedError
from contract_tests.live.runlog import RunLog, abandoned
from contract_tests.settings import SettingsError
from contract_tests.target.scratch import PREFIX, Scratch

A, B, C, D = (f"{PREFIX}one-{letter}" for letter in "abcd")


def test_a_log_that_was_cut_short_or_belongs_to_another_store_does_no_harm(tmp_path: Path) -> None:
    base_url, store = SERVER.base_url, ACCOUNT.store
    log = RunLog.new(tmp_path, base_url, store, "one")
    log.wanted(A)
    log.made(A, 5)
    log.wanted(B)
    log.wanted(C)
    log.gone(C)
    assert list(abandoned(tmp_path, base_url, store)) == [], "its run is alive"
    log.close()
    with (tmp_path / f"{store}-one.jsonl").open("a") as file:
        file.write(f'{{"sku": "{D}", "id": true}}\n[1]\n"x"\n{{"sku": 3, "id": 4}}\n{{"sku": "{A}", "go')
    (tmp_path / f"{store}-empty.jsonl").touch()
    (found,) = abandoned(tmp_path, base_url, store)
    assert found.products == {A: 5, B: None, D: None}
    found.gone(D)
    found.close()
    (again,) = abandoned(tmp_path, base_url, store)
    assert again.products == {A: 5, B: None}, "what is written behind a cut line is read"
    again.close()
    assert list(abandoned(tmp_path, base_url, 777002)) == []
    assert list(abandoned(tmp_path, "https://elsewhere.example/api/v3", store)) == []


@pytest.mark.parametrize(
    "line",
    [b"\xff\xfe\x00", b"[" * 200_000, b'{"sku": "SHOP-1", "id": 7}', b'{"sku": "x", "id": ' + b"9" * 5_000],
    ids=["bytes", "deep", "foreign", "huge"],
)
def test_a_log_with_a_spoilt_line_removes_what_the_others_name(line: bytes, tmp_path: Path) -> None:
    log = RunLog.new(tmp_path, SERVER.base_url, ACCOUNT.store, "one")
    log.wanted(A)
    log.close()
    with (tmp_path / f"{ACCOUNT.store}-one.jsonl").open("ab") as file:
        file.write(line + b"\n")
    (found,) = abandoned(tmp_path, SERVER.base_url, ACCOUNT.store)
    assert found.products == {A: None}
    found.close()


def test_logs_that_cannot_be_opened_are_passed_over(tmp_path: Path) -> None:
    """One is gone when it is opened, as this link is, and one is no file."""
    base_url, store = SERVER.base_url, ACCOUNT.store
    (tmp_path / f"{store}-0.jsonl").symlink_to(tmp_path / "gone")
    (tmp_path / f"{store}-00.jsonl").mkdir()
    log = RunLog.new(tmp_path, base_url, store, "1")
    log.wanted(A)
    log.close()
    (left,) = abandoned(tmp_path, base_url, store)
    assert list(left.products) == [A]
    left.close()


def test_without_a_place_for_its_log_a_run_does_not_begin(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        live_store() as store,
        pytest.raises(SettingsError, match="cannot be noted in"),
        guarded(store, WRITES, folder=tmp_path / "file"),
    ):
        pass
    assert store.sent == []


def test_a_full_disk_ends_the_run_before_the_next_product_and_not_the_cleaning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with live_store() as store:
        with guarded(store, WRITES, folder=tmp_path) as target:
            Scratch(target).product()
            monkeypatch.setattr("os.fsync", full)
            with pytest.raises(RunEndedError, match="cannot be noted"):
                Scratch(target).product()
            assert len(store.products()) == 1
        assert store.products() == []
