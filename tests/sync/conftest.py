"""What the tests of the sync share: a mock with a small shop, a client of it, a journal, a file to edit."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ecwid_client import EcwidClient
from ecwid_mock import Mock, Store
from ecwid_sync import Journal, pull
from sync_support import STORE_ID, TOKEN, Edit, shop


@pytest.fixture
def mock() -> Iterator[Mock]:
    """A shop of one product with four combinations, an hour old."""
    with Mock(stores=[Store(STORE_ID, TOKEN, products=[shop()])]) as mock:
        mock.clock.advance(3600)
        yield mock


@pytest.fixture
def ecwid(mock: Mock) -> Iterator[EcwidClient]:
    """A client of the shop, without pace."""
    with EcwidClient(STORE_ID, TOKEN, transport=mock.transport(), requests_per_minute=None) as ecwid:
        yield ecwid


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A journal on disk."""
    with Journal(tmp_path / "state" / "journal.sqlite") as journal:
        yield journal


@pytest.fixture
def edited(ecwid: EcwidClient, journal: Journal, tmp_path: Path) -> Edit:
    """Pulls the shop once, and writes copies of the file with other cells: `edited({"A-1": {"quantity": "3"}})`."""
    pulled = tmp_path / "pulled.csv"
    pull(ecwid, pulled, journal=journal)

    def edit(changes: dict[str, dict[str, Any]], name: str = "stock.csv") -> Path:
        with pulled.open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            row.update(changes.get(row["sku"], {}))
        with (tmp_path / name).open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
        return tmp_path / name

    return edit


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Tests must not depend on the settings of the machine they run on."""
    for name in ("STORE_ID", "TOKEN", "TOKEN_FILE", "BASE_URL", "PROFILE"):
        monkeypatch.delenv(f"ECWID_{name}", raising=False)
    monkeypatch.setenv("ECWID_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
