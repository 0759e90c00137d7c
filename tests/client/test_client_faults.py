"""Every way a connection can fail, for every operation, with threads and with asyncio, plain and over TLS.

The verdict on the first attempt is that of the table; no operation that must not be repeated is carried out
twice; OutcomeUnknownError is raised exactly where the outcome is unknown; nothing of httpx reaches the caller.
"""

from __future__ import annotations

import ssl
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from attrs import frozen
from client_support import (
    BY_ID,
    IMPATIENT,
    OPERATIONS,
    Operation,
    Subject,
)
from ecwid_client import (
    ApiError,
    EcwidError,
    Hooks,
    OutcomeUnknownError,
    ResponseEvent,
    ResponseLostError,
    Timeout,
    UnexpectedResponseError,
)
from fault_server import (
    ANY_BODY,
    BROKEN_GZIP,
    CONTRACT_OPERATIONS,
    PATIENCE_S,
    FaultServer,
    Peer,
    Play,
    committed_cut,
    committed_fin,
    committed_reset,
    committed_silence,
    committed_then,
    fin_after_head,
    fin_at_once,
    lost_body,
    plain_answer,
    reset_after_head,
    reset_at_once,
    silent_after_reading,
    silent_at_once,
    status,
)
from httpx_retries import Retry, RetryTransport

RETRY_CLASS = {operation.id: operation.retry for operation in CONTRACT_OPERATIONS}
NOT_SENT, UNKNOWN, KNOWN = (frozenset({outcome}) for outcome in ("not sent", "unknown", "known"))
EITHER = UNKNOWN | NOT_SENT  # a reset can arrive while the connection is still being made


@frozen
class Fault:
    """One row of the table."""

    name: str
    play: Play
    outcomes: frozenset[str]
    silent: bool = False
    before_tls: bool = False
    broken_answer: bool = False
    """Whether the 2xx arrives whole but is not JSON, so that nothing is repeated."""


CONNECTED = [
    Fault("reset, nothing read", reset_at_once, EITHER),
    Fault("fin, nothing read", fin_at_once, EITHER),
    Fault("silence, nothing read", silent_at_once, UNKNOWN, silent=True),
    Fault("fin after the headers", fin_after_head, UNKNOWN),
    Fault("reset after the headers", reset_after_head, UNKNOWN),
    Fault("silence after the request", silent_after_reading, UNKNOWN, silent=True),
    Fault("committed, fin", committed_fin, UNKNOWN),
    Fault("committed, reset", committed_reset, UNKNOWN),
    Fault("committed, cut", committed_cut, UNKNOWN),
    Fault("committed, silence", committed_silence, UNKNOWN, silent=True),
    Fault("half a status line", committed_then(b"HTTP/1.1 20"), UNKNOWN),
    Fault("100 continue, fin", committed_then(b"HTTP/1.1 100 Continue\r\n\r\n"), UNKNOWN),
    Fault("garbage", committed_then(b"\x00\xffgarbage\r\n\r\n"), UNKNOWN),
    Fault("headers without end", committed_then(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 200_000), UNKNOWN),
    Fault(
        "two lengths",
        committed_then(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{"),
        UNKNOWN,
    ),
    Fault("200, body too short", lost_body(Peer.fin, "Content-Length: 100"), KNOWN),
    Fault("200, chunk cut", lost_body(Peer.fin, "Transfer-Encoding: chunked", body=b"9\r\n{"), KNOWN),
    Fault("200, reset in the body", lost_body(Peer.reset, "Content-Length: 100"), KNOWN | UNKNOWN),
    Fault("200, stall in the body", lost_body(Peer.stay_silent, "Content-Length: 100"), KNOWN, silent=True),
    Fault(
        "200, gzip broken",
        lost_body(
            Peer.fin, "Content-Encoding: gzip", f"Content-Length: {len(BROKEN_GZIP)}", body=BROKEN_GZIP
        ),
        KNOWN,
    ),
    Fault("200, gzip cut", lost_body(Peer.fin, "Content-Encoding: gzip", body=BROKEN_GZIP[:20]), KNOWN),
    Fault("200, packed as never asked for", lost_body(Peer.fin, "Content-Encoding: br"), KNOWN),
    Fault("200, cut, length unknown", lost_body(Peer.cut), KNOWN, broken_answer=True),
    Fault(
        "200, not JSON", lost_body(Peer.fin, "Content-Length: 6", body=b"<html>"), KNOWN, broken_answer=True
    ),
    Fault("200, empty", lost_body(Peer.fin, "Content-Length: 0", body=b""), KNOWN, broken_answer=True),
    *(Fault(f"{code}, committed", status(code, commits=True), KNOWN) for code in (408, 500, 502, 504, 520)),
    Fault("503, not committed", status(503, "Retry-After: 0", commits=False), KNOWN),
    Fault("429", status(429, "Retry-After: 0", commits=False), KNOWN),
    *(
        Fault(f"{code}", status(code, "Location: /elsewhere", commits=False), KNOWN)
        for code in (307, 400, 402, 404, 413)
    ),
]
HANDSHAKE = [
    Fault("reset in the handshake", reset_at_once, NOT_SENT, before_tls=True),
    Fault("fin in the handshake", fin_at_once, NOT_SENT, before_tls=True),
    Fault("silence in the handshake", silent_at_once, NOT_SENT, before_tls=True, silent=True),
    Fault("no TLS at all", plain_answer, NOT_SENT, before_tls=True),
]
OVER_TLS = [
    BY_ID[id_]
    for id_ in ("getCombination", "createCombination", "deleteCombination", "adjustCombinationInventory")
]


@frozen
class Ending:
    """How a case went."""

    value: Any
    error: BaseException | None
    first: ResponseEvent
    done: int
    connections: int


def timeout_for(fault: Fault, silence_s: float) -> Timeout:
    """Short only where the fault is a silence: there the read has to end, or the handshake of TLS."""
    if not fault.silent:
        return Timeout(PATIENCE_S, PATIENCE_S, PATIENCE_S, PATIENCE_S)
    return Timeout(silence_s if fault.before_tls else PATIENCE_S, silence_s, PATIENCE_S, PATIENCE_S)


def play(
    colour: str,
    fault: Fault,
    operation: Operation,
    certificate: ssl.SSLContext | None,
    *,
    transport: Any = None,
    faulty_connections: int = 1,
    silence_s: float = 0.5,
) -> Ending:
    events: list[ResponseEvent] = []
    with FaultServer(fault.play, faulty_connections, certificate, fault.before_tls) as server:
        subject = Subject(
            colour,
            transport,
            base_url=server.base_url,
            timeout=timeout_for(fault, silence_s),
            retries=9 if fault.silent else 2,  # on a busy machine a short timeout can end a good answer too
            clock=IMPATIENT,
            hooks=Hooks(on_response=events.append),
            trust_env=certificate is not None,
        )
        value, error = None, None
        try:
            value = subject.do(operation.use)
        except BaseException as exc:
            error = exc
        finally:
            subject.close()
    return Ending(value, error, events[0], server.shop.done[operation.id], server.connections)


def flaw(fault: Fault, operation: Operation, ending: Ending) -> str | None:
    """What is wrong with how a case went."""
    first, error, retry = ending.first, ending.error, RETRY_CLASS[operation.id]
    if error is not None and not isinstance(error, EcwidError):
        return f"a bare {type(error).__name__} got out"
    if first.outcome not in fault.outcomes:
        return f"verdict {first.outcome}, not {set(fault.outcomes)}"
    if retry != "idempotent" and ending.done > 1:
        return f"carried out {ending.done} times"
    expected = ending_of(fault, first, operation)
    if expected is None:
        return None if error is None and ending.done >= 1 else f"failed with {error!r}"
    if type(error) is not expected and not (expected is ApiError and isinstance(error, ApiError)):
        return f"{error!r} instead of {expected.__name__}"
    if ending.connections != 1:
        return f"sent again over {ending.connections} connections"
    return None


def ending_of(fault: Fault, first: ResponseEvent, operation: Operation) -> type[EcwidError] | None:
    """The class that must be raised; None for success in the end."""
    code, retry = first.status_code, RETRY_CLASS[operation.id]
    if first.outcome in NOT_SENT or code == 429:
        return None
    if code is not None and (300 <= code < 408 or 408 < code < 500):
        return ApiError
    if code == 200 and fault.broken_answer:
        return None if retry == "create" or operation.id in ANY_BODY else UnexpectedResponseError
    if retry in {"idempotent", "create"}:
        return None
    return ResponseLostError if code == 200 else OutcomeUnknownError


def run_cases(
    colour: str, fault: Fault, operations: tuple[Operation, ...], certificate: ssl.SSLContext | None
) -> None:
    flaws = flaws_of(colour, fault, operations, certificate, silence_s=0.5)
    if (
        fault.silent and flaws
    ):  # On a busy machine a good answer can take as long: what looks wrong gets more time.
        doubtful = tuple(each for each in operations if each.id in flaws)
        flaws = flaws_of(colour, fault, doubtful, certificate, silence_s=5)
    assert flaws == {}


def flaws_of(
    colour: str,
    fault: Fault,
    operations: tuple[Operation, ...],
    certificate: ssl.SSLContext | None,
    silence_s: float,
) -> dict[str, str]:
    def ending(operation: Operation) -> Ending:
        return play(colour, fault, operation, certificate, silence_s=silence_s)

    with ThreadPoolExecutor(len(operations)) as pool:
        endings = zip(operations, pool.map(ending, operations), strict=True)
        return {each.id: found for each, end in endings if (found := flaw(fault, each, end))}


@pytest.mark.parametrize("fault", CONNECTED, ids=lambda fault: fault.name)
def test_every_operation_survives_every_fault(colour: str, fault: Fault) -> None:
    """Over plain TCP: the whole table times all operations."""
    run_cases(colour, fault, OPERATIONS, None)


# A connection that ends in the handshake makes Python's ssl module forget to close a socket.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("fault", CONNECTED + HANDSHAKE, ids=lambda fault: fault.name)
def test_faults_over_tls_get_the_same_verdicts(
    colour: str, fault: Fault, certificate: ssl.SSLContext
) -> None:
    """TLS gives other exceptions, but the same events."""
    run_cases(colour, fault, tuple(OVER_TLS), certificate)


def test_these_tests_catch_a_transport_that_repeats_by_http_method() -> None:
    """Proof that they bite: httpx-retries takes the PUT of a delta for idempotent and sends it four times."""
    fault = Fault("committed, fin", committed_fin, UNKNOWN)
    operation = BY_ID["adjustCombinationInventory"]
    repeating = RetryTransport(retry=Retry(total=3, backoff_factor=0.0))
    ending = play("sync", fault, operation, None, transport=repeating, faulty_connections=9)
    assert ending.done == 4
    assert flaw(fault, operation, ending) == "carried out 4 times"
