"""Several calls in one batch: what may stand in it, how long to wait for it, and what became of each call.

The batch goes out with a deduplication key, with which the service carries it out once however often it arrives. So,
unlike the contract's `x-retry` for a batch without one, it is sent again after a lost answer.
"""

from __future__ import annotations

import hashlib
import uuid
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import httpx
from attrs import evolve, field, frozen
from ecwid_api import models
from ecwid_api.api.batch import create_batch, get_batch
from ecwid_api.codec import encode_json
from ecwid_api.errors import DecodeError
from ecwid_api.types import UNSET, Call, Unset

from ..errors import BatchPendingError, EcwidError, TransportError
from ..settings import Options, checked_seconds
from .call_flow import CallFlow, deadline_at
from .effects import Pause, Steps
from .error_mapping import RequestContext, contract_broken, error_of, outcome_unknown
from .outcome import Reply
from .session import Session

if TYPE_CHECKING:
    from ecwid_api.models import BatchResponse, BatchStatus

T = TypeVar("T")

MOST_CALLS = 500
POLL_FIRST_S = 0.5
POLL_MOST_S = 5.0
WHY_NOT_ONCE = (
    "must not be done twice, so it cannot stand in a batch: the service itself may repeat a request of a batch that "
    "fails with 5xx. Call it by itself"
)


@frozen
class BatchResult(Generic[T]):
    """What became of one call of a batch.

    Attributes:
        call: what was asked for.
        status_code: HTTP status of its answer; None if it was not carried out.
        error: why there is no value; None if there is one. A TransportError with `sent=False` is a call that was not
            carried out, since an earlier one failed or the batch was stopped.
    """

    call: Call[T]
    status_code: int | None
    error: EcwidError | None
    _value: T | Unset = field(default=UNSET, repr=False)

    @property
    def value(self) -> T:
        """The value of the call; raises `error` if there is none."""
        if self.error is not None:
            raise self.error
        return self._value  # type: ignore[return-value]  # UNSET stands only beside an error


def checked_key(key: str | None) -> str:
    """The caller's deduplication key, or a new one."""
    if key is None:
        return str(uuid.uuid4())
    if not isinstance(key, str) or not key:
        raise ValueError(f"deduplication_key must be a text with at least one character, not {key!r:.40}")
    return key


def batch_requests(store_id: int, calls: Sequence[Call[Any]]) -> list[models.BatchRequest]:
    """The calls as the requests of a batch, each with an id made of what it asks for.

    So the results of another batch, which a key used twice would bring, are not taken for theirs.

    Raises:
        ValueError: one cannot stand in a batch; says why.
    """
    requests = [batch_request(store_id, number, call) for number, call in enumerate(calls)]
    equal: Counter[str] = Counter()
    for request in requests:
        digest = hashlib.sha256(encode_json(request.to_dict())).hexdigest()[:32]
        request.id = f"{digest}-{equal[digest]}"
        equal[digest] += 1
    return requests


def batch_request(store_id: int, number: int, call: Call[Any]) -> models.BatchRequest:
    """One call as a request of a batch.

    Raises:
        ValueError: it cannot stand in one; says why.
    """
    if not isinstance(call, Call):
        raise TypeError(
            f"call {number} must be made with a `call` of ecwid_api.api, not {type(call).__name__}"
        )
    operation, own = call.operation, f"/{store_id}/"
    if operation.retry == "once":
        raise ValueError(f"call {number}: {operation.id} {WHY_NOT_ONCE}")
    if operation.tag == "batch":
        raise ValueError(f"call {number}: {operation.id} is about batches and cannot stand in one")
    if call.content is not None:
        raise ValueError(
            f"call {number}: {operation.id} brings bytes; in a batch, give the image by its address"
        )
    if call.headers:
        raise ValueError(f"call {number}: {operation.id} has headers of its own, which a batch cannot send")
    if not call.url.startswith(own):
        raise ValueError(f"call {number}: {operation.id} is for another store than {store_id}")
    query = f"?{httpx.QueryParams(call.params)}" if call.params else ""
    return models.BatchRequest(
        path=call.url[len(own) - 1 :] + query,
        method=operation.method,
        body=call.json,
    )


def run_batch(
    session: Session,
    options: Options,
    calls: Sequence[Call[T]],
    *,
    stop_on_first_failure: bool,
    allow_parallel_mode: bool,
    group_id: str | Unset,
    key: str,
    wait_s: float,
) -> Steps[list[BatchResult[T]]]:
    """The steps to the results of all calls."""
    if not 1 <= len(calls) <= MOST_CALLS:
        raise ValueError(f"a batch holds 1 to {MOST_CALLS} calls, not {len(calls)}")
    wait_s = checked_seconds("wait", wait_s)
    requests = batch_requests(session.store_id, calls)
    creating = create_batch.call(
        session.store_id,
        body=requests,
        stop_on_first_failure=stop_on_first_failure,
        allow_parallel_mode=allow_parallel_mode,
        deduplication_key=key,
        group_id=group_id,
    )
    repeatable = evolve(creating, operation=evolve(creating.operation, retry="idempotent"))
    sent_at = datetime.fromtimestamp(session.clock.utc(), UTC)
    try:
        ticket = (yield from _sent(session, options, repeatable)).ticket
        ended = yield from _ended(session, options, ticket, key, wait_s)
    except EcwidError as error:
        error.add_note(f"To take this batch up again within an hour, run it with deduplication_key={key!r}.")
        raise
    answers = {answer.id: answer for answer in ended.responses or ()}
    if answers.keys() - {request.id for request in requests} - {UNSET}:
        raise ValueError(
            f"deduplication_key {key!r} belongs to an earlier batch with other calls, so this one was not carried "
            "out. Use a new key, or the same calls"
        )
    context = RequestContext(
        creating.operation, creating.url, session.secret, None, sent_at, doubt=not stop_on_first_failure
    )
    return [
        _result(call, answers.get(request.id), evolve(context, operation=call.operation, path=call.url))
        for call, request in zip(calls, requests, strict=True)
    ]


def _sent(session: Session, options: Options, call: Call[T]) -> Steps[T]:
    return CallFlow(session, options, call, deadline_at(session, options)).run()


def _ended(session: Session, options: Options, ticket: str, key: str, wait_s: float) -> Steps[BatchStatus]:
    until, pause_s = session.now() + wait_s, POLL_FIRST_S
    asking = get_batch.call(session.store_id, ticket=ticket, escaped_json=True)
    while True:
        batch = yield from _sent(session, options, asking)
        if batch.status == "COMPLETED":
            return batch
        left_s = until - session.now()
        if left_s <= 0:
            raise BatchPendingError(
                f"batch {ticket}: {batch.completed_requests} of {batch.total_requests} requests have ended after "
                f"{wait_s:g} s",
                ticket=ticket,
                operation_id=asking.operation.id,
                method=asking.operation.method,
                path=asking.url,
            )
        wait = min(pause_s, left_s)
        waited_until = session.now() + wait
        yield Pause(wait)
        session.has_waited_until(waited_until)
        pause_s = min(pause_s * 2, POLL_MOST_S)


def _result(call: Call[T], answer: BatchResponse | None, context: RequestContext) -> BatchResult[T]:
    status = None if answer is None else (answer.http_status_code or None)
    if answer is None:
        return BatchResult(
            call, None, outcome_unknown(context, "the batch has ended without its result", None)
        )
    if status is None:
        error = TransportError(
            f"{context.title}: not carried out, the batch had been stopped", sent=False, **context.facts
        )
        return BatchResult(call, None, error)
    reply = Reply(status, answer.http_status_line or "", httpx.Headers(), _content(answer), 0.0)
    if not reply.succeeded:
        return BatchResult(call, status, error_of(context, reply, retry_after_s=0.0))
    try:
        return BatchResult(call, status, None, call.parse(reply.content))
    except DecodeError as fault:
        return BatchResult(call, status, contract_broken(context, reply, fault.reason))


def _content(answer: BatchResponse) -> bytes:
    if answer.escaped_http_body is not UNSET:
        return answer.escaped_http_body.encode()
    return b"" if answer.http_body is UNSET else encode_json(answer.http_body)
