"""A round trip through LibreOffice: pull, save there, plan says "no changes"."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from ecwid_client import EcwidClient
from ecwid_mock import Mock, Store
from ecwid_sync import pull, read_sheet
from sync_support import STORE_ID, TOKEN, combination, shop

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
SKUS = ["0017", "1E5", "90.750", "4006381333931", "04006381333931", "=cmd|' /C calc'!A0", "+49", "-7", "@x"]
SKUS += ["Футболка", "1,5", "2026-01-02", "TRUE", "A;B"]
UTF_8 = "csv:Text - txt - csv (StarCalc):44,34,76,1"
UTF_8_SEMICOLONS = "csv:Text - txt - csv (StarCalc):59,34,76,1"

pytestmark = pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice (Debian: libreoffice-calc)")


@pytest.fixture
def ecwid() -> Iterator[EcwidClient]:
    """A shop whose SKUs look like numbers, dates and formulas."""
    combinations = [
        {**combination(number), "sku": sku, "price": 1.5, "weight": 0.3125, "unlimited": number == 3}
        for number, sku in enumerate(SKUS, 1)
    ]
    product = shop(name="Рубашка, синяя", combinations=combinations)
    with Mock(stores=[Store(STORE_ID, TOKEN, products=[product])]) as mock:
        yield EcwidClient(STORE_ID, TOKEN, transport=mock.transport())


def saved_by_office(path: Path, filter_: str, folder: Path) -> Path:
    """The file as LibreOffice saves it, without a window, with a profile of its own."""
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [
        str(OFFICE),
        profile,
        "--headless",
        "--convert-to",
        filter_,
        "--outdir",
        str(folder),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"{path.stem}.{filter_.partition(':')[0]}"


@pytest.mark.parametrize("pulled", ["xlsx", "csv"])
@pytest.mark.parametrize(
    "saved", ["xlsx", UTF_8, UTF_8_SEMICOLONS], ids=["xlsx", "csv", "csv with semicolons"]
)
def test_what_libreoffice_saves_says_no_changes(
    ecwid: EcwidClient, tmp_path: Path, pulled: str, saved: str
) -> None:
    """Every row is untouched, whatever the program made of its cells."""
    path = tmp_path / f"stock.{pulled}"
    rows = pull(ecwid, path)
    (tmp_path / "saved").mkdir()
    sheet = read_sheet(saved_by_office(path, saved, tmp_path / "saved"))
    assert (sheet.rows, sheet.problems, sheet.untouched) == ([], [], rows)
