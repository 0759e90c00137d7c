"""A live store is safe: nothing is sent unasked, and nothing but scratch products is touched.

The live store is played by the stand-in, with a product in it that belongs to somebody else.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from contract_tests.command import UNUSABLE, main
from contract_tests.ending import RunEndedError
from contract_tests.guard import REQUESTS_PER_MINUTE, BlockedError, Guard
from contract_tests.live import live_target
from contract_tests.report import HarLog, write_reports
from contract_tests.scratch import NAME, PREFIX, Scratch
from contract_tests.settings import Server, SettingsError
from contract_tests.suite import run_suite
from contract_tests.target import Account, Target, mock_wire
from contract_tests.wire import Answer, Request, Wire, json_request

TOKEN = "secret_of_a_live_store"
ACCOUNT = Account(777001, TOKEN)
SERVER = Server("https://app.ecwid.com/api/v3", ACCOUNT)
READS = {"ECWID_LIVE": "1", "ECWID_LIVE_MAX_REQUESTS": "20000"}
WRITES = {**READS, "ECWID_LIVE_WRITES": "1"}


class Watch:
    """A clock that only waiting moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@dataclass
class LiveStore:
    """The stand-in in the role of the live service; `sent` is what reached it."""

    wire: Wire
    foreign: int = 0
    sent: list[Request] = field(default_factory=list)

    def __call__(self, request: Request) -> Answer:
        self.sent.append(request)
        return self.wire(request)

    def ask(self, method: str, path: str, body: object = None) -> Any:
        return self.wire(json_request(method, f"/{ACCOUNT.store}{path}", body, token=TOKEN)).json()

    def snapshot(self) -> Any:
        return self.ask("GET", f"/products/{self.foreign}")


@contextmanager
def live_store() -> Iterator[LiveStore]:
    with mock_wire((ACCOUNT,)) as (wire, _):
        store = LiveStore(wire)
        body = {"name": NAME + " is not ours", "sku": "SHOP-1", "price": 99, "quantity": 3}
        store.foreign = store.ask("POST", "/products", body)["id"]
        for value in ("S", "L"):
            body = {"options": [{"name": "Size", "value": value}], "sku": f"SHOP-1-{value}", "quantity": 5}
            store.ask("POST", f"/products/{store.foreign}/combinations", body)
        yield store


@contextmanager
def guarded(store: Wire, environ: dict[str, str], watch: Watch | None = None) -> Iterator[Target]:
    watch = watch or Watch()
    with live_target(SERVER, environ, wire=store, sleep=watch.sleep, monotonic=watch.monotonic) as target:
        yield target


def test_without_opt_in_nothing_starts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name, value in {
        "ECWID_BASE_URL": SERVER.base_url,
        "ECWID_STORE_ID": str(ACCOUNT.store),
        "ECWID_TOKEN": TOKEN,
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("ECWID_LIVE", raising=False)
    assert main(["--reports", str(tmp_path)]) == UNUSABLE
    said = capsys.readouterr()
    assert "ECWID_LIVE=1" in said.err
    assert TOKEN not in said.err + said.out


def test_writing_is_refused_and_the_reason_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    settings = {"ECWID_BASE_URL": SERVER.base_url, "ECWID_STORE_ID": str(ACCOUNT.store), "ECWID_TOKEN": TOKEN}
    for name, value in {**settings, **WRITES}.items():
        monkeypatch.setenv(name, value)
    assert main(["--reports", str(tmp_path)]) == UNUSABLE
    said = capsys.readouterr().err
    assert "ECWID_LIVE_WRITES=1 is refused" in said
    assert "on sale" in said


def test_example_stores_of_the_documents_are_refused() -> None:
    for store in (1003, 4870020):
        with (
            pytest.raises(SettingsError, match="documentation"),
            live_target(Server(SERVER.base_url, Account(store, TOKEN)), READS),
        ):
            pass


def test_default_run_writes_only_its_own_scratch_product() -> None:
    with live_store() as store:
        before = store.snapshot()
        with guarded(store, READS) as target:
            report = run_suite(target, seed=1)
            writes = [request for request in store.sent if request.method != "GET"]
        assert report.passed, report.findings
        assert {request.method for request in writes} <= {"POST", "DELETE"}
        posted = [request.target for request in writes if request.method == "POST"]
        assert all(target.endswith(("/products", "/combinations")) for target in posted)
        assert store.snapshot() == before
        assert store.ask("GET", "/products")["total"] == 1, "the scratch product was not removed"


def test_writing_run_leaves_the_foreign_product_alone_and_cleans_up() -> None:
    with live_store() as store:
        before = store.snapshot()
        with guarded(store, WRITES) as target:
            report = run_suite(target, seed=1)
        assert report.passed, report.findings
        assert report.reach["updateCombination", 200] >= 10
        assert not [request for request in store.sent if f"/products/{store.foreign}" in request.target]
        assert store.snapshot() == before
        assert store.ask("GET", "/products")["total"] == 1


def test_ten_thousand_hostile_cases_do_not_reach_the_foreign_product() -> None:
    dice = random.Random(7)
    with live_store() as store:
        before = store.snapshot()
        with guarded(store, WRITES) as target:
            scratch = Scratch(target)
            own = scratch.product()
            mine = scratch.combination(own, "mine", sku=scratch.own_sku(), quantity=1)
            theirs = [combination["id"] for combination in before["combinations"]]
            blocked = passed = 0
            for _ in range(10_000):
                request = _hostile(dice, own, mine, store.foreign, theirs)
                try:
                    target.recorder(request)
                    passed += 1
                except BlockedError:
                    blocked += 1
        assert store.snapshot() == before
        assert passed > 300, "a guard that blocks everything proves nothing"
        assert blocked > 5_000


def _hostile(dice: random.Random, own: int, mine: int, foreign: int, theirs: list[int]) -> Request:
    """Anything between a right request and an attack on somebody else's product."""
    products = (
        own,
        own,
        foreign,
        f"{own}/../{foreign}",
        f"%3{str(foreign)[0]}{str(foreign)[1:]}",
        f"0{foreign}",
        f"{foreign}.0",
        "",
    )
    combinations = (
        mine,
        theirs[0],
        theirs[1],
        2**62,
        "abc",
        f"0{theirs[0]}",
        f"+{theirs[0]}",
        f"{theirs[0]}%20",
    )
    tails = ("", "/inventory", "/image", "/image/async", f"?id={theirs[0]}", "/../" + str(theirs[0]))
    product, combination = dice.choice(products), dice.choice(combinations)
    path = dice.choice(
        (
            f"/products/{product}",
            f"/products/{product}/combinations",
            f"/products/{product}/combinations/{combination}{dice.choice(tails)}",
            f"/products/{product}/combinations/{combination}{dice.choice(tails)}",
            "/products",
            "/products?limit=100",
            "//products/" + str(foreign),
            "/profile",
        )
    )
    store = dice.choice((ACCOUNT.store, ACCOUNT.store, ACCOUNT.store, 1003, f"{ACCOUNT.store}/.."))
    body = dice.choice(
        (
            None,
            {"price": 1},
            {"quantityDelta": -1},
            {"name": "x"},
            {"url": "http://169.254.169.254/", "width": 1, "height": 1},
        )
    )
    method = dice.choice(("GET", "PUT", "POST", "DELETE", "PATCH"))
    request = json_request(method, path, body, token=TOKEN)
    return Request(request.method, f"/{store}{path}", request.headers, request.body)


def test_guard_names_what_it_blocks() -> None:
    guard = Guard(lambda _: Answer(200, (), b"{}"), ACCOUNT.store, writes=True)
    for method, target in (
        ("DELETE", f"/{ACCOUNT.store}/products/1"),
        ("GET", f"/{ACCOUNT.store}/products"),
        ("GET", f"/{ACCOUNT.store}/products?sku=SHOP-1"),
        ("GET", f"/{ACCOUNT.store}/orders"),
        ("GET", "/1003/profile"),
        ("PUT", f"/{ACCOUNT.store}/profile"),
    ):
        with pytest.raises(BlockedError, match="was not sent"):
            guard.keeper(Request(method, target))
    assert guard.sent_at == []


def test_generated_writes_need_the_second_opt_in() -> None:
    guard = Guard(lambda _: Answer(200, (), b"{}"), ACCOUNT.store, writes=False)
    with pytest.raises(BlockedError, match="ECWID_LIVE_WRITES"):
        guard.generated(Request("PUT", f"/{ACCOUNT.store}/products/5"))


def test_addresses_of_others_are_not_given_to_the_service() -> None:
    with live_store() as store, guarded(store, WRITES) as target:
        scratch = Scratch(target)
        product = scratch.product()
        combination = scratch.combination(product, "mine")
        path = f"/products/{product}/combinations/{combination}/image"
        for address in (
            "http%3A%2F%2F169.254.169.254%2Fa",
            "http%3A%2F%2Flocalhost",
            "https%3A%2F%2Fshop.example.com.evil.test",
        ):
            with pytest.raises(BlockedError, match="address"):
                target.send("POST", f"{path}?externalUrl={address}")
        assert (
            target.send("POST", f"{path}?externalUrl=https%3A%2F%2Fimages.example.com%2Fa.png").status == 200
        )


def test_requests_are_paced() -> None:
    watch, times = Watch(), []
    with live_store() as store:

        def timed(request: Request) -> Answer:
            times.append(watch.now)
            return store(request)

        with guarded(timed, READS, watch) as target:
            run_suite(target, seed=1, legs=("protocol",))
    assert len(times) > 50
    least = 60 / REQUESTS_PER_MINUTE
    assert all(later - earlier >= least - 1e-9 for earlier, later in pairwise(times))


def test_the_cap_ends_the_run_but_not_the_cleaning() -> None:
    with live_store() as store:
        with guarded(store, {**READS, "ECWID_LIVE_MAX_REQUESTS": "20"}) as target:
            report = run_suite(target, seed=1)
        assert "cap" in report.ended
        assert report.findings == []
        assert store.ask("GET", "/products")["total"] == 1


@pytest.mark.parametrize("status", [402, 403, 429])
def test_a_streak_of_refusals_ends_the_run(status: int) -> None:
    sent: list[Request] = []

    def refusing(request: Request) -> Answer:
        sent.append(request)
        return Answer(status, (("Content-Type", "application/json"),), b'{"errorMessage":"no"}')

    guard = Guard(refusing, ACCOUNT.store, sleep=lambda _: None)
    profile = Request("GET", f"/{ACCOUNT.store}/profile")
    assert [guard.generated(profile).status for _ in range(3)] == [status] * 3
    with pytest.raises(RunEndedError, match="3 times"):
        guard.generated(profile)
    assert len(sent) == 3


def test_a_crash_is_swept_up_by_the_next_run() -> None:
    with live_store() as store:
        left = store.ask("POST", "/products", {"name": NAME, "sku": PREFIX + "dead-1", "enabled": False})[
            "id"
        ]
        lookalike = store.ask("POST", "/products", {"name": "Turnip", "sku": PREFIX + "mine"})["id"]
        with guarded(store, READS):
            pass
        assert store.ask("GET", f"/products/{left}").get("errorCode") == "PRODUCT_NOT_FOUND"
        assert store.ask("GET", f"/products/{lookalike}")["id"] == lookalike


def _break_off(store: LiveStore) -> None:
    with guarded(store, READS) as target:
        Scratch(target).product()
        raise KeyboardInterrupt


def test_cleaning_happens_when_the_run_breaks() -> None:
    with live_store() as store:
        with pytest.raises(KeyboardInterrupt):
            _break_off(store)
        assert store.ask("GET", "/products")["total"] == 1


def test_no_report_holds_the_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither ours nor anything that schemathesis or Hypothesis leaves in the working folder."""
    monkeypatch.chdir(tmp_path)
    with live_store() as store, guarded(_leaky(store), WRITES) as target:
        har = HarLog(target.recorder, target.base_url)
        report = run_suite(target, seed=1)
        assert not report.passed, "the leak itself must be found"
        write_reports(tmp_path / "reports", report, target.contract, har)
        print(json.dumps([finding.requests for finding in report.findings]))
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) >= 4
    for path in files:
        assert TOKEN.encode() not in path.read_bytes(), path
    assert TOKEN not in capsys.readouterr().out


def _leaky(store: LiveStore) -> Wire:
    """A store that repeats the token in its errors, and takes it from the query."""

    def wire(request: Request) -> Answer:
        answer = store(request)
        if answer.status < 400:
            return answer
        body = json.dumps({"errorMessage": f"refused {TOKEN}", "errorCode": "WRONG_PARAMETER"}).encode()
        return Answer(answer.status, (("Content-Type", "application/json"),), body)

    return wire
