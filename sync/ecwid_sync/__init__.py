"""Keeps a shop in step with a spreadsheet or an ERP: planned, resumable, no stock delta twice.

A change passes through these modules, in this order:

    sheets           cells of CSV, XLSX and JSON lines <-> typed rows
    fields           the columns, and how the shop's values stand in them
    catalog          the shop as it is now, read by pages or by products
    planning         three ways: as pulled, as wanted, as it is now -> a plan
    merging          what all rows together want of each item
    plans            what is to be changed; as JSON with a checksum
    applying         carries a plan out; stock one by one, then absolute changes
      absolute       one absolute change
      stock          one delta, and what a reading says of one whose answer was lost
    journal          what was meant, written before it is sent
      layout         its tables
    outcomes         what became of it
    undoing          from a run to the plan that takes it back
    steps            runs all this with EcwidClient or with AsyncEcwidClient
    api              `pull`, `plan`, `apply`, `resume`, `undo`, sync and async
    workers          jobs of many stores on an engine, with journals in PostgreSQL (extra `workers`)
    command          the `ecwid` command, thin on the above
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .api import (
        Report,
        Settings,
        apply,
        apply_async,
        plan,
        plan_async,
        pull,
        pull_async,
        resume,
        resume_async,
        undo,
        undo_async,
    )
    from .applying import Progress
    from .catalog import Item
    from .journal import Journal
    from .outcomes import Outcome, RunRecord
    from .plans import Change, Conflict, Edit, Limits, Plan
    from .problems import (
        JournalLockedError,
        NoSuchRunError,
        Place,
        PlanError,
        Problem,
        SheetError,
        SyncError,
        UnsafePlanError,
    )
    from .sheets import Row, Sheet, read_sheet

__all__ = [
    "Change",
    "Conflict",
    "Edit",
    "Item",
    "Journal",
    "JournalLockedError",
    "Limits",
    "NoSuchRunError",
    "Outcome",
    "Place",
    "Plan",
    "PlanError",
    "Problem",
    "Progress",
    "Report",
    "Row",
    "RunRecord",
    "Settings",
    "Sheet",
    "SheetError",
    "SyncError",
    "UnsafePlanError",
    "apply",
    "apply_async",
    "plan",
    "plan_async",
    "pull",
    "pull_async",
    "read_sheet",
    "resume",
    "resume_async",
    "undo",
    "undo_async",
]

if not TYPE_CHECKING:
    # Each name is imported when it is first used: `ecwid --help` should not wait for an HTTP library.
    _HOMES = {
        "api": "Report Settings apply apply_async plan plan_async pull pull_async resume resume_async undo undo_async",
        "applying": "Progress",
        "catalog": "Item",
        "journal": "Journal",
        "outcomes": "Outcome RunRecord",
        "plans": "Change Conflict Edit Limits Plan",
        "problems": "JournalLockedError NoSuchRunError Place PlanError Problem SheetError SyncError UnsafePlanError",
        "sheets": "Row Sheet read_sheet",
    }
    _HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}

    def __getattr__(name: str) -> object:
        if name not in _HOME_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{_HOME_OF[name]}", __name__), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
