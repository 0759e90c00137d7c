"""Workers on a real PostgreSQL, killed at random: each job is done once, no delta twice, no token over its limit."""

from __future__ import annotations

import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from ecwid_client import EcwidClient
from ecwid_mock import Clock, Entry, Mock, Store, serve
from ecwid_sync import Change, Journal, JournalLockedError, Plan, PlanError, Row, SyncError, plan
from ecwid_sync.plans import Edit
from sync_support import PRODUCT, combination, shop

psycopg: Any = pytest.importorskip("psycopg", reason="the extra `workers` is not installed")
from ecwid_sync.workers import Engine, PostgresJournal, PostgresPaces, StoreAccess  # noqa: E402

pytestmark = [pytest.mark.workers, pytest.mark.timeout(420)]

ADJUST = "adjustCombinationInventory"
SEED = int(os.environ.get("SEED", "1"))
WORKERS = 3
STORES = range(2001, 2051)
BUSY = STORES[:2]  # these have more to do than a minute allows
MANY, FEW = 620, 6  # stock changes of a busy store, and of the others
STOCK = 1_000_000
LIMIT = 600
KILLS = 40  # each after so many more requests that all jobs together need about 1,700
BETWEEN = range(10, 60)
STUCK_S = 60


def programs() -> Path | None:
    """The folder of PostgreSQL's programs: on PATH, or where Debian has them."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return folders[-1] if folders else None


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a PostgreSQL of our own on loopback."""
    folder = programs()
    if folder is None:
        pytest.skip("PostgreSQL is not installed (Debian: postgresql)")
    # PostgreSQL does not run as root, and its user cannot enter pytest's folders.
    user = {"user": "postgres"} if os.getuid() == 0 else {}
    home = Path(tempfile.mkdtemp(prefix="ecwid-postgres-"))
    try:
        if user:
            shutil.chown(home, "postgres")
        data = home / "data"
        subprocess.run(
            [folder / "initdb", "-D", data, "-A", "trust", "-U", "postgres"],
            check=True, capture_output=True, timeout=120, cwd=home, **user,
        )  # fmt: skip
        with socket.create_server(("127.0.0.1", 0)) as probe:
            port = probe.getsockname()[1]
        options = f"-c listen_addresses=127.0.0.1 -c unix_socket_directories= -p {port}"
        control = [folder / "pg_ctl", "-D", data, "-t", "60", "-w"]
        # It returns when the server answers; its output goes to a file, since the server keeps it open.
        subprocess.run(
            [*control, "-l", home / "log", "-o", options, "start"],
            check=True, stdout=subprocess.DEVNULL, timeout=120, cwd=home, **user,
        )  # fmt: skip
        try:
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], check=True, timeout=120, cwd=home, **user)
    finally:
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def address(server: str, request: pytest.FixtureRequest) -> str:
    """A database of the test's own."""
    name = f"test_{abs(hash(request.node.name))}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.rpartition("/")[0] + f"/{name}"


# the journal


def change(id: str, kind: Any = "adjust", prior: int = 0) -> Change:
    edits = (Edit("quantity", 10, 7),) if kind == "adjust" else (Edit("price", 1, 2),)
    return Change(id, kind, PRODUCT, 101, "A-1", edits, source="change:1", prior=prior)


def refusal_of(journal: Journal) -> str:
    with pytest.raises(PlanError) as refused:
        journal.begin(Plan("other", 2, "then"), "then")
    return str(refused.value).partition(" is of ")[2]


def told(journal: Journal) -> list[object]:
    """All that a journal says after a life of two runs."""
    journal.add_pull("p", "then", 1)
    image = Change("i", "image", PRODUCT, 101, "A-1", digest="d\0", image="https://example.com/a.png")
    first = journal.begin(Plan("one", 1, "then", changes=(change("a"), change("b", "update"), image)), "then")
    adjust, update, picture = journal.outcomes(first)
    assert journal.intend([adjust], 1.5, 10) == [adjust]
    journal.note(adjust, "unknown", 2.5, "a \0 in an answer", "r1")
    again = journal.begin(Plan("two", 1, "then", changes=(change("a"), change("c", prior=-3))), "then")
    same, next = journal.outcomes(again)
    refused = journal.intend([same], 3.5, 10)
    in_doubt = journal.added("change:1", PRODUCT, 101)
    journal.settle(adjust, "done", "applied")
    assert journal.intend([next], 4.5, 7) == [next]
    journal.note(next, "failed", 5.5, "no")
    for outcome in (picture, picture, update):
        journal.note(outcome, "done", 6.5, created_id=2**40)
    journal.end(first, "now")
    return [
        refused,
        in_doubt,
        journal.added("change:1", PRODUCT, 101),
        journal.added("change:1", PRODUCT, None),
        journal.knows_pull("p"),
        journal.knows_pull("q"),
        refusal_of(journal),
        journal.runs(),
        journal.runs(unfinished=True),
        journal.begin(Plan("two", 1, "then", changes=()), "later"),
        [[one.state, one.before, one.sent_at, one.ended_at, one.request_id, one.created_id, bool(one.judged)]
         for run in (first, again) for one in journal.outcomes(run)],
        len(journal.outcomes(again, "todo", "skipped")),
        journal.last_write_at(PRODUCT),
        journal.image_digest(PRODUCT, None),
        journal.image_digest(PRODUCT, 101)[:1],
    ]  # fmt: skip


def test_both_journals_tell_the_same(address: str) -> None:
    """What SQLite refuses and remembers, PostgreSQL does too."""
    with Journal(":memory:") as here, PostgresJournal(address, "ecwid_1") as there:
        assert told(there) == told(here)


def test_a_journal_of_another_layout_says_what_to_do(address: str) -> None:
    """As a file does."""
    PostgresJournal(address, "ecwid_1").close()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("UPDATE ecwid_1.layout SET version = 1")
    with pytest.raises(SyncError, match=r"ecwid_1 is a journal of layout 1, .*: finish its runs"):
        PostgresJournal(address, "ecwid_1")


def test_the_right_to_apply_ends_with_its_connection(address: str) -> None:
    """One has it at a time; who loses the connection cannot write an intent any more."""
    with PostgresJournal(address, "ecwid_1") as one, PostgresJournal(address, "ecwid_1") as other:
        run = one.begin(Plan("one", 1, "then", changes=(change("a"),)), "then")
        with one.locked():
            for second in (one, other):
                with pytest.raises(JournalLockedError), second.locked():
                    pass
            with psycopg.connect(address, autocommit=True) as connection:
                connection.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted"
                )
            with pytest.raises(psycopg.OperationalError):
                one.intend(one.outcomes(run), 1.0, 10)
        with other.locked():
            assert other.intend(other.outcomes(run), 1.0, 10)


def test_a_pace_is_common_to_all_connections(address: str) -> None:
    """Of two processes' questions a burst is answered, then one at a time."""
    one, other = PostgresPaces(address), PostgresPaces(address)
    paces = [one.of("secret_a", 36), other.of("secret_a", 36)]
    waits = [paces[n % 2].try_take() for n in range(4)]
    assert waits[:2] == [0, 0]  # the burst of 36 a minute
    assert all(0 < wait <= 60 / 36 for wait in waits[2:])
    assert other.of("secret_b", 36).try_take() == 0
    one.close()
    other.close()


HAMMER = """
import sys, time
from ecwid_sync.workers import PostgresPaces
pace = PostgresPaces(sys.argv[1]).of("secret_a", 540)
end = time.monotonic() + 5
while time.monotonic() < end:
    wait = pace.try_take()
    if wait == 0:
        print(time.time(), flush=True)
    else:
        time.sleep(min(wait, 0.05))
"""


def test_three_processes_and_one_that_comes_later_keep_one_pace(address: str) -> None:
    """A new process has no burst of its own."""
    command = [sys.executable, "-c", HAMMER, address]
    with ExitStack() as opened:
        processes = [
            opened.enter_context(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
            for _ in range(WORKERS)
        ]
        processes[0].wait(60)
        processes.append(opened.enter_context(subprocess.Popen(command, stdout=subprocess.PIPE, text=True)))
        times = sorted(
            float(line) for process in processes for line in process.communicate(timeout=60)[0].split()
        )
    assert len(times) > 60
    # GCRA: in any stretch at most the burst and what the pace allows meanwhile; a tenth of a second for the printing.
    for first, begun in enumerate(times):
        for last, ended in enumerate(times[first:], 1):
            assert last <= 30 + (ended - begun + 0.1) * 540 / 60 + 1


# all of it


def store(id: int) -> Store:
    """A store of many products, so that a lost change can be told by when its product was written."""
    products = [
        shop(1, id=n, name=f"Shirt {n}", sku=f"S-{n}", combinations=[combination(n, quantity=STOCK)])
        for n in range(1, size_of(id) + 1)
    ]
    return Store(id, f"secret_{id}", products=products)


def size_of(id: int) -> int:
    return 124 if id in BUSY else FEW


def rows(id: int) -> list[list[Row]]:
    """The rows of a store's two jobs. Each delta of a store is another number, so that a double shows."""
    size, many = size_of(id), MANY if id in BUSY else FEW
    deltas = [
        Row.of(n, sku=f"A-{n % size + 1}", quantityDelta=-n, changeId=f"{id}-{n}") for n in range(1, many + 1)
    ]
    half = many // 2
    return [[*deltas[:half], Row.of(900, sku="A-2", price=id)], deltas[half:]]


@contextmanager
def workers(address: str, base_url: str) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Three worker processes; `restarted` puts another one in a killed one's place."""
    running = [started(address, base_url, number) for number in range(WORKERS)]
    try:
        yield running
    finally:
        for process in running:
            process.terminate()
        for process in running:
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


def started(address: str, base_url: str, number: int) -> subprocess.Popen[bytes]:
    program = Path(__file__).with_name("worker_process.py")
    return subprocess.Popen([sys.executable, program, address, f"worker-{number}", base_url])


def test_workers_killed_at_random(address: str) -> None:
    """50 stores, 100 jobs, 1,528 stock changes; kill -9 after every 35 requests or so, whatever the machine's speed."""
    chance = random.Random(SEED)
    print(f"seed {SEED}")
    with ExitStack() as opened:
        mock = opened.enter_context(Mock(stores=[store(id) for id in STORES], clock=Clock.system()))
        base_url = opened.enter_context(serve(mock)).base_url
        engine = opened.enter_context(
            Engine(address, lambda id: StoreAccess(f"secret_{id}", base_url), round_s=0.5)
        )
        plans = [made for id in STORES for made in planned(mock, engine, id)]
        jobs = [engine.submit(made) for made in plans for _ in range(2)][::2]
        running = opened.enter_context(workers(address, base_url))
        for _ in range(KILLS):
            assert wait_for(mock, engine, chance.choice(BETWEEN)), "the jobs ended before the kills"
            number = chance.randrange(WORKERS)
            running[number].kill()
            running[number].wait()
            running[number] = started(address, base_url, number)
        while wait_for(mock, engine, 1):
            pass
        results = [engine.wait(job) for job in jobs]
    entries = [entry for entry in mock.journal if entry.store in STORES]
    print(f"{len(entries)} requests, at most {busiest(entries)} in a minute")
    assert [(one["done"], one["unknown"]) for one in results] == [(len(one.changes), 0) for one in plans]
    applied = Counter(
        (entry.store, entry.body) for entry in entries if entry.operation == ADJUST and entry.committed
    )
    assert len(applied) == len(BUSY) * MANY + (len(STORES) - len(BUSY)) * FEW
    assert set(applied.values()) == {1}
    assert busiest(entries) <= LIMIT


def wait_for(mock: Mock, engine: Engine, requests: int) -> bool:
    """Whether so many more requests came; False when no job is left."""
    seen, since = len(mock.journal), time.monotonic()
    wanted = seen + requests
    while len(mock.journal) < wanted:
        left = sum(1 for _ in engine.unfinished())
        if not left:
            return False
        if len(mock.journal) > seen:
            seen, since = len(mock.journal), time.monotonic()
        assert time.monotonic() < since + STUCK_S, f"{left} jobs are left, and none goes on"
        time.sleep(0.1)  # other processes are under way
    return True


def planned(mock: Mock, engine: Engine, id: int) -> list[Plan]:
    with (
        EcwidClient(id, f"secret_{id}", transport=mock.transport(), requests_per_minute=None) as ecwid,
        engine.journal(id) as journal,
    ):
        return [plan(ecwid, some, journal=journal) for some in rows(id)]


def busiest(entries: list[Entry]) -> int:
    """Most requests of one token in any 60 seconds."""
    most = 0
    for id in STORES:
        times = sorted(entry.time_s for entry in entries if entry.store == id)
        first = 0
        for last, at in enumerate(times):
            while times[first] <= at - 60:
                first += 1
            most = max(most, last - first + 1)
    return most
