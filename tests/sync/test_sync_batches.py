"""Absolute changes in batches: few requests, matched one by one, and never in the way of a store without batches."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from ecwid_client import AsyncEcwidClient, Clock, EcwidClient
from ecwid_mock import Fault, Mock, Store
from ecwid_sync import (
    Journal,
    Report,
    Row,
    Settings,
    apply,
    apply_async,
    plan,
    plan_async,
    resume,
    resume_async,
)
from sync_support import PRODUCT, STORE_ID, TOKEN, shop, stocks

SIZE = 60


@pytest.fixture
def mock() -> Iterator[Mock]:
    """A product with sixty combinations."""
    with Mock(stores=[Store(STORE_ID, TOKEN, products=[shop(SIZE)])]) as mock:
        yield mock


@pytest.fixture
def ecwid(mock: Mock) -> Iterator[EcwidClient]:
    """A client whose waits move the mock's clock."""
    clock = Clock(sleep=mock.clock.advance)
    with EcwidClient(
        STORE_ID, TOKEN, transport=mock.transport(), requests_per_minute=None, clock=clock
    ) as ecwid:
        yield ecwid


@pytest.fixture
def settings(mock: Mock) -> Settings:
    return Settings(workers=1, settle_s=0, clock=Clock(sleep=mock.clock.advance))


def rows() -> list[Row]:
    prices = [Row.of(n, sku=f"A-{n}", price=n) for n in range(1, SIZE + 1)]
    new = Row.of(SIZE + 1, productId=PRODUCT, options=f"Size={SIZE + 1}", sku="A-new", quantity=3)
    return [*prices, Row.of(SIZE + 2, sku="A", price=3), new]


def prices(ecwid: EcwidClient) -> list[float]:
    return [float(one.price or 0) for one in ecwid.combinations.list(PRODUCT)]


def done(report: Report) -> bool:
    return {one.state for one in report.outcomes} == {"done"} and report.error is None


def test_many_changes_take_few_requests(
    ecwid: EcwidClient, mock: Mock, journal: Journal, settings: Settings
) -> None:
    """Read, one batch, a look at it."""
    found = plan(ecwid, rows(), journal=journal)
    mock.journal.clear()
    assert done(apply(ecwid, found, journal=journal, settings=settings))
    assert prices(ecwid)[:SIZE] == [float(n) for n in range(1, SIZE + 1)]
    assert stocks(ecwid)["A-new"] == 3
    assert len(mock.journal.of("createBatch")) == 1
    assert len(mock.journal.of("getBatch")) < 10


def test_the_async_client_sends_the_same_batch(mock: Mock, journal: Journal) -> None:
    """And finds it again when its ticket was lost."""
    fault = mock.add_fault(Fault(operation="createBatch", stage="after_commit", close="rst"))

    async def pause(seconds: float) -> None:
        mock.clock.advance(seconds)

    async def run() -> list[Report]:
        clock = Clock(async_sleep=pause)
        async with AsyncEcwidClient(STORE_ID, TOKEN, transport=mock.transport(), clock=clock) as ecwid:
            found = await plan_async(ecwid, rows(), journal=journal)
            settings = Settings(settle_s=0, clock=clock)
            lost = await apply_async(ecwid, found, journal=journal, settings=settings)
            mock.remove_fault(fault)
            return [lost, *await resume_async(ecwid, journal=journal, settings=settings)]

    lost, report = asyncio.run(run())
    assert lost.error is not None
    assert lost.left == len(lost.outcomes)
    assert done(report)
    keys = {entry.query for entry in mock.journal.of("createBatch")}
    assert len(keys) == 1


def test_what_is_refused_in_a_batch_is_matched_by_item(
    ecwid: EcwidClient, journal: Journal, settings: Settings
) -> None:
    """The others are done."""
    wishes = [*rows(), Row.of(99, sku="A-7", costPrice=-1)]
    wishes[6] = Row.of(7, sku="A-8", warningLimit=3)
    report = apply(ecwid, plan(ecwid, wishes, journal=journal), journal=journal, settings=settings)
    failed = [(one.change.label, one.result) for one in report.outcomes if one.state != "done"]
    assert [label for label, _ in failed] == ["A-7"]
    assert "COST_PRICE_CANT_BE_NEGATIVE" in failed[0][1]


@pytest.mark.parametrize("status", [402, 403, 404])
def test_without_batches_changes_go_singly(
    ecwid: EcwidClient, mock: Mock, journal: Journal, settings: Settings, status: int
) -> None:
    """In a store whose plan or token has none."""
    mock.add_fault(Fault(operation="createBatch", status=status))
    found = plan(ecwid, rows(), journal=journal)
    assert done(apply(ecwid, found, journal=journal, settings=settings))
    assert len(mock.journal.of("createBatch")) == 1
    assert prices(ecwid)[0] == 1


def test_a_batch_whose_ticket_was_lost_is_found_again(
    ecwid: EcwidClient, mock: Mock, journal: Journal, settings: Settings
) -> None:
    """By its key: `resume` asks for the same one."""
    found = plan(ecwid, rows(), journal=journal)
    fault = mock.add_fault(Fault(operation="createBatch", stage="after_commit", close="rst"))
    report = apply(ecwid, found, journal=journal, settings=settings)
    assert report.error is not None
    assert report.left == len(found.changes)
    mock.remove_fault(fault)
    (report,) = resume(ecwid, journal=journal, settings=settings)
    assert done(report)
    assert stocks(ecwid)["A-new"] == 3


def test_deltas_never_stand_in_a_batch(
    ecwid: EcwidClient, mock: Mock, journal: Journal, settings: Settings
) -> None:
    """Each goes through the client's own guard."""
    wishes = [Row.of(n, sku=f"A-{n}", quantityDelta=-1, changeId=f"L-{n}") for n in range(1, SIZE + 1)]
    assert done(apply(ecwid, plan(ecwid, wishes, journal=journal), journal=journal, settings=settings))
    assert len(mock.journal.of("createBatch")) == 0
    assert len(mock.journal.of("adjustCombinationInventory")) == SIZE
