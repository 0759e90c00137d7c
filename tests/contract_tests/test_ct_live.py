"""A live store is safe: nothing is sent unasked, and nothing but scratch products is touched.

The live store is played by the stand-in, with a product in it that belongs to somebody else.
"""

from __future__ import annotations

import json
import os
import random
import signal
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from live_stage import ACCOUNT, READS, SERVER, TOKEN, WRITES, LiveStore, Watch, guarded, live_store

from contract_tests.command import UNUSABLE, main
from contract_tests.legs.replay.facts import facts
from contract_tests.live.meter import REQUESTS_PER_MINUTE
from contract_tests.live.target import live_target
from contract_tests.report.files import write_reports
from contract_tests.report.har import HarLog
from contract_tests.report.text import summary
from contract_tests.run import LIVE_LEGS, run
from contract_tests.settings import Server, SettingsError
from contract_tests.target.recorder import BrokenContractError
from contract_tests.target.scratch import Scratch
from contract_tests.target.target import Account
from contract_tests.wire import Answer, BlockedError, Request, Wire, json_request


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


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[LiveStore]:
    """The store that the command meets in place of the network, without real waiting."""
    settings = {"ECWID_BASE_URL": SERVER.base_url, "ECWID_STORE_ID": str(ACCOUNT.store), "ECWID_TOKEN": TOKEN}
    for name, value in {**settings, **WRITES}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("contract_tests.ending.Interrupts.sleep", lambda *_: None)
    monkeypatch.setattr("contract_tests.live.target.FOLDER", tmp_path / "logs")
    with live_store() as store:
        monkeypatch.setattr("contract_tests.live.target.NetworkWire", lambda _: store)
        yield store


def test_the_command_runs_and_leaves_nothing(
    command: LiveStore, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--legs", "protocol", "--reports", str(tmp_path / "reports")]) == 0
    assert "keeps the contract" in capsys.readouterr().out
    assert command.products() == []
    assert list((tmp_path / "logs").iterdir()) == []


def test_what_is_not_asked_of_a_live_store_is_counted(
    command: LiveStore, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A row of facts needs products of other names, categories or settings."""
    assert main(["--legs", "replay", "--reports", str(tmp_path), "-k", "fact"]) == 0
    leg = json.loads((tmp_path / "contract.json").read_text())["legs"]["replay"]
    assert leg["tests"] == leg["not_asked"] == len(facts())
    said = capsys.readouterr().out
    assert f"ok, {len(facts())} tests not asked there" in said
    assert (tmp_path / "contract.xml").read_text().count("not asked there: POST") > 0
    assert not [request for request in command.sent if request.method != "GET"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_in_cleaning(
    number: int, command: LiveStore, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    healthy = command.wire

    def killing(request: Request) -> Answer:
        if len(command.sent) == 30:
            os.kill(os.getpid(), number)
        return healthy(request)

    command.wire = killing
    assert main(["--reports", str(tmp_path / "reports")]) == UNUSABLE
    assert "interrupted by" in capsys.readouterr().out
    assert (tmp_path / "reports" / "contract.json").exists()
    assert command.products() == []


@pytest.mark.parametrize(
    ("legs", "cap", "said"), [("protocol", "30", "cap of 30 requests"), ("retries", "30", "nothing was sent")]
)
def test_a_run_that_cannot_end_is_code_2(
    legs: str,
    cap: str,
    said: str,
    command: LiveStore,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("ECWID_LIVE_MAX_REQUESTS", cap)
    assert main(["--legs", legs, "--reports", str(tmp_path / "reports")]) == UNUSABLE
    assert said in capsys.readouterr().out
    assert command.products() == []


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_token_is_code_2(
    status: int, command: LiveStore, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command.wire = lambda _: Answer(status, (("Content-Type", "application/json"),), b"{}")
    assert main(["--reports", str(tmp_path / "reports")]) == UNUSABLE
    assert f"with {status} only" in capsys.readouterr().out
    assert len(command.sent) == 1


def test_plain_http_is_refused() -> None:
    """The token would be readable by everybody on the way."""
    with (
        pytest.raises(SettingsError, match="https://"),
        live_target(Server("http://app.ecwid.com/api/v3", ACCOUNT), READS),
    ):
        pass


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
            report = run(target, seed=1)
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
            report = run(target, seed=1)
        assert report.passed, report.findings
        assert report.reach["updateCombination", 200] >= 10
        assert report.reach["updateProduct", 200] >= 3
        assert all(report.tests[leg] for leg in LIVE_LEGS), report.tests
        assert len(store.sent) <= 3_600, "the default cap of 4,000 must hold in bad weather too"
        assert not [request for request in store.sent if "token=" in request.target]
        assert all(request.header("User-Agent") for request in store.sent)
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
                except BrokenContractError:
                    passed += 1  # Its ids with a zero in front are refused.
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
    if method == "DELETE" and path == f"/products/{own}":
        method = "PUT"  # That would be right, and leave nothing to aim at.
    request = json_request(method, path, body, token=TOKEN)
    return Request(request.method, f"/{store}{path}", request.headers, request.body)


def test_requests_are_paced() -> None:
    watch, times = Watch(), []
    with live_store() as store:

        def timed(request: Request) -> Answer:
            times.append(watch.now)
            return store(request)

        with guarded(timed, READS, watch) as target:
            run(target, seed=1, legs=("protocol",))
    assert len(times) > 50
    least = 60 / REQUESTS_PER_MINUTE
    assert all(later - earlier >= least - 1e-9 for earlier, later in pairwise(times))


def test_the_cap_ends_the_run_but_not_the_cleaning() -> None:
    with live_store() as store:
        with guarded(store, {**READS, "ECWID_LIVE_MAX_REQUESTS": "20"}) as target:
            report = run(target, seed=1)
        assert "cap" in report.ended
        assert report.findings == []
        assert store.ask("GET", "/products")["total"] == 1


def test_no_report_holds_the_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither ours nor anything that schemathesis or Hypothesis leaves in the working folder."""
    monkeypatch.chdir(tmp_path)
    with live_store() as store, guarded(_leaky(store), WRITES) as target:
        har = HarLog(target.base_url)
        target.recorder.listeners.append(har.note)
        report = run(target, seed=1, legs=("protocol", "schemathesis"))
        assert not report.passed, "the leak itself must be found"
        write_reports(tmp_path / "reports", report, target.contract, har)
        print("\n".join(summary(report, tmp_path / "reports")))
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) >= 3
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
