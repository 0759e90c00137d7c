"""Faults: when they fire, what they do on a socket and without one, and what the journal says of it."""

import asyncio
import json
import math
import socket
import statistics
from collections.abc import Iterator
from typing import Any

import attrs
import httpx
import pytest
from ecwid_mock import Clock, Fault, Mock, Request, Server, serve
from ecwid_mock.faults.rule_set import RuleSet
from mock_support import answered

DELTA = {"quantityDelta": 1}
PATH = "/4870020/products/37208339/combinations/7084076"
NO_TIMEOUT = httpx.Timeout(None)
HEADERS = {"Authorization": "Bearer secret_demo"}


def fired(fault: Fault, count: int, operation: str = "getProfile", store: str = "4870020") -> list[int]:
    """Which of so many requests a fault hits, from 1."""
    faults = RuleSet()
    faults.add(fault, 0)
    return [n for n in range(1, count + 1) if faults.decide(operation, store, 0)]


class TestWhen:
    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({}, [1, 2, 3, 4, 5, 6]),
            ({"times": 2}, [1, 2]),
            ({"skip": 4}, [5, 6]),
            ({"every": 2}, [2, 4, 6]),
            ({"skip": 1, "every": 2, "times": 2}, [3, 5]),
            ({"probability": 0}, []),
            ({"operation": "getProfile"}, [1, 2, 3, 4, 5, 6]),
            ({"operation": "getProduct"}, []),
            ({"store": 4870020, "times": 1}, [1]),
            ({"store": 5}, []),
            ({"window_s": (0, 1), "times": 1}, [1]),
            ({"window_s": (1, 2)}, []),
        ],
    )
    def test_counters(self, fields: dict[str, Any], expected: list[int]) -> None:
        assert fired(Fault(status=500, **fields), 6) == expected

    def test_a_seed_repeats_itself(self) -> None:
        runs = [fired(Fault(status=500, probability=0.3, seed=seed), 1000) for seed in (7, 7, 8)]
        assert runs[0] == runs[1] != runs[2]
        assert 240 < len(runs[0]) < 360

    def test_a_window_is_on_the_mock_s_clock(self, mock: Mock, api: Any) -> None:
        api.mock.clock.advance(1000)
        mock.add_fault(Fault(status=503, window_s=(5, 10)))
        seen = []
        for _ in range(4):
            seen.append(mock.handle(Request("GET", "/api/v3/4870020/profile", HEADERS)).status)
            mock.clock.advance(4)
        assert seen == [200, 200, 503, 200]

    def test_the_first_that_fires_decides(self, mock: Mock) -> None:
        mock.add_fault(Fault(status=503, times=1))
        mock.add_fault(Fault(status=502, operation="getProfile"))
        ask = Request("GET", "/api/v3/4870020/profile", HEADERS)
        assert [mock.handle(ask).status for _ in range(2)] == [503, 502]
        assert [(f["id"], f["matched"], f["fired"]) for f in mock.faults] == [(1, 2, 1), (2, 1, 1)]
        assert mock.remove_fault(2)
        assert not mock.remove_fault(2)
        assert mock.handle(ask).status == 200
        mock.clear_faults()
        assert mock.faults == []

    def test_other_addresses_are_not_hit(self, mock: Mock) -> None:
        mock.add_fault(Fault(status=503))
        assert mock.handle(Request("GET", "/nothing")).status == 404
        assert mock.handle(Request("GET", "/images/1/160/1.png")).status == 404

    def test_delays_are_log_normal(self) -> None:
        faults = RuleSet()
        faults.add(Fault(delay_s=0.1, delay_p99_s=1.0), 0)
        drawn = sorted(d.delay_s for _ in range(4000) if (d := faults.decide("x", "1", 0)))
        assert math.isclose(statistics.median(drawn), 0.1, rel_tol=0.15)
        assert math.isclose(drawn[3960], 1.0, rel_tol=0.35)

    def test_the_longest_delay_is_a_day(self) -> None:
        faults = RuleSet()
        faults.add(Fault(delay_s=1e-300, delay_p99_s=86_400), 0)
        drawn = [d.delay_s for _ in range(1000) if (d := faults.decide("x", "1", 0))]
        assert len(drawn) == 1000
        assert max(drawn) == pytest.approx(86_400)


class TestRules:
    @pytest.mark.parametrize(
        "fields",
        [
            {},
            {"status": 500, "close": "rst"},
            {"hang": True, "garbage": True},
            {"status": 199},
            {"status": 600},
            {"close": "slam"},
            {"stage": "never", "status": 500},
            {"stage": "mid_response", "status": 500},
            {"stage": "after_commit", "truncate_bytes": 5},
            {"status": 500, "times": 0},
            {"status": 500, "every": 0},
            {"status": 500, "probability": 2},
            {"status": 500, "skip": -1},
            {"delay_s": -1},
            {"delay_s": 86_401},
            {"delay_s": 1, "delay_p99_s": math.inf},
            {"drip_bytes": 1, "drip_every_s": math.inf},
            {"drip_bytes": 0},
            {"status": 503, "retry_after": "1\r\nX: y"},
        ],
    )
    def test_nonsense_is_refused(self, fields: dict[str, Any]) -> None:
        with pytest.raises(ValueError, match=r"fault|status|truncate|must|'"):
            Fault(**fields)

    @pytest.mark.parametrize(
        "document",
        [
            [],
            "x",
            {"status": "500"},
            {"status": True},
            {"status": 500, "colour": "red"},
            {"status": 500, "window_s": [1]},
            {"status": 500, "window_s": ["a", 2]},
            {"hang": 1},
            {"status": 500, "operation": None},
        ],
    )
    def test_nonsense_in_json_is_refused(self, document: object) -> None:
        with pytest.raises(ValueError, match="fault"):
            Fault.from_json(document)

    def test_json_comes_back_as_it_went(self) -> None:
        document = {"operation": "getProduct", "stage": "after_commit", "close": "rst", "window_s": [0, 5]}
        assert json.loads(json.dumps(Fault.from_json(document).to_json())) == document

    def test_an_operation_must_exist(self, mock: Mock) -> None:
        with pytest.raises(ValueError, match="getThing"):
            mock.add_fault(Fault(status=500, operation="getThing"))


# What a client without retries meets, by fault: the exception or status, and whether the delta was carried out.
OUTCOMES: dict[str, tuple[Fault, object, bool]] = {
    "503 before": (Fault(status=503, retry_after=7), 503, False),
    "500 after": (Fault(stage="after_commit", status=500), 500, True),
    "reset before": (Fault(close="rst"), httpx.ReadError, False),
    "reset after": (Fault(stage="after_commit", close="rst"), httpx.ReadError, True),
    "close before": (Fault(close="fin"), httpx.RemoteProtocolError, False),
    "close after": (Fault(stage="after_commit", close="fin"), httpx.RemoteProtocolError, True),
    "cut in the body": (Fault(stage="mid_response", close="fin"), httpx.RemoteProtocolError, True),
    "cut before the body": (Fault(stage="mid_response", truncate_bytes=0), httpx.RemoteProtocolError, True),
    "reset in the body": (Fault(stage="mid_response", close="rst"), httpx.ReadError, True),
    "garbage before": (Fault(garbage=True), httpx.RemoteProtocolError, False),
    "garbage after": (Fault(stage="after_commit", garbage=True), httpx.RemoteProtocolError, True),
    "hang before": (Fault(hang=True), httpx.ReadTimeout, False),
    "hang after": (Fault(stage="after_commit", hang=True), httpx.ReadTimeout, True),
    "hang in the body": (Fault(stage="mid_response", hang=True), httpx.ReadTimeout, True),
    "slow before": (Fault(delay_s=60), httpx.ReadTimeout, True),
    "slow after": (Fault(stage="after_commit", delay_s=60), httpx.ReadTimeout, True),
    "drops": (Fault(drip_bytes=3, drip_every_s=0.001), 200, True),
    "slow drops": (Fault(drip_bytes=3, drip_every_s=60), httpx.ReadTimeout, True),
    "broken JSON": (Fault(malformed_json=True), 200, True),
    "a little late": (Fault(stage="after_commit", delay_s=0.001), 200, True),
    "a little late before": (Fault(delay_s=0.001), 200, True),
}


def outcome(client: httpx.Client, base_url: str) -> object:
    try:
        return client.put(f"{base_url}{PATH}/inventory", json=DELTA).status_code
    except httpx.TransportError as error:
        return type(error)


class TestWithoutSocket:
    @pytest.mark.parametrize("name", OUTCOMES)
    def test_each_fault_has_its_outcome(self, mock: Mock, api: Any, name: str) -> None:
        fault, expected, carried_out = OUTCOMES[name]
        mock.add_fault(fault)
        with httpx.Client(transport=mock.transport(), headers=HEADERS, timeout=5) as client:
            assert outcome(client, mock.base_url) == expected
        self.check(mock, api, carried_out)

    @pytest.mark.parametrize("name", OUTCOMES)
    def test_async_too(self, mock: Mock, api: Any, name: str) -> None:
        fault, expected, carried_out = OUTCOMES[name]
        mock.add_fault(fault)

        async def use() -> object:
            async with httpx.AsyncClient(transport=mock.transport(), headers=HEADERS, timeout=5) as client:
                try:
                    return (await client.put(f"{mock.base_url}{PATH}/inventory", json=DELTA)).status_code
                except httpx.TransportError as error:
                    return type(error)

        assert asyncio.run(use()) == expected
        self.check(mock, api, carried_out)

    def check(self, mock: Mock, api: Any, carried_out: bool) -> None:
        mock.clear_faults()
        entry = mock.journal[0]
        assert (entry.operation, entry.committed, entry.fault) == (
            "adjustCombinationInventory",
            carried_out,
            1,
        )
        assert api.combination(7084076)["quantity"] == 61 + carried_out

    def test_time_is_virtual(self, mock: Mock) -> None:
        start = mock.clock.now()
        mock.add_fault(Fault(stage="after_commit", delay_s=3600))
        with httpx.Client(transport=mock.transport(), headers=HEADERS, timeout=NO_TIMEOUT) as client:
            assert client.get(f"{mock.base_url}/4870020/profile").status_code == 200
        assert mock.clock.now() - start == 3600
        impatient = httpx.Client(transport=mock.transport(), headers=HEADERS, timeout=5)
        with impatient, pytest.raises(httpx.ReadTimeout):
            impatient.get(f"{mock.base_url}/4870020/profile")
        assert mock.clock.now() - start == 3605

    def test_retry_after_is_sent(self, mock: Mock) -> None:
        mock.add_fault(Fault(status=429, retry_after="Wed, 21 Oct 2026 07:28:00 GMT"))
        answer = mock.handle(Request("GET", "/api/v3/4870020/profile", HEADERS))
        assert dict(answer.headers)["Retry-After"] == "Wed, 21 Oct 2026 07:28:00 GMT"
        assert answer.json()["errorCode"] == "RATE_LIMITED"  # type: ignore[call-overload,index]

    def test_every_operation_can_answer_500(self, mock: Mock) -> None:
        mock.add_fault(Fault(status=500))
        for operation in mock.contract.operations:
            path = operation.path.replace("{storeId}", "4870020").replace("{productId}", "1")
            ask = Request(operation.method, mock.contract.base_path + path.replace("{combinationId}", "1"))
            answer = mock.handle(ask)
            assert answer.status == 500
            assert answer.json()["errorCode"] == "INTERNAL_ERROR"  # type: ignore[call-overload,index]


class TestHeader:
    def ask(self, mock: Mock, header: str) -> Any:
        headers = {**HEADERS, "X-Mock-Fault": header, "Content-Type": "application/json"}
        return mock.handle(Request("PUT", f"/api/v3{PATH}/inventory", headers, b'{"quantityDelta":1}'))

    def test_a_request_may_bring_its_own(self, mock: Mock) -> None:
        assert self.ask(mock, '{"status": 503}').status == 503
        assert self.ask(mock, '{"stage": "after_commit", "status": 502}').status == 502
        assert [(e.fault, e.status, e.sent_status, e.committed) for e in mock.journal] == [
            (-1, 503, 503, False),
            (-1, 200, 502, True),
        ]

    @pytest.mark.parametrize(
        "header",
        [
            "",
            "x",
            "{}",
            "[]",
            '{"status": 5}',
            '{"a": 1}',
            '{"status": NaN}',
            '{"status": 503, "status": 503}',
        ],
    )
    def test_nonsense_is_400(self, mock: Mock, header: str) -> None:
        answer = self.ask(mock, header)
        assert answer.status == 400
        assert answer.json()["errorMessage"].startswith("X-Mock-Fault: ")
        assert not mock.journal[0].committed

    @pytest.mark.parametrize(
        "when",
        [
            '"skip": 1',
            '"every": 2',
            '"probability": 0',
            '"operation": "getProfile"',
            '"store": 1',
            '"window_s": [1, 2]',
        ],
    )
    def test_its_conditions_count_too(self, mock: Mock, when: str) -> None:
        assert self.ask(mock, f'{{"status": 503, {when}}}').status == 200

    def test_it_is_ignored_where_the_admin_is_off(self) -> None:
        with Mock(admin=False) as mock:
            assert self.ask(mock, '{"status": 503}').status == 200


class TestOnASocket:
    @pytest.fixture
    def server(self, mock: Mock) -> Iterator[Server]:
        with serve(mock) as server:
            yield server

    @pytest.mark.parametrize("name", OUTCOMES)
    def test_each_fault_has_its_outcome(self, mock: Mock, server: Server, name: str) -> None:
        fault, expected, carried_out = OUTCOMES[name]
        mock.add_fault(attrs.evolve(fault, operation="adjustCombinationInventory"))
        timeout = httpx.Timeout(10, read=0.5 if expected is httpx.ReadTimeout else 10)
        with httpx.Client(headers=HEADERS, timeout=timeout, trust_env=False) as client:
            assert outcome(client, server.base_url) == expected
            # What came later is answered, so what came before has been dealt with.
            assert client.get(f"{server.base_url}/4870020/profile").status_code == 200
        # A delay before the handler is still running; the request is carried out although its client has left.
        later = name == "slow before"
        assert [e.committed for e in mock.journal.of("adjustCombinationInventory")] == (
            [] if later else [carried_out]
        )

    def test_broken_json_is_broken(self, mock: Mock, server: Server) -> None:
        mock.add_fault(Fault(malformed_json=True))
        answer = httpx.get(f"{server.base_url}/4870020/profile", headers=HEADERS, trust_env=False)
        with pytest.raises(json.JSONDecodeError):
            answer.json()

    @pytest.mark.parametrize("status", [204, 304])
    def test_an_answer_without_a_body_has_none(self, mock: Mock, server: Server, status: int) -> None:
        mock.add_fault(Fault(status=status, times=1))
        with httpx.Client(headers=HEADERS, trust_env=False) as client:
            url = f"{server.base_url}/4870020/profile"
            assert [client.get(url).status_code for _ in range(2)] == [status, 200]
        mock.add_fault(Fault(status=status))
        with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
            connection.sendall(b"GET /api/v3/1/profile HTTP/1.0\r\n\r\n")
            answer = b"".join(iter(lambda: connection.recv(65536), b""))
        assert answer.endswith(b"\r\n\r\n")

    def test_a_refusal_keeps_its_place_behind_a_delay(self, mock: Mock, server: Server) -> None:
        mock.add_fault(Fault(delay_s=0.05, times=1))
        with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
            connection.sendall(b"GET /api/v3/1/profile HTTP/1.1\r\nHost: localhost\r\n\r\nnonsense\r\n\r\n")
            answer = b"".join(iter(lambda: connection.recv(65536), b""))
        assert answer.index(b"HTTP/1.1 403 Forbidden") < answer.index(b"HTTP/1.1 400 Bad Request")

    def test_garbage_is_sent(self, mock: Mock, server: Server) -> None:
        mock.add_fault(Fault(garbage=True))
        with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
            connection.sendall(b"GET /api/v3/1/profile HTTP/1.1\r\nHost: localhost\r\n\r\n")
            answer = b"".join(iter(lambda: connection.recv(65536), b""))
        assert answer.endswith(b"this is not HTTP\r\n\r\n")

    def test_the_connection_lives_on_after_a_mild_fault(self, mock: Mock, server: Server) -> None:
        mock.add_fault(Fault(status=503, times=1))
        with httpx.Client(headers=HEADERS, trust_env=False) as client:
            statuses = [client.get(f"{server.base_url}/4870020/profile").status_code for _ in range(2)]
        assert statuses == [503, 200]

    def test_pipelined_requests_wait_for_the_one_before(self, mock: Mock, server: Server) -> None:
        mock.add_fault(Fault(stage="after_commit", delay_s=0.05, times=1))
        mock.add_fault(Fault(delay_s=0.05, times=1))
        mock.add_fault(Fault(drip_bytes=5, drip_every_s=0.001, times=1))
        ask = "GET /api/v3/4870020/products/{} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer secret_demo\r\n"
        sent = (
            "".join(ask.format(n) + "\r\n" for n in range(1, 29))
            + ask.format(29)
            + "Connection: close\r\n\r\n"
        )
        with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
            connection.sendall(sent.encode())
            answer = b"".join(iter(lambda: connection.recv(65536), b""))
        places = [answer.index(f"Product #{n} not found".encode()) for n in range(1, 30)]
        assert places == sorted(places)

    def test_a_stopped_server_does_not_wait_for_what_hangs(self, mock: Mock) -> None:
        mock.add_fault(Fault(hang=True))
        impatient = httpx.Client(headers=HEADERS, trust_env=False, timeout=0.05)
        with serve(mock) as server, impatient, pytest.raises(httpx.ReadTimeout):
            impatient.get(f"{server.base_url}/4870020/profile")


class TestAsgi:
    @pytest.mark.parametrize(
        ("fault", "expected"),
        [
            (Fault(status=503), 503),
            (Fault(delay_s=0.001), 200),
            (Fault(stage="after_commit", delay_s=0.001), 200),
            (Fault(stage="after_commit", close="rst"), ConnectionAbortedError),
            (Fault(garbage=True), ConnectionAbortedError),
        ],
    )
    def test_it_does_what_it_can(self, mock: Mock, fault: Fault, expected: object) -> None:
        mock.add_fault(fault)

        async def use() -> object:
            async with httpx.AsyncClient(transport=httpx.ASGITransport(mock.asgi), headers=HEADERS) as client:
                try:
                    return (await client.get(f"{mock.base_url}/4870020/profile")).status_code
                except ConnectionAbortedError as error:
                    return type(error)

        assert asyncio.run(use()) == expected


class TestJournal:
    def test_each_request_is_noted(self, mock: Mock, api: Any) -> None:
        mock.clock.advance(1.5)
        headers = {**api.headers, "X-Ecwid-Api-Request-Id": "abc12345"}
        api("GET", "/products/37208339/combinations/7084076", headers=headers)
        api("PUT", "/products/37208339/combinations/5", {"price": 1})
        api.done("DELETE", "/products/37208339/combinations")
        api("GET", "/nothing")
        first, second, third, fourth = mock.journal
        assert first.to_json() == {
            "number": 1,
            "time_s": 1767225601.5,
            "method": "GET",
            "path": "/api/v3/4870020/products/37208339/combinations/7084076",
            "request_id": "abc12345",
            "operation": "getCombination",
            "store": 4870020,
            "product": 37208339,
            "combination": 7084076,
            "status": 200,
            "sent_status": 200,
            "committed": False,
            "fault": 0,
            "sent": "whole",
            "ignored": (),
            "low_stock_check": False,
            "low_stock_mail": False,
            "batch": "",
            "from_example": False,
            "query": "",
            "body": "",
            "body_bytes": 0,
        }
        assert (second.status, second.committed, second.combination) == (404, False, 5)
        assert (third.status, third.committed) == (200, True)
        assert (third.product, third.combination) == (37208339, 0)
        assert (fourth.status, fourth.operation) == (404, "")
        assert (fourth.store, fourth.product) == (0, 0)
        assert mock.journal.of("deleteAllCombinations") == [third]
        assert mock.journal.after(2) == [third, fourth]

    def test_it_keeps_the_last_ones(self) -> None:
        with Mock(journal_size=3) as mock:
            for _ in range(5):
                mock.handle(Request("GET", "/x"))
            assert [entry.number for entry in mock.journal] == [3, 4, 5]
            assert (len(mock.journal), mock.journal.count) == (3, 5)

    def test_an_entry_is_one_line(self, mock: Mock) -> None:
        nasty = "/api/v3/\r\n\x1b[31m\u2028\x85\0" + "x" * 1000
        mock.handle(Request("GET\r\n" * 100, nasty + "?token=secret_demo", {"X-Ecwid-Api-Request-Id": "\n"}))
        entry = mock.journal[0]
        assert entry.path.isprintable()
        assert len(entry.path) <= 300
        assert entry.request_id == "\ufffd"
        assert "secret" not in repr(entry)
        assert len(repr(entry).splitlines()) == 1

    @pytest.mark.parametrize(
        ("target", "body", "query", "expected"),
        [
            ("", {"quantity": 10}, "true", (True, False)),
            ("", {"quantity": 9, "warningLimit": 9}, "yes", (True, True)),
            ("/inventory", {"quantityDelta": -61}, "1", (True, True)),
            ("/inventory", {"quantityDelta": -60}, "on", (True, False)),
            ("/inventory", {"quantityDelta": -61}, "off", (False, False)),
        ],
    )
    def test_low_stock_mails_are_noted(
        self, mock: Mock, api: Any, target: str, body: object, query: str, expected: tuple[bool, bool]
    ) -> None:
        path = f"/products/37208339/combinations/7084076{target}?checkLowStockNotification={query}"
        api.done("PUT", path, body)
        entry = mock.journal[-1]
        assert (entry.low_stock_check, entry.low_stock_mail) == expected

    def test_low_stock_of_products_too(self, mock: Mock, api: Any) -> None:
        for body, expected in (({"quantity": 1}, False), ({"quantity": 0}, True)):
            api.done("PUT", "/products/37208339?checkLowStockNotification=true", body)
            assert mock.journal[-1].low_stock_mail is expected
        path = "/products/37208339/inventory?checkLowStockNotification=true"
        api.done("PUT", path, {"quantityDelta": -1})
        assert mock.journal[-1].low_stock_mail

    def test_a_failed_commit_is_not_committed(self, mock: Mock, api: Any) -> None:
        headers = {**HEADERS, "Content-Type": "application/json"}
        answer = answered(mock, Request("PUT", f"/api/v3{PATH}/inventory", headers, b'{"quantityDelta":1}'))
        mock.engine.database.connection.execute("ROLLBACK")
        assert mock.engine.settle(answer).status == 500
        assert (mock.journal[0].committed, mock.journal[0].status) == (False, 500)

    def test_it_is_an_oracle_for_lost_answers(self, mock: Mock, api: Any) -> None:
        """What a client knows and what it cannot know add up to the stock."""
        mock.add_fault(Fault(stage="after_commit", close="rst", probability=0.3, seed=3))
        mock.add_fault(Fault(close="rst", probability=0.3, seed=4))
        known = unknown = 0
        with httpx.Client(transport=mock.transport(), headers=HEADERS) as client:
            for _ in range(100):
                if outcome(client, mock.base_url) == 200:
                    known += 1
                else:
                    unknown += 1
        committed = sum(entry.committed for entry in mock.journal)
        mock.clear_faults()
        assert api.combination(7084076)["quantity"] == 61 + committed
        assert known < committed < known + unknown


class TestSnapshots:
    def test_a_snapshot_brings_the_data_back(self, mock: Mock, api: Any) -> None:
        before = api.everything()
        mock.snapshot("before")
        api.done("DELETE", "/products/37208339")
        mock.snapshot("after")
        mock.restore("before")
        assert api.everything() == before
        mock.restore("after")
        assert api.everything()["total"] == 0
        mock.reset()
        mock.restore("after")
        assert api.everything()["total"] == 0
        assert mock.snapshots == ["after", "before"]
        with pytest.raises(KeyError):
            mock.restore("never")

    @pytest.mark.parametrize(
        ("name", "total", "statuses"),
        [
            ("start", 1, {200}),
            ("example", 1, {200}),
            ("empty", 0, {200}),
            ("sold-out", 1, {200}),
            ("thousand", 1, {200}),
            ("outage", 1, {503}),
            ("flaky", 1, {200, 503}),
            ("lost-answers", 1, {200}),
            ("slow", 1, {200}),
            ("limited", 1, {200, 429}),
        ],
    )
    def test_scenarios(self, mock: Mock, name: str, total: int, statuses: set[int]) -> None:
        mock.add_fault(Fault(status=502))
        mock.use_scenario(name)
        ask = Request("GET", "/api/v3/4870020/products?responseFields=total", HEADERS)
        answers = [mock.handle(ask) for _ in range(80)]
        assert {answer.status for answer in answers} == statuses
        assert all(a.json() == {"total": total} for a in answers if a.status == 200)

    def test_a_scenario_repeats_itself(self, mock: Mock) -> None:
        ask = Request("GET", "/api/v3/4870020/products", HEADERS)
        runs = []
        for _ in range(2):
            mock.use_scenario("flaky")
            runs.append([(a := mock.handle(ask)).status for _ in range(50)] + [a.body])
        assert runs[0] == runs[1]

    def test_the_clock_may_start_anywhere(self) -> None:
        with Mock(clock=Clock(5.0)) as mock:
            mock.clock.advance(2)
            assert mock.clock.now() == 7
            mock.reset()
            assert mock.clock.now() == 5
            with pytest.raises(ValueError, match="backwards"):
                mock.clock.advance(-1)
