"""Servers that are no Ecwid at all: one screen, the right code, no traceback."""

from __future__ import annotations

import gzip
import logging
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO, TextIOWrapper
from itertools import count
from pathlib import Path
from random import Random

import pytest
from stumbling import ACCOUNT, aim_at

from contract_tests.command import BROKEN, UNUSABLE, main
from contract_tests.mutants.proxy import serve
from contract_tests.report.progress import Progress
from contract_tests.wire import Answer, NetworkWire, NoAnswerError, Request, unpacked

SCREEN = 45
PROGRESS = re.compile(r" *[0-9]+%")  # A slow run has more of them.
BODIES = (
    ("text/html", b"<html><body><h1>It works!</h1></body></html>"),
    ("application/json", b"\x00\xff\xfe{"),
    ("application/json", b"[1, 2"),
    ("application/json", b"[]"),
    ("application/json", b'{"id": "1e999"}'),
    ("text/plain", b""),
)
STATUSES = (200, 200, 200, 201, 204, 299, 302, 400, 403, 404, 405, 418, 429, 500, 502, 599)


def _garbage(seed: int) -> Iterator[Answer]:
    chance = Random(seed)
    while True:
        kind, body = chance.choice((*BODIES, ("application/octet-stream", chance.randbytes(3000))))
        yield Answer(chance.choice(STATUSES), (("Content-Type", kind),), body, "Odd")


@pytest.mark.parametrize("seed", range(3))
def test_a_server_of_random_answers_gives_one_screen(
    seed: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    answers, lock = _garbage(seed), threading.Lock()

    def wire(request: Request) -> Answer:
        if request.method == "GET" and request.path.endswith("/profile"):
            return Answer(200, (("Content-Type", "text/html"),), BODIES[0][1])
        with lock:
            return next(answers)

    monkeypatch.setattr("contract_tests.ending.Interrupts.sleep", lambda *_: None)
    monkeypatch.setattr(logging.getLogger(), "handlers", [])  # As outside of pytest: Python prints warnings.
    with serve(wire) as base_url:
        aim_at(base_url, monkeypatch)
        arguments = ["--legs", "links retries scenarios machine", "--profile", "quick"]
        assert main([*arguments, "--reports", str(tmp_path)]) == BROKEN
    said = capsys.readouterr()
    lines = [line for line in (said.out + said.err).splitlines() if not PROGRESS.match(line)]
    assert len(lines) <= SCREEN, said
    assert "breaks the contract" in said.out
    assert "Traceback" not in said.out + said.err
    assert "mistake of the tests" not in said.out + said.err
    curls = [line for line in said.out.splitlines() if line.startswith("  curl")]
    assert curls
    assert all(f"{base_url}/{ACCOUNT.store}/" in line for line in curls), "a line that was cut does not run"


@contextmanager
def _port(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """A port that answers everybody like this, without HTTP."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve_all() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection, suppress(OSError):
                    connection.recv(65536)
                    answer(connection)

        thread = threading.Thread(target=serve_all, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/api/v3"
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()


def _noise(connection: socket.socket) -> None:
    connection.sendall(Random(0).randbytes(500))


def test_a_port_that_does_not_speak_http_gives_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with _port(_noise) as base_url:
        aim_at(base_url, monkeypatch)
        assert main(["--reports", str(tmp_path)]) == UNUSABLE
    said = capsys.readouterr()
    assert len(said.err.splitlines()) == 1
    assert len(said.out.splitlines()) == 0


OK = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    ("head", "part"),
    [
        (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1000\r\n" + b" " * 0x1000 + b"\r\n"),
        (OK + b"Content-Length: 99999999999\r\n\r\n", b" " * 0x1000),
        (b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),
        (b"", OK + b"X-A: " + b"a" * 0x1000),
    ],
    ids=["chunks", "body", "hints", "header"],
)
def test_an_answer_without_end_counts_as_none(head: bytes, part: bytes) -> None:
    def endless(connection: socket.socket) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(part)

    with _port(endless) as base_url:
        wire = NetworkWire(base_url, most_bytes=300_000)
        with pytest.raises(NoAnswerError):
            wire(Request("GET", "/1003/profile"))
        wire.close()


def test_an_answer_that_comes_drop_by_drop_counts_as_none() -> None:
    """Each drop comes within the timeout of a read."""
    now = count()

    def dripping(connection: socket.socket) -> None:
        connection.sendall(OK + b"Content-Length: 99999999\r\n\r\n")
        while True:
            connection.sendall(b" ")

    with _port(dripping) as base_url, pytest.MonkeyPatch.context() as patch:
        patch.setattr("contract_tests.bounds.monotonic", lambda: next(now))
        wire = NetworkWire(base_url, longest_s=10)
        with pytest.raises(NoAnswerError, match="more than 10 s"):
            wire(Request("GET", "/1003/profile"))
        wire.close()


def test_a_gzip_bomb_stays_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("contract_tests.wire.MOST_BYTES", 1_000)
    packed = [Answer(200, (("Content-Encoding", "gzip"),), gzip.compress(bytes(n))) for n in (1_000, 1_001)]
    asked = Request("GET", "/1003/profile")
    assert unpacked(asked, packed[0]).body == bytes(1_000)
    assert unpacked(asked, packed[1]) == packed[1]


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 200_000,
        b'{"id":' * 3_000 + b"1" + b"}" * 3_000,
        b'{"id":7,"items":' + b"[" * 700 + b"]" * 700 + b"}",
        b'{"id":7,"items":' + b"[" * 240 + b"]" * 240 + b"}",
        b'{"id": 7, "name": "\\ud800", "\\udfff": 1}',
    ],
    ids=["open", "objects", "readable", "shallow", "surrogates"],
)
def test_json_that_python_cannot_handle_is_a_finding(
    body: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    answer = Answer(200, (("Content-Type", "application/json"),), body)
    with serve(lambda _: answer) as base_url:
        aim_at(base_url, monkeypatch)
        arguments = ["--legs", "links scenarios", "--profile", "quick", "-k", "not search"]
        assert main([*arguments, "--reports", str(tmp_path)]) == BROKEN
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err
    assert "mistake of the tests" not in said.out


def test_words_that_a_terminal_does_not_know_are_escaped() -> None:
    shown = BytesIO()
    out = TextIOWrapper(shown, encoding="ascii")
    Progress({}, out).say("name is 'Größe ✗ \ud800'")
    assert shown.getvalue() == b"name is 'Gr\\xf6\\xdfe \\u2717 \\ud800'\n"
