"""What the journal tells: a change with what became of it, and a run."""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import frozen

from .plans import Change

State: TypeAlias = Literal["todo", "sent", "done", "failed", "unknown", "skipped"]


@frozen
class Outcome:
    """One change of a run, and what became of it.

    Attributes:
        run, number: the run, and the change's number in it from 0.
        change: what was meant.
        state: `todo`, `sent` (a process died), `done`, `failed`, `unknown`, `skipped`.
        before: the stock that was read before a delta, items.
        sent_at, ended_at: seconds since 1970-01-01 UTC.
        result: in words.
        request_id: of the last request.
        created_id: id of a combination that was created.
        judged: whether a reading was taken and could not decide; later ones can only say less.
    """

    run: int
    number: int
    change: Change
    state: State
    before: int | None
    sent_at: float | None
    ended_at: float | None
    result: str
    request_id: str
    created_id: int | None
    judged: bool

    @property
    def is_doubt(self) -> bool:
        """Whether it may or may not have been carried out."""
        return self.state == "unknown" or (self.state == "sent" and self.change.kind == "adjust")


@frozen
class RunRecord:
    """One run.

    Attributes:
        id: number of the run.
        plan_id: the plan it carries out.
        begun, ended: UTC, ISO 8601; `ended` is None while something is left to do.
        source: the file of the plan; its SHA-256 is `source_digest`.
        states: how many changes are in which state.
    """

    id: int
    plan_id: str
    begun: str
    ended: str | None
    source: str
    source_digest: str
    states: dict[str, int]

    @property
    def left(self) -> int:
        """Changes that are to be sent, or to be decided."""
        return sum(self.states.get(state, 0) for state in ("todo", "sent", "unknown"))
