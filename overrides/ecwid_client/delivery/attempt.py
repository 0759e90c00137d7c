"""One attempt without its I/O: the request to send, and the verdict on what came back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NoReturn

import httpx
from attrs import define, field
from ecwid_api.types import OPERATION_EXTENSION

from ..events import log
from ..images import reporting_body
from ..version import VERSION
from .call_flow import Send, Session
from .outcome import Lost, Outcome, Reply, Result, Trace, outcome_of
from .response_body import ACCEPTED_ENCODING, ERROR_LIMIT_BYTES, Body, BodyBroken, BodyTooLarge

DEADLINE_EXTENSION: Final = "ecwid_deadline_at"
REQUEST_ID_HEADER: Final = "X-Ecwid-Api-Request-Id"
HEADERS: Final = {
    "Accept": "application/json",
    "Accept-Encoding": ACCEPTED_ENCODING,
    "User-Agent": f"ecwid-client/{VERSION}",
}

EXPECTED = (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, OSError, BodyBroken, BodyTooLarge)
BELOW_HTTPX = frozenset({"httpcore", "h11", "h2", "hpack", "anyio"})  # some of their errors get through httpx


class _Request(httpx.Request):
    """A request whose repr keeps the token of a query to itself."""

    def __repr__(self) -> str:
        return f"<Request({self.method!r}, {self.url.path!r})>"


@define(eq=False, repr=False)
class Attempt:
    """One attempt under way."""

    session: Session
    send: Send
    own_pool: bool
    trace: Trace = field(factory=Trace)
    _response: httpx.Response | None = field(default=None, init=False)
    _body: Body = field(factory=lambda: Body(ERROR_LIMIT_BYTES), init=False)
    _begun: float = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._begun = self.session.clock.monotonic()

    def request(self, note: Callable[..., object]) -> httpx.Request:
        """The request for one of httpx's transports; `note` takes the trace events."""
        send = self.send
        headers = {
            **HEADERS,
            **send.call.headers,
            REQUEST_ID_HEADER: send.request_id,
            **self._authorization(),
        }
        if send.content is not None:
            headers.setdefault("Content-Type", "application/json")
        extensions = {
            OPERATION_EXTENSION: send.call.operation,
            DEADLINE_EXTENSION: send.deadline_at,
            "timeout": send.timeout,
            "trace": note,
        }
        method, url = send.call.operation.method, self._url()
        if send.content is None or send.progress is None:
            return _Request(method, url, headers=headers, content=send.content, extensions=extensions)
        headers["Content-Length"] = str(len(send.content))
        stream = reporting_body(send.content, send.progress)
        return _Request(method, url, headers=headers, stream=stream, extensions=extensions)

    def answered(self, response: httpx.Response) -> None:
        """The status line and the headers are there."""
        self._response = response
        limit = self.send.limit_bytes if response.is_success else ERROR_LIMIT_BYTES
        self._body = Body(limit, response.headers.get("Content-Encoding", ""))

    def feed(self, chunk: bytes) -> None:
        """A piece of the body is there."""
        self._body.feed(chunk)

    def done(self, response: httpx.Response) -> Reply:
        """The body has ended."""
        return self._reply(response, self._body.finish())

    def failed(self, error: Exception) -> Result:
        """The verdict on an exception; raises it again if it does not come from the network."""
        if not isinstance(error, EXPECTED) and type(error).__module__.split(".")[0] not in BELOW_HTTPX:
            self._raise(error)
        response = self._response
        if response is not None and not response.is_success:
            return self._reply(response, self._body.so_far())
        status = self.trace.status if response is None else response.status_code
        if status is not None:
            headers = None if response is None else response.headers
            known = "the answer did not arrive whole"
            return Lost(Outcome.KNOWN, error, self._elapsed_s(), known, status, headers)
        outcome = outcome_of(self.trace, error, own_pool=self.own_pool)
        return Lost(outcome, error, self._elapsed_s(), self._known(outcome))

    def interrupted(self, error: BaseException) -> NoReturn:
        """Pass a cancellation or Ctrl-C on, saying so if it leaves a doubt behind."""
        operation = self.send.call.operation
        # Only our own pool tells reliably when it sends.
        if (self.trace.sends or not self.own_pool) and operation.retry != "idempotent":
            note = f"{operation.id} {self.send.call.url} was under way; whether it was carried out is unknown"
            log.warning("%s", note)
            error.add_note(note)
        raise error

    def _raise(self, error: Exception) -> NoReturn:
        """Raise a defect of a caller's own code again, or its stand-in if it would show the token."""
        secret = self.session.secret
        shown = secret.stand_in(error) if secret.is_in(error) else error
        try:
            raise shown
        finally:
            if shown is not error:
                shown.__context__ = None

    def _url(self) -> httpx.URL:
        if self.session.auth == "bearer":
            return self.send.url
        return self.send.url.copy_merge_params({"token": self.session.secret.reveal()})

    def _authorization(self) -> dict[str, str]:
        if self.session.auth == "query":
            return {}
        return {"Authorization": f"Bearer {self.session.secret.reveal()}"}

    def _reply(self, response: httpx.Response, content: bytes) -> Reply:
        return Reply(
            response.status_code, response.reason_phrase, response.headers, content, self._elapsed_s()
        )

    def _known(self, outcome: Outcome) -> str:
        if outcome is Outcome.NOT_SENT:
            return "not sent"
        return f"no answer (last event: {self.trace.last})" if self.trace.last else "no answer"

    def _elapsed_s(self) -> float:
        return self.session.clock.monotonic() - self._begun
