"""Taking a run back: what the shop has still as the run left it goes back, the rest is listed with the reason."""

from __future__ import annotations

import asyncio

from ecwid_client import UNSET, AsyncEcwidClient, Clock, CombinationUpdate, EcwidClient
from ecwid_mock import Fault, Mock
from ecwid_sync import Journal, Limits, Plan, Report, Row, Settings, apply, plan, read_sheet, undo, undo_async
from sync_support import FIRST, PRODUCT, STORE_ID, TOKEN, Edit, sell

AT_ONCE = Settings(workers=1, settle_s=0, clock=Clock(sleep=lambda seconds: None))


def applied(ecwid: EcwidClient, journal: Journal, *rows: Row) -> Report:
    found = plan(ecwid, rows, journal=journal)
    return apply(ecwid, found, journal=journal, limits=Limits(9), settings=AT_ONCE)


def states(report: Report) -> list[str]:
    return [one.state for one in report.outcomes]


def reasons(found: Plan) -> list[tuple[str, str, str]]:
    return [(one.label, one.column, one.reason) for one in found.conflicts]


def test_undo_takes_a_run_back_and_keeps_sales(ecwid: EcwidClient, journal: Journal, edited: Edit) -> None:
    """Prices, stocks, a creation and a deletion."""
    before = [one.to_dict() for one in ecwid.combinations.list(PRODUCT)]
    path = edited({"A-1": {"quantity": "7"}, "A-2": {"price": "13"}, "A-3": {"action": "delete"}})
    report = apply(
        ecwid, plan(ecwid, read_sheet(path), journal=journal), journal=journal, limits=Limits(deletions=1)
    )
    new = applied(ecwid, journal, Row.of(1, productId=PRODUCT, options="Size=6", sku="A-6"))
    sell(ecwid, 1, 2)
    for run, deletions in ((new.run, 1), (report.run, 0)):
        back = undo(ecwid, run, journal=journal)
        assert back.conflicts == ()
        done = apply(ecwid, back, journal=journal, limits=Limits(deletions), settings=AT_ONCE)
        assert set(states(done)) == {"done"}
        again = undo(ecwid, run, journal=journal)
        assert {"adjust"}.isdisjoint(
            one.change.kind
            for one in apply(ecwid, again, journal=journal, limits=Limits(9)).outcomes
            if one.state == "done"
        )
    after = {one.sku: one.to_dict() for one in ecwid.combinations.list(PRODUCT)}
    assert after.keys() == {"A-1", "A-2", "A-3", "A-4"}
    assert after["A-1"]["quantity"] == 8
    for one in before[1:]:
        kept = {name: value for name, value in one.items() if name not in ("id", "combinationNumber")}
        assert kept.items() <= after[one["sku"]].items()
    assert [change.delta for change in plan(ecwid, read_sheet(path), journal=journal).changes][:1] == [-3]


def test_undo_says_what_cannot_go_back(ecwid: EcwidClient, journal: Journal) -> None:
    """An unlimited stock has no number and does not end at 0; a deleted combination has the fields of a spreadsheet."""
    ecwid.combinations.update(PRODUCT, FIRST, CombinationUpdate(unlimited=True))
    applied(ecwid, journal, Row.of(1, sku="A-1", quantity=5, unlimited=False, price=3))
    found = plan(ecwid, [Row.of(1, sku="A-2", action="delete")], journal=journal)
    apply(ecwid, found, journal=journal, limits=Limits(1))
    back = undo(ecwid, 1, journal=journal)
    assert [(one.column, one.reason) for one in back.conflicts] == [
        ("quantity", "it had no value, and cannot be cleared")
    ]
    apply(ecwid, back, journal=journal, settings=AT_ONCE)
    after = ecwid.combinations.get(PRODUCT, FIRST)
    assert (after.unlimited, after.price) == (True, UNSET)
    limited = applied(ecwid, journal, Row.of(1, sku="A-3", unlimited=True, costPrice=2)).run
    back = undo(ecwid, limited, journal=journal)
    assert [(one.column, one.reason[:31]) for one in back.conflicts] == [
        ("unlimited", "the stock it had is not known; ")
    ]
    assert [edit.name for edit in back.changes[0].edits] == ["costPrice"]
    assert "A-2 gets a new id, and neither its image" in undo(ecwid, 2, journal=journal).notes[0]


def test_what_others_have_changed_since_is_left_alone(ecwid: EcwidClient, journal: Journal) -> None:
    """Field by field; what is as it was before already is not listed."""
    rows = [Row.of(n, sku=f"A-{n}", price=20 + n, weight=3) for n in (1, 2, 3)]
    run = applied(ecwid, journal, *rows).run
    ecwid.combinations.update(PRODUCT, FIRST, CombinationUpdate(price=99))
    ecwid.combinations.update(PRODUCT, FIRST + 1, CombinationUpdate(price=12.5))
    ecwid.combinations.delete(PRODUCT, FIRST + 2)
    back = undo(ecwid, run, journal=journal)
    assert reasons(back) == [
        ("A-3", "price", "it is gone"),
        ("A-1", "price", "changed since the run, so it is left alone"),
    ]
    assert [(one.base, one.wanted, one.now) for one in back.conflicts[1:]] == [(21, None, 99)]
    assert [(one.label, [edit.name for edit in one.edits]) for one in back.changes] == [
        ("A-2", ["weight"]),
        ("A-1", ["weight"]),
    ]
    assert states(apply(ecwid, back, journal=journal, settings=AT_ONCE)) == ["done", "done"]
    again = undo(ecwid, run, journal=journal)
    assert (again.changes, again.already, reasons(again)) == ((), 1, reasons(back))


def test_what_others_had_done_already_is_not_taken_back(ecwid: EcwidClient, journal: Journal) -> None:
    """Between plan and apply: a price, a deletion and a creation, which the run found as it wanted them."""
    rows = [Row.of(1, sku="A-1", price=3), Row.of(2, sku="A-2", action="delete")]
    found = plan(
        ecwid, [*rows, Row.of(3, productId=PRODUCT, options="Size=6", sku="A-6", price=7)], journal=journal
    )
    with Journal(":memory:") as others:
        apply(ecwid, found, journal=others, limits=Limits(9), settings=AT_ONCE)
    report = apply(ecwid, found, journal=journal, limits=Limits(9), settings=AT_ONCE)
    assert states(report) == ["done"] * 3
    back = undo(ecwid, report.run, journal=journal)
    assert (back.changes, back.conflicts, back.already) == ((), (), 3)


def test_a_stock_goes_back_from_what_it_is_now(ecwid: EcwidClient, mock: Mock, journal: Journal) -> None:
    """The plan shows it, once; not where it is unlimited, gone, or an earlier try to take it back is in doubt."""
    rows = [Row.of(n, sku=f"A-{n}", quantityDelta=-n, changeId="L") for n in (1, 2, 3, 4)]
    run = applied(ecwid, journal, *rows).run
    sell(ecwid, 1, 4)
    ecwid.combinations.update(PRODUCT, FIRST + 1, CombinationUpdate(unlimited=True))
    ecwid.combinations.delete(PRODUCT, FIRST + 2)
    back = undo(ecwid, run, journal=journal)
    assert reasons(back) == [
        ("A-3", "quantity", "it is gone"),
        ("A-2", "quantity", "its stock is unlimited now"),
    ]
    assert [(one.edits[0].old, one.edits[0].new) for one in back.changes] == [(36, 40), (5, 6)]
    mock.add_fault(
        Fault(operation="adjustCombinationInventory", stage="after_commit", close="rst", skip=1, times=1)
    )
    mock.add_fault(Fault(operation="getProduct", status=403, skip=1))
    apply(ecwid, back, journal=journal, settings=AT_ONCE)
    mock.clear_faults()
    again = undo(ecwid, run, journal=journal)
    assert (again.changes, again.already, len(again.conflicts)) == ((), 1, 3)
    assert "unknown outcome" in again.conflicts[-1].reason


def test_what_was_created_is_kept_once_others_have_changed_it(ecwid: EcwidClient, journal: Journal) -> None:
    """And what was deleted, once somebody has made it anew, or its product is gone."""
    created = applied(ecwid, journal, Row.of(1, productId=PRODUCT, options="Size=6", sku="A-6", price=3))
    ecwid.combinations.update(PRODUCT, created.outcomes[0].created_id or 0, CombinationUpdate(price=4))
    assert reasons(undo(ecwid, created.run, journal=journal)) == [
        ("A-6", "price", "changed since the run, so it is left alone")
    ]
    deleted = applied(ecwid, journal, Row.of(1, sku="A-2", action="delete")).run
    applied(ecwid, journal, Row.of(1, productId=PRODUCT, options="Size=2", sku="A-2", price=1, quantity=20))
    found = undo(ecwid, deleted, journal=journal)
    assert [(one.column, one.reason.partition(" has ")[2]) for one in found.conflicts] == [
        ("price", "its options now")
    ]
    ecwid.products.delete(PRODUCT)
    assert reasons(undo(ecwid, deleted, journal=journal)) == [("A-2", "sku", "its product is gone")]
    assert undo(ecwid, created.run, journal=journal).already == 1


def test_an_image_goes_back_to_its_address(ecwid: EcwidClient, journal: Journal) -> None:
    """Unless it had none, or another one was set since."""
    address = "https://images.example.com/{}.jpg"
    runs = [applied(ecwid, journal, Row.of(1, sku="A-1", image=address.format(n))).run for n in (1, 2)]
    assert reasons(undo(ecwid, runs[0], journal=journal)) == [
        ("A-1", "image", "it had no image whose address is known")
    ]
    (change,) = undo(ecwid, runs[1], journal=journal).changes
    assert change.image.startswith("http")
    applied(ecwid, journal, Row.of(1, sku="A-1", image=address.format(3)))
    assert reasons(undo(ecwid, runs[1], journal=journal)) == [
        ("A-1", "image", "changed since the run, so it is left alone")
    ]


def test_the_async_client_takes_the_same_steps_back(ecwid: EcwidClient, mock: Mock, journal: Journal) -> None:
    """One reading, whatever the run's size."""
    run = applied(ecwid, journal, *(Row.of(n, sku=f"A-{n}", price=n) for n in (1, 2, 3, 4))).run
    mock.journal.clear()

    async def back() -> Plan:
        async with AsyncEcwidClient(STORE_ID, TOKEN, transport=mock.transport()) as ecwid:
            return await undo_async(ecwid, run, journal=journal)

    assert len(asyncio.run(back()).changes) == 4
    assert len(mock.journal) == 1
