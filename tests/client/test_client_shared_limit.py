"""One pace for several processes, which nobody who holds its file can turn into a call without an end."""

from __future__ import annotations

import asyncio
import fcntl
import multiprocessing
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from attrs import frozen
from client_support import (
    BY_ID,
    TOKEN,
    FakeClock,
    Simulation,
    Subject,
    SubjectFactory,
    most_in_any_minute,
    script,
)
from ecwid_client import Clock, FileBucket, RateLimitError, TransportError, file_bucket
from ecwid_client.delivery.pacing import BucketError, HeldUp, SharedPacer

PROFILE = BY_ID["getProfile"]


@frozen
class Direct:
    """A pacer that asks a bucket in the calling thread."""

    bucket: FileBucket

    def turn(self) -> Direct:
        return self

    def wait_s(self, now: float, latest: float) -> float:
        return self.bucket.try_take()


class HangingBucket:
    """A bucket on a disk that does not answer until it is mended."""

    def __init__(self) -> None:
        self.mended = threading.Event()
        self.asked_in: list[int] = []

    def try_take(self) -> float:
        self.asked_in.append(threading.get_ident())
        self.mended.wait(30)
        return 0.0


@pytest.fixture
def hanging() -> Iterator[HangingBucket]:
    bucket = HangingBucket()
    yield bucket
    bucket.mended.set()


@contextmanager
def held(path: Path) -> Iterator[None]:
    """As by another process: flock tells apart who opened the file, not who runs."""
    with path.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def file_in(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_processes_share_a_bucket_in_a_file(tmp_path: Path) -> None:
    """Four processes want 40 each; the file lets 90 through in the minute, whoever takes them."""
    context = multiprocessing.get_context("spawn")
    path = str(tmp_path / "bucket")
    with context.Pool(4) as pool:
        taken = pool.starmap(take, [(path, 40)] * 4)
    assert sum(taken) == 90


def take(path: str, wanted: int) -> int:
    bucket, taken = file_bucket(path, TOKEN, requests_per_minute=90), 0
    while taken < wanted:
        wait_s = bucket.try_take()
        if wait_s and not isinstance(wait_s, HeldUp):
            break
        taken += wait_s == 0
    return taken


def test_a_bucket_is_exact_in_any_minute(tmp_path: Path) -> None:
    """32 workers on a fake clock: never more than 540 in 60 s, and all of them used."""
    bucket = FileBucket(tmp_path / "bucket", 540, monotonic=lambda: simulation.now)
    simulation = Simulation(Direct(bucket), 180.0)
    sent = simulation.run(32)
    assert most_in_any_minute(sent) == 540
    assert len(sent) == 540 * 3


def test_a_bucket_holds_no_token(tmp_path: Path) -> None:
    """Each token has a file of its own, and a digest in its name."""
    path = tmp_path / "bucket"
    assert file_bucket(path, TOKEN).try_take() == 0
    file = file_in(tmp_path)
    assert file.name.startswith("bucket.")
    assert TOKEN.encode() not in file.read_bytes() + bytes(file)
    other = file_bucket(path, "secret_other", requests_per_minute=1)
    assert other.try_take() == 0
    assert 0 < other.try_take() <= 60.0


def test_a_client_takes_a_shared_limit(make: SubjectFactory, tmp_path: Path) -> None:
    """And still waits by itself after a 429."""
    clock = FakeClock()
    bucket = FileBucket(tmp_path / "bucket", 3, monotonic=lambda: clock.now_s)
    limited = httpx.Response(429, headers={"Retry-After": "2"})
    answers = script(PROFILE.answer, lambda request: limited, PROFILE.answer)
    subject = make(answers.transport, clock=clock.clock(), shared_limit=bucket, deadline=None)
    subject.do(PROFILE.use)
    subject.do(PROFILE.use)
    assert sum(clock.slept) == pytest.approx(2.0, abs=0.5)
    for _ in range(3):
        subject.do(PROFILE.use)
    assert 62.0 <= sum(clock.slept) <= 65.0
    with pytest.raises(RateLimitError) as caught:
        subject.run(PROFILE.use(subject.client.with_options(deadline=0.5)))
    assert caught.value.retry_after_s > 0.5


def test_a_lower_limit_than_that_of_other_processes_is_kept(tmp_path: Path) -> None:
    """The wait is until so many are forgotten that one more fits."""
    now = [100.0]
    path = tmp_path / "bucket"
    for now[0] in (100.0, 101.0, 102.0, 103.0):
        assert FileBucket(path, 9, monotonic=lambda: now[0]).try_take() == 0
    assert FileBucket(path, 2, monotonic=lambda: now[0]).try_take() == 59.0


@pytest.mark.parametrize("later", [5.0, 1e9 - 3_600])
def test_times_that_are_still_to_come_count_for_nothing(tmp_path: Path, later: float) -> None:
    """The clock begins anew when the host does; nobody waits for what was before."""
    path = tmp_path / "bucket"
    assert FileBucket(path, 1, monotonic=lambda: 1e9).try_take() == 0
    bucket = FileBucket(path, 1, monotonic=lambda: later)
    assert bucket.try_take() == 0
    assert bucket.try_take() == 60.0


@pytest.mark.parametrize("content", [b"x", b"garbage", os.urandom(4_801), b"\xff" * 4_800, bytes(800)])
def test_a_damaged_file_mends_itself(tmp_path: Path, content: bytes) -> None:
    """A process may be killed, or a disk full, in the middle of a write."""
    path = tmp_path / "bucket"
    path.write_bytes(content)
    bucket = FileBucket(path, 1, monotonic=lambda: 1e6)
    assert bucket.try_take() == 0
    assert bucket.try_take() == 60.0
    assert path.stat().st_size == 8


def test_a_bucket_needs_its_folder(make: SubjectFactory, tmp_path: Path) -> None:
    """When it is made, and later as an error of ours: nothing was sent."""
    with pytest.raises(FileNotFoundError, match="absent"):
        file_bucket(tmp_path / "absent" / "bucket", TOKEN)
    bucket = FileBucket(tmp_path / "absent" / "bucket", 1)
    played = script(PROFILE.answer)
    with pytest.raises(
        TransportError, match="not sent, the shared limit cannot be asked: FileNotFound"
    ) as caught:
        make(played.transport, shared_limit=bucket).do(PROFILE.use)
    assert not caught.value.sent
    assert played.seen == []


def test_a_file_that_is_held_ends_a_call_at_its_deadline(make: SubjectFactory, tmp_path: Path) -> None:
    """The other process may be stopped; once it goes on, so do all others."""
    bucket, clock = file_bucket(tmp_path / "bucket", TOKEN), FakeClock()
    played = script(PROFILE.answer)
    subject = make(played.transport, shared_limit=bucket, clock=clock.clock(), deadline=2)
    begun = clock.now_s
    with (
        held(file_in(tmp_path)),
        pytest.raises(TransportError, match=r"not sent, the shared limit .*another process holds it"),
    ):
        subject.do(PROFILE.use)
    assert 1.0 <= clock.now_s - begun <= 2.0
    assert played.seen == []
    subject.do(PROFILE.use)


def test_a_disk_that_hangs_ends_a_call_at_its_deadline(make: SubjectFactory, hanging: HangingBucket) -> None:
    """Its thread hangs, but neither the caller nor the event loop; nobody starts a second one."""
    played = script(PROFILE.answer)
    subject = make(played.transport, shared_limit=hanging, clock=FakeClock().clock(), deadline=2)
    for _ in range(3):
        with pytest.raises(TransportError, match="it does not answer"):
            subject.do(PROFILE.use)
    assert len(hanging.asked_in) == 1
    assert hanging.asked_in[0] != threading.get_ident()
    assert played.seen == []


def test_a_call_that_waits_for_a_bucket_can_be_cancelled(hanging: HangingBucket) -> None:
    """And the event loop ends without waiting for the bucket."""

    asked = asyncio.Event()

    async def no_sleep(seconds: float) -> None:
        asked.set()
        await asyncio.sleep(0)

    async def run() -> None:
        call = asyncio.ensure_future(PROFILE.use(subject.client))
        await asked.wait()
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call

    clock = Clock(async_sleep=no_sleep)
    subject = Subject(
        "async", script(PROFILE.answer).transport, shared_limit=hanging, clock=clock, deadline=None
    )
    subject.run(run())
    subject.close()
    assert not hanging.mended.is_set()


def test_a_defect_of_a_caller_s_bucket_is_raised_where_it_is_asked(make: SubjectFactory) -> None:
    """As it is."""

    class Broken:
        def try_take(self) -> float:
            raise KeyError("no such bucket")

    with pytest.raises(KeyError, match="no such bucket"):
        make(script(PROFILE.answer).transport, shared_limit=Broken()).do(PROFILE.use)


def test_a_wait_grows_while_a_bucket_is_held() -> None:
    """Asking again costs little, but not nothing; the last wait ends before the deadline."""

    class Held:
        def try_take(self) -> float:
            return HeldUp(0.02)

    turn = SharedPacer(Held()).turn()
    waits = [turn.wait_s(0.0, 60.0) for _ in range(100)]
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (0.02, 0.5)
    with pytest.raises(BucketError):
        turn.wait_s(59.6, 60.0)


FORK = """
import os, sys, threading
from pathlib import Path
from ecwid_client.delivery.pacing import LONGEST_HELD_WAIT_S, SharedPacer
from ecwid_client.delivery.shared_pacing import FileBucket

inside, go_on, first = threading.Event(), threading.Event(), [True]

def slow():
    if first:
        first.clear()
        inside.set()
        go_on.wait(20)
    return 100.0

def taken(pacer):
    turn = pacer.turn()
    for _ in range(10_000):
        wait = turn.wait_s(0.0, float("inf"))
        if not 0.0 < wait <= LONGEST_HELD_WAIT_S:
            return wait == 0.0
    return False

pacer = SharedPacer(FileBucket(Path(sys.argv[1]), 3, monotonic=slow))
in_parent = pacer.turn()
assert in_parent.wait_s(0.0, float("inf")) > 0.0
inside.wait(20)  # a thread of this process is behind the lock now, and stays there
reading, writing = os.pipe()
child = os.fork()
if child == 0:
    pacer.renew()
    try:
        os.read(reading, 1)
        os._exit(0 if taken(pacer) else 3)
    finally:
        os._exit(4)
go_on.set()
while 0.0 < (wait := in_parent.wait_s(0.0, float("inf"))) <= LONGEST_HELD_WAIT_S:
    pass
os.write(writing, b"x")
print(wait, os.waitpid(child, 0)[1], taken(pacer), taken(pacer))
"""


def test_a_bucket_works_on_both_sides_of_a_fork(tmp_path: Path) -> None:
    """Also when it happens while a thread holds the file: the child has neither thread nor lock."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", FORK, str(tmp_path / "bucket")],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout.split() == ["0.0", "0", "True", "False"], done.stderr


def test_an_asked_bucket_runs_elsewhere(make: SubjectFactory) -> None:
    """A caller's own may go over a network."""
    asked_in: list[Any] = []

    class Bucket:
        def try_take(self) -> float:
            asked_in.append(threading.current_thread())
            return 0.0

    make(script(PROFILE.answer).transport, shared_limit=Bucket()).do(PROFILE.use)
    (thread,) = asked_in
    assert thread is not threading.current_thread()
    assert thread.daemon
