"""The mock on a port: framing, limits, slow clients, order, end."""

import asyncio
import contextlib
import select
import socket
import threading
from collections.abc import Iterator
from typing import Any

import httptools
import httpx
import pytest
from ecwid_mock import Behaviour, Fault, Limits, Mock, Server, serve
from ecwid_mock.shell.connection import Connection
from ecwid_mock.shell.listener import Listener
from ecwid_mock.shell.server import address

STORE = "/api/v3/4870020"
AUTH = b"Authorization: Bearer secret_demo\r\n"
COMBINATION = f"{STORE}/products/37208339/combinations/7084076"


@pytest.fixture
def server(mock: Mock) -> Iterator[Server]:
    with serve(mock) as server:
        yield server


def exchange(server: Server, *parts: bytes, half_close: bool = False) -> bytes:
    """Everything that the server sends until it closes, or falls silent after complete answers."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        for part in parts:
            connection.sendall(part)
        if half_close:
            connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def statuses(answer: bytes) -> list[int]:
    """The statuses of complete answers that follow each other."""
    found: list[int] = []

    class Reader:
        def on_message_complete(self) -> None:
            found.append(parser.get_status_code())

    parser = httptools.HttpResponseParser(Reader())
    parser.feed_data(answer)
    return found


def get(path: str, *headers: bytes) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\n".encode() + AUTH + b"".join(headers) + b"\r\n"


LAST = b"Connection: close\r\n"
UPGRADE = b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAAAAIAAAAB\r\n"


class TestFraming:
    @pytest.mark.parametrize(
        "request_bytes",
        [
            b"nonsense\r\n\r\n",
            b"GET\r\n\r\n",
            b"GET /x HTTP/3.0\r\nHost: localhost\r\n\r\n",
            b"GET /x HTTP/2.0\r\nHost: localhost\r\n\r\n",
            b"GET /x HTTP/0.9\r\nHost: localhost\r\n\r\n",
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            b"GET /x HTTP/1.1\nHost: localhost\n\n",
            b"GET /x HTTP/1.1\r\nHost: localhost\nX: b\r\n\r\n",
            b"GET /x HTTP/1.1\r\nHost: localhost\r\nX: b\r\n c\r\n\r\n",
            b"GET /x HTTP/1.1\r\nHost : localhost\r\n\r\n",
            b"GET /x HTTP/1.1\r\nHo\0st: a\r\n\r\n",
            b"GET /x HTTP/1.1\r\nHost: localhost\r\nX: \0\r\n\r\n",
            b"GET /\xc3\xa9 HTTP/1.1\r\nHost: localhost\r\n\r\n",
            b"GET /x y HTTP/1.1\r\nHost: localhost\r\n\r\n",
            b"GET /x HTTP/1.1\r\n\r\n",
            b"GET /x HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
            b"POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
            b"POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1x\r\n\r\n",
            b"POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
            b"POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1, 1\r\n\r\na",
            b"POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999999\r\n\r\n",
            b"POST /x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
            b"POST /x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
        ],
        ids=lambda value: repr(value[:60]),
    )
    def test_what_is_not_http_is_refused_and_closed(self, server: Server, request_bytes: bytes) -> None:
        assert statuses(exchange(server, request_bytes)) == [400]

    @pytest.mark.parametrize(
        "headers",
        [
            b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
            b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
            b"Content-Length: 5\r\nTransfer-Encoding : chunked\r\n",
            b"Transfer-Encoding: xchunked\r\nContent-Length: 5\r\n",
            b"Content-Length: 5\nTransfer-Encoding: chunked\r\n",
            b"Transfer-Encoding: chunked, identity\r\n",
        ],
    )
    def test_nothing_can_be_smuggled(self, server: Server, headers: bytes) -> None:
        hidden = get(f"{STORE}/profile")
        sent = b"POST /x HTTP/1.1\r\nHost: localhost\r\n" + headers + b"\r\n0\r\n\r\n" + hidden
        assert statuses(exchange(server, sent)) == [400]

    def test_answers_come_in_the_order_of_the_requests(self, server: Server) -> None:
        delta = b'{"quantityDelta":1}'
        put = f"PUT {COMBINATION}/inventory HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n".encode()
        put += AUTH + b"Content-Length: %d\r\n\r\n" % len(delta) + delta
        read = get(COMBINATION)
        answer = exchange(server, put + read + put + read + get("/nothing", LAST))
        assert statuses(answer) == [200, 200, 200, 200, 404]
        assert answer.index(b'"quantity":62') < answer.index(b'"quantity":63')

    @pytest.mark.parametrize("step", [1, 7])
    def test_requests_may_arrive_in_pieces(self, server: Server, step: int) -> None:
        whole = get(COMBINATION) + get("/nothing", LAST)
        pieces = [whole[i : i + step] for i in range(0, len(whole), step)]
        assert statuses(exchange(server, *pieces)) == [200, 404]

    def test_bodies_may_come_in_chunks(self, server: Server) -> None:
        head = (
            f"PUT {COMBINATION} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n".encode()
            + AUTH
            + LAST
        )
        body = b'7\r\n{"price\r\n5;x=y\r\n": 42\r\n1\r\n}\r\n0\r\nTrailer: 1\r\n\r\n'
        assert statuses(exchange(server, head + b"Transfer-Encoding: chunked\r\n\r\n" + body)) == [200]
        assert b'"price":42' in exchange(server, get(COMBINATION, LAST))

    def test_what_follows_a_body_is_no_header(self, server: Server, api: Any) -> None:
        before = api.everything()
        head = (
            f"PUT {COMBINATION} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n".encode()
            + LAST
        )
        body = b'b\r\n{"price":42}\r\n0\r\n'.replace(b"b", b"c", 1) + AUTH + b"\r\n"
        assert statuses(exchange(server, head + b"Transfer-Encoding: chunked\r\n\r\n" + body)) == [403]
        assert api.everything() == before

    @pytest.mark.parametrize("header", [b"", b"Connection: keep-alive\r\n"])
    def test_old_clients_are_answered_and_closed(self, server: Server, header: bytes) -> None:
        answer = exchange(server, f"GET {STORE}/profile HTTP/1.0\r\n".encode() + AUTH + header + b"\r\n")
        assert statuses(answer) == [200]
        assert b"Connection: close" in answer

    @pytest.mark.parametrize("origin", ["http://localhost", "HTTP://127.0.0.1:8080", "https://[::1]"])
    def test_a_target_may_be_a_whole_address(self, server: Server, origin: str) -> None:
        assert statuses(exchange(server, get(f"{origin}{STORE}/profile?x=y", LAST))) == [200]

    def test_the_host_of_a_whole_address_counts(self, server: Server) -> None:
        ask = "GET {}/__mock/state HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n"
        assert statuses(exchange(server, ask.format("http://evil.example", "localhost").encode())) == [403]
        assert statuses(exchange(server, ask.format("http://localhost:1", "evil.example").encode())) == [200]

    @pytest.mark.parametrize("target", ["*", "a:443", "http://a", "ftp://a/b", "http:///"])
    def test_other_targets_lead_nowhere(self, server: Server, target: str) -> None:
        method = "CONNECT" if target == "a:443" else "OPTIONS"
        ask = f"{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
        assert statuses(exchange(server, ask))[0] in (400, 403, 404)

    def test_a_client_that_has_said_all_is_answered(self, server: Server) -> None:
        assert statuses(exchange(server, get(f"{STORE}/profile"), half_close=True)) == [200]

    def test_a_client_that_has_said_all_is_answered_all(self, server: Server) -> None:
        upload = f"POST {COMBINATION}/image HTTP/1.1\r\nHost: localhost\r\n".encode() + AUTH
        upload += b"Content-Length: 8\r\n\r\nno image"
        answer = exchange(server, upload * 2 + get(f"{STORE}/profile") + b"nonsense\r\n\r\n", half_close=True)
        assert statuses(answer) == [422, 422, 200, 400]

    @pytest.mark.parametrize(
        "half", [b"GET", get("/x")[:-2], b"PUT /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n1"]
    )
    def test_a_client_that_has_said_half_is_told_so(self, server: Server, half: bytes) -> None:
        assert statuses(exchange(server, half, half_close=True)) == [400]
        assert statuses(exchange(server, get("/x") + half, half_close=True)) == [404, 400]

    def test_an_upgrade_is_not_made(self, server: Server) -> None:
        ask = get(f"{STORE}/profile", UPGRADE)
        assert statuses(exchange(server, ask * 1000 + get("/nothing", LAST))) == [200] * 1000 + [404]
        assert statuses(exchange(server, get("/nothing", UPGRADE.replace(b"e, ", b"e, close, ")))) == [404]
        assert statuses(exchange(server, ask.replace(b"\r\nHost:", b"\r\nHost: a\r\nHost:"))) == [400]
        assert statuses(exchange(server, ask.replace(b"HTTP/1.1", b"HTTP/1.0"))) == [200]

    @pytest.mark.parametrize("step", [1000, 7])
    def test_a_body_is_read_though_an_upgrade_is_offered(self, server: Server, api: Any, step: int) -> None:
        head = f"PUT {COMBINATION}/inventory HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n".encode()
        head += AUTH + UPGRADE
        whole = head + b'Content-Length: 19\r\n\r\n{"quantityDelta":1}'
        whole += head + LAST + b'Transfer-Encoding: chunked\r\n\r\n13\r\n{"quantityDelta":1}\r\n0\r\n\r\n'
        pieces = [whole[i : i + step] for i in range(0, len(whole), step)]
        assert statuses(exchange(server, *pieces)) == [200, 200]
        assert api.combination(7084076)["quantity"] == 63

    def test_continue_is_said_before_the_body(self, server: Server) -> None:
        head = (
            f"PUT {COMBINATION} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n".encode()
            + AUTH
            + LAST
        )
        with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
            connection.sendall(head + b"Expect: 100-continue\r\nContent-Length: 11\r\n\r\n")
            assert connection.recv(1000) == b"HTTP/1.1 100 Continue\r\n\r\n"
            connection.sendall(b'{"price":7}')
            assert connection.recv(1000).startswith(b"HTTP/1.1 200 OK\r\n")

    def test_nothing_is_heard_after_the_last_request(self, server: Server) -> None:
        delta = b'{"quantityDelta":1}'
        put = f"PUT {COMBINATION}/inventory HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n".encode()
        put += AUTH + LAST + b"Content-Length: %d\r\n\r\n" % len(delta) + delta
        assert statuses(exchange(server, put + b"nonsense\r\n\r\n" + put)) == [200]
        assert b'"quantity":62' in exchange(server, get(COMBINATION, LAST))

    def test_old_errors_have_a_reason_and_no_body(self) -> None:
        with Mock(behaviour=Behaviour(old_errors=True)) as mock, serve(mock) as server:
            answer = exchange(server, get(f"{STORE}/products/x"))
        line, _, rest = answer.partition(b"\r\n")
        reason = b"Wrong numeric parameter 'productId' value: not a number or a number out of range"
        assert line == b"HTTP/1.1 400 " + reason
        assert rest.endswith(b"Connection: close\r\n\r\n")
        assert b"Content-Length: 0\r\n" in rest

    def test_a_reason_stays_in_its_line(self) -> None:
        with Mock(behaviour=Behaviour(old_errors=True)) as mock, serve(mock) as server:
            body = '{"options":[{"name":"Size","value":"x"}],"sku":"\\r\\nX: y\\u4e2d","quantity":1}'
            post = (
                f"POST {STORE}/products/37208339/combinations HTTP/1.1\r\nHost: localhost\r\n".encode() + AUTH
            )
            post += b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body.encode())
            assert statuses(exchange(server, post + body.encode() + get("/x", LAST))) == [200, 404]
            again = body.replace('"x"', '"y"').encode()
            answer = exchange(server, post + again)
        assert answer.partition(b"\r\n")[0].startswith(b"HTTP/1.1 409 SKU '")
        assert b"\r\nX: y" not in answer

    def test_an_address_of_version_6_stands_in_brackets(self) -> None:
        assert [address(host, 5) for host in ("127.0.0.1", "::1")] == ["http://127.0.0.1:5", "http://[::1]:5"]

    def test_a_client_may_go_away_at_any_point(self, server: Server) -> None:
        whole = get(COMBINATION)
        for end in range(0, len(whole), 9):
            with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
                connection.sendall(whole[:end])
        assert httpx.get(f"{server.base_url}/nothing", trust_env=False).status_code == 404


class TestLimits:
    def test_long_headers_are_refused(self, server: Server) -> None:
        assert statuses(exchange(server, get("/x", b"X: " + b"x" * 70_000 + b"\r\n"))) == [431]
        assert statuses(exchange(server, get("/x", b"X: y\r\n" * 20_000))) == [431]
        assert statuses(exchange(server, b"GET /" + b"x" * 70_000)) == [431]
        assert statuses(exchange(server, get("/x", b"X: " + b"x" * 60_000 + b"\r\n", LAST))) == [404]

    @pytest.mark.parametrize("step", [150_000, 300_000])
    def test_many_short_headers_are_not_long(self, line: "Line", step: int) -> None:
        many = get("/x") * 9000
        for start in range(0, len(many), step):
            line.connection.data_received(many[start : start + step])
        assert statuses(line.transport.sent) == [404] * 9000

    @pytest.mark.parametrize("length", [20 * 1024 * 1024 + 1, 30_000_000])
    @pytest.mark.parametrize("chunked", [False, True])
    def test_the_answer_to_a_large_body_can_be_read(self, server: Server, length: int, chunked: bool) -> None:
        body: Any = b"\0" * length
        with httpx.Client(trust_env=False) as client:
            answer = client.post(
                f"{server.base_url}/4870020/products/37208339/combinations/7084076/image",
                headers={"Authorization": "Bearer secret_demo"},
                content=iter([body[i : i + 1_000_000] for i in range(0, length, 1_000_000)])
                if chunked
                else body,
            )
        assert (answer.status_code, answer.json()["errorCode"]) == (413, "INCORRECT_IMAGE_SIZE")

    def test_a_large_body_without_a_right_to_send_it_is_403(self, server: Server) -> None:
        head = f"POST {COMBINATION}/image HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n".encode()
        assert statuses(exchange(server, head, half_close=True)) == [403]

    def test_a_large_body_is_not_asked_for(self, server: Server) -> None:
        head = (
            f"POST {COMBINATION}/image HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n".encode()
        )
        answer = exchange(server, head + AUTH + b"Expect: 100-continue\r\n\r\n", half_close=True)
        assert statuses(answer) == [413]

    def test_one_that_waits_goes_when_there_are_too_many_connections(self) -> None:
        with Mock(limits=Limits(connections=2)) as mock, serve(mock) as server:
            held = [socket.create_connection(("127.0.0.1", server.port), timeout=20) for _ in range(2)]
            for connection in held:
                connection.sendall(get("/nothing"))
                assert connection.recv(1000).startswith(b"HTTP/1.1 404")
            assert statuses(exchange(server, get(f"{STORE}/profile", LAST))) == [200]
            (gone,), _, _ = select.select(held, [], [], 20)
            assert gone.recv(1000) == b""
            held.remove(gone)
            gone.close()
            held[0].sendall(get("/nothing"))
            assert held[0].recv(1000).startswith(b"HTTP/1.1 404")
            held[0].close()


class FakeTransport:
    """Notes what a connection does to it; `unread` is what its client has not read yet."""

    def __init__(self) -> None:
        self.sent = b""
        self.unread = 0
        self.events: list[str] = []

    def get_write_buffer_size(self) -> int:
        return self.unread

    def is_closing(self) -> bool:
        return "close" in self.events or "abort" in self.events

    def write(self, content: bytes) -> None:
        self.sent += content

    def write_eof(self) -> None:
        self.events.append("eof")

    def close(self) -> None:
        self.events.append("close")

    def abort(self) -> None:
        self.events.append("abort")

    def pause_reading(self) -> None:
        self.events.append("pause")

    def resume_reading(self) -> None:
        self.events.append("resume")


class FakeLoop:
    """A loop whose time is set by the test, and whose next turn comes when it says so."""

    def __init__(self) -> None:
        self.now = 100.0
        self.soon: list[Any] = []
        self.later: list[tuple[float, Any]] = []

    def time(self) -> float:
        return self.now

    def call_soon(self, callback: Any) -> None:
        self.soon.append(callback)

    def call_later(self, seconds: float, callback: Any, *arguments: Any) -> None:
        self.later.append((self.now + seconds, lambda: callback(*arguments)))

    def turn(self) -> None:
        soon, self.soon = self.soon, []
        for callback in soon:
            callback()


class Line:
    """One connection of a listener on a fake loop."""

    def __init__(self, mock: Mock, beside: "Line | None" = None) -> None:
        self.loop: Any = beside.loop if beside else FakeLoop()
        self.listener = beside.listener if beside else Listener(mock.engine, self.loop)
        self.transport: Any = FakeTransport()
        self.connection = Connection(self.listener)
        self.connection.connection_made(self.transport)

    def wait(self, seconds: float) -> None:
        self.loop.now += seconds
        self.listener.sweep(self.loop.now)


@pytest.fixture
def line(mock: Mock) -> Line:
    return Line(mock)


class TestSlowClients:
    @pytest.mark.parametrize(
        "beginning",
        [
            b"G",
            get("/x")[:-2],
            get("/x")[:-1],
            b"PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n",
            b"PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n1234",
            b"PUT / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n",
            get("/x") + b"GET",
        ],
    )
    def test_half_a_request_ends_with_408(self, line: Line, beginning: bytes) -> None:
        line.connection.data_received(beginning)
        line.wait(4.9)
        assert b" 408 " not in line.transport.sent
        line.wait(0.2)
        assert line.transport.sent.count(b"HTTP/1.1 408 ") == 1
        assert b'"errorCode":"TIMEOUT"' in line.transport.sent
        line.wait(2.1)
        assert line.transport.events[-1] == "abort"

    def test_a_drop_now_and_then_does_not_help(self, line: Line) -> None:
        for byte in get("/x")[:12]:
            line.connection.data_received(bytes([byte]))
            line.wait(0.5)
        assert b" 408 " in line.transport.sent

    def test_a_body_has_its_own_time(self, line: Line) -> None:
        line.connection.data_received(b"PUT / HTTP/1.1\r\nHost: localhost\r\n")
        line.wait(4.9)
        line.connection.data_received(b"Content-Length: 5\r\n\r\n")
        line.wait(4.9)
        line.connection.data_received(b"12345")
        assert statuses(line.transport.sent) == [404]

    def test_silence_is_closed_without_a_word(self, line: Line) -> None:
        line.wait(5.1)
        assert (line.transport.sent, line.transport.events) == (b"", ["abort"])

    def test_a_connection_may_wait_for_its_next_request(self, line: Line) -> None:
        line.connection.data_received(get("/x"))
        line.wait(29)
        assert line.transport.events == []
        line.connection.data_received(get("/x"))
        line.wait(31)
        assert (statuses(line.transport.sent), line.transport.events) == ([404, 404], ["abort"])

    def test_a_fault_may_take_longer_than_a_connection_may_wait(self, mock: Mock, line: Line) -> None:
        mock.add_fault(Fault(stage="after_commit", delay_s=3600))
        line.connection.data_received(get(f"{STORE}/profile"))
        line.wait(3500)
        assert (line.transport.sent, line.transport.events) == (b"", [])
        line.wait(100)
        ((due_s, send),) = line.loop.later
        assert due_s == line.loop.now
        send()
        assert statuses(line.transport.sent) == [200]

    def test_who_reads_slowly_gets_all(self, line: Line) -> None:
        line.connection.data_received(get("/x", LAST))
        for unread in (3000, 2000, 1000):
            line.transport.unread = unread
            line.wait(31)
            assert line.transport.events == ["close"]
        line.wait(31)
        assert line.transport.events == ["close", "abort"]

    def test_who_waits_longest_makes_room(self) -> None:
        with Mock(limits=Limits(connections=3)) as mock:
            first = Line(mock)
            first.connection.data_received(get("/x"))
            lines = [first, *(Line(mock, first) for _ in range(2))]
            lines[1].connection.data_received(get("/x"))
            lines[2].connection.data_received(b"PUT /x HTTP/1.1\r\n")
            lines.append(Line(mock, first))
            assert b"HTTP/1.1 408 " in lines[2].transport.sent
            assert [line.transport.events for line in lines] == [[], [], ["eof"], []]

    def test_what_comes_after_the_end_is_ignored(self, line: Line) -> None:
        line.connection.data_received(b"nonsense\r\n\r\n")
        line.connection.data_received(get("/x"))
        assert statuses(line.transport.sent) == [400]

    def test_others_are_served_meanwhile(self) -> None:
        with Mock(limits=Limits(header_s=0.2, linger_s=0.2)) as mock, serve(mock) as server:
            slow = [socket.create_connection(("127.0.0.1", server.port), timeout=20) for _ in range(50)]
            for connection in slow:
                connection.sendall(b"GET /x HTTP/1.1\r\n")
            assert statuses(exchange(server, get(f"{STORE}/profile", LAST))) == [200]
            for connection in slow:
                assert statuses(b"".join(iter(lambda c=connection: c.recv(1000), b""))) == [408]  # type: ignore[misc]
                connection.close()


class TestCommits:
    DELTA = (
        f"PUT {COMBINATION}/inventory HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n".encode()
        + AUTH
        + b'Content-Length: 19\r\n\r\n{"quantityDelta":1}'
    )

    def test_nothing_is_answered_before_its_commit(self, line: Line) -> None:
        line.connection.data_received(self.DELTA * 3)
        assert line.transport.sent == b""
        line.loop.turn()
        assert statuses(line.transport.sent) == [200, 200, 200]

    def test_a_read_in_between_waits_too(self, line: Line) -> None:
        line.connection.data_received(self.DELTA + get(COMBINATION))
        assert line.transport.sent == b""
        line.loop.turn()
        assert statuses(line.transport.sent) == [200, 200]
        line.connection.data_received(get(COMBINATION))
        assert statuses(line.transport.sent) == [200, 200, 200]

    def test_a_failed_commit_is_told_to_everybody(self, mock: Mock, line: Line) -> None:
        line.connection.data_received(self.DELTA + get(COMBINATION))
        mock.engine.database.connection.execute("ROLLBACK")
        line.loop.turn()
        assert statuses(line.transport.sent) == [500, 500]
        line.connection.data_received(get(COMBINATION))
        assert b'"quantity":61' in line.transport.sent

    def test_one_commit_serves_many(self, mock: Mock, line: Line) -> None:
        commits: list[str] = []
        mock.engine.database.connection.set_trace_callback(
            lambda sql: sql == "COMMIT" and commits.append(sql)
        )
        line.connection.data_received(self.DELTA * 20)
        line.loop.turn()
        assert len(commits) == 1

    def test_who_does_not_read_is_not_read(self, line: Line) -> None:
        line.connection.pause_writing()
        line.connection.resume_writing()
        assert line.transport.events == ["pause", "resume"]

    def test_who_does_not_read_is_not_answered(self, line: Line) -> None:
        line.connection.pause_writing()
        line.connection.data_received(get("/x") * 3 + b"nonsense\r\n\r\n")
        assert line.transport.sent == b""
        line.connection.resume_writing()
        assert statuses(line.transport.sent) == [404, 404, 404, 400]

    def test_no_more_than_a_body_is_read_ahead(self, line: Line) -> None:
        upload = f"POST {COMBINATION}/image HTTP/1.1\r\nHost: localhost\r\n".encode() + AUTH
        upload += b"Content-Length: 1000000\r\n\r\n" + bytes(1_000_000)
        line.connection.pause_writing()
        line.transport.events.clear()
        line.connection.data_received(get("/x") * 2 + upload)
        assert line.transport.events == []
        line.connection.data_received(upload)
        assert line.transport.events == ["pause"]

    def test_much_is_committed_before_the_turn_ends(self, line: Line) -> None:
        read = get(f"{STORE}/products/37208339/combinations")
        line.connection.data_received(self.DELTA + read * 10)
        assert line.transport.sent == b""
        line.connection.data_received(read * 4000)
        assert statuses(line.transport.sent)[:11] == [200] * 11


class TestRaces:
    def post(self, body: bytes) -> bytes:
        head = f"POST {STORE}/products/37208339/combinations HTTP/1.1\r\nHost: localhost\r\n".encode() + AUTH
        return head + b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body

    @pytest.mark.parametrize("rounds", [100, pytest.param(1000, marks=pytest.mark.long)])
    @pytest.mark.parametrize(
        "body",
        [
            b'{"options":[{"name":"Round","value":"%d"}]}',
            b'{"options":[{"name":"Round","value":"%d"},{"name":"Who","value":"%s"}],"sku":"S-%d"}',
        ],
        ids=["options", "sku"],
    )
    def test_of_two_that_want_the_same_one_gets_it(
        self, server: Server, mock: Mock, rounds: int, body: bytes
    ) -> None:
        pair = [socket.create_connection(("127.0.0.1", server.port), timeout=20) for _ in "ab"]
        for number in range(rounds):
            for who, connection in zip(b"ab", pair, strict=True):
                values = (number, b"%c" % who, number)[: body.count(b"%")]
                connection.sendall(self.post(body % values))
            answers = sorted(status for connection in pair for status in statuses(connection.recv(65536)))
            assert answers == [200, 409]
        for connection in pair:
            connection.close()
        assert len(list(mock.engine.database.combinations(4870020, 37208339))) == 4 + rounds


class TestServe:
    def test_a_closed_mock_is_a_500(
        self, mock: Mock, server: Server, caplog: pytest.LogCaptureFixture
    ) -> None:
        mock.close()
        assert statuses(exchange(server, get(f"{STORE}/profile"))) == [500]
        assert "could not be answered" in caplog.text

    def test_a_port_in_use_is_an_oserror(self, mock: Mock, server: Server) -> None:
        with pytest.raises(OSError, match="in use"):
            serve(mock, server.port)

    def test_image_addresses_are_the_server_s(self, server: Server) -> None:
        with httpx.Client(trust_env=False, headers={"Authorization": "Bearer secret_demo"}) as client:
            read = client.get(f"{server.base_url}/4870020/products/37208339/combinations/7084071").json()
            assert read["imageUrl"].startswith(f"http://127.0.0.1:{server.port}/images/")
            assert client.get(read["imageUrl"]).content.startswith(b"\x89PNG")
            head = client.head(read["imageUrl"])
            assert (head.content, int(head.headers["Content-Length"]) > 0) == (b"", True)

    def test_a_stopped_server_leaves_the_mock_open(self, mock: Mock, api: Any) -> None:
        with serve(mock) as server:
            url = f"{server.base_url}/nothing"
        server.stop()
        heard = mock.journal.count
        with contextlib.suppress(httpx.TransportError):  # another process may listen there by now
            httpx.get(url, trust_env=False)
        assert mock.journal.count == heard
        assert api.get("/profile")
        with serve(mock) as server:
            assert httpx.get(f"{server.base_url}/nothing", trust_env=False).status_code == 404

    def test_requests_under_way_are_answered_at_the_end(self, line: Line) -> None:
        line.connection.data_received(TestCommits.DELTA)
        line.listener.close()
        assert b"HTTP/1.1 200 OK" in line.transport.sent
        assert b"Connection: close" in line.transport.sent
        assert "close" in line.transport.events

    def test_many_clients_at_once(self, mock: Mock, api: Any, server: Server) -> None:
        def add() -> None:
            with httpx.Client(trust_env=False, headers={"Authorization": "Bearer secret_demo"}) as client:
                url = f"{server.base_url}/4870020/products/37208339/combinations/7084076/inventory"
                for _ in range(25):
                    assert client.put(url, json={"quantityDelta": 1}).status_code == 200

        threads = [threading.Thread(target=add) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert api.get("/products/37208339/combinations/7084076")["quantity"] == 61 + 100

    def test_it_runs_on_asyncio_s_own_loop_too(self, mock: Mock, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("ecwid_mock.shell.server.loop_factory", lambda: asyncio.new_event_loop)
        with serve(mock) as server:
            assert statuses(exchange(server, get(f"{STORE}/profile", LAST))) == [200]
            assert statuses(exchange(server, get("/x", b"X: y\r\n" * 20_000))) == [431]
