"""What is wrong, where, and what to do about it."""

from __future__ import annotations

from attrs import frozen


class SyncError(Exception):
    """Base of what this package raises of its own; errors of requests are `ecwid_client.EcwidError`."""


class SheetError(SyncError):
    """A file that cannot be read as rows at all."""


class PlanError(SyncError):
    """A plan or journal that cannot be used: changed, damaged, or of another store."""


class UnsafePlanError(SyncError):
    """A plan that changes more than its limits allow."""


class NoSuchRunError(SyncError):
    """A run that the journal does not have."""


class JournalLockedError(SyncError):
    """Another process applies a plan to this store at this moment."""


@frozen
class Place:
    """Where a row stands.

    Attributes:
        file: name of the file, or how a program calls its rows.
        sheet: name of the sheet; empty where there are none.
        line: number of the row as a spreadsheet shows it, from 1.
    """

    file: str
    sheet: str
    line: int

    def __str__(self) -> str:
        sheet = f", sheet {self.sheet}" if self.sheet else ""
        return f"{self.file}{sheet}, row {self.line}"


@frozen
class Problem:
    """A row that cannot be used, and the way out.

    Attributes:
        place: where the row stands.
        column: the column that is wrong; empty when it is the row.
        value: what stands there, at most 80 characters.
        message: what is wrong and what to do.
    """

    place: Place
    column: str
    value: str
    message: str

    def __str__(self) -> str:
        column = f", column {self.column}" if self.column else ""
        value = f": {self.value!r}" if self.value else ""
        return f"{self.place}{column}{value}: {self.message}"


class RowError(ValueError):
    """Raised inside while a row is read; becomes a Problem."""

    def __init__(self, message: str, column: str = "", value: object = "") -> None:
        super().__init__(message)
        self.column = column
        self.value: str = str(value)[:80]

    def at(self, place: Place) -> Problem:
        """The problem, once the place is known."""
        return Problem(place, self.column, self.value, str(self))
