"""Whatever ends a run or gets in its way: no pass, no false finding, nothing lost, nothing left behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from ecwid_mock import Mock, Store
from ecwid_mock import Request as MockRequest
from stumbling import (
    ACCOUNT,
    PAGE,
    PROFILE,
    RESET,
    Stumbling,
    Wanted,
    aim_at,
    is_any,
    is_of,
    reset,
    server,
    things,
)

from contract_tests.command import BROKEN, UNUSABLE, main
from contract_tests.contract.reader import the_contract
from contract_tests.ending import RunEndedError
from contract_tests.mutants.proxy import serve
from contract_tests.report.text import describe
from contract_tests.run import LEGS, Report, run
from contract_tests.target.ledger import Ledger
from contract_tests.target.patience import LONGEST_WAIT_S, Patient
from contract_tests.target.recorder import BrokenContractError
from contract_tests.target.target import mock_wire, network_target
from contract_tests.wire import Answer, NoAnswerError, Request, Wire, json_request


def always(wire: Wire, instead: Wire) -> Stumbling:
    """A server that one request breaks."""
    return Stumbling(wire, is_any, 9, instead, lasting=True)


def stumble(
    legs: tuple[str, ...], wanted: Wanted, skip: int, instead: Wire, *, applied: bool, lasting: bool = False
) -> Report:
    with mock_wire((ACCOUNT,)) as (wire, _):
        faulty = Stumbling(wire, wanted, skip, instead, applied, lasting)
        with server(faulty) as target:
            report = run(target, legs=legs, profile=PROFILE)
            report.left = target.clean()
        assert faulty.stumbled
        assert things(wire) == 0
    assert (report.ended, report.left) == ("", [])
    assert list(report.seconds) == list(legs), "the run went on"
    return report


# One answer is lost


def one_of_each_kind() -> Iterator[tuple[str, bool]]:
    """Of each method and retry class an operation, the first or the last; of every other one it was applied."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for operation in the_contract().operations.values():
        kinds.setdefault((operation.method, operation.retry), []).append(operation.id)
    for at, ids in enumerate(kinds.values()):
        yield ids[-(at % 2)], at % 2 == 1


@pytest.mark.parametrize(("operation", "applied"), [*one_of_each_kind()])
def test_a_request_that_the_server_cannot_stand_is_one_finding(operation: str, applied: bool) -> None:
    """It names the operation."""
    legs = ("replay", "links", "retries")
    report = stumble(legs, is_of(operation), 1, reset, applied=applied, lasting=True)
    assert len(report.causes) == 1
    finding = report.findings[0]
    assert (finding.operation, finding.message) == (operation, RESET)
    assert finding.requests
    said = "\n".join(describe(report.causes[0], report, Path("reports")))
    assert "  curl -sS -i" in said
    assert f"make contract LEGS={finding.leg} SEED=1 PROFILE=small" in said


@pytest.mark.parametrize(("leg", "skip"), [*((leg, 29) for leg in LEGS), ("protocol", 0), ("replay", 0)])
def test_a_reset_in_any_leg_is_weather(leg: str, skip: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing connects to the server past our wires, to see whether it is still there."""
    connected: list[object] = []
    monkeypatch.setattr("socket.create_connection", lambda *args, **_: connected.append(args))
    report = stumble((leg,), is_any, skip, reset, applied=skip == 29)
    assert report.findings == []
    assert connected == []


@pytest.mark.parametrize("leg", LEGS)
def test_a_page_of_a_proxy_in_any_leg_is_weather(leg: str) -> None:
    report = stumble((leg,), is_any, 23, lambda _: PAGE, applied=False)
    assert report.findings == []


def test_a_reset_in_the_removal_is_tried_again() -> None:
    with mock_wire((ACCOUNT,)) as (wire, _):
        ledger = Ledger(
            Stumbling(wire, is_of("deleteProduct"), 0, reset), {ACCOUNT.store: ACCOUNT.token}, "run"
        )
        ledger(json_request("POST", "/1003/products", {"name": "A", "sku": "run-1"}, token=ACCOUNT.token))
        assert ledger.clean() == []
        assert things(wire) == 0


@pytest.mark.parametrize("collection", ["products", "categories", "classes"])
def test_what_was_made_by_a_request_without_an_answer_is_removed_or_named(collection: str) -> None:
    """Found by the mark of the run; without it nobody can tell it from what was there before."""
    path = f"/{ACCOUNT.store}/{collection}"

    def ids(wire: Wire) -> list[int]:
        listed = wire(json_request("GET", f"{path}?hidden_categories=true", token=ACCOUNT.token)).json()
        return [thing["id"] for thing in (listed if isinstance(listed, list) else listed["items"])]

    with mock_wire((ACCOUNT,)) as (wire, _):
        before = ids(wire)

        def losing(request: Request) -> Answer:
            answer = wire(request)
            return reset(request) if request.method == "POST" else answer

        ledger = Ledger(losing, {ACCOUNT.store: ACCOUNT.token}, "run-7")
        for body in ({"name": "Kale run-7", "enabled": False}, {"name": "Chard"}):
            body = {"name": body["name"]} if collection == "classes" else body
            with pytest.raises(NoAnswerError):
                ledger(json_request("POST", path, body, token=ACCOUNT.token))
        assert len(ids(wire)) == len(before) + 2
        assert ledger.clean() == [f"perhaps 'Chard' in {path}, which was not answered"]
        assert len(ids(wire)) == len(before) + 1


@pytest.mark.parametrize("is_live", [False, True])
@pytest.mark.parametrize("method", ["GET", "PUT"])
def test_a_lost_write_is_weather_if_the_server_is_well(method: str, is_live: bool) -> None:
    """A live store is not asked for the write again."""
    with mock_wire((ACCOUNT,)) as (wire, _):
        product = json_request("POST", "/1003/products", {"name": "A", "sku": "run-1"}, token=ACCOUNT.token)
        path = f"/1003/products/{wire(product).json()['id']}"
        body = {"price": 5} if method == "PUT" else None
        asked = json_request(method, path, body, token=ACCOUNT.token)
        faulty, slept = Stumbling(wire, lambda request: request == asked, 1, reset), list[float]()
        patient = Patient(faulty, slept.append, is_live=is_live)
        assert patient(asked).status == 200
        if method == "GET":
            assert patient(asked).status == 200
        else:
            with pytest.raises(NoAnswerError) as raised:
                patient(asked)
            assert raised.value.is_weather
            assert (faulty.skip == -2) == (not is_live)
    assert len(slept) == 1


# The server is gone, or was never there


@pytest.mark.parametrize("leg", LEGS)
def test_a_server_that_goes_away_ends_the_run_and_keeps_the_findings(leg: str) -> None:
    with mock_wire((ACCOUNT,)) as (wire, _):
        left = iter(range(40))

        def dying(request: Request) -> Answer:
            return wire(request) if next(left, None) is not None else reset(request)

        with server(dying) as target:
            report = run(target, legs=(leg, "machine"), profile=PROFILE)
            report.left = target.clean()
        assert len(report.left) == things(wire)
    assert "stopped answering" in report.ended
    assert list(report.seconds) == [leg]
    assert report.findings
    assert all(finding.message == RESET for finding in report.findings)


def test_a_server_that_answers_nothing_but_5xx_was_not_tested() -> None:
    with server(lambda _: PAGE) as target:
        report = run(target, profile=PROFILE)
    assert "nothing but 503" in report.ended


def test_broken_answers_between_lost_ones_are_answers() -> None:
    kinds = iter(["lost", "500", "lost", "500", "lost", "500", "lost"])

    def wire(request: Request) -> Answer:
        return reset(request) if next(kinds, "500") == "lost" else PAGE

    with server(wire) as target:
        for _ in range(7):
            with suppress(NoAnswerError, BrokenContractError):
                target.send("GET", "/profile")
    assert target.recorder.ended == ""


def test_a_server_without_a_profile_is_tested(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("contract_tests.ending.Interrupts.sleep", lambda *_: None)
    with mock_wire((ACCOUNT,)) as (wire, _):

        def broken(request: Request) -> Answer:
            return PAGE if request.path.endswith("/profile") else wire(request)

        with serve(broken) as base_url:
            aim_at(base_url, monkeypatch)
            assert main(["--legs", "protocol", "--reports", str(tmp_path), "-k", "getProfile"]) == BROKEN


def test_a_run_that_sends_nothing_is_no_pass() -> None:
    with server(reset) as target:
        report = run(target, legs=())
    assert not report.passed
    assert report.ended == "nothing was sent"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-k", "no_test_has_this_name"], "no test was chosen"),
        (["--no-such-option"], "pytest refuses what it was asked"),
        (["-k", "("], "pytest refuses what it was asked"),
    ],
)
def test_a_choice_without_tests_is_no_pass(
    options: list[str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.delenv("ECWID_BASE_URL", raising=False)
    assert main(["--legs", "links", "--reports", str(tmp_path), *options]) == UNUSABLE
    assert f"was not tested to the end ({said})" in capsys.readouterr().out


def test_a_mistake_of_the_tests_is_no_finding_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("oops")

    monkeypatch.setattr("contract_tests.target.scratch.Scratch.product", broken)
    with mock_wire((ACCOUNT,)) as (wire, _), server(wire) as target:
        report = run(target, legs=("replay",), profile=PROFILE)
    assert "mistake of the tests" in report.ended
    assert "RuntimeError: oops (test_ct_ending.py, line" in report.ended


@pytest.mark.parametrize(
    "closed",
    [{"scopes": frozenset(("read_store_profile", "read_catalog"))}, {"plan": "venture"}, {"suspended": True}],
)
def test_what_the_plan_or_the_token_does_not_open_is_no_finding(closed: dict[str, Any]) -> None:
    with Mock(stores=[Store(ACCOUNT.store, ACCOUNT.token, **closed)]) as mock:

        def wire(request: Request) -> Answer:
            asked = MockRequest(request.method, "/api/v3" + request.target, request.headers, request.body)
            answer = mock.handle(asked)
            return Answer(answer.status, tuple(answer.headers), answer.body)

        with server(wire) as target:
            report = run(target, legs=("replay", "links"), profile=PROFILE)
            left = target.clean()
    assert report.findings == []
    assert "do the store's plan and the token" in report.ended
    assert left == []


# Too many requests


def limited(retry_after: str | None, *, times: int) -> Wire:
    left = iter(range(times))
    headers = (("Retry-After", retry_after),) if retry_after is not None else ()
    return lambda _: Answer(429, headers) if next(left, None) is not None else Answer(200)


@pytest.mark.parametrize(
    ("retry_after", "times", "waits", "status"),
    [
        ("7", 2, [7.0, 7.0], 200),
        ("0", 1, [0.1], 200),
        (None, 2, [1.0, 2.0], 200),
        ("soon", 1, [1.0], 200),
        ("-5", 1, [1.0], 200),
        (None, 9, [1.0, 2.0, 4.0], 429),
    ],
)
def test_a_429_is_waited_out(retry_after: str | None, times: int, waits: list[float], status: int) -> None:
    slept: list[float] = []
    wire = Patient(limited(retry_after, times=times), slept.append)
    assert wire(Request("GET", "/1003/profile")).status == status
    assert slept == waits


@pytest.mark.parametrize("retry_after", ["10", str(LONGEST_WAIT_S + 1), "86400"])
def test_a_limit_that_does_not_end_ends_the_run(retry_after: str) -> None:
    slept: list[float] = []
    with pytest.raises(RunEndedError, match="429"):
        Patient(limited(retry_after, times=10**6), slept.append)(Request("GET", "/1003/profile"))
    assert sum(slept) <= LONGEST_WAIT_S


def test_a_limited_server_passes_and_nothing_stays() -> None:
    now, tokens, slept = [0.0], [50.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds
        tokens[0] = min(50.0, tokens[0] + 10 * seconds)

    with mock_wire((ACCOUNT,)) as (wire, _):

        def limiting(request: Request) -> Answer:
            if tokens[0] < 1:
                return Answer(429, (("Retry-After", "1"),))
            tokens[0] -= 1
            return wire(request)

        with network_target("http://s.test/api/v3", ACCOUNT, run="run", wire=limiting, sleep=sleep) as target:
            report = run(target, legs=("replay", "protocol", "links"), profile=PROFILE)
            assert target.clean() == []
        assert things(wire) == 0
    assert report.passed, report.findings[:3]
    assert len(slept) > 50


# Settings


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--seed", "abc"], "SEED must be"),
        (["--seed", "1.5"], "SEED must be"),
        (["--seed", ""], "SEED must be"),
        (["--seed", "-1"], "SEED must be"),
        (["--seed", "1" * 5000], "SEED must be"),
        (["--seed", "١"], "SEED must be"),
        (["--profile", "fast"], "no profile is called 'fast'"),
        (["--legs", "machine arm"], "no leg is called arm"),
        (["-n2", "--dist", "load"], "--dist and --tx are never taken"),
        (["--reports", "/dev/null/reports"], "no reports can be written"),
        (["--reports", "bad\0name"], "no reports can be written"),
    ],
)
def test_malformed_settings_give_code_2_and_one_line(
    arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("ECWID_BASE_URL", raising=False)
    assert main(arguments) == UNUSABLE
    written = capsys.readouterr()
    assert said in written.err
    assert len(written.err.splitlines()) == 1
    assert written.out == ""


def test_reports_that_cannot_be_written_in_the_end_lose_no_finding(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "contract.json").mkdir()
    with mock_wire((ACCOUNT,)) as (wire, _), serve(always(wire, lambda _: PAGE)) as base_url:
        aim_at(base_url, monkeypatch)
        assert main(["--legs", "links", "--reports", str(tmp_path)]) == UNUSABLE
    said = capsys.readouterr()
    assert "503" in said.out
    assert "the reports could not be written" in said.err


def test_a_reset_over_the_network_is_code_1(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with mock_wire((ACCOUNT,)) as (wire, _), serve(always(wire, reset)) as base_url:
        aim_at(base_url, monkeypatch)
        assert main(["--legs", "protocol", "--reports", str(tmp_path), "-k", "getProfile"]) == BROKEN
    assert len(list(tmp_path.iterdir())) == 4
