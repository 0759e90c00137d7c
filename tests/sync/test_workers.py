"""Jobs of several stores on the engine, in a folder of one machine."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from ecwid_mock import Fault, Mock, Store, serve
from ecwid_sync import JournalLockedError, Limits, Plan, Row, Settings, SyncError, UnsafePlanError, plan
from sync_support import PRODUCT, shop

pytest.importorskip("dbos", reason="the extra `workers` is not installed")
from ecwid_sync.workers import Engine, StoreAccess
from ecwid_sync.workers.postgres import schema_of

ADJUST = "adjustCombinationInventory"
STORES = (1003, 1004, 1005)


@pytest.fixture(scope="module")
def mock() -> Iterator[Mock]:
    with Mock(stores=[Store(id, f"secret_{id}", products=[shop()]) for id in STORES]) as mock:
        yield mock


@pytest.fixture(scope="module")
def base_url(mock: Mock) -> Iterator[str]:
    with serve(mock) as server:
        yield server.base_url


def rows(store_id: int) -> list[Row]:
    """A change of stock and a price."""
    return [
        Row.of(1, sku="A-4", quantityDelta=-7, changeId=f"INV-{store_id}"),
        Row.of(2, sku="A-1", price=store_id),
    ]


def access(base_url: str) -> Callable[[int], StoreAccess]:
    return lambda store_id: StoreAccess(f"secret_{store_id}", base_url)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where engine, journals and paces of these tests are."""
    return tmp_path_factory.mktemp("workers")


def opened(
    folder: Path, base_url: str, settings: Settings | None = None, limits: Limits | None = None
) -> Engine:
    return Engine(
        folder,
        access(base_url),
        name="worker",
        sources={"erp": rows},
        settings=settings or Settings(settle_s=0),
        limits=limits,
        round_s=0.02,
        first_wait_s=0.02,
    )


@pytest.fixture
def engine(folder: Path, base_url: str) -> Iterator[Engine]:
    with opened(folder, base_url) as engine:
        yield engine


def planned(engine: Engine, store_id: int, wanted: list[Row]) -> Plan:
    with engine.client(store_id) as ecwid, engine.journal(store_id) as journal:
        return plan(ecwid, wanted, journal=journal)


def stock(engine: Engine, store_id: int) -> int | None:
    with engine.client(store_id) as ecwid:
        quantity = ecwid.combinations.get(PRODUCT, 104).quantity
    return quantity or 0


def test_jobs_of_several_stores(engine: Engine, mock: Mock) -> None:
    """A source for three stores, twice, and a plan twice; one delta's answer is lost, and none is doubled."""
    mock.add_fault(Fault(operation=ADJUST, stage="after_commit", times=1, close="rst"))
    engine.schedule("erp", "0 4 * * *", STORES)
    results = [engine.wait(job) for job in engine.run_now("erp")]
    assert [(one["done"], one["failed"], one["unknown"]) for one in results] == [(2, 0, 0)] * 3
    assert [engine.wait(job)["run"] for job in engine.run_now("erp")] == [0, 0, 0]
    found = planned(engine, 1003, [Row.of(1, sku="A-4", quantityDelta=2, changeId="INV-9")])
    once, again = engine.submit(found), engine.submit(found)
    assert once == again
    assert engine.wait(once)["done"] == 1
    assert [stock(engine, id) for id in STORES] == [40 - 7 + 2, 40 - 7, 40 - 7]
    assert list(engine.unfinished()) == []
    engine.unschedule("erp")


def test_a_worker_that_ends_leaves_its_job_to_the_next(folder: Path, base_url: str, mock: Mock) -> None:
    """The job goes on where it was, and its changes are done once."""
    end = threading.Event()
    sent = len(mock.journal.of(ADJUST))
    wanted = [Row.of(n, sku=f"A-{n}", quantityDelta=-1, changeId=f"END-{n}") for n in (1, 2, 3)]
    settings = Settings(workers=1, stop=end.is_set, on_progress=lambda progress: end.set())
    with opened(folder, base_url, settings) as engine:
        job = engine.submit(planned(engine, 1004, wanted))
        assert end.wait(30)
    assert len(mock.journal.of(ADJUST)) == sent + 1
    with opened(folder, base_url) as engine:
        assert engine.wait(job)["done"] == 3
    assert len(mock.journal.of(ADJUST)) == sent + 3


def test_what_a_job_left_undone_can_be_submitted_again(engine: Engine, mock: Mock) -> None:
    """It was taken for done, and the change was lost."""
    mock.add_fault(Fault(operation=ADJUST, status=400, times=1))
    rows = [Row.of(1, sku="A-1", quantityDelta=-1, changeId="LEFT")]
    found = planned(engine, 1003, rows)
    results = [engine.wait(engine.submit(found)) for _ in range(3)]
    assert [(one["failed"], one["done"]) for one in results] == [(1, 0), (0, 1), (0, 1)]
    assert engine.submit(found) == engine.submit(found)
    assert planned(engine, 1003, rows).changes == ()


def test_a_job_waits_for_another_program_of_the_store(engine: Engine) -> None:
    """Such as the command `ecwid` on the same journal."""
    told = threading.Event()
    listener = logging.Handler()
    listener.emit = lambda record: told.set()  # type: ignore[method-assign]
    logger = logging.getLogger("ecwid_sync.workers")
    logger.addHandler(listener)
    try:
        with engine.journal(1005) as journal, journal.locked():
            job = engine.submit(planned(engine, 1005, [Row.of(1, sku="A-2", price=77)]))
            assert told.wait(30)
            assert list(engine.unfinished()) == [job]
        assert engine.wait(job)["done"] == 1
    finally:
        logger.removeHandler(listener)


def test_an_old_sqlite_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """DBOS on Python 3.12 would fail in the middle of its start."""
    monkeypatch.setattr("sys.version_info", (3, 12, 1, "final", 0))
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 40, 1))
    with pytest.raises(SyncError, match=r"SQLite 3\.42"):
        Engine(tmp_path, lambda _: StoreAccess("secret_nobody"))


def test_what_cannot_be_used_is_refused_at_once(folder: Path, base_url: str) -> None:
    """A name in use, a source that is none, a plan beyond the limits, another kind of database."""
    with opened(folder, base_url, limits=Limits(changes=0.1)) as engine:
        with pytest.raises(JournalLockedError, match="another worker"), opened(folder, base_url):
            pass
        with pytest.raises(SyncError, match="there are erp"):
            engine.schedule("pos", "0 4 * * *", STORES)
        with pytest.raises(UnsafePlanError):
            engine.submit(planned(engine, 1003, [Row.of(n, sku=f"A-{n}", price=55) for n in (1, 2, 3)]))
    with pytest.raises(ValueError, match="postgresql://"):
        Engine("mysql://shops", access(base_url))


def test_no_token_is_stored(engine: Engine, folder: Path) -> None:
    """Neither by the engine nor by journals and paces."""
    engine.wait(engine.submit(planned(engine, 1005, [Row.of(1, sku="A-3", price=8)])))
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert any(file.name.startswith("engine") for file in files)
    assert not [file for file in files if b"secret_" in file.read_bytes()]


def test_a_store_has_one_schema() -> None:
    """Whatever its address; PostgreSQL cuts longer names, which might make two the same."""
    assert schema_of(1003, "app.ecwid.com") == "ecwid_1003"
    assert schema_of(1003, "127.0.0.1:8080") == "ecwid_1003_127_0_0_1_8080"
    long = [schema_of(1003, f"{'a' * 60}.{end}") for end in ("one", "two")]
    assert len(set(long)) == 2
    assert all(len(name) <= 63 for name in long)
