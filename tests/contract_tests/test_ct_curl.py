"""The line for a shell means the request, whatever its bytes are. A function stands for curl and shows what it got."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

import pytest

from contract_tests.contract.bodies import PNG
from contract_tests.report.findings import Finding
from contract_tests.report.report import Report
from contract_tests.report.text import curl, write_bodies
from contract_tests.target.redaction import Redaction
from contract_tests.wire import Request

TOKEN = "secret_of_the_line"
SHOWS = "curl() { printf '%s\\0' \"$@\"; }\n"


@pytest.mark.parametrize(
    "body",
    [
        PNG,
        b"\xff\x00$HOME`id`",
        b'{"price": 12.5}',
        b'it\'s $HOME, `id`, \\ and "more"!',
        b"@/etc/hostname",
        b"two\nlines",
        b"x" * 5_000,
        f"token={TOKEN}&x=$HOME`id`".encode(),
    ],
    ids=lambda body: repr(body[:12]),
)
def test_a_line_runs_as_it_is_pasted(body: bytes, tmp_path: Path) -> None:
    headers = (("Authorization", f"Bearer {TOKEN}"), ("X-Odd", "it's `id` $HOME"))
    request = Request("POST", "/1003/products?a=$HOME&b='c'", headers, body)
    report = Report("http://127.0.0.1:8080/api/v3", 1003, 1, ("replay",), hide=Redaction((TOKEN,)))
    report.findings.append(Finding("replay", "createProduct", "server", "odd", (request,)))
    write_bodies(report, tmp_path)
    line = curl(request, report, tmp_path)
    assert TOKEN not in line
    shown = subprocess.run(
        ["sh", "-c", SHOWS + line], env={"ECWID_TOKEN": TOKEN}, capture_output=True, check=True
    ).stdout.split(b"\0")
    sent = shown[shown.index(b"--data-binary") + 1]
    assert (Path(sent[1:].decode()).read_bytes() if sent.startswith(b"@") else sent) == body
    assert f"Authorization: Bearer {TOKEN}".encode() in shown
    assert b"X-Odd: it's `id` $HOME" in shown
    assert b"http://127.0.0.1:8080/api/v3/1003/products?a=$HOME&b='c'" in shown


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (Request("HEAD", "/1003/products"), ["--head"]),
        (Request("GET", "/1003/products?keyword=[1-3]{a,b}"), ["-X", "GET", "--globoff"]),
        (Request("GET", "/1003/products", (("X-Empty", ""),)), ["X-Empty;"]),
    ],
    ids=["head", "brackets", "empty"],
)
def test_what_curl_would_read_otherwise_is_written_for_curl(request_: Request, words: list[str]) -> None:
    report = Report("http://127.0.0.1:8080/api/v3", 1003, 1, ("replay",))
    said = shlex.split(curl(request_, report, Path()))
    assert set(words) <= set(said)
    assert said[-1] == report.base_url + request_.target
    assert ("-X" in said) is (request_.method != "HEAD")
