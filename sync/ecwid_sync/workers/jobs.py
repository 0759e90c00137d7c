"""What the engine runs: jobs of one store each. The engine says whose turn it is, the journal what was sent."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import datetime
from itertools import count
from typing import Any, Final, Protocol, TypeAlias, TypedDict

from dbos import DBOS, SetEnqueueOptions, SetWorkflowID, WorkflowStatus
from ecwid_client import EcwidClient

from ..api import Report, Settings, apply, plan
from ..journal import Journal
from ..planning import digest
from ..plans import Limits, Plan
from ..problems import PlanError, SheetError, UnsafePlanError
from ..sheets import Row, Sheet

QUEUE: Final = "ecwid_sync"
LONGEST_WAIT_S: Final = 300.0
Source: TypeAlias = Callable[[int], Iterable[Row] | Sheet]
"""Rows that a store should have, by its id."""


logger: logging.Logger = logging.getLogger("ecwid_sync.workers")


class JobResult(TypedDict):
    """What a job came to.

    Attributes:
        run: number of the run in the store's journal; 0 when there was nothing to do.
        done, failed, skipped, unknown: changes by what became of them; `unknown` waits for a person.
        conflicts, problems: rows of a scheduled source that were left alone, or cannot be used.
    """

    run: int
    done: int
    failed: int
    skipped: int
    unknown: int
    conflicts: int
    problems: int


class Stopped(BaseException):
    """The worker is asked to end. Not an Exception: the engine must not take it for the job's result."""


class Host(Protocol):
    """What jobs need of the engine that runs in this process."""

    settings: Settings
    limits: Limits
    first_wait_s: float

    def client(self, store_id: int) -> EcwidClient:
        """The client of a store."""
        ...

    def pause(self, seconds: float) -> bool:
        """Wait; True, at once, when the worker is to end."""
        ...

    def journal(self, store_id: int) -> Journal:
        """The journal of a store; close it."""
        ...

    def rows(self, source: str, store_id: int) -> Iterable[Row] | Sheet:
        """What a source wants of a store."""
        ...


_hosts: list[Host] = []


def serve(host: Host) -> None:
    """Let an engine run the jobs of this process; there is one at a time, as DBOS has it."""
    _hosts[:] = [host]


def job_id(found: Plan) -> str:
    """The job of a plan: the same as long as its changes are."""
    return f"apply-{found.store_id}-{digest(*sorted(change.id for change in found.changes))}"


def submit(found: Plan) -> str:
    """Queue a plan's job; its id. A plan that was submitted before has one, and gets another if that left something."""
    first = job_id(found)
    ids = (first if n == 1 else f"{first}-{n}" for n in count(1))
    id = next(id for id in ids if not _left_something(DBOS.get_workflow_status(id), found))
    with SetWorkflowID(id), SetEnqueueOptions(queue_partition_key=str(found.store_id)):
        DBOS.enqueue_workflow(QUEUE, apply_job, found.store_id, found.to_json())
    return id


def _left_something(job: WorkflowStatus | None, found: Plan) -> bool:
    """Whether a job has ended before all was done: a refusal that was repaired since, a doubt that was decided."""
    if job is None or job.status in ("ENQUEUED", "PENDING", "DELAYED"):
        return False
    done = job.output["done"] if job.output else 0
    return job.status != "SUCCESS" or done < len(found.changes)


@DBOS.workflow(name="ecwid_sync.apply", max_recovery_attempts=None)
def apply_job(store_id: int, document: str) -> JobResult:
    """Carry a plan out."""
    return _carried_out(document)


@DBOS.workflow(name="ecwid_sync.sync", max_recovery_attempts=None)
def sync_job(store_id: int, source: str) -> JobResult:
    """Plan what a source wants of a store, and carry it out."""
    return _carried_out(_persisted(lambda: _planned(store_id, source)))


@DBOS.workflow(name="ecwid_sync.tick", max_recovery_attempts=None)
def tick(at: datetime, context: Any) -> list[str]:
    """Queue a job for each store of a schedule; their ids."""
    ids = []
    for store_id in context["stores"]:
        ids.append(f"sync-{context['source']}-{store_id}-{at.isoformat()}")
        with SetWorkflowID(ids[-1]), SetEnqueueOptions(queue_partition_key=str(store_id)):
            DBOS.enqueue_workflow(QUEUE, sync_job, store_id, context["source"])
    return ids


def _carried_out(document: str) -> JobResult:
    found = Plan.from_json(document)
    if found.is_empty:
        return _result(found, None)
    result: JobResult = _persisted(lambda: _resulted(found))
    return result


def _resulted(found: Plan) -> JobResult | None:
    report = _applied(found)
    return None if report is None else _result(found, report)


def _persisted(attempt: Callable[[], Any]) -> Any:
    """The value of the first attempt that has one, noted by the engine. None means: again, after a wait."""
    wait_s = _hosts[0].first_wait_s
    while True:
        value = DBOS.run_step(None, _attempted, attempt)
        if value is not None:
            return value
        if _hosts[0].pause(wait_s):
            raise Stopped
        wait_s = min(2 * wait_s, LONGEST_WAIT_S)


def _attempted(attempt: Callable[[], Any]) -> Any:
    try:
        return attempt()
    except (PlanError, UnsafePlanError, SheetError):
        raise
    except Exception as exc:  # network, service, database, another process: what a person repairs, or time
        logger.warning("a job waits and tries again: %s: %s", type(exc).__name__, exc)
        return None


def _planned(store_id: int, source: str) -> str:
    host = _hosts[0]
    with host.client(store_id) as ecwid, closing(host.journal(store_id)) as journal:
        found = plan(ecwid, host.rows(source, store_id), journal=journal)
    host.limits.check(found)
    return found.to_json()


def _applied(found: Plan) -> Report | None:
    """None when something is left to be sent."""
    host = _hosts[0]
    with host.client(found.store_id) as ecwid, closing(host.journal(found.store_id)) as journal:
        report = apply(ecwid, found, journal=journal, limits=host.limits, settings=host.settings)
    if host.settings.stop() and report.left:
        raise Stopped
    if report.error is not None:
        raise report.error
    return None if report.left else report


def _result(found: Plan, report: Report | None) -> JobResult:
    def count(state: str) -> int:
        return report.count(state) if report else 0

    return {
        "run": report.run if report else 0,
        "done": count("done"),
        "failed": count("failed"),
        "skipped": count("skipped"),
        "unknown": count("unknown"),
        "conflicts": len(found.conflicts),
        "problems": len(found.problems),
    }
