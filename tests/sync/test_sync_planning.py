"""Three ways: as pulled, as wanted, as it is now."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import ecwid_sync
import pytest
from ecwid_client import AsyncEcwidClient, CombinationUpdate, EcwidClient
from ecwid_mock import Mock, Store
from ecwid_sync import (
    Change,
    Journal,
    Limits,
    Plan,
    PlanError,
    Row,
    Settings,
    SyncError,
    UnsafePlanError,
    apply,
    plan,
    plan_async,
    pull,
    pull_async,
    read_sheet,
    resume,
    resume_async,
    undo,
)
from sync_support import FIRST, PRODUCT, STORE_ID, Edit, sell, shop


def planned(ecwid: EcwidClient, journal: Journal, path: Path) -> Plan:
    return plan(ecwid, read_sheet(path), journal=journal, folder=path.parent)


def wishes(found: Plan) -> list[tuple[str, str, object, object]]:
    return [
        (change.kind, change.label, edit.old, edit.new) for change in found.changes for edit in change.edits
    ]


def test_an_untouched_file_comes_to_nothing(ecwid: EcwidClient, journal: Journal, edited: Edit) -> None:
    """Also after sales and other changes in the shop."""
    path = edited({})
    sell(ecwid, 1, 3)
    ecwid.combinations.update(PRODUCT, FIRST + 1, CombinationUpdate(price=99))
    found = planned(ecwid, journal, path)
    assert (found.changes, found.conflicts, found.problems, found.untouched) == ((), (), (), 5)


def test_a_changed_stock_is_a_difference_that_keeps_sales(
    ecwid: EcwidClient, journal: Journal, edited: Edit
) -> None:
    """Pulled 10, three sold, edited to 12: two are added to the seven that are left."""
    path = edited({"A-1": {"quantity": "12"}})
    sell(ecwid, 1, 3)
    (change,) = planned(ecwid, journal, path).changes
    assert (change.kind, change.delta, change.edits[0].old, change.edits[0].new) == ("adjust", 2, 7, 9)


def test_a_sale_of_the_same_size_is_told_from_the_change(
    ecwid: EcwidClient, journal: Journal, edited: Edit
) -> None:
    """The journal knows the pull, and that nothing was added on its behalf."""
    path = edited({"A-1": {"quantity": "7"}})
    sell(ecwid, 1, 3)
    assert planned(ecwid, journal, path).changes[0].delta == -3


def test_a_journal_that_does_not_know_the_pull_cannot_tell(
    ecwid: EcwidClient, edited: Edit, tmp_path: Path
) -> None:
    """Then it is a conflict: neither applied twice nor lost in silence."""
    path = edited({"A-1": {"quantity": "7"}})
    sell(ecwid, 1, 3)
    found = planned(ecwid, Journal(tmp_path / "other.sqlite"), path)
    assert found.changes == ()
    assert "the shop has this stock already" in found.conflicts[0].reason


def test_only_what_is_missing_is_planned_again(ecwid: EcwidClient, journal: Journal, edited: Edit) -> None:
    """The same file, edited further, planned after every apply."""
    for wanted, delta in ((8, -2), (8, 0), (5, -3), (8, 3), (5, -3), (9, 4)):
        found = planned(ecwid, journal, edited({"A-1": {"quantity": str(wanted)}}))
        assert [change.delta for change in found.changes] == ([delta] if delta else [])
        apply(ecwid, found, journal=journal)
    assert ecwid.combinations.get(PRODUCT, FIRST).quantity == 9


def test_fields_are_written_where_the_shop_has_what_was_pulled(
    ecwid: EcwidClient, journal: Journal, edited: Edit
) -> None:
    """Where both changed it is a conflict; where the shop has the wish already it is nothing."""
    cells = {"price": "15", "weight": "0,3"}
    path = edited({"A-1": cells, "A-2": {"price": "13"}, "A-3": {"price": "14"}})
    ecwid.combinations.update(PRODUCT, FIRST + 1, CombinationUpdate(price=12.75))
    ecwid.combinations.update(PRODUCT, FIRST + 2, CombinationUpdate(price=14))
    found = planned(ecwid, journal, path)
    assert wishes(found) == [("update", "A-1", None, Decimal(15)), ("update", "A-1", None, Decimal("0.3"))]
    (conflict,) = found.conflicts
    assert (conflict.label, conflict.base, conflict.wanted, conflict.now) == (
        "A-2",
        Decimal("12.5"),
        Decimal(13),
        Decimal("12.75"),
    )
    assert found.already == 1


def test_empty_is_leave_alone_zero_is_zero_and_clearing_has_a_word(
    ecwid: EcwidClient, journal: Journal, edited: Edit
) -> None:
    """Three different wishes."""
    path = edited(
        {"A-2": {"price": "", "quantity": ""}, "A-1": {"quantity": "0"}, "A-3": {"price": "__clear__"}}
    )
    found = planned(ecwid, journal, path)
    assert wishes(found) == [("adjust", "A-1", 10, 0)]
    path = edited({"A-2": {"price": "__clear__"}})
    assert wishes(planned(ecwid, journal, path)) == [("update", "A-2", Decimal("12.5"), None)]


PROBLEMS = {
    "belongs to the product": ("A-1", {"name": "Other"}),
    "belongs to the product, on its row": ("A-1", {"enabled": "false"}),
    "belongs to a combination": ("A", {"maxPurchaseQuantity": "3"}),
    "tell one combination from another": ("A-1", {"options": "Size=9"}),
    "cannot be cleared": ("A", {"price": "__clear__"}),
    "is a product": ("A", {"action": "delete"}),
    "images of products": ("A", {"image": "a.png"}),
    "cannot be read": ("A-1", {"image": "nowhere.png"}),
    "contradicts unlimited": ("A-1", {"unlimited": "true", "quantity": "3"}),
}


@pytest.mark.parametrize(("message", "edit"), PROBLEMS.items())
def test_what_cannot_be_done_is_said_by_row(
    ecwid: EcwidClient, journal: Journal, edited: Edit, message: str, edit: tuple[str, dict[str, str]]
) -> None:
    """Before anything is sent."""
    found = planned(ecwid, journal, edited({edit[0]: edit[1]}))
    assert found.changes == ()
    assert message in str(found.problems[0])


def test_an_unlimited_stock_has_no_number(ecwid: EcwidClient, journal: Journal) -> None:
    """A row that says both would end the sale; a limited stock needs its number."""
    ecwid.combinations.update(PRODUCT, FIRST, CombinationUpdate(unlimited=True))
    for values, message in (
        ({"unlimited": True, "quantity": 0}, "contradicts unlimited"),
        ({"unlimited": False}, "needs a quantity beside it"),
    ):
        found = plan(ecwid, [Row.of(1, sku="A-1", **values)], journal=journal)
        assert (found.changes, message in str(found.problems[0])) == ((), True)
    found = plan(ecwid, [Row.of(1, sku="A-1", unlimited=False, quantity=3)], journal=journal)
    assert wishes(found) == [("update", "A-1", True, False), ("update", "A-1", None, 3)]


def test_a_combination_without_an_sku_has_no_stock_of_its_own(ecwid: EcwidClient, journal: Journal) -> None:
    """The service would take the number for nothing; a new SKU beside it makes it its own."""
    ecwid.combinations.update(PRODUCT, FIRST, CombinationUpdate(sku=None))
    ids = {"productId": PRODUCT, "combinationId": FIRST}
    found = plan(ecwid, [Row.of(1, **ids, quantity=3)], journal=journal)
    assert "shares the product's stock" in found.problems[0].message
    found = plan(ecwid, [Row.of(1, **ids, quantity=3, sku="N-1")], journal=journal)
    assert found.changes[0].body == {"quantity": 3, "sku": "N-1"}


def test_rows_without_a_base_are_found_by_sku_and_written_where_they_differ(
    ecwid: EcwidClient, journal: Journal
) -> None:
    """An ERP's list: stock as it stands, since nothing is known to add to."""
    rows = [
        Row.of(1, sku="A-1", quantity=10),
        Row.of(2, sku="A-2", quantity=3, price="12,5"),
        Row.of(3, sku="Z"),
    ]
    found = plan(ecwid, rows, journal=journal)
    assert wishes(found) == [("update", "A-2", 20, 3)]
    assert found.already == 1
    assert "nothing in the shop has it" in found.problems[0].message


def test_the_same_erp_line_twice_is_one_change(ecwid: EcwidClient, journal: Journal) -> None:
    """In one file, in two files, and after it was applied."""
    line = Row.of(1, sku="A-1", quantityDelta=-2, changeId="INV-7/1")
    for _ in range(3):
        found = plan(
            ecwid, [line, Row.of(2, sku="A-1", quantityDelta=-2, changeId="INV-7/1")], journal=journal
        )
        apply(ecwid, found, journal=journal)
    assert ecwid.combinations.get(PRODUCT, FIRST).quantity == 8
    other = plan(ecwid, [Row.of(1, sku="A-1", quantityDelta=-1, changeId="INV-7/1")], journal=journal)
    assert "was used for a change of -2" in other.problems[0].message


def test_several_lines_of_one_item_are_all_applied(ecwid: EcwidClient, journal: Journal) -> None:
    """Each has its own id."""
    lines = [Row.of(n, sku="A-1", quantityDelta=-1, changeId=f"INV-{n}") for n in range(3)]
    found = plan(ecwid, lines, journal=journal)
    apply(ecwid, found, journal=journal)
    assert ecwid.combinations.get(PRODUCT, FIRST).quantity == 7


CONTRADICTIONS: dict[str, list[dict[str, object]]] = {
    "two prices": [{"price": 1}, {"price": 1}, {"price": 2}],
    "the first again": [{"price": 1}, {"price": 2}, {"price": 1}],
    "two fields in two rows": [{"price": 1}, {"weight": 1}],
    "a stock and a difference": [{"quantity": 3}, {"quantityDelta": 1, "changeId": "a"}],
    "a difference and a stock": [
        {"quantityDelta": 1, "changeId": "a"},
        {"quantityDelta": 1, "changeId": "b"},
        {"quantity": 3},
    ],
    "both in a row": [{"quantity": 3, "quantityDelta": 1, "changeId": "a"}],
    "deleted and changed": [{"action": "delete"}, {"price": 1}],
    "changed and deleted": [{"price": 1}, {"action": "delete"}],
}


@pytest.mark.parametrize("wishes", CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_rows_that_contradict_each_other_change_nothing(
    ecwid: EcwidClient, journal: Journal, wishes: list[dict[str, object]]
) -> None:
    """Nobody can know which one is meant; other items are changed all the same."""
    rows = [Row.of(n, sku="A-1", **cells) for n, cells in enumerate(wishes, 1)]
    found = plan(ecwid, [*rows, Row.of(9, sku="A-2", price=7)], journal=journal)
    assert [change.label for change in found.changes] == ["A-2"]
    assert "nothing of A-1 is changed" in found.problems[0].message


def test_a_new_combination_is_created_and_an_existing_one_updated(
    ecwid: EcwidClient, journal: Journal
) -> None:
    """By the product's id and the options."""
    rows = [
        Row.of(1, productId=PRODUCT, options="Size=5", sku="A-5", quantity=4),
        Row.of(2, productId=PRODUCT, options="Size=1", price=11),
        Row.of(3, productId=999, options="Size=1"),
        Row.of(4, productId=PRODUCT, options="Size"),
        Row.of(5, productId=PRODUCT, options="Size=6", quantity=4),
    ]
    found = plan(ecwid, rows, journal=journal)
    assert [(change.kind, change.options or change.label) for change in found.changes] == [
        ("create", "Size=5"),
        ("update", "A-1"),
    ]
    assert [problem.place.line for problem in found.problems] == [3, 4, 5]
    report = apply(ecwid, found, journal=journal)
    assert [one.state for one in report.outcomes] == ["done", "done"]
    assert [one.sku for one in ecwid.combinations.list(PRODUCT)][-1] == "A-5"
    again = plan(ecwid, rows[:2], journal=journal)
    assert (again.changes, again.already) == ((), 2)


def test_a_row_that_options_find_may_bring_another_sku(ecwid: EcwidClient, journal: Journal) -> None:
    """It was left aside, and the row called "already so"."""
    rows = [
        Row.of(1, productId=PRODUCT, options="Size=1", sku="B-1"),
        Row.of(2, productId=PRODUCT, options="Size=2", sku="A-2"),
    ]
    found = plan(ecwid, rows, journal=journal)
    assert (wishes(found), found.already) == ([("update", "A-1", "A-1", "B-1")], 1)
    apply(ecwid, found, journal=journal)
    assert ecwid.combinations.get(PRODUCT, FIRST).sku == "B-1"


def test_a_plan_comes_back_from_its_file_and_no_other(
    ecwid: EcwidClient, journal: Journal, edited: Edit, tmp_path: Path
) -> None:
    """Its checksum covers every figure, its store's id every other store."""
    ecwid.combinations.update(PRODUCT, FIRST + 2, CombinationUpdate(price=1))
    path = edited({"A-1": {"quantity": "7"}, "A-2": {"price": "13,95"}, "A-3": {"price": "x"}})
    found = planned(ecwid, journal, path)
    found.save(tmp_path / "plan.json")
    text = (tmp_path / "plan.json").read_text(encoding="utf-8")
    assert Plan.from_json(text) == found
    for wrong in (
        text.replace("13.95", "1.395"),
        text.replace('"version": 1', '"version": 2'),
        "{}",
        "[",
        "[1]",
    ):
        with pytest.raises(PlanError):
            Plan.from_json(wrong)
    with EcwidClient(4, "secret_x") as stranger, pytest.raises(PlanError, match="made for store"):
        apply(stranger, found, journal=journal)


def test_a_journal_is_of_one_store(ecwid: EcwidClient, mock: Mock, journal: Journal, tmp_path: Path) -> None:
    """What is left of one store's run must not be written into another store, sync or async."""
    other = Store(STORE_ID + 1, "secret_other", products=[shop()])
    mock.add_store(other)
    found = plan(ecwid, [Row.of(1, sku="A-1", price=77)], journal=journal)
    apply(ecwid, found, journal=journal, settings=Settings(stop=lambda: True))
    sent = len(mock.journal.of("updateCombination"))

    async def refused_async() -> None:
        async with AsyncEcwidClient(other.id, "secret_other", transport=mock.transport()) as stranger:
            with pytest.raises(PlanError, match="is of store 1003, not of 1004"):
                await resume_async(stranger, journal=journal)
            with pytest.raises(PlanError):
                await plan_async(stranger, [Row.of(1, sku="A-1", price=78)], journal=journal)
            with pytest.raises(PlanError):
                await pull_async(stranger, tmp_path / "stock.csv", journal=journal)

    asyncio.run(refused_async())
    with EcwidClient(other.id, "secret_other", transport=mock.transport()) as stranger:
        own = plan(stranger, [Row.of(1, sku="A-1", price=78)])
        calls: list[Callable[[], object]] = [
            lambda: resume(stranger, journal=journal),
            lambda: resume(stranger, journal=journal, run=1),
            lambda: plan(stranger, [Row.of(1, sku="A-1", price=78)], journal=journal),
            lambda: apply(stranger, own, journal=journal),
            lambda: pull(stranger, tmp_path / "stock.csv", journal=journal),
            lambda: undo(stranger, 1, journal=journal),
        ]
        for call in calls:
            with pytest.raises(PlanError, match="is of store 1003, not of 1004"):
                call()
    assert not (tmp_path / "stock.csv").exists()
    assert len(mock.journal.of("updateCombination")) == sent
    assert [report.count("done") for report in resume(ecwid, journal=journal)] == [1]


def test_a_journal_that_cannot_be_opened_is_not_given_up(tmp_path: Path) -> None:
    """A full disk or a missing right must not lead to a new journal, which knows nothing of what was done."""
    (tmp_path / "other.sqlite").write_bytes(b"no journal" * 999)
    with pytest.raises(SyncError, match="is not a journal"):
        Journal(tmp_path / "other.sqlite")
    with pytest.raises(SyncError, match="cannot be used: unable to open") as refused:
        Journal(tmp_path)
    assert "move it away" not in str(refused.value)


def test_a_journal_of_another_layout_says_what_to_do(journal: Journal) -> None:
    """What it knows is what prevents doubles, so it is not simply begun anew."""
    with closing(sqlite3.connect(journal.path)) as database:
        database.execute("PRAGMA user_version = 1")
    with pytest.raises(
        SyncError, match=r"layout 1, .*: finish its runs .*, move it away, .*; never apply again"
    ):
        Journal(journal.path)


@pytest.mark.parametrize(
    ("limits", "error"),
    [
        ({"changes": 50}, ValueError),
        ({"zeros": -0.1}, ValueError),
        ({"zeros": float("nan")}, ValueError),
        ({"deletions": -1}, ValueError),
        ({"changes": "50%"}, TypeError),
        ({"deletions": 0.5}, TypeError),
    ],
)
def test_limits_that_are_none_are_refused(limits: dict[str, Any], error: type[Exception]) -> None:
    """A limit of 50 would be 5,000 %."""
    with pytest.raises(error, match=next(iter(limits))):
        Limits(**limits)


def test_limits_bound_deletions_zeros_and_changes(ecwid: EcwidClient, journal: Journal) -> None:
    """Deleting needs a word; everyday figures pass."""
    found = plan(ecwid, [Row.of(1, sku="A-1", action="delete")], journal=journal)
    with pytest.raises(UnsafePlanError, match="max-delete"):
        apply(ecwid, found, journal=journal)
    apply(ecwid, found, journal=journal, limits=Limits(deletions=1))
    assert len(ecwid.combinations.list(PRODUCT)) == 3
    found = plan(ecwid, [Row.of(1, sku="A-2", quantity=0)], journal=journal)
    Limits().check(found)
    with pytest.raises(UnsafePlanError, match="max-change"):
        Limits(changes=0.1).check(found)
    many = Plan("x", 1, "", changes=tuple(_emptied(n) for n in range(10)), items=50)
    with pytest.raises(UnsafePlanError, match="max-zeros"):
        Limits().check(many)


def _emptied(number: int) -> Change:
    return Change(str(number), "update", number, None, "x", (ecwid_sync.Edit("quantity", 5, 0),))
