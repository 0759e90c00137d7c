"""Killed at any moment: what was meant is done once, or is listed as unknown."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner
from ecwid_client import Clock, EcwidClient, EcwidError
from ecwid_mock import Clock as MockClock
from ecwid_mock import Fault, Mock, Store, serve
from ecwid_sync import Journal, Plan, Report, Row, Settings, apply, plan, resume
from ecwid_sync.command.line import ecwid as ecwid_
from sync_support import FIRST, PRODUCT, STORE_ID, TOKEN, combination, shop

ADJUST = "adjustCombinationInventory"
REQUEST_S = 1  # there, and back again; of the mock's clock, which is the client's too
LATER_S = 6  # enough for a delta to be told from a sale before or after it
CHANGES = 9
DELTAS = {1: -3, 2: 9, 3: -27, 4: 81}  # no sum of some is a sum of others, also with repeats up to two
SCHEDULES = 100
LONG_SCHEDULES = 10_000


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


Meddle = Callable[[httpx.Request, str], None]
"""What others do `before` a request is carried out, and right `after`."""


class MortalTransport(httpx.BaseTransport):
    """A slow network whose process dies before or after its n-th request is carried out."""

    def __init__(self, mock: Mock, dies_at: int = -1, meddle: Meddle = lambda *_: None) -> None:
        self._mock = mock
        self._inner = mock.transport()
        self._moments = 0
        self._dies_at = dies_at
        self._meddle = meddle

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self._live_on()
        self._meddle(request, "before")
        self._mock.clock.advance(REQUEST_S)
        try:
            answer = self._inner.handle_request(request)
        finally:
            self._meddle(request, "after")
            self._mock.clock.advance(REQUEST_S)
        self._live_on()
        return answer

    def _live_on(self) -> None:
        self._moments += 1
        if self._moments == self._dies_at:
            raise KilledError


def rows() -> list[Row]:
    """Deltas, prices, a creation: nine changes."""
    # Each in a product of its own: another write of ours to the same product would blur the readings.
    deltas = [Row.of(n, sku=f"A-{n}", quantityDelta=DELTAS[n], changeId=f"L-{n}") for n in DELTAS]
    prices = [Row.of(9 + n, sku=f"A-{n}", price=30 + n) for n in DELTAS]
    return [*deltas, *prices, Row.of(20, productId=PRODUCT + 1, options="Size=3", sku="A-6", quantity=2)]


def at_once(mock: Mock) -> Settings:
    return Settings(workers=1, settle_s=0, clock=Clock(utc=mock.clock.now, sleep=mock.clock.advance))


def client(mock: Mock, dies_at: int = -1, meddle: Meddle = lambda *_: None) -> EcwidClient:
    return EcwidClient(
        STORE_ID,
        TOKEN,
        transport=MortalTransport(mock, dies_at, meddle),
        requests_per_minute=None,
        retries=0,
        clock=Clock(sleep=mock.clock.advance),
    )


def assert_done_once(ecwid: EcwidClient, report: Report) -> None:
    """The shop is as the plan says: every change once."""
    assert {one.state for one in report.outcomes} == {"done"}
    assert {n: stock(ecwid, n) for n in DELTAS} == {n: 1000 + DELTAS[n] for n in DELTAS}
    assert [ecwid.combinations.list(PRODUCT + n)[0].price for n in DELTAS] == [31, 32, 33, 34]
    assert [one.quantity for one in ecwid.combinations.list(PRODUCT + 1)] == [1000 + DELTAS[1], 2]


def stock(ecwid: EcwidClient, number: int) -> int:
    return ecwid.combinations.get(PRODUCT + number, FIRST + number - 1).quantity or 0


def sell(ecwid: EcwidClient, number: int, items: int) -> None:
    """Somebody buys."""
    ecwid.combinations.adjust_inventory(PRODUCT + number, FIRST + number - 1, -items)


def products() -> list[dict[str, Any]]:
    return [
        shop(1, id=PRODUCT + n, name=f"Shirt {n}", sku=f"S-{n}", combinations=[combination(n, quantity=1000)])
        for n in DELTAS
    ]


@pytest.fixture
def stocked() -> Iterator[Mock]:
    """Four products of one combination each, with 1,000 of it, an hour old."""
    with Mock(stores=[Store(STORE_ID, TOKEN, products=products())]) as mock:
        mock.clock.advance(3600)
        yield mock


def resumed(mock: Mock, journal: Journal, found: Plan) -> Report:
    with client(mock) as ecwid:
        reports = resume(ecwid, journal=journal, settings=at_once(mock))
        return reports[-1] if reports else apply(ecwid, found, journal=journal, settings=at_once(mock))


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
                apply(ecwid, found, journal=journal, settings=at_once(stocked))
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
                apply(mortal, found, journal=journal, settings=at_once(stocked))
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
    settings = at_once(mock)
    sold = dict.fromkeys(DELTAS, 0)
    with client(mock) as ecwid:
        found = plan(ecwid, rows(), journal=journal)
        for turn in range(6):
            mock.clear_faults()
            for _ in range(chance.randrange(3)):
                operation = chance.choice(
                    [ADJUST, "updateCombination", "createBatch", "getBatch", "getProduct"]
                )
                mock.add_fault(
                    Fault(operation=operation, skip=chance.randrange(4), times=1, **chance.choice(FAULTS))
                )
            journal.words, journal.dies_at = 0, chance.choice([-1, chance.randrange(1, 30)])
            try:
                dies_at = chance.choice([-1, chance.randrange(1, 30)])
                with client(mock, dies_at, meddling(mock, chance, sold)) as mortal:
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
                mock.clock.advance(60)
                sell(ecwid, number, items)
                sold[number] += items
        journal.dies_at = -1
        report = resumed(mock, journal, found)
        check(report, {n: stock(ecwid, n) for n in DELTAS}, sold)
    return [one.state for one in report.outcomes]


def meddling(mock: Mock, chance: random.Random, sold: dict[int, int]) -> Meddle:
    """Sales in the seconds of a delta: some hide it, and after the reading before it some look like it."""
    ecwid = EcwidClient(STORE_ID, TOKEN, transport=mock.transport(), requests_per_minute=None)

    def meddle(request: httpx.Request, moment: str) -> None:
        *_, id, last = request.url.path.split("/")
        number, items = 0, 0
        if last == "inventory" and chance.random() < 0.1:
            number, items = int(id) - FIRST + 1, DELTAS[int(id) - FIRST + 1]
        elif last == "products" and moment == "after" and chance.random() < 0.2:
            number = chance.choice(list(DELTAS))
            items = chance.choice([1, -1]) * DELTAS[number]
        if number:
            mock.clock.advance(0 if last == "inventory" else LATER_S)
            before = stock(ecwid, number)
            with suppress(EcwidError):  # a fault may hit the sale instead
                sell(ecwid, number, items)
            sold[number] += before - stock(ecwid, number)
            mock.clock.advance(0 if last == "inventory" else LATER_S)

    return meddle


def check(report: Report, now: dict[int, int], sold: dict[int, int]) -> None:
    """No delta twice, none that is done and not there, none that is there and counts as not sent."""
    for one in report.outcomes:
        if one.change.kind != "adjust":
            assert one.state == "done", one
            continue
        number = int(one.change.label.removeprefix("A-"))
        applied = now[number] - 1000 + sold[number]
        possible = {"done": [DELTAS[number]], "unknown": [0, DELTAS[number]]}[one.state]
        assert applied in possible, one


def play_many(mock: Mock, seeds: range) -> None:
    mock.snapshot("start")
    states: list[str] = []
    for seed in seeds:
        mock.restore("start")
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


def test_a_delta_that_a_sale_hides_is_unknown(stocked: Mock) -> None:
    """Its answer is lost and the stock is what it was: by a sale or because nothing happened, nobody can know."""
    for stage, items in (("after_commit", DELTAS[1]), ("before_handler", 0)):
        fault = Fault(operation=ADJUST, stage=stage, close="rst", times=1)  # type: ignore[arg-type]
        stocked.add_fault(fault)
        line = Row.of(1, sku="A-1", quantityDelta=DELTAS[1], changeId=f"INV-{stage}")

        def meddle(request: httpx.Request, moment: str, items: int = items) -> None:
            if moment == "after" and request.method == "PUT":
                sell(EcwidClient(STORE_ID, TOKEN, transport=stocked.transport()), 1, items or 1)
                sell(EcwidClient(STORE_ID, TOKEN, transport=stocked.transport()), 1, 0 if items else -1)

        with client(stocked, meddle=meddle) as ecwid, Journal(":memory:") as journal:
            found = plan(ecwid, [line], journal=journal)
            report = apply(ecwid, found, journal=journal, settings=at_once(stocked))
        assert [one.state for one in report.outcomes] == ["unknown"]
        assert "was 1,000, is 1,000, and would be 997" in report.outcomes[0].result


def test_a_sale_just_before_is_not_taken_for_a_lost_delta(stocked: Mock) -> None:
    """The stock is what it should be, but nothing was written since the delta was sent."""
    stocked.add_fault(Fault(operation=ADJUST, skip=1, close="rst", times=1))
    sales = iter([3])

    def meddle(request: httpx.Request, moment: str) -> None:
        if moment == "after" and request.url.path.endswith(f"/{PRODUCT + 1}"):
            for items in sales:
                sell(EcwidClient(STORE_ID, TOKEN, transport=stocked.transport()), 1, items)
                stocked.clock.advance(LATER_S)

    with client(stocked, meddle=meddle) as ecwid, Journal(":memory:") as journal:
        found = plan(ecwid, [Row.of(1, sku="A-1", quantityDelta=-3, changeId="L")], journal=journal)
        report = apply(ecwid, found, journal=journal, settings=at_once(stocked))
    assert [one.state for one in report.outcomes] == ["unknown"]
    assert "last written before this was sent" in report.outcomes[0].result


def test_a_product_in_doubt_gets_no_absolute_change_either(stocked: Mock) -> None:
    """It would date the product, and a sale before the lost delta would pass for it."""
    stocked.add_fault(Fault(operation=ADJUST, skip=1, status=503, times=1))
    sales = iter([3])

    def meddle(request: httpx.Request, moment: str) -> None:
        if moment == "after" and "productId" in request.url.params:
            for items in sales:
                sell(EcwidClient(STORE_ID, TOKEN, transport=stocked.transport()), 1, items)
                stocked.clock.advance(LATER_S)

    with client(stocked, meddle=meddle) as ecwid, Journal(":memory:") as journal:
        report = apply(
            ecwid, plan(ecwid, rows(), journal=journal), journal=journal, settings=at_once(stocked)
        )
    assert [one.state for one in report.outcomes if one.state != "done"] == ["unknown"]
    assert "last written before this was sent" in report.outcomes[0].result


@pytest.fixture
def running() -> Iterator[Mock]:
    """The same on a clock that runs."""
    with Mock(stores=[Store(STORE_ID, TOKEN, products=products())], clock=MockClock.system()) as mock:
        mock.clock.advance(3600)
        yield mock


HUNG = [(stage, answered) for stage in ("before_handler", "after_commit") for answered in (0, 2)]


@pytest.mark.parametrize(("stage", "answered"), HUNG)
def test_kill_9_of_the_command_then_resume(
    running: Mock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: Any, answered: int
) -> None:
    """The process dies while a delta is on its way; `resume` does what is left, and that one once."""
    rows = ["sku,quantityDelta,changeId", *(f"A-{n},{DELTAS[n]},L-{n}" for n in DELTAS)]
    (tmp_path / "erp.csv").write_text("\n".join(rows), encoding="utf-8")
    running.add_fault(Fault(operation=ADJUST, stage=stage, skip=answered, times=1, hang=True))
    with serve(running) as server:
        monkeypatch.setenv("ECWID_BASE_URL", server.base_url)
        monkeypatch.setenv("ECWID_STORE_ID", str(STORE_ID))
        monkeypatch.setenv("ECWID_TOKEN", TOKEN)
        command = [sys.executable, "-m", "ecwid_sync"]
        with subprocess.Popen(
            [*command, "apply", tmp_path / "erp.csv", "--yes", "--workers", "1"]
        ) as process:
            deadline = time.monotonic() + 60
            while len(running.journal.of(ADJUST)) <= answered and time.monotonic() < deadline:
                time.sleep(0.01)  # the other process is under way
            process.kill()
        going_on, again = (CliRunner().invoke(ecwid_, ["resume", "--yes", "--settle", "0"]) for _ in range(2))
    assert (going_on.exit_code, again.exit_code) == (0, 0)
    assert "nothing is left to do" in again.stderr
    with client(running) as ecwid:
        assert {n: stock(ecwid, n) for n in DELTAS} == {n: 1000 + DELTAS[n] for n in DELTAS}
