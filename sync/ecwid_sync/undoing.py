"""From a run to the plan that takes it back. Sales since then stay: stock goes back by the difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from .fields import FIELDS, WEB
from .planning import Memory, digest
from .plans import Change, Conflict, Edit, Plan
from .problems import Place

if TYPE_CHECKING:
    from .outcomes import Outcome


def undoing(plan: Plan, outcomes: list[Outcome], memory: Memory) -> Plan:
    """The plan with what takes the outcomes back, the last one first.

    A stock goes back on behalf of the source that it was changed for, so that the same file can be applied again. What
    cannot go back is listed: a field that had no value and cannot be cleared, what a deleted combination had beside
    the fields of a spreadsheet.
    """
    notes: list[str] = []
    changes: list[Change] = []
    conflicts: list[Conflict] = []
    for one in reversed(outcomes):
        if one.state == "done":
            conflicts += _unclearable(one)
            if one.change.kind == "delete":
                notes.append(
                    f"{one.change.label} gets a new id, and neither its image, wholesale prices nor attributes back"
                )
            found = _reversed(plan, one, memory)
            if isinstance(found, Change):
                changes.append(found)
            elif found is not None:
                conflicts.append(found)
        elif one.is_doubt:
            conflicts.append(_kept(one, "its outcome is unknown"))
    return evolve(
        plan,
        changes=tuple(changes),
        conflicts=tuple(conflicts),
        notes=tuple(notes),
        rows=len(outcomes),
        items=len(outcomes),
    )


def _unclearable(one: Outcome) -> list[Conflict]:
    if one.change.kind != "update":
        return []
    return [
        _kept(one, "it had no value, and cannot be cleared", edit)
        for edit in one.change.edits
        if not _may_go_back(one.change, edit)
    ]


def _may_go_back(change: Change, edit: Edit) -> bool:
    return edit.old is not None or FIELDS[edit.name].clears(product=change.combination_id is None)


def _reversed(plan: Plan, one: Outcome, memory: Memory) -> Change | Conflict | None:
    change = one.change
    back = tuple(Edit(edit.name, edit.new, edit.old) for edit in change.edits)
    id = digest(plan.store_id, plan.id, change.id)
    if change.kind == "update":
        back = tuple(
            Edit(edit.name, edit.new, edit.old) for edit in change.edits if _may_go_back(change, edit)
        )
        return evolve(change, id=id, edits=back) if back else None
    if change.kind == "adjust":
        id = digest(plan.store_id, "undo", one.run, change.id)
        return evolve(change, id=id, edits=back, prior=memory.added(change.source, *change.key).items)
    if change.kind == "delete":
        return evolve(
            change,
            id=id,
            kind="create",
            combination_id=None,
            edits=tuple(edit for edit in back if edit.new is not None),
        )
    if change.kind == "create":
        if one.created_id is None:
            return _kept(one, "the id of what was created is not known")
        return evolve(change, id=id, kind="delete", combination_id=one.created_id, edits=back)
    before = change.edits[0].old
    if isinstance(before, str) and before.startswith(WEB):
        return evolve(change, id=id, edits=back, image=before, digest="")
    return _kept(one, "it had no image whose address is known")


def _kept(one: Outcome, reason: str, edit: Edit | None = None) -> Conflict:
    edit = edit or next(iter(one.change.edits), Edit("", None, None))
    place = Place(one.change.place or f"run {one.run}", "", one.change.line)
    return Conflict(place, one.change.label, edit.name, edit.old, None, edit.new, reason)
