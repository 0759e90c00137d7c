"""Servers that are no Ecwid at all: one screen, the right code, no traceback."""

from __future__ import annotations

import logging
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from stumbling import ACCOUNT, aim_at

from contract_tests.command import BROKEN, UNUSABLE, main
from contract_tests.mutants.proxy import serve
from contract_tests.wire import Answer, Request

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
def _noise() -> Iterator[str]:
    """A port that answers everybody with bytes that are no HTTP."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(65536)
                    connection.sendall(Random(0).randbytes(500))

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/api/v3"
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()


def test_a_port_that_does_not_speak_http_gives_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with _noise() as base_url:
        aim_at(base_url, monkeypatch)
        assert main(["--reports", str(tmp_path)]) == UNUSABLE
    said = capsys.readouterr()
    assert len(said.err.splitlines()) == 1
    assert len(said.out.splitlines()) == 0
