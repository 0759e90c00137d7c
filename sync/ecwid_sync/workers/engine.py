"""What programs call: `Engine`, in each worker and where jobs are submitted."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self, cast

from attrs import evolve, field, frozen
from dbos import DBOS, DBOSConfig, WorkflowHandle
from ecwid_client import EcwidClient

from ..api import Settings
from ..journal import Journal, host_of
from ..plans import Limits, Plan
from ..problems import SyncError
from ..sheets import Row, Sheet
from . import jobs
from .jobs import JobResult, Source
from .state import State, state_at

REQUESTS_PER_MINUTE: Final = 540  # over all workers; the service allows 600 a minute and token
ROUND_S: Final = 1.0  # how often a worker looks for jobs
FIRST_WAIT_S: Final = 5.0
FINISH_S: Final = 30  # for calls in flight when a worker is asked to end
POOL: Final = 5  # connections of the engine itself; each job has one more for its journal

# A job of an older release goes on with a newer one: what it sent stands in the journal, not in the engine.
VERSION: Final = "ecwid-sync-1"


@frozen
class StoreAccess:
    """How a store is reached.

    Attributes:
        token: its access token; each store has one, and it is stored nowhere.
        base_url: address of the service.
    """

    token: str = field(repr=False)
    base_url: str = "https://app.ecwid.com/api/v3"


class Engine:
    """Jobs of many stores, by any number of workers. One at a time in a process.

        with Engine("postgresql:///shops", access, name="worker-1") as engine:
            engine.work(until=stop)

    Args:
        place: a folder, for one worker; or the address of a PostgreSQL database, for several.
        access: says how a store is reached, by its id.
        name: of this worker, another one than all others have. After a crash, a worker of this name takes up the jobs
            that the last one held. Without a name the engine submits jobs and runs none.
        sources: by name, what gives the rows that a store should have; for schedules.
        limits: how much a job may change.
        settings: how to apply; its `stop` is asked beside the engine's own.
        requests_per_minute: of each token, over all workers, 1 to 570.
        concurrency: stores that this worker serves at a time, >= 1.
        round_s: how often it looks for jobs, seconds.
        first_wait_s: before a job that failed is tried again, seconds; doubled each time, up to 5 minutes.

    Raises:
        SyncError: the database does not answer.
        JournalLockedError: another worker has this name.
    """

    def __init__(
        self,
        place: Path | str,
        access: Callable[[int], StoreAccess],
        *,
        name: str = "",
        sources: Mapping[str, Source] | None = None,
        limits: Limits | None = None,
        settings: Settings | None = None,
        requests_per_minute: int = REQUESTS_PER_MINUTE,
        concurrency: int = 16,
        round_s: float = ROUND_S,
        first_wait_s: float = FIRST_WAIT_S,
    ) -> None:
        self._state: State = state_at(place)
        self._access = access
        self._name = name
        self._sources = dict(sources or {})
        self.limits: Limits = limits or Limits()
        self._stop = threading.Event()
        asked = settings or Settings()
        self.settings: Settings = evolve(asked, stop=lambda: self._stop.is_set() or asked.stop())
        self._requests_per_minute = requests_per_minute
        self._concurrency = concurrency
        self._round_s = round_s
        self.first_wait_s: float = first_wait_s
        self._open = ExitStack()

    def __enter__(self) -> Self:
        name = self._name or f"submitter-{secrets.token_hex(6)}"
        config: DBOSConfig = {
            "name": "ecwid-sync",
            "system_database_url": self._state.address,
            "application_version": VERSION,
            "executor_id": name,
            "sys_db_pool_size": POOL,
            "log_level": "WARNING",
            "use_listen_notify": False,
            "scheduler_polling_interval_sec": self._round_s,
        }
        with ExitStack() as opened:
            opened.enter_context(self._state.claimed(name))
            jobs.serve(self)
            DBOS(config=config)
            opened.callback(DBOS.destroy)
            if not self._name:
                DBOS.listen_queues([])
            DBOS.launch()
            # One job of a store at a time, over all workers: a partition is a store, and its one token.
            DBOS.register_queue(
                jobs.QUEUE,
                partition_concurrency=1,
                worker_concurrency=self._concurrency,
                polling_interval_sec=self._round_s,
            )
            self._open = opened.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._open.close()

    def submit(self, plan: Plan) -> str:
        """Queue a plan; the id of its job. The same plan, or the same stock changes again, are one job.

        When that job has ended and has left something undone, another one takes it up.

        Raises:
            UnsafePlanError: it changes more than the limits allow.
        """
        self.limits.check(plan)
        return jobs.submit(plan)

    def schedule(self, source: str, cron: str, stores: Sequence[int]) -> None:
        """Plan and apply a source for each store, whenever `cron` says (UTC); replaces the schedule that it had.

        Raises:
            SyncError: there is no such source.
        """
        self._source(source)
        DBOS.apply_schedules(
            [
                {
                    "schedule_name": source,
                    "workflow_fn": cast("Callable[[datetime, object], None]", jobs.tick),
                    "schedule": cron,
                    "context": {"source": source, "stores": list(stores)},
                }
            ]
        )

    def unschedule(self, source: str) -> None:
        """Take a schedule back; jobs that are queued stay."""
        DBOS.delete_schedule(source)

    def run_now(self, source: str) -> list[str]:
        """Do once what a schedule would do at its time; the ids of the jobs."""
        ticked = cast("WorkflowHandle[list[str]]", DBOS.trigger_schedule(source))
        return ticked.get_result(polling_interval_sec=self._round_s)

    def wait(self, job: str) -> JobResult:
        """What a job came to, once it has ended."""
        return cast(JobResult, DBOS.retrieve_workflow(job).get_result(polling_interval_sec=self._round_s))

    def unfinished(self) -> Iterator[str]:
        """Ids of the jobs that have not ended."""
        for one in DBOS.list_workflows(status=["ENQUEUED", "PENDING", "DELAYED"], load_input=False):
            yield one.workflow_id

    def work(self, until: threading.Event) -> None:
        """Run jobs until the event is set. Calls in flight are finished, the rest is taken up after the next start."""
        until.wait()
        self._stop.set()
        DBOS.destroy(workflow_completion_timeout_sec=FINISH_S)

    # what jobs ask

    def pause(self, seconds: float) -> bool:
        """Wait; True, at once, when the worker is to end."""
        return self._stop.wait(seconds)

    def client(self, store_id: int) -> EcwidClient:
        """The client of a store, at the pace that its token has over all workers."""
        access = self._access(store_id)
        pace = self._state.pace(access.token, self._requests_per_minute)
        return EcwidClient(store_id, access.token, base_url=access.base_url, shared_limit=pace, deadline=None)

    def journal(self, store_id: int) -> Journal:
        """The journal of a store, for `resume`, `undo` and reports; close it."""
        return self._state.journal(store_id, host_of(self._access(store_id).base_url))

    def rows(self, source: str, store_id: int) -> Iterable[Row] | Sheet:
        """What a source wants of a store."""
        return self._source(source)(store_id)

    def _source(self, name: str) -> Source:
        if name not in self._sources:
            raise SyncError(
                f"there is no source {name}; there are {', '.join(sorted(self._sources)) or 'none'}"
            )
        return self._sources[name]
