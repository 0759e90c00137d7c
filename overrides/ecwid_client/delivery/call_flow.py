"""One operation from its call to its value: turns, attempts, retries, errors.

It is a generator. It yields what has to be done next, to send one request or to wait, and the runner does it. So
EcwidClient and AsyncEcwidClient share every decision.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar, cast

import httpx
from attrs import define, evolve, field
from ecwid_api.codec import body_bytes
from ecwid_api.errors import DecodeError
from ecwid_api.types import Call

from ..errors import ApiError, EcwidError, RateLimitError, ServerError, TransportError
from ..events import RateLimitEvent, RequestEvent, ResponseEvent, RetryEvent
from ..images import Progress, image_bytes
from ..settings import Options
from .effects import Effect, Pause, Send, Steps
from .error_mapping import (
    RequestContext,
    api_error,
    contract_broken,
    error_of,
    is_foreign,
    no_bucket,
    not_sent_error,
    too_late,
)
from .outcome import NoResponse, Outcome, Reply, Result
from .pacing import WINDOW_S, BucketError, HeldUp, TooLongToWait
from .response_body import BodyTooLarge
from .retry_policy import backoff_s, delay_s, may_repeat, was_perhaps_applied
from .session import FOREVER, Session
from .token_guard import Refusal, TokenState, proves_token, token_state

T = TypeVar("T")


REPLIES: ContextVar[list[tuple[Reply, str]] | None] = ContextVar("REPLIES", default=None)
"""Where `with_response` collects the replies of the calls made in it, with the ids of their requests."""


@define(eq=False, repr=False)
class CallFlow(Generic[T]):
    """One call under way."""

    session: Session
    options: Options
    call: Call[T]
    deadline_at: float
    progress: Progress | None = None
    _url: httpx.URL = field(init=False)
    _content: bytes | None = field(init=False)
    _context: RequestContext = field(init=False)
    _attempt: int = field(default=0, init=False)
    _paid: int = field(default=0, init=False)
    _doubt: bool = field(default=False, init=False)
    """Whether an earlier attempt may have been carried out."""
    checks_token: bool = False
    """Whether this call only asks whether the token is accepted."""
    _last: Result | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        self._url = _url(self.session.base_url, self.call)
        self._content = _content(self.call)
        self._note_context(None)

    def run(self) -> Steps[T]:
        """The steps to the value; raises EcwidError."""
        while True:
            yield from self._wait_for_turn()
            result = yield from self._send()
            if isinstance(result, Reply) and result.succeeded:
                return self._value(result)
            if isinstance(result, Reply):
                error = api_error(self._context, result)
                if (settled := self._settled(result, error)) is not None:
                    return settled
                yield from self._mind_token(result, error)
            yield from self._retry_or_raise(result)

    def delay_s(self, attempt: int) -> float:
        """Seconds to wait before the next attempt, when attempt number `attempt` has just ended."""
        clock = self.session.clock
        if self._last is None:
            return backoff_s(attempt, clock.chance())
        return delay_s(self._last, attempt, chance=clock.chance(), utc_s=clock.utc())

    def pause(self, wait_s: float) -> Steps[None]:
        """Wait; the wait counts even where the clock stands still."""
        until = self._now() + wait_s
        yield Pause(wait_s)
        self.session.has_waited_until(until)

    def has_time_for(self, wait_s: float) -> bool:
        """Whether something can still be sent after a wait."""
        return self._now() + wait_s < self.deadline_at

    def _wait_for_turn(self) -> Steps[None]:
        turn = self.session.pacer.turn()
        while True:
            self._check_token()
            if self._now() >= self.deadline_at:
                raise too_late(self._context)
            try:
                wait_s = turn.wait_s(self._now(), self.deadline_at)
            except TooLongToWait as exc:
                wait_s = exc.wait_s
                break
            except BucketError as exc:
                raise no_bucket(self._context, exc) from exc
            if wait_s <= 0:
                return
            if not isinstance(wait_s, HeldUp):
                event = RateLimitEvent(self.call.operation.id, wait_s, from_service=False)
                self.session.hooks.rate_limited(event)
            yield from self.pause(wait_s)
        message = f"the next request may go in {wait_s:.1f} s, which is after the deadline"
        raise not_sent_error(self._context, 429, None, message, wait_s=wait_s)

    def _check_token(self) -> None:
        refusal = self.session.token_guard.refusal
        if refusal is not None:
            message = f"the token was refused before: {refusal.message}"
            raise not_sent_error(self._context, refusal.status, refusal.error_code, message)

    def _send(self) -> Generator[Effect, Result | None, Result]:
        operation, hooks = self.call.operation, self.session.hooks
        self._attempt += 1
        request_id = os.urandom(4).hex()
        self._note_context(request_id)
        facts = (operation.id, operation.method, self.call.url, self._attempt, request_id)
        hooks.request(RequestEvent(*facts))
        left_s = max(self.deadline_at - self._now(), 0.001)
        timeout = self.options.timeout.within(left_s)
        fresh = self.checks_token or operation.retry != "idempotent"
        send = Send(
            self.call, self._url, self._content, self.progress, request_id, timeout, self.deadline_at, fresh
        )
        result = self._last = cast(Result, (yield send))
        outcome = Outcome.KNOWN if isinstance(result, Reply) else result.outcome
        hooks.response(ResponseEvent(*facts, result.status, outcome.value, result.elapsed_s))
        replies = REPLIES.get()
        if replies is not None and isinstance(result, Reply):
            replies.append((result, send.request_id))
        return result

    def _value(self, reply: Reply) -> T:
        try:
            value = self.call.parse(reply.content)
        except DecodeError as exc:
            raise contract_broken(self._context, reply, exc.reason) from exc
        self.session.token_guard.proven = True
        self.session.budget.give_back(self._paid)
        settled = self._settled(reply, value)
        return value if settled is None else settled

    def _settled(self, reply: Reply, answer: object) -> T | None:
        """The value, if this answer shows that an earlier attempt of unknown outcome was carried out."""
        if not self._doubt or (not reply.succeeded and is_foreign(reply)):
            return None  # What a proxy says proves nothing about what was there.
        return cast("T | None", self.session.service.settled(self.call, answer))

    def _mind_token(self, reply: Reply, error: ApiError) -> Steps[None]:
        code = error.error_code
        state = token_state(reply.status, code)
        guard = self.session.token_guard
        if proves_token(reply.status, code):
            guard.proven = True
        # A refusal over a used connection may have been left there behind an earlier answer.
        stray = state is TokenState.REFUSED and not reply.own_connection
        if stray or (state is TokenState.UNCLEAR and not guard.proven and guard.claim_check()):
            state = yield from self._ask_again(state)
        if state is TokenState.REFUSED:
            guard.open(Refusal(reply.status, code, error.message))

    def _ask_again(self, state: TokenState) -> Steps[TokenState]:
        """Clear up, over a connection of its own, whether an answer speaks of the token."""
        check = self.session.service.token_check
        if self.checks_token or (state is TokenState.UNCLEAR and self.call.operation == check.operation):
            return TokenState.REFUSED
        question = CallFlow(
            self.session,
            Options(retries=0),
            check,
            self.deadline_at,
            checks_token=True,
        )
        try:
            yield from question.run()
        except (RateLimitError, ServerError, TransportError):
            self.session.token_guard.allow_check()
            return TokenState.UNCLEAR
        except ApiError as exc:
            answer = token_state(exc.status_code, exc.error_code)
            return TokenState.REFUSED if answer is TokenState.UNCLEAR else answer
        except EcwidError:
            return TokenState.ACCEPTED
        return TokenState.ACCEPTED

    def _retry_or_raise(self, result: Result) -> Steps[None]:
        wait_s = self.delay_s(self._attempt)
        throttled = isinstance(result, Reply) and result.status == 429
        if throttled:
            # A 429 over a used connection may be a stray one, which must not stop a client for a day.
            own = isinstance(result, Reply) and result.own_connection
            self.session.pacer.hold(self._now(), wait_s if own else min(wait_s, WINDOW_S))
            self.session.hooks.rate_limited(RateLimitEvent(self.call.operation.id, wait_s, from_service=True))
        error = error_of(self._context, result, retry_after_s=wait_s if throttled else 0.0)
        if not self._may_go_on(result, wait_s):
            self._raise(error, result)
        if was_perhaps_applied(result):
            self._doubt = True
            self._context = evolve(self._context, doubt=True)
        self.session.hooks.retry(RetryEvent(self.call.operation.id, self._attempt, wait_s, str(error)))
        if not throttled:  # after a 429 the next turn is the wait
            yield from self.pause(wait_s)

    def _may_go_on(self, result: Result, wait_s: float) -> bool:
        if not may_repeat(self.call.operation.retry, result) or self._attempt > self.options.retries:
            return False
        if isinstance(result, NoResponse) and isinstance(result.error, BodyTooLarge):
            return False
        if not self.has_time_for(wait_s):
            return False
        paid = self.session.budget.take(result)
        self._paid += paid or 0
        return paid is not None

    def _raise(self, error: EcwidError, result: Result) -> None:
        if isinstance(error, ApiError) or not isinstance(result, NoResponse):
            raise error
        raise error from self.session.secret.stand_in(result.error)

    def _note_context(self, request_id: str | None) -> None:
        session = self.session
        sent_at = datetime.fromtimestamp(session.clock.utc(), UTC)
        self._context = RequestContext(
            self.call.operation,
            self.call.url,
            session.secret,
            session.service.delta_of(self.call),
            sent_at,
            request_id,
            self._doubt,
            self._url.host,
        )

    def _now(self) -> float:
        return self.session.now()


def deadline_at(session: Session, options: Options) -> float:
    """When a call that begins now has to be over."""
    return FOREVER if options.deadline_s is None else session.now() + options.deadline_s


def _url(base_url: str, call: Call[Any]) -> httpx.URL:
    try:
        return httpx.URL(base_url + call.url, params=call.params or None)
    except httpx.InvalidURL as exc:
        raise ValueError(f"{call.operation.id}: an argument does not fit into an address: {exc}") from None


def _content(call: Call[Any]) -> bytes | None:
    if call.content is None:
        return body_bytes(call)
    return call.content if isinstance(call.content, bytes) else image_bytes(cast(Any, call.content))
