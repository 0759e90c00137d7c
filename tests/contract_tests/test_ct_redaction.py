"""The token is in nothing that a run leaves behind, whatever the server makes of it."""

from __future__ import annotations

import json
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import replace
from html import escape
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from contract_tests.command import BROKEN, UNUSABLE, main
from contract_tests.mutants import proxy
from contract_tests.profiles import Profile
from contract_tests.report.files import write_reports
from contract_tests.report.har import HarLog
from contract_tests.run import run
from contract_tests.target.recorder import Recorder
from contract_tests.target.redaction import CUT, HIDDEN, Redaction
from contract_tests.target.target import Account, Target, judge_for, mock_wire, secrets_of
from contract_tests.wire import Answer, Request, Wire

TOKEN = "secret_kT7/+x%41&q<z>9"
ACCOUNT = Account(1003, TOKEN)
PROFILE = Profile("small", machine_examples=2, machine_steps=5, shrink=False)


def _behind(before: int) -> Callable[[str], str]:
    return lambda token: b64encode(b"x" * before + token.encode()).decode()


SPELLINGS: dict[str, Callable[[str], str]] = {
    "plain": lambda token: token,
    "in a URL": lambda token: quote(token, safe=""),
    "in a path": lambda token: quote(token, safe="/"),
    "every letter in a URL": lambda token: "".join(f"%{ord(c):02x}" for c in token),
    "twice in a URL": lambda token: quote(quote(token, safe=""), safe=""),
    "in JSON": lambda token: "".join(f"\\u{ord(c):04x}" for c in token),
    "in HTML": escape,
    "in hexadecimal digits": lambda token: token.encode().hex(),
    "in base64 for URLs": lambda token: urlsafe_b64encode(f"Bearer {token}, yes".encode()).decode(),
    **{f"in base64 behind {before} bytes": _behind(before) for before in range(4)},
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_token_is_hidden_in_every_spelling(spelling: str) -> None:
    hide = Redaction((TOKEN,))
    text = hide(f"before {SPELLINGS[spelling](TOKEN)} after")
    assert HIDDEN in text
    assert text.startswith("before")
    assert text.endswith("after")
    assert not _holds_token(text)


def test_what_is_cut_short_is_hidden_too() -> None:
    hide = Redaction((TOKEN,))
    for length in range(round(len(TOKEN) * 0.6), len(TOKEN)):
        assert hide(f"Bearer {TOKEN[:length]}") == f"Bearer {CUT}"
    assert hide(TOKEN[:-1] + "x") == CUT + "x"


def test_other_texts_stay() -> None:
    hide = Redaction(("", TOKEN, "secret_of_another_store"))
    for text in (
        "",
        "secret_",
        "secret",
        b64encode(b"nothing to hide in here").decode(),
        "price is 10, expected 9",
    ):
        assert hide(text) == text


def _holds_token(text: str) -> bool:
    """By other means than the redaction's own: what can be decoded is decoded."""
    plain = unquote(unquote(text))
    cores = [b64encode(b"\0" * before + TOKEN.encode()).decode()[4:24] for before in range(3)]
    words = (TOKEN, TOKEN[:-1], escape(TOKEN), TOKEN.encode().hex(), *cores)
    return any(word in shown for word in words for shown in (text, plain))


def _echoing(wire: Wire) -> Wire:
    """Repeats the token in every spelling: in headers, in errors, and in images that are no text at all."""
    spoken = [spell(TOKEN) for spell in SPELLINGS.values()]

    def repeated(request: Request) -> Answer:
        answer = wire(request)
        echo = tuple((f"X-Echo-{place}", text) for place, text in enumerate(spoken))
        if answer.status in (404, 422):
            body = b"\xff\xfe" + TOKEN.encode() + b"\xff" + b64encode(b"Bearer " + TOKEN.encode())
            return replace(answer, headers=(*answer.headers, *echo), body=body)
        if answer.status >= 400:
            shown = json.dumps({"errorMessage": " ".join(spoken), "errorCode": TOKEN}).encode()
            return replace(answer, headers=(*answer.headers, *echo), body=shown)
        return replace(answer, reason=f"OK {TOKEN}")

    return repeated


def test_no_report_holds_what_the_server_repeats(tmp_path: Path) -> None:
    with mock_wire((ACCOUNT,)) as (wire, mock):
        recorder = Recorder(_echoing(wire), judge_for((ACCOUNT,), strict=True), secrets_of((ACCOUNT,)))
        witness = recorder.witness
        assert witness is not None
        target = Target(
            "http://ecwid-mock.test/api/v3",
            (ACCOUNT,),
            recorder,
            reset=lambda: (mock.reset(), witness.forget())[0],
        )
        har = HarLog(target.base_url)
        target.recorder.listeners.append(har.note)
        report = run(target, legs=("replay", "scenarios", "machine"), seed=1, profile=PROFILE)
        written = write_reports(tmp_path, report, target.contract, har)
    assert len(report.findings) > 100, "an echo of the token is a finding"
    assert len(written) == 3
    for path in written:
        assert not _holds_token(path.read_text()), path
    entries = json.loads((tmp_path / "contract.har").read_text())["log"]["entries"]
    assert any(entry["response"]["content"].get("encoding") == "base64" for entry in entries)


@pytest.mark.parametrize("before", [0, 185, 195])
def test_message_of_a_run_that_cannot_start_holds_no_token(
    before: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Nor a part of it, where the message is cut short."""

    def refusing(request: Request) -> Answer:
        json_type = (("Content-Type", "application/json"),)
        if request.target == "/1003/profile":
            return Answer(200, json_type, b'{"generalInfo": {"storeId": 1003}}')
        return Answer(400, json_type, b"." * before + TOKEN.encode())

    with proxy.serve(refusing) as base_url:
        for name, value in {
            "ECWID_BASE_URL": base_url,
            "ECWID_STORE_ID": "1003",
            "ECWID_TOKEN": TOKEN,
        }.items():
            monkeypatch.setenv(name, value)
        for name in ("ECWID_LIVE", "ECWID_OTHER_STORE_ID", "ECWID_OTHER_TOKEN"):
            monkeypatch.delenv(name, raising=False)
        code = main(["--legs", "protocol links", "--reports", str(tmp_path)])
    said = capsys.readouterr()
    texts = [said.out, said.err, *(path.read_text() for path in tmp_path.rglob("*") if path.is_file())]
    assert code in (BROKEN, UNUSABLE)
    assert any("answered 400" in text for text in texts)
    for text in texts:
        assert TOKEN[:12] not in text
