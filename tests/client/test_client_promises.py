"""What the client promises beside the usual course: secrets in tracebacks, time, doubt, and checked arguments."""

from __future__ import annotations

import traceback
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from client_support import BY_ID, FakeClock, SubjectFactory, script
from ecwid_client import EcwidError
from ecwid_client.redaction import Secret
from fault_server import FaultServer, Peer

DELTA, READ, CREATE = BY_ID["adjustCombinationInventory"], BY_ID["getProduct"], BY_ID["createCombination"]


# Secrets


CANARY = "secret_CANARY"
ODD = "secret_" + "CA/N'A\"R\\Y&"


def echo_request_line(peer: Peer) -> None:
    peer.send(peer.read_head().split("\r\n")[0].encode() + b"\r\n\r\n")
    peer.fin()


def echo_authorization(peer: Peer) -> None:
    lines = peer.read_head().split("\r\n")
    mirrored = next(line for line in lines if line.lower().startswith("authorization"))
    peer.send(b"HTTP/1.1 200 OK\r\n" + mirrored.replace(":", " ").encode() + b"\r\n\r\n")
    peer.fin()


def all_of(error: BaseException) -> str:
    """Whatever a traceback or a log could show of it."""
    parts = ["".join(traceback.format_exception(error))]
    below: list[BaseException | None] = [error]
    while below:
        current = below.pop()
        if current is not None:
            parts += [str(current), repr(current), *map(str, getattr(current, "__notes__", ()))]
            below += [current.__cause__, current.__context__]
    return "".join(parts)


def check_hidden(error: BaseException, token: str) -> None:
    shown = all_of(error)
    assert "redacted" in shown
    for form in (token, quote(token, safe=""), repr(token)[1:-1], repr(token.encode())[2:-1]):
        assert form not in shown


@pytest.mark.parametrize("token", [CANARY, ODD])
@pytest.mark.parametrize(("auth", "echo"), [("query", echo_request_line), ("bearer", echo_authorization)])
@pytest.mark.parametrize("operation", [READ, DELTA, CREATE], ids=lambda operation: operation.id)
def test_a_server_that_echoes_the_token_does_not_bring_it_into_a_traceback(
    make: SubjectFactory, operation: Any, auth: str, echo: Any, token: str
) -> None:
    """The parser of HTTP shows what it could not read, and what it shows is chained."""
    with FaultServer(echo, faulty_connections=9) as server:
        subject = make(token=token, base_url=server.base_url, auth=auth, clock=FakeClock().clock())
        with pytest.raises(EcwidError) as caught:
            subject.do(operation.use)
        subject.close()
    check_hidden(caught.value, token)


@pytest.mark.parametrize("cls", [httpx.ConnectError, httpx.ReadTimeout, OSError, KeyError, RuntimeError])
def test_a_transport_that_names_the_address_does_not_show_the_token(
    make: SubjectFactory, cls: type[Exception]
) -> None:
    """Neither in an error of the network nor in a defect of its own, with all that is chained."""

    def fail(request: httpx.Request) -> httpx.Response:
        error = cls(f"failed for {request.url}")
        error.add_note(f"note: {request.url}")
        raise error from ValueError(str(request.url.raw_path))

    subject = make(script(fail).transport, token=ODD, auth="query", clock=FakeClock().clock())
    with pytest.raises(Exception, match="redacted") as caught:
        subject.do(READ.use)
    check_hidden(caught.value, ODD)
    assert cls.__name__ in all_of(caught.value)
    assert "note: " in all_of(caught.value)


def test_a_defect_of_a_transport_that_shows_nothing_stays_as_it_is(make: SubjectFactory) -> None:
    """With its frames, for whoever has to find it."""
    defect = KeyError("own mistake")
    with pytest.raises(KeyError) as caught:
        make(script(defect).transport).do(READ.use)
    assert caught.value is defect


@pytest.mark.parametrize(
    "shown",
    [
        "a/b'c\\d",
        "a%2fb%27c%5cd",
        "a%2Fb'c%5Cd",
        "a%252Fb%2527c%255Cd",
        "a/b\\'c\\\\d",
        "a\\x2fb\\u0027c\\\\d",
    ],
)
def test_a_token_is_recognised_in_every_form(shown: str) -> None:
    """Plain, percent-encoded in part or twice, as in a repr, as in JSON."""
    assert Secret("a/b'c\\d").redact(f"<{shown}>") == "<[redacted]>"
