"""From a run to the plan that takes it back. Sales since then stay: stock goes back by the difference.

As a plan does, it compares three values: what was before the run, what the run left, and what the shop has now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import evolve

from .catalog import Item, items_of, read_products
from .fields import FIELDS, WEB, Value, same_options
from .planning import IN_DOUBT, STOCK, UNLIMITED, digest
from .plans import Change, Conflict, Edit, Plan
from .problems import Place
from .steps import Steps

if TYPE_CHECKING:
    from ecwid_client import Product

    from .journal import Journal
    from .matching import Key
    from .outcomes import Outcome

Items: TypeAlias = "Mapping[Key, Item]"
OTHERS: Final = "changed since the run, so it is left alone"


def undoing(plan: Plan, outcomes: Sequence[Outcome], journal: Journal) -> Steps[Plan]:
    """The plan with what takes the outcomes back, the last one first.

    A stock goes back on behalf of the source that it was changed for, so that the same file can be applied again. What
    cannot go back is listed with the reason: what others have changed since, a field that had no value and cannot be
    cleared, what a deleted combination had beside the fields of a spreadsheet.
    """
    done = [one for one in outcomes if one.state == "done" and one.sent_at is not None]
    items = yield from _read(done)
    conflicts = [_kept(one, "its outcome is unknown") for one in reversed(outcomes) if one.is_doubt]
    changes: list[Change] = []
    notes: list[str] = []
    # What was so before the run came to it was not the run's doing.
    already = sum(one.state == "done" for one in outcomes) - len(done)
    for one in reversed(done):
        found = list(_taken_back(plan, one, journal, items))
        already += not found
        conflicts += [finding for finding in found if isinstance(finding, Conflict)]
        changes += (back := [finding for finding in found if isinstance(finding, Change)])
        if back and one.change.kind == "delete":
            lost = "neither its image, wholesale prices nor attributes back"
            notes.append(f"{one.change.label} gets a new id, and {lost}")
    return evolve(
        plan,
        changes=tuple(changes),
        conflicts=tuple(conflicts),
        notes=tuple(notes),
        already=already,
        rows=len(outcomes),
        items=len(outcomes),
    )


def _read(done: Sequence[Outcome]) -> Steps[Items]:
    """What the run has touched, as it is now; of products that a combination comes back to, all items."""
    keys = {_key(one) for one in done}
    whole = {one.change.product_id for one in done if one.change.kind == "delete"}
    items: dict[Key, Item] = {}

    def see(product: Product) -> None:
        found = (item for item in items_of(product) if product.id in whole or item.key in keys)
        items.update({item.key: item for item in found})

    yield from read_products((one.change.product_id for one in done), see)
    return items


def _key(one: Outcome) -> Key:
    return one.change.key if one.change.kind != "create" else (one.change.product_id, one.created_id)


def _taken_back(plan: Plan, one: Outcome, journal: Journal, items: Items) -> Iterator[Change | Conflict]:
    """What is to be done, or why not; nothing where it is so already."""
    change, item = one.change, items.get(_key(one))
    id = digest(plan.store_id, plan.id, change.id)
    if change.kind == "delete":
        yield from _brought_back(one, id, items)
    elif change.kind == "create" and one.created_id is None:
        yield _kept(one, "the id of what was created is not known")
    elif item is None:
        if change.kind != "create":
            yield _kept(one, "it is gone")
    elif change.kind == "adjust":
        yield from _stock_back(one, digest(plan.store_id, "undo", one.run, change.id), journal, item)
    elif change.kind == "image":
        yield _image_back(one, id, journal, item)
    elif change.kind == "update":
        yield from _fields_back(one, id, item)
    else:
        yield from _removed(one, id, item)


def _fields_back(one: Outcome, id: str, item: Item) -> Iterator[Change | Conflict]:
    back = []
    for edit in one.change.edits:
        now = item.values.get(edit.name)
        if now == edit.old:
            continue
        if now != edit.new:
            yield _kept(one, OTHERS, edit, now)
        elif edit.old is None and not FIELDS[edit.name].clears(product=item.combination_id is None):
            yield _kept(one, "it had no value, and cannot be cleared", edit, now)
        elif edit.name == UNLIMITED and not edit.old:
            yield _kept(one, "the stock it had is not known; write it, and false here", edit, now)
        else:
            back.append(Edit(edit.name, now, edit.old))
    if back:
        yield evolve(one.change, id=id, label=item.label, edits=tuple(back))


def _stock_back(one: Outcome, id: str, journal: Journal, item: Item) -> Iterator[Change | Conflict]:
    change, now = one.change, item.values.get(STOCK)
    added = journal.added(change.source, *change.key)
    if added.in_doubt:
        yield _kept(one, IN_DOUBT, now=now)
    elif journal.has_sent(id):
        return
    elif not isinstance(now, int):
        yield _kept(one, "its stock is unlimited now")
    else:
        edits = (Edit(STOCK, now, now - change.delta),)
        yield evolve(change, id=id, label=item.label, edits=edits, prior=added.items)


def _image_back(one: Outcome, id: str, journal: Journal, item: Item) -> Change | Conflict:
    (edit,) = one.change.edits
    if not (isinstance(edit.old, str) and edit.old.startswith(WEB)):
        return _kept(one, "it had no image whose address is known")
    if journal.image_digest(*one.change.key) != one.change.digest:
        return _kept(one, OTHERS)
    edits = (Edit(edit.name, edit.new, edit.old),)
    return evolve(one.change, id=id, label=item.label, edits=edits, image=edit.old, digest="")


def _removed(one: Outcome, id: str, item: Item) -> Iterator[Change | Conflict]:
    """A combination that was created is deleted; sales change its stock, and are no reason to keep it."""
    values = item.values
    others = [e for e in one.change.edits if e.name != STOCK and values.get(e.name) != e.new]
    for edit in others:
        yield _kept(one, OTHERS, edit, values.get(edit.name))
    if not others:
        edits = tuple(Edit(edit.name, edit.new, None) for edit in one.change.edits)
        yield evolve(
            one.change,
            id=id,
            kind="delete",
            combination_id=item.combination_id,
            label=item.label,
            edits=edits,
        )


def _brought_back(one: Outcome, id: str, items: Items) -> Iterator[Change | Conflict]:
    change = one.change
    there = next(
        (item for item in items.values()
         if item.product_id == change.product_id and item.options and same_options(item.options, change.options)),
        None,
    )  # fmt: skip
    if (change.product_id, None) not in items:
        yield _kept(one, "its product is gone")
    elif there is None:
        edits = tuple(Edit(edit.name, None, edit.old) for edit in change.edits if edit.old is not None)
        yield evolve(change, id=id, kind="create", combination_id=None, edits=edits)
    else:
        for edit in change.edits:
            if (now := there.values.get(edit.name)) != edit.old:
                yield _kept(one, f"combination {there.combination_id} has its options now", edit, now)


def _kept(one: Outcome, reason: str, edit: Edit | None = None, now: Value = None) -> Conflict:
    edit = edit or next(iter(one.change.edits), Edit("", None, None))
    place = Place(one.change.place or f"run {one.run}", "", one.change.line)
    return Conflict(place, one.change.label, edit.name, edit.new, edit.old, now, reason)
