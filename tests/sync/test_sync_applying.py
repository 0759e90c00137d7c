"""Carrying a plan out: once, in spite of the network, and only where the shop is as planned."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from ecwid_client import (
    AsyncEcwidClient,
    Clock,
    CombinationUpdate,
    EcwidClient,
    PermissionDeniedError,
    TransportError,
)
from ecwid_mock import Fault, Mock, Store
from ecwid_mock.seed.example import png
from ecwid_sync import (
    Journal,
    JournalLockedError,
    Plan,
    Progress,
    Report,
    Row,
    Settings,
    apply,
    apply_async,
    plan,
    plan_async,
    pull_async,
    read_sheet,
    resume,
)
from sync_support import FIRST, PRODUCT, STORE_ID, TOKEN, Edit, combination, sell, shop, stocks

NO_WAIT = Clock(sleep=lambda seconds: None)
AT_ONCE = Settings(workers=1, settle_s=0, clock=NO_WAIT)
ADJUST = "adjustCombinationInventory"


def delta(number: int, items: int, change_id: str = "") -> Row:
    return Row.of(number, sku=f"A-{number}", quantityDelta=items, changeId=change_id or f"L-{number}")


def applied(ecwid: EcwidClient, journal: Journal, *rows: Row, settings: Settings = AT_ONCE) -> Report:
    return apply(ecwid, plan(ecwid, rows, journal=journal), journal=journal, settings=settings)


def states(report: Report) -> list[str]:
    return [one.state for one in report.outcomes]


def changes_of_stock(mock: Mock) -> int:
    return len(mock.journal.of(ADJUST))


LOST = {
    "reset after the commit": Fault(operation=ADJUST, stage="after_commit", close="rst", times=1),
    "closed after the commit": Fault(operation=ADJUST, stage="after_commit", close="fin", times=1),
    "reset before": Fault(operation=ADJUST, close="rst", times=1),
    "503 after the commit": Fault(operation=ADJUST, stage="after_commit", status=503, times=1),
    "503 before": Fault(operation=ADJUST, status=503, times=1),
    "500 page after the commit": Fault(operation=ADJUST, stage="after_commit", status=500, times=1),
    "garbage": Fault(operation=ADJUST, stage="after_commit", garbage=True, times=1),
    "half an answer": Fault(operation=ADJUST, stage="mid_response", close="rst", times=1),
    "429": Fault(operation=ADJUST, status=429, retry_after=0, times=1),
}


@pytest.mark.parametrize("fault", LOST.values(), ids=LOST)
def test_a_delta_is_applied_once_whatever_becomes_of_its_answer(
    ecwid: EcwidClient, mock: Mock, journal: Journal, fault: Fault
) -> None:
    """What was lost is read back; what surely was not applied is sent again."""
    mock.add_fault(fault)
    report = applied(ecwid, journal, delta(1, -3), delta(2, 5))
    assert states(report) == ["done", "done"]
    assert stocks(ecwid) == {"A": 5, "A-1": 7, "A-2": 25, "A-3": 30, "A-4": 40}


@pytest.mark.parametrize("stage", ["before_handler", "after_commit"])
def test_a_reading_proves_nothing_when_others_have_written(
    ecwid: EcwidClient, mock: Mock, journal: Journal, stage: str
) -> None:
    """A restock of 3 is lost, three are sold: the stock says nothing, and nobody guesses."""
    mock.add_fault(Fault(operation=ADJUST, stage=stage, close="rst", times=1))  # type: ignore[arg-type]
    now = [1_767_225_600.0]

    def sale_meanwhile(_: Progress) -> None:
        mock.clock.advance(60)
        now[0] += 60
        sell(ecwid, 1, 3)

    settings = Settings(workers=1, settle_s=0, clock=Clock(utc=lambda: now[0]), on_progress=sale_meanwhile)
    report = applied(ecwid, journal, delta(1, 3), settings=settings)
    assert states(report) == ["unknown"]
    assert "look at its orders" in report.outcomes[0].result
    found = plan(ecwid, [delta(1, 3)], journal=journal)
    assert (found.changes, len(found.conflicts)) == ((), 1)


def test_a_stock_that_was_read_long_ago_is_read_again(
    ecwid: EcwidClient, mock: Mock, journal: Journal
) -> None:
    """What it says of a lost answer would be worth little."""
    found = plan(ecwid, [delta(n, -1) for n in (1, 2, 3)], journal=journal)
    mock.journal.clear()
    clock = Clock(utc=mock.clock.now)
    slow = Settings(workers=1, clock=clock, on_progress=lambda _: mock.clock.advance(11))
    assert states(apply(ecwid, found, journal=journal, settings=slow)) == ["done"] * 3
    assert len(mock.journal.of("getProduct")) == 3


def test_products_take_turns_and_deltas_come_first(journal: Journal) -> None:
    """A write of our own close to a lost delta would blur the reading."""
    caps = [{**combination(n), "id": 200 + n, "sku": f"B-{n}"} for n in (1, 2)]
    products = [shop(2), shop(2, id=8, name="Cap", sku="B", combinations=caps)]
    rows = [Row.of(1, sku="A-1", price=3), *(delta(n, -1) for n in (1, 2))]
    rows += [Row.of(9 + n, sku=f"B-{n}", quantityDelta=-1, changeId=f"B-{n}") for n in (1, 2)]
    with Mock(stores=[Store(STORE_ID, TOKEN, products=products)]) as mock:
        with EcwidClient(STORE_ID, TOKEN, transport=mock.transport()) as ecwid:
            applied(ecwid, journal, *rows)
        assert [entry.product for entry in mock.journal if entry.method == "PUT"] == [7, 8, 7, 8, 7]
        assert [*mock.journal][-1].operation == "updateCombination"


def test_a_run_that_goes_on_begins_with_the_product_written_longest_ago(journal: Journal) -> None:
    """It would otherwise write the other one twice within the seconds that blur a reading."""
    caps = [{**combination(n), "id": 200 + n, "sku": f"B-{n}"} for n in (1, 2)]
    products = [shop(3), shop(2, id=8, name="Cap", sku="B", combinations=caps)]
    rows = [delta(n, -1) for n in (1, 2, 3)]
    rows += [Row.of(9 + n, sku=f"B-{n}", quantityDelta=-1, changeId=f"B-{n}") for n in (1, 2)]
    with (
        Mock(stores=[Store(STORE_ID, TOKEN, products=products)]) as mock,
        EcwidClient(STORE_ID, TOKEN, transport=mock.transport()) as ecwid,
    ):
        three = Settings(workers=1, stop=lambda: len(mock.journal.of(ADJUST)) == 3)
        assert states(applied(ecwid, journal, *rows, settings=three)).count("done") == 3
        resume(ecwid, journal=journal, settings=AT_ONCE)
        assert [entry.product for entry in mock.journal.of(ADJUST)] == [7, 8, 7, 8, 7]


def test_an_item_in_doubt_gets_no_other_delta(ecwid: EcwidClient, mock: Mock, journal: Journal) -> None:
    """Until the doubt is settled; the others go on."""
    mock.add_fault(Fault(operation=ADJUST, stage="after_commit", close="rst", times=1))
    report = applied(ecwid, journal, delta(1, -1, "a"), delta(1, -2, "b"), delta(2, -4))
    assert states(report) == ["done", "done", "done"]
    assert stocks(ecwid)["A-1"] == 7


def test_absolute_changes_are_skipped_where_the_shop_has_changed(
    ecwid: EcwidClient, journal: Journal
) -> None:
    """Between plan and apply; what is so already is not sent."""
    rows = [Row.of(n, sku=f"A-{n}", price=20 + n) for n in (1, 2, 3)]
    found = plan(ecwid, rows, journal=journal)
    ecwid.combinations.update(PRODUCT, FIRST + 1, CombinationUpdate(price=12))
    ecwid.combinations.update(PRODUCT, FIRST + 2, CombinationUpdate(price=23))
    ecwid.combinations.delete(PRODUCT, FIRST)
    report = apply(ecwid, found, journal=journal, settings=AT_ONCE)
    assert [(one.state, one.result) for one in report.outcomes] == [
        ("skipped", "it is gone"),
        ("skipped", "the shop has another price since the plan was made"),
        ("done", "was so already"),
    ]


def test_an_item_whose_sku_went_to_another_one_is_left_alone(ecwid: EcwidClient, journal: Journal) -> None:
    """The row means the SKU, the plan has the id: neither stock nor price of the wrong item is changed."""
    found = plan(ecwid, [delta(1, -1), Row.of(2, sku="A-2", price=3), delta(3, -1)], journal=journal)
    for id, sku in ((FIRST, "spare"), (FIRST + 1, "A-1"), (FIRST, "A-2")):
        ecwid.combinations.update(PRODUCT, id, CombinationUpdate(sku=sku))
    report = apply(ecwid, found, journal=journal, settings=AT_ONCE)
    assert [(one.state, one.result) for one in report.outcomes] == [
        ("skipped", "its SKU is A-2 since the plan was made"),
        ("skipped", "its SKU is A-1 since the plan was made"),
        ("done", ""),
    ]


def test_a_run_may_change_an_sku_itself(ecwid: EcwidClient, mock: Mock, journal: Journal) -> None:
    """What is left of the item after that is for it still."""
    row = Row.of(
        1, productId=PRODUCT, options="Size=1", sku="N-1", price=3, image="https://images.example.com/a.jpg"
    )
    mock.add_fault(Fault(operation="uploadCombinationImage", status=503, times=1))
    found = plan(ecwid, [row], journal=journal)
    with EcwidClient(STORE_ID, TOKEN, transport=mock.transport(), retries=0) as once:
        apply(once, found, journal=journal, settings=Settings(workers=1, stop=lambda: "N-1" in stocks(ecwid)))
    assert states(resume(ecwid, journal=journal, settings=AT_ONCE)[0]) == ["done", "done"]


def test_a_lost_answer_is_waited_for_by_no_clock_that_may_be_set(
    ecwid: EcwidClient, mock: Mock, journal: Journal
) -> None:
    """An hour forward in the middle: the request may still be on its way, and would be sent again."""
    mock.add_fault(Fault(operation=ADJUST, stage="after_commit", close="rst", times=1))
    found = plan(ecwid, [delta(1, -1)], journal=journal)
    now, waits = [mock.clock.now()], list[float]()

    def set_forward(progress: Progress) -> None:
        now[0] += 3600

    clock = Clock(utc=lambda: now[0], sleep=waits.append)
    apply(ecwid, found, journal=journal, settings=Settings(workers=1, clock=clock, on_progress=set_forward))
    assert waits == [10]


def test_a_refusal_concerns_one_change(ecwid: EcwidClient, journal: Journal) -> None:
    """And is tried again when the plan is applied again."""
    found = plan(
        ecwid, [Row.of(1, sku="A-1", costPrice=-1), Row.of(2, sku="A-2", costPrice=1)], journal=journal
    )
    report = apply(ecwid, found, journal=journal, settings=AT_ONCE)
    assert states(report) == ["failed", "done"]
    assert "COST_PRICE_CANT_BE_NEGATIVE" in report.outcomes[0].result
    assert report.outcomes[1].request_id
    assert resume(ecwid, journal=journal) == []
    assert states(apply(ecwid, found, journal=journal, settings=AT_ONCE)) == ["failed", "done"]


def test_what_would_meet_every_change_ends_the_run(ecwid: EcwidClient, mock: Mock, journal: Journal) -> None:
    """A refused token, or a service that is not there; `resume` goes on."""
    found = plan(ecwid, [delta(n, -1) for n in (1, 2, 3)], journal=journal)
    mock.add_fault(Fault(operation=ADJUST, status=403, skip=1))
    with EcwidClient(STORE_ID, TOKEN, transport=mock.transport(), requests_per_minute=None) as refused:
        report = apply(refused, found, journal=journal, settings=AT_ONCE)
    assert isinstance(report.error, PermissionDeniedError)
    assert (states(report), report.left) == (["done", "todo", "todo"], 2)
    mock.clear_faults()
    with EcwidClient(STORE_ID, TOKEN, base_url="http://127.0.0.1:1/api/v3") as nowhere:
        (report,) = resume(nowhere, journal=journal, settings=AT_ONCE)
    assert isinstance(report.error, TransportError)
    (report,) = resume(ecwid, journal=journal, settings=AT_ONCE)
    assert states(report) == ["done", "done", "done"]
    assert stocks(ecwid)["A-3"] == 29
    assert resume(ecwid, journal=journal) == []


def test_stopping_ends_after_what_is_on_its_way(ecwid: EcwidClient, journal: Journal) -> None:
    """Ctrl-C: nothing is broken off, and the rest is left."""
    done: list[int] = []
    settings = Settings(
        workers=1, settle_s=0, stop=lambda: len(done) == 2, on_progress=lambda p: done.append(p.done)
    )
    report = applied(ecwid, journal, *(delta(n, -1) for n in (1, 2, 3, 4)), settings=settings)
    assert states(report) == ["done", "done", "todo", "todo"]
    (report,) = resume(ecwid, journal=journal)
    assert states(report) == ["done"] * 4


def test_a_plan_that_was_applied_is_not_applied_again(
    ecwid: EcwidClient, mock: Mock, journal: Journal, edited: Edit
) -> None:
    """Nor are two plans of the same file, of which the second knew nothing of the first."""
    sheet = read_sheet(edited({"A-1": {"quantity": "7"}}))
    first, second = (plan(ecwid, sheet, journal=journal) for _ in range(2))
    other = plan(ecwid, read_sheet(edited({"A-1": {"quantity": "5"}})), journal=journal)
    for found in (first, first, second, other):
        apply(ecwid, found, journal=journal, settings=AT_ONCE)
    assert changes_of_stock(mock) == 1
    assert stocks(ecwid)["A-1"] == 7


def test_two_at_a_time_are_refused(ecwid: EcwidClient, journal: Journal) -> None:
    """One process applies to a store; the other says so."""
    found = plan(ecwid, [delta(1, -1)], journal=journal)
    with Journal(journal.path) as other, other.locked(), pytest.raises(JournalLockedError):
        apply(ecwid, found, journal=journal)
    with journal.locked(), pytest.raises(JournalLockedError, match="thread"):
        apply(ecwid, found, journal=journal)
    assert states(apply(ecwid, found, journal=journal)) == ["done"]


def test_images_are_sent_once(ecwid: EcwidClient, mock: Mock, journal: Journal, tmp_path: Path) -> None:
    """By path or address; the journal knows what was sent."""
    (tmp_path / "a.png").write_bytes(png(4, 4, (1, 2, 3)))
    rows = [
        Row.of(1, sku="A-1", image="a.png"),
        Row.of(2, sku="A-2", image="https://images.example.com/a.jpg"),
    ]
    for images in (2, 0):
        found = plan(ecwid, rows, journal=journal, folder=tmp_path)
        assert [change.kind for change in found.changes] == ["image"] * images
        apply(ecwid, found, journal=journal)
    assert ecwid.combinations.get(PRODUCT, FIRST).image_url
    (tmp_path / "a.png").write_bytes(png(4, 4, (3, 2, 1)))
    assert len(plan(ecwid, rows, journal=journal, folder=tmp_path).changes) == 1


def test_an_image_that_is_gone_by_now_stops_nothing_else(
    ecwid: EcwidClient, journal: Journal, tmp_path: Path
) -> None:
    """Its change fails, and is tried again when the plan is applied again."""
    image = tmp_path / "a.png"
    image.write_bytes(png(4, 4, (1, 2, 3)))
    rows = [
        Row.of(1, sku="A-1", image="a.png"),
        Row.of(2, sku="A-1", costPrice=1),
        Row.of(3, sku="A-2", price=3),
    ]
    found = plan(ecwid, rows, journal=journal, folder=tmp_path)
    for content, state in ((None, "failed"), (b"", "failed"), (png(4, 4, (3, 2, 1)), "done")):
        image.unlink() if content is None else image.write_bytes(content)
        report = apply(ecwid, found, journal=journal, settings=AT_ONCE)
        assert (states(report), report.left) == ([state, "done", "done"], 0)


def test_the_async_client_takes_the_same_steps(ecwid: EcwidClient, mock: Mock, tmp_path: Path) -> None:
    """Pull, plan, apply, with a lost answer; four at a time."""
    mock.add_fault(Fault(operation=ADJUST, stage="after_commit", close="rst", times=2))

    async def run() -> tuple[int, Plan, Report]:
        with Journal(tmp_path / "async.sqlite") as journal:
            async with AsyncEcwidClient(STORE_ID, TOKEN, transport=mock.transport()) as ecwid:
                rows = await pull_async(ecwid, tmp_path / "stock.xlsx", journal=journal)
                found = await plan_async(ecwid, [delta(n, -n) for n in (1, 2, 3, 4)], journal=journal)
                return (
                    rows,
                    found,
                    await apply_async(ecwid, found, journal=journal, settings=Settings(settle_s=0)),
                )

    rows, found, report = asyncio.run(run())
    assert (rows, len(found.changes), states(report)) == (5, 4, ["done"] * 4)
    assert stocks(ecwid) == {"A": 5, "A-1": 9, "A-2": 18, "A-3": 27, "A-4": 36}


def test_progress_counts_to_the_end(ecwid: EcwidClient, journal: Journal) -> None:
    """In order with one worker."""
    told: list[Progress] = []
    rows = [delta(n, -1) for n in (1, 2, 3)]
    applied(ecwid, journal, *rows, settings=Settings(workers=1, on_progress=told.append))
    assert told == [Progress(1, 3), Progress(2, 3), Progress(3, 3)]


def test_threads_share_a_journal(ecwid: EcwidClient, journal: Journal) -> None:
    """Eight at a time, every delta once."""
    rows = [Row.of(n, sku=f"A-{n % 4 + 1}", quantityDelta=-1, changeId=f"L-{n}") for n in range(60)]
    report = applied(ecwid, journal, *rows, settings=Settings(workers=8))
    assert states(report) == ["done"] * 60
    assert stocks(ecwid) == {"A": 5, "A-1": -5, "A-2": 5, "A-3": 15, "A-4": 25}
