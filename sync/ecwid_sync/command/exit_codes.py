"""The exit codes, and which one a report comes to."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecwid_sync import Plan, Report


class Code(IntEnum):
    """What the command ends with."""

    OK = 0
    """Done, or nothing to do."""
    ERROR = 1
    """The service or the network failed; `ecwid resume` goes on."""
    USAGE = 2
    """The command line, the file or the settings cannot be used."""
    CHANGES = 3
    """`plan --detailed-exitcode` found changes."""
    AUTH = 4
    """The token, its scopes or the store's plan do not allow it."""
    PARTIAL = 5
    """Some rows cannot be used, or were refused by the service."""
    UNSAFE = 6
    """The plan passes a limit."""
    CONFLICT = 7
    """Some rows conflict with the shop and were left alone, or a plan or journal is changed or of another store."""
    UNKNOWN = 8
    """Whether some stock changes were carried out is not known."""
    INTERRUPTED = 130
    """Ctrl-C."""


def of_plan(plan: Plan, *, detailed: bool) -> Code:
    """The code of `plan`."""
    if plan.problems:
        return Code.PARTIAL
    if plan.conflicts:
        return Code.CONFLICT
    return Code.CHANGES if detailed and plan.changes else Code.OK


def of_reports(reports: Sequence[Report], *, interrupted: bool) -> Code:
    """The code of `apply` and `resume`."""
    from ecwid_client import PermissionDeniedError, PlanRequiredError

    error = next((report.error for report in reports if report.error), None)
    left = any(report.left for report in reports)
    if interrupted and left:
        return Code.INTERRUPTED
    if isinstance(error, PermissionDeniedError | PlanRequiredError):
        return Code.AUTH
    if any(report.count("unknown") for report in reports):
        return Code.UNKNOWN
    if error or left:
        return Code.ERROR
    if any(report.count("failed") for report in reports):
        return Code.PARTIAL
    return Code.CONFLICT if any(report.count("skipped") for report in reports) else Code.OK
