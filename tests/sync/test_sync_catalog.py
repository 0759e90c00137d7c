"""Reading the shop costs few requests, and never a page that cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest
from ecwid_client import EcwidClient
from ecwid_mock import Mock, Store
from ecwid_sync import Row, plan, pull, read_sheet
from sync_support import STORE_ID, TOKEN

LIST = "listProducts"


@pytest.fixture
def mock() -> Mock:
    """250 products, of which every tenth is in category 5."""
    products = [
        {"id": n, "name": f"P{n}", "sku": f"S-{n}", "categoryIds": [5] if n % 10 == 0 else []}
        for n in range(1, 251)
    ]
    return Mock(stores=[Store(STORE_ID, TOKEN, products=products, categories=[5])])


def test_the_whole_shop_is_read_by_pages_of_a_hundred(ecwid: EcwidClient, mock: Mock, tmp_path: Path) -> None:
    """Each item once."""
    assert pull(ecwid, tmp_path / "a.csv") == 250
    assert len(mock.journal) == 3


def test_some_products_or_a_category_are_pulled_alone(ecwid: EcwidClient, mock: Mock, tmp_path: Path) -> None:
    """One request each."""
    assert pull(ecwid, tmp_path / "a.csv", products=[7, 9, 999]) == 2
    assert pull(ecwid, tmp_path / "b.csv", products=[7]) == 1
    assert pull(ecwid, tmp_path / "c.csv", products=[999]) == 0
    assert pull(ecwid, tmp_path / "d.csv", category=5) == 25
    assert len(mock.journal) == 4


@pytest.mark.parametrize(("rows", "requests"), [(3, 3), (40, 3)])
def test_few_skus_are_looked_up_and_many_read(
    ecwid: EcwidClient, mock: Mock, rows: int, requests: int
) -> None:
    """Whatever takes fewer requests."""
    found = plan(ecwid, [Row.of(n, sku=f"S-{n}", price=3) for n in range(1, rows + 1)])
    assert (len(found.changes), len(mock.journal)) == (rows, requests)


def test_a_pulled_file_reads_the_products_it_changes(ecwid: EcwidClient, mock: Mock, tmp_path: Path) -> None:
    """And no others."""
    path = tmp_path / "a.jsonl"
    pull(ecwid, path)
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) | {"price": 8} for line in lines[:150]]
    path.write_text("\n".join([*(json.dumps(row) for row in rows), *lines[150:]]), encoding="utf-8")
    mock.journal.clear()
    found = plan(ecwid, read_sheet(path))
    assert (len(found.changes), found.untouched, found.items, len(mock.journal)) == (150, 100, 150, 2)


def test_a_page_that_is_too_large_is_read_in_halves(tmp_path: Path) -> None:
    """The client reads 16 MiB at most; products of many combinations pass that."""
    asked: list[int] = []

    def answer(request: httpx.Request) -> httpx.Response:
        offset, limit = (int(request.url.params[name]) for name in ("offset", "limit"))
        asked.append(limit)
        items = [{"id": n + 1, "name": "P"} for n in range(offset, min(offset + limit, 60))]
        body = json.dumps(
            {"total": 60, "count": len(items), "offset": offset, "limit": limit, "items": items}
        )
        padding = " " * (17 * 2**20 if limit > 30 else 0)
        return httpx.Response(
            200, headers={"content-type": "application/json"}, content=(body + padding).encode()
        )

    with EcwidClient(1, "secret_x", transport=httpx.MockTransport(answer)) as ecwid:
        assert pull(ecwid, tmp_path / "a.csv") == 60
    assert asked == [100, 50, 25, 25, 25]
