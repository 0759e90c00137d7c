"""Killed at any moment: what was meant is done once, or is listed as unknown."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from attrs import evolve
from ecwid_client import Clock, EcwidClient
from ecwid_mock import Fault, Mock, Store, serve
from ecwid_sync import Journal, Plan, Report, Row, Settings, apply, plan, resume
from sync_support import PRODUCT, STORE_ID, TOKEN, sell, shop, stocks

ADJUST = "adjustCombinationInventory"
AT_ONCE = Settings(workers=1, settle_s=0, clock=Clock(sleep=lambda seconds: None))
CHANGES = 9
DELTAS = {
    number: -(3**number) for number in range(1, 5)
}  # no sum of some is a sum of others, also with repeats up to two
SCHEDULES = 100
LONG_SCHEDULES = 3_000


class KilledError(BaseException):
    """The process is gone at this moment."""


class MortalJournal(Journal):
    """A journal whose process dies before or after its n-th word."""

    dies_at = -1
    words = 0

    def _word(self) -> None:
        self.words += 1
        if self.words == self.dies_at:
            raise KilledError

    def intend(self, *args: Any, **fields: Any) -> Any:
        self._word()
        answer = super().intend(*args, **fields)
        self._word()
        return answer

    def note(self, *args: Any, **fields: Any) -> None:
        self._word()
        super().note(*args, **fields)
        self._word()

    def settle(self, *args: Any, **fields: Any) -> None:
        self._word()
        super().settle(*args, **fields)
        self._word()


class MortalTransport(httpx.BaseTransport):
    """A network whose process dies before or after its n-th request is carried out."""

    def __init__(self, mock: Mock, dies_at: int = -1) -> None:
        self._inner = mock.transport()
        self._moments = 0
        self._dies_at = dies_at

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        for moment in (0, 1):
            self._moments += 1
            if self._moments == self._dies_at:
                raise KilledError
            if moment == 0:
                answer = self._inner.handle_request(request)
        return answer


def rows() -> list[Row]:
    """Deltas, prices, a creation: nine changes."""
    deltas = [Row.of(n, sku=f"A-{n}", quantityDelta=DELTAS[n], changeId=f"L-{n}") for n in DELTAS]
    prices = [Row.of(9 + n, sku=f"A-{n}", price=30 + n) for n in DELTAS]
    return [*deltas, *prices, Row.of(20, productId=PRODUCT, options="Size=6", sku="A-6", quantity=2)]


def client(mock: Mock, dies_at: int = -1) -> EcwidClient:
    transport = MortalTransport(mock, dies_at)
    return EcwidClient(
        STORE_ID,
        TOKEN,
        transport=transport,
        requests_per_minute=None,
        retries=0,
        clock=Clock(sleep=lambda seconds: mock.clock.advance(seconds)),
    )


def assert_done_once(ecwid: EcwidClient, report: Report) -> None:
    """The shop is as the plan says: every change once."""
    assert {one.state for one in report.outcomes} == {"done"}
    expected = {"A": 5, "A-6": 2, **{f"A-{n}": 1000 + DELTAS[n] for n in DELTAS}}
    assert stocks(ecwid) == expected
    assert [one.price for one in ecwid.combinations.list(PRODUCT)][:4] == [31, 32, 33, 34]


@pytest.fixture
def stocked() -> Iterator[Mock]:
    """The shop with 1,000 of each, so that no sum is negative."""
    product = shop()
    for one in product["combinations"]:
        one["quantity"] = 1000
    with Mock(stores=[Store(STORE_ID, TOKEN, products=[product])]) as mock:
        yield mock


def resumed(mock: Mock, journal: Journal, found: Plan) -> Report:
    with client(mock) as ecwid:
        reports = resume(ecwid, journal=journal, settings=AT_ONCE)
        return reports[-1] if reports else apply(ecwid, found, journal=journal, settings=AT_ONCE)


def test_killed_at_every_word_of_the_journal(stocked: Mock) -> None:
    """Before and after each intent, result and settlement."""
    stocked.snapshot("start")
    for dies_at in range(1, 1000):
        stocked.restore("start")
        journal = MortalJournal(":memory:")
        with client(stocked) as ecwid:
            found = plan(ecwid, rows(), journal=journal)
            journal.dies_at = dies_at
            try:
                apply(ecwid, found, journal=journal, settings=AT_ONCE)
            except KilledError:
                pass
            else:
                break
            journal.dies_at = -1
        assert_done_once(client(stocked), resumed(stocked, journal, found))
    assert dies_at > CHANGES


def test_killed_before_and_after_every_request(stocked: Mock) -> None:
    """While it was on its way, or when its answer was."""
    stocked.snapshot("start")
    for dies_at in range(1, 1000):
        stocked.restore("start")
        journal = Journal(":memory:")
        with client(stocked) as ecwid:
            found = plan(ecwid, rows(), journal=journal)
        with client(stocked, dies_at) as mortal:
            try:
                apply(mortal, found, journal=journal, settings=AT_ONCE)
            except KilledError:
                pass
            else:
                break
        assert_done_once(client(stocked), resumed(stocked, journal, found))
    assert dies_at > CHANGES


FAULTS: list[dict[str, Any]] = [
    {"stage": "after_commit", "close": "rst"},
    {"stage": "after_commit", "status": 503},
    {"stage": "after_commit", "garbage": True},
    {"stage": "mid_response", "close": "fin"},
    {"close": "rst"},
    {"status": 500},
    {"status": 429, "retry_after": 0},
]


def play(mock: Mock, seed: int) -> list[str]:
    """One random schedule of faults, deaths and sales; the states that it ends in."""
    chance = random.Random(seed)
    journal = MortalJournal(":memory:")
    now = [1_767_225_600.0]
    settings = evolve(AT_ONCE, clock=Clock(utc=lambda: now[0], sleep=lambda seconds: None))
    sold = dict.fromkeys(DELTAS, 0)
    with client(mock) as ecwid:
        found = plan(ecwid, rows(), journal=journal)
        for turn in range(6):
            mock.clear_faults()
            for _ in range(chance.randrange(3)):
                operation = chance.choice([ADJUST, "updateCombination", "createCombination", "getProduct"])
                mock.add_fault(
                    Fault(operation=operation, skip=chance.randrange(4), times=1, **chance.choice(FAULTS))
                )
            journal.words, journal.dies_at = 0, chance.choice([-1, chance.randrange(1, 30)])
            try:
                with client(mock, chance.choice([-1, chance.randrange(1, 30)])) as mortal:
                    if turn == 0:
                        apply(mortal, found, journal=journal, settings=settings)
                    else:
                        resume(mortal, journal=journal, settings=settings)
            except KilledError:
                pass
            mock.clear_faults()
            if chance.random() < 0.3:
                number = chance.choice(list(DELTAS))
                items = chance.choice([1, -DELTAS[number], DELTAS[number]])
                mock.clock.advance(30)
                sell(ecwid, number, items)
                sold[number] += items
                now[0] += 60
                mock.clock.advance(30)
        journal.dies_at = -1
        report = resumed(mock, journal, found)
        check(report, stocks(ecwid), sold)
    return [one.state for one in report.outcomes]


def check(report: Report, now: dict[str, int], sold: dict[int, int]) -> None:
    """No delta twice, none that is done and not there, none that is there and counts as not sent."""
    for one in report.outcomes:
        if one.change.kind != "adjust":
            assert one.state == "done", one
            continue
        number = int(one.change.label.removeprefix("A-"))
        applied = now[f"A-{number}"] - 1000 + sold[number]
        possible = {"done": [DELTAS[number]], "unknown": [0, DELTAS[number]]}[one.state]
        assert applied in possible, one


def play_many(mock: Mock, seeds: range) -> None:
    mock.snapshot("start")
    states: list[str] = []
    for seed in seeds:
        mock.restore("start")
        mock.clock.reset()
        mock.clear_faults()
        try:
            states += play(mock, seed)
        except AssertionError as exc:
            raise AssertionError(f"schedule {seed}") from exc
    assert 0 < states.count("unknown") < len(states) / 20


def test_random_schedules_of_faults_deaths_and_sales(stocked: Mock) -> None:
    """The shop equals the model; only what others have written over stays unknown."""
    play_many(stocked, range(SCHEDULES))


@pytest.mark.long
def test_thousands_of_schedules(stocked: Mock) -> None:
    """The same, for the night."""
    play_many(stocked, range(SCHEDULES, LONG_SCHEDULES))


HUNG = [(stage, answered) for stage in ("before_handler", "after_commit") for answered in (0, 2)]


@pytest.mark.parametrize(("stage", "answered"), HUNG)
def test_kill_9_of_the_command_then_resume(
    stocked: Mock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: Any, answered: int
) -> None:
    """The process dies while a delta is on its way; `resume` does what is left, and that one once."""
    rows = ["sku,quantityDelta,changeId", *(f"A-{n},{DELTAS[n]},L-{n}" for n in DELTAS)]
    (tmp_path / "erp.csv").write_text("\n".join(rows), encoding="utf-8")
    stocked.add_fault(Fault(operation=ADJUST, stage=stage, skip=answered, times=1, hang=True))
    with serve(stocked) as server:
        monkeypatch.setenv("ECWID_BASE_URL", server.base_url)
        monkeypatch.setenv("ECWID_STORE_ID", str(STORE_ID))
        monkeypatch.setenv("ECWID_TOKEN", TOKEN)
        command = [sys.executable, "-m", "ecwid_sync"]
        with subprocess.Popen(
            [*command, "apply", tmp_path / "erp.csv", "--yes", "--workers", "1"]
        ) as process:
            deadline = time.monotonic() + 60
            while len(stocked.journal.of(ADJUST)) <= answered and time.monotonic() < deadline:
                time.sleep(0.01)  # the other process is under way
            process.kill()
        going_on = subprocess.run([*command, "resume", "--yes", "--settle", "0"], check=False, timeout=60)
        again = subprocess.run([*command, "resume", "--yes"], check=False, timeout=60)
    assert (going_on.returncode, again.returncode) == (0, 0)
    with client(stocked) as ecwid:
        assert stocks(ecwid) == {"A": 5, **{f"A-{n}": 1000 + DELTAS[n] for n in DELTAS}}
