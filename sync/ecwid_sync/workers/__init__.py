"""Many stores on one or several machines: jobs on DBOS, a library that keeps them in SQLite or PostgreSQL.

    engine      what programs call: submit a plan, schedule a source, work
    jobs        what DBOS runs: plan, apply, try again; the journal judges what was sent
    state       where journals and paces are: a folder, or the same PostgreSQL
    postgres    a journal and a pace in PostgreSQL

Nothing is done twice, since a plan's job has an id made of its changes' ids, so it is queued once; the queue runs one
job of a store at a time; the journal lets one process apply to a store; and each intent is written by the connection
that holds that right, before the request is sent.
"""

try:
    import dbos  # noqa: F401
except ModuleNotFoundError:
    raise ModuleNotFoundError("ecwid_sync.workers needs dbos: pip install 'ecwid-client[workers]'") from None

from .engine import Engine, StoreAccess
from .jobs import JobResult
from .postgres import PostgresJournal, PostgresPace, PostgresPaces

__all__ = ["Engine", "JobResult", "PostgresJournal", "PostgresPace", "PostgresPaces", "StoreAccess"]
