"""What a crash leaves behind is removed by the next run, and nothing else is: no other run's, no owner's product."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from live_stage import ACCOUNT, READS, TOKEN, WRITES, LiveStore, guarded, live_store

from contract_tests.contract.reader import ROOT
from contract_tests.ending import RunEndedError
from contract_tests.mutants.proxy import serve
from contract_tests.run import run
from contract_tests.target.ledger import Ledger
from contract_tests.target.recorder import BrokenContractError
from contract_tests.target.scratch import NAME, PREFIX, Scratch, ScratchError
from contract_tests.target.target import Account, mock_wire
from contract_tests.wire import Answer, BlockedError, NetworkWire, NoAnswerError, Request, Wire, json_request

# They make and remove products all the time.
LEGS = ("scenarios", "links")
OLD = "2009-07-23 13:22:37 +0000"


def denying(store: Wire) -> Wire:
    """A server that answers 404 to the deletion of a product and does nothing."""

    def wire(request: Request) -> Answer:
        is_deletion = request.method == "DELETE" and len(request.path.split("/")) == 4
        return Answer(404) if is_deletion else store(request)

    return wire


@pytest.fixture
def store() -> Iterator[LiveStore]:
    with live_store() as made:
        yield made


def crash(store: LiveStore, folder: Path, requests: int) -> None:
    """A run of which nothing reaches the store any more after some requests, its cleaning neither."""
    left = iter(range(requests))

    def wire(request: Request) -> Answer:
        if next(left, None) is None:
            raise NoAnswerError("ConnectError")
        return store(request)

    with guarded(wire, WRITES, folder=folder) as target:
        run(target, seed=1, legs=LEGS)


def searching(store: Wire, change: Callable[[Any], Any]) -> Wire:
    """The store, whose searches show something else."""

    def wire(request: Request) -> Answer:
        answer = store(request)
        if request.method != "GET" or "?" not in request.target:
            return answer
        page = answer.json()
        return Answer(200, answer.headers, json.dumps({**page, "items": change(page["items"])}).encode())

    return wire


def dating(store: Wire, product: int, created: str) -> Wire:
    """The store, in which a product has another date wherever it is shown."""

    def dated(shown: Any) -> Any:
        return {**shown, "created": created} if shown.get("id") == product else shown

    def wire(request: Request) -> Answer:
        answer = searching(store, lambda items: [dated(item) for item in items])(request)
        if request.method != "GET" or request.path != f"/{ACCOUNT.store}/products/{product}":
            return answer
        return replace(answer, body=json.dumps(dated(answer.json())).encode())

    return wire


def test_cleaning_happens_when_the_run_breaks(store: LiveStore, tmp_path: Path) -> None:
    class Broken(BaseException):
        pass

    def run() -> None:
        with guarded(store, READS, folder=tmp_path) as target:
            Scratch(target).product()
            raise Broken

    with pytest.raises(Broken):
        run()
    assert store.products() == []
    assert list(tmp_path.iterdir()) == [], "a log whose products are gone goes too"


@pytest.mark.parametrize("requests", sorted(random.Random(12).sample(range(2, 900), 20)))
def test_a_crash_anywhere_is_cleaned_up_by_the_next_run(
    requests: int, store: LiveStore, tmp_path: Path
) -> None:
    before = store.snapshot()
    crash(store, tmp_path, requests)
    with guarded(store, READS, folder=tmp_path):
        assert store.products() == []
    assert list(tmp_path.iterdir()) == []
    assert store.snapshot() == before


@pytest.mark.parametrize("status", [0, 403, 500])
def test_a_log_stays_until_its_products_are_surely_gone(
    status: int, store: LiveStore, tmp_path: Path
) -> None:
    def losing(request: Request) -> Answer:
        if request.method == "POST":
            store(request)
            raise NoAnswerError("ReadError")
        raise NoAnswerError("ConnectError")

    with guarded(losing, WRITES, folder=tmp_path) as target:
        run(target, seed=1)
    assert store.products()

    def bad(request: Request) -> Answer:
        if not status:
            raise NoAnswerError("ConnectError")
        return Answer(status, (), b"{}")

    with guarded(bad, READS, folder=tmp_path):
        pass
    with guarded(store, READS, folder=tmp_path):
        pass
    assert store.products() == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("became", [{"name": "Turnip"}, {"sku": "SHOP-9"}, {"enabled": True}])
def test_whatever_became_of_a_product_it_is_removed_by_its_id(
    became: dict[str, object], store: LiveStore, tmp_path: Path
) -> None:
    crash(store, tmp_path, 40)
    left = store.products()
    assert left
    for product in left:
        store.ask(
            "PUT", f"/products/{product}", {**became, **({"sku": f"S{product}"} if "sku" in became else {})}
        )
    with guarded(store, READS, folder=tmp_path):
        pass
    assert store.products() == []


def test_a_killed_run_is_cleaned_up(store: LiveStore, tmp_path: Path) -> None:
    """SIGKILL: its lock ends with the process."""
    program = (
        "import sys; from pathlib import Path; from live_stage import SERVER, WRITES, Watch;"
        "from contract_tests.live.target import live_target; from contract_tests.run import run;"
        "from contract_tests.wire import NetworkWire; watch = Watch()\n"
        "with live_target(SERVER, WRITES, wire=NetworkWire(sys.argv[1]), sleep=watch.sleep,"
        " monotonic=watch.monotonic, folder=Path(sys.argv[2])) as target: run(target, legs=('scenarios',))"
    )
    running: list[subprocess.Popen[bytes]] = []

    def killing(request: Request) -> Answer:
        answer = store(request)
        if len(store.sent) == 45:
            running[0].kill()
        return answer

    with serve(killing) as base_url:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        command = [sys.executable, "-c", program, base_url, str(tmp_path)]
        running.append(subprocess.Popen(command, cwd=ROOT, env=environment))
        assert running[0].wait() == -signal.SIGKILL
    assert store.products()
    with guarded(store, READS, folder=tmp_path):
        pass
    assert store.products() == []


@pytest.mark.parametrize("same_machine", [True, False])
def test_two_runs_at_once_leave_each_other_alone(
    same_machine: bool, store: LiveStore, tmp_path: Path
) -> None:
    with guarded(store, WRITES, folder=tmp_path / "a") as first:
        theirs = Scratch(first).product()
        with guarded(store, WRITES, folder=tmp_path / ("a" if same_machine else "b")) as second:
            report = run(second, seed=1, legs=LEGS)
            assert second.clean() == []
        assert report.passed, report.findings
        assert store.products() == [theirs]
        touching = f"/products/{theirs}"
        assert [r.method for r in store.sent if touching in r.target and r.method != "GET"] == []
        assert first.send("PUT", f"/products/{theirs}", {"price": 3}).status == 200
    assert store.products() == []


def test_products_without_a_log_go_when_they_are_old(store: LiveStore) -> None:
    def made(**body: object) -> int:
        return int(store.ask("POST", "/products", {"name": NAME, "enabled": False, **body})["id"])

    left = made(sku=PREFIX + "dead-1")
    lookalikes = [
        made(sku=PREFIX + "mine", name="Turnip"),
        made(sku=PREFIX + "sold", enabled=True),
        made(sku="my-" + PREFIX + "1"),
    ]
    with guarded(store, READS) as target:
        Scratch(target).product()
    assert store.products() == [left, *lookalikes], "it may be of a run on another machine"
    with guarded(
        searching(store, lambda items: [{**item, "created": OLD} for item in items]), READS
    ) as target:
        Scratch(target).product()
    assert store.products() == [left, *lookalikes], "the search alone says that it is old"
    with guarded(dating(store, left, OLD), READS) as target:
        Scratch(target).product()
    assert store.products() == lookalikes


def test_a_clock_that_jumps_makes_no_other_run_old(store: LiveStore) -> None:
    with guarded(store, WRITES) as first:
        theirs = Scratch(first).product()
        now = dating(store, theirs, f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S %z}")
        with guarded(dating(now, theirs + 1, "2199-01-01 00:00:00 +0000"), READS) as second:
            assert Scratch(second).product() == theirs + 1
        assert store.products() == [theirs]


def test_a_search_that_shows_a_foreign_product_as_ours_is_not_believed(store: LiveStore) -> None:
    before = store.snapshot()
    lie = {"id": store.foreign, "name": NAME, "sku": PREFIX + "dead-1", "enabled": False, "created": OLD}
    with guarded(searching(store, lambda _: [{**before, **lie}]), READS) as target:
        Scratch(target).product()
    assert store.snapshot() == before
    assert store.products() == []


def telling(store: Wire, status: int, method: str) -> Wire:
    """A server that makes products and answers with this status, or answers so to their deletion and does nothing."""

    def wire(request: Request) -> Answer:
        is_product = len(request.path.split("/")) == {"POST": 3, "DELETE": 4}[method]
        if request.method != method or not is_product:
            return store(request)
        return replace(store(request), status=status) if method == "POST" else Answer(status, (), b"{}")

    return wire


@pytest.mark.parametrize("status", [201, 302, 408])
def test_what_was_made_under_another_status_is_removed(status: int, store: LiveStore, tmp_path: Path) -> None:
    """A run that goes on like this ends before the reserve is too small for the cleaning."""
    with guarded(telling(store, status, "POST"), WRITES, folder=tmp_path) as target:
        for _ in range(40):
            with suppress(BrokenContractError, BlockedError, RunEndedError, ScratchError):
                Scratch(target).product()
        assert 10 < len(store.products()) < 20
        assert target.clean() == []
    assert store.products() == []
    assert list(tmp_path.iterdir()) == []


def test_what_was_never_sent_is_not_looked_for(tmp_path: Path) -> None:
    """Nobody listens at this address."""
    with guarded(NetworkWire("http://127.0.0.1:1/api/v3"), WRITES, folder=tmp_path) as target:
        for _ in range(2):
            with pytest.raises(NoAnswerError):
                Scratch(target).product()
        assert target.clean() == []
    assert list(tmp_path.iterdir()) == []


def test_a_deletion_that_does_nothing_is_seen_at_the_end(store: LiveStore, tmp_path: Path) -> None:
    with guarded(telling(store, 200, "DELETE"), WRITES, folder=tmp_path) as target:
        scratch = Scratch(target)
        scratch.product()
        with suppress(BrokenContractError):
            scratch.remove_all()
        (left,) = store.products()
        assert target.clean() == [f"product {left}"]
    with guarded(store, READS, folder=tmp_path):
        assert store.products() == []


def test_a_product_that_the_store_publishes_is_named(store: LiveStore, tmp_path: Path) -> None:
    """Its SKU is ours, but it is not what was asked for: only a person can tell."""

    def publishing(request: Request) -> Answer:
        answer = store(request)
        if request.method == "GET" and b'"enabled":false' in answer.body:
            return replace(answer, body=answer.body.replace(b'"enabled":false', b'"enabled":true'))
        return answer

    with guarded(publishing, WRITES, folder=tmp_path) as target:
        with pytest.raises(RunEndedError, match="does not show"):
            Scratch(target).product()
        (named,) = target.clean()
        assert named.startswith(f"a product with SKU {PREFIX}")


def test_a_404_to_a_deletion_is_read_back(store: LiveStore) -> None:
    with guarded(denying(store), WRITES) as target:
        product = Scratch(target).product()
        with suppress(BrokenContractError):
            target.recorder.quiet(json_request("DELETE", f"/{ACCOUNT.store}/products/{product}", token=TOKEN))
        assert target.clean() == [f"product {product}"]


def test_a_404_to_a_deletion_is_read_back_on_loopback() -> None:
    account = Account(1003, "secret_on_loopback")
    with mock_wire((account,)) as (wire, _):
        ledger = Ledger(denying(wire), {account.store: account.token}, "run")
        made = ledger(
            json_request("POST", "/1003/products", {"name": "A", "sku": "run-1"}, token=account.token)
        )
        assert ledger.clean() == [f"/1003/products/{made.json()['id']}"]


@pytest.mark.parametrize(
    ("status", "id_"), [(201, int), (200, str), (302, lambda _: None)], ids=["201", "text", "302"]
)
def test_what_was_made_under_another_answer_is_removed_on_loopback(
    status: int, id_: Callable[[int], object]
) -> None:
    account = Account(1003, "secret_on_loopback")
    with mock_wire((account,)) as (wire, _):

        def odd(request: Request) -> Answer:
            answer = wire(request)
            if request.method != "POST":
                return answer
            return Answer(status, answer.headers, json.dumps({"id": id_(answer.json()["id"])}).encode())

        ledger = Ledger(odd, {account.store: account.token}, "run-7")
        for path in ("products", "categories"):
            body = {"name": f"{path} of run-7", "sku": "run-7-1"}
            ledger(json_request("POST", f"/1003/{path}", body, token=account.token))
        assert ledger.clean() == []
        for path in ("products", "categories?hidden_categories=true"):
            assert wire(json_request("GET", f"/1003/{path}", token=account.token)).json()["items"] == []


def test_a_deletion_that_does_nothing_is_seen_at_the_end_on_loopback() -> None:
    account = Account(1003, "secret_on_loopback")
    with mock_wire((account,)) as (wire, _):
        ledger = Ledger(telling(wire, 200, "DELETE"), {account.store: account.token}, "run-7")
        body = {"name": "A", "sku": "run-7-1"}
        made = ledger(json_request("POST", "/1003/products", body, token=account.token))
        path = f"/1003/products/{made.json()['id']}"
        ledger(json_request("DELETE", path, token=account.token))
        assert ledger.clean() == [path]
