"""The token is nowhere but in the request: not in logs, reprs, exceptions, tracebacks with variables, or files."""

from __future__ import annotations

import io
import logging
import pickle
import ssl
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from client_support import BY_ID, IMPATIENT, OPERATIONS, PROFILE_JSON, FakeClock, Subject, script
from ecwid_client import AsyncEcwidClient, EcwidClient, EcwidError, Hooks, Timeout, file_bucket
from ecwid_client.delivery.redaction import Secret
from fault_server import (
    ANY_BODY,
    FaultServer,
    Peer,
    Play,
    behave,
    bomb,
    committed_fin,
    committed_reset,
    committed_silence,
    committed_then,
    fin_after_head,
    lost_body,
    never_reading,
    reset_at_once,
    silent_at_once,
    status,
)

CANARY = "secret_C4n4ryB1rd7Qx"
LARGE = bytes(8 * 1024 * 1024)


@pytest.fixture
def everything_logged() -> Iterator[Callable[[], str]]:
    """All log records of all libraries at DEBUG, formatted, with tracebacks."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(name)s %(message)s %(args)s %(exc_text)s"))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream.getvalue
    root.removeHandler(handler)
    root.setLevel(level)


def shown(error: BaseException) -> str:
    """All that a crash reporter would print of an exception: text, facts, frames and their variables, causes."""
    told = traceback.TracebackException.from_exception(error, capture_locals=True, max_group_width=100)
    parts = ["".join(told.format()), repr(error), repr(vars(error)), repr(getattr(error, "__notes__", ""))]
    if isinstance(error, EcwidError):
        parts.append(repr(pickle.dumps(error)))
    return "".join(parts)


def leak(text: str) -> str | None:
    """Where the canary sings, for the message of a failing test."""
    place = text.find(CANARY)
    return None if place < 0 else text[max(0, place - 200) : place + 60]


def crash(subject: Subject, use: Callable[[Any], Any]) -> BaseException | None:
    try:
        subject.do(use)
    except Exception as exc:
        return exc
    return None


def upload(client: Any) -> Any:
    return client.combinations.upload_image(7, 9, LARGE)


FAULTS: list[Play] = [
    behave,
    reset_at_once,
    silent_at_once,
    committed_fin,
    committed_reset,
    committed_silence,
    committed_then(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{"),
    committed_then(b"garbage\r\n\r\n"),
    lost_body(Peer.fin, "Content-Length: 100"),
    lost_body(Peer.fin, "Content-Length: 2", body=b"[]"),
    bomb,
    status(500, commits=True),
    status(429, "Retry-After: 9999", commits=False),
    status(404, commits=False),
    status(307, "Location: /elsewhere", commits=False),
    status(403, commits=False),
]


@pytest.mark.parametrize("auth", ["bearer", "query"])
def test_the_canary_is_silent_over_plain_tcp(
    colour: str, auth: str, everything_logged: Callable[[], str]
) -> None:
    """Whatever goes wrong, at the finest level of logging of all libraries."""
    check_faults(colour, auth, None, everything_logged)


@pytest.mark.parametrize("auth", ["bearer", "query"])
def test_the_canary_is_silent_over_tls(
    colour: str, auth: str, certificate: ssl.SSLContext, everything_logged: Callable[[], str]
) -> None:
    """The same."""
    check_faults(colour, auth, certificate, everything_logged)


def check_faults(
    colour: str, auth: str, certificate: ssl.SSLContext | None, logged: Callable[[], str]
) -> None:
    uses = (BY_ID["adjustCombinationInventory"].use, BY_ID["getProduct"].use)
    cases = [(fault, use) for fault in FAULTS for use in uses] + [(never_reading, upload)]

    def crashes(case: tuple[Play, Callable[[Any], Any]]) -> bool:
        fault, use = case
        with FaultServer(fault, faulty_connections=9, certificate=certificate) as server:
            return check_one(colour, auth, server.base_url, use, certificate is not None)

    with ThreadPoolExecutor(12) as pool:
        assert sum(pool.map(crashes, cases)) > len(FAULTS)
    assert "ecwid_client" in logged()
    assert leak(logged()) is None


def check_one(colour: str, auth: str, base_url: str, use: Callable[[Any], Any], tls: bool) -> bool:
    events: list[Any] = []
    subject = Subject(
        colour,
        token=CANARY,
        auth=auth,
        base_url=base_url,
        timeout=Timeout(read_s=0.2, write_s=0.2),
        clock=IMPATIENT,
        hooks=Hooks(events.append, events.append, events.append, events.append),
        retries=1,
        trust_env=tls,
    )
    error = crash(subject, use)
    parts = [
        repr(subject.client),
        repr(vars(subject.client)),
        repr(events),
    ]
    if error is not None:
        parts.append(shown(error))
    subject.close()
    assert leak("".join(parts)) is None
    return error is not None


@pytest.mark.parametrize("auth", ["bearer", "query"])
@pytest.mark.parametrize("http2", [False, True])
def test_the_canary_is_silent_in_callers_transports(
    colour: str, auth: str, http2: bool, everything_logged: Callable[[], str]
) -> None:
    """Mocks, and httpx's own transports; hpack prints the headers of HTTP/2, so that is the caller's to silence."""
    logging.getLogger("hpack").setLevel(logging.WARNING)
    chosen = httpx.AsyncHTTPTransport if colour == "async" else httpx.HTTPTransport
    for answer in (
        httpx.ReadError(f"with {CANARY}"),
        (403, {"errorMessage": CANARY}),
        (200, CANARY.encode()),
    ):
        subject = Subject(
            colour, script(answer).transport, token=CANARY, auth=auth, clock=FakeClock().clock()
        )
        for operation in OPERATIONS:
            error = crash(subject, operation.use)
            if operation.id in ANY_BODY and answer == (200, CANARY.encode()):
                assert error is None  # what came is the caller's; the logs are looked at below
            else:
                assert error is not None
                assert leak(shown_without_causes(error)) is None
            assert leak(repr(subject.client) + repr(vars(subject.client))) is None
        subject.close()
    with FaultServer(fin_after_head, faulty_connections=9) as server:
        transport = chosen(http1=not http2, http2=http2)
        subject = Subject(colour, transport, token=CANARY, auth=auth, base_url=server.base_url)
        error = crash(subject, BY_ID["adjustCombinationInventory"].use)
        assert error is not None
        assert leak(shown(error)) is None
        subject.close()
    assert leak(everything_logged()) is None


def shown_without_causes(error: BaseException) -> str:
    """A caller's transport that puts the token into its own exception is the caller's affair."""
    error.__cause__ = error.__context__ = None
    return shown(error)


REFUSED: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "token with a line break": ((1, f"{CANARY}\n"), {}),
    "token with a space": ((1, f"{CANARY} x"), {}),
    "token that is not ASCII": ((1, f"{CANARY}é"), {}),
    "token in bytes": ((1, CANARY.encode()), {}),
    "store id": (("x12", CANARY), {}),
    "store id by name": ((), {"store_id": -1, "token": CANARY}),
    "swapped": ((CANARY, 1003), {}),
    "no store id": ((CANARY,), {}),
    "timeout": ((1, CANARY), {"timeout": -1}),
    "unknown setting": ((1, CANARY), {"tiemout": 1}),
    "token as auth": ((1, CANARY), {"auth": CANARY}),
    "token as timeout": ((1, "secret_x"), {"timeout": CANARY}),
    "token as retries": ((1, "secret_x"), {"retries": CANARY}),
    "token in the base URL": ((1, CANARY), {"base_url": f"https://x.example/?token={CANARY}"}),
    "token in a broken base URL": ((1, "secret_x"), {"base_url": f"https://[{CANARY}"}),
    "token in a base URL that is too short": ((1, "secret_x"), {"base_url": f"https://x.example/{CANARY}"}),
}


@pytest.mark.parametrize("client", [EcwidClient, AsyncEcwidClient])
@pytest.mark.parametrize("case", REFUSED)
def test_the_canary_is_silent_when_settings_are_refused(client: Any, case: str) -> None:
    """Neither the complaint nor the variables of any frame of ours show what was given."""
    args, settings = REFUSED[case]
    with pytest.raises((ValueError, TypeError)) as caught:
        client(*args, **settings)
    assert leak(without_this_module(caught.value)) is None


@pytest.mark.parametrize("client", [EcwidClient, AsyncEcwidClient])
@pytest.mark.parametrize(
    ("variables", "settings"),
    [
        ({"ECWID_TOKEN": CANARY, "ECWID_STORE_ID": "x12"}, {}),
        ({"ECWID_TOKEN": "secret_x", "ECWID_STORE_ID": CANARY}, {}),
        ({"ECWID_TOKEN": CANARY, "ECWID_STORE_ID": "1"}, {"retries": -1}),
        ({"ECWID_TOKEN": f"{CANARY} é", "ECWID_STORE_ID": "1"}, {}),
        ({"ECWID_TOKEN": "secret_x", "ECWID_STORE_ID": "1", "ECWID_BASE_URL": f"https://u:{CANARY}@x"}, {}),
        ({"ECWID_STORE_ID": "1", "OTHER_PASSWORD": CANARY}, {}),
        ({}, {"token": CANARY}),
    ],
)
def test_the_canary_is_silent_when_the_environment_is_refused(
    client: Any, variables: dict[str, str], settings: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The environment as a whole is in no frame either."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ValueError, match=r"ECWID_|token|retries|base_url") as caught:
        client.from_env(**settings)
    assert leak(without_this_module(caught.value)) is None


def test_the_canary_is_silent_when_its_file_is_not_a_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A UnicodeDecodeError would hold all of the file."""
    file = tmp_path / "token"
    file.write_bytes(CANARY.encode() + b"\xff\xfe")
    monkeypatch.setenv("ECWID_TOKEN_FILE", str(file))
    with pytest.raises(ValueError, match="token must be printable ASCII") as caught:
        EcwidClient.from_env(store_id=1)
    assert leak(without_this_module(caught.value)) is None


def without_this_module(error: BaseException) -> str:
    """As `shown`, without the frame of the test: what a caller's own variables hold is the caller's affair."""
    assert error.__traceback__ is not None
    return shown(error.with_traceback(error.__traceback__.tb_next))


def test_what_the_caller_handles_keeps_its_variables() -> None:
    """A client that is made after a failure, and refused, must not wipe the failure's frames."""

    def fail() -> None:
        wanted = "the caller's own variable"
        raise KeyError(len(wanted))

    failure: KeyError | None = None
    try:
        fail()
    except KeyError as exc:
        failure = exc
        with pytest.raises(ValueError, match="store_id"):
            EcwidClient(-1, CANARY)
    assert failure is not None
    assert "the caller's own variable" in shown(failure)


@pytest.mark.parametrize("client", [EcwidClient, AsyncEcwidClient])
def test_a_half_made_client_has_a_repr(client: Any) -> None:
    """A traceback that prints variables calls it."""
    half_made = client.__new__(client)
    assert repr(half_made) == f"<{client.__name__}, not set up>"


def test_the_canary_is_silent_in_files(tmp_path: Path) -> None:
    """The shared bucket knows a digest only."""
    bucket = file_bucket(tmp_path / "bucket.sqlite", CANARY)
    subject = Subject("sync", script(PROFILE_JSON).transport, token=CANARY, shared_limit=bucket)
    subject.do(BY_ID["getProfile"].use)
    subject.close()
    files = [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()]
    assert files
    assert all(CANARY.encode() not in content for content in files)


def test_a_client_cannot_be_pickled_with_its_token() -> None:
    """Sending one to another process would write the token somewhere."""
    subject = Subject("sync", script({}).transport, token=CANARY)
    with pytest.raises(TypeError):
        pickle.dumps(subject.client)
    with pytest.raises(TypeError, match="a token is not pickled"):
        pickle.dumps(Secret(CANARY))
    subject.close()
