"""One attempt without its I/O: the request to send, and the verdict on what came back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, NoReturn, cast

import httpx
from attrs import define, field
from ecwid_api.types import OPERATION_EXTENSION

from ..images import ReportingBody
from ..version import VERSION
from .effects import Send
from .outcome import NoResponse, Outcome, Reply, Result, Trace, outcome_of
from .redaction import clear_locals
from .response_body import ACCEPTED_ENCODING, ERROR_LIMIT_BYTES, Body, BodyBroken, BodyTooLarge
from .session import Session

REQUEST_ID_HEADER: Final = "X-Ecwid-Api-Request-Id"
HEADERS: Final = {
    "Accept": "application/json",
    "Accept-Encoding": ACCEPTED_ENCODING,
    "User-Agent": f"ecwid-client/{VERSION}",
}

# What our own pool raises, and what a transport of the caller's may.
OF_POOL = (httpx.HTTPError, BodyBroken, BodyTooLarge)
OF_TRANSPORT = (*OF_POOL, httpx.StreamError, httpx.InvalidURL, OSError)
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
    trace: Trace = field(init=False)
    _status: int | None = field(default=None, init=False)
    _reason: str = field(default="", init=False)
    _headers: httpx.Headers = field(factory=httpx.Headers, init=False)
    _body: Body = field(factory=lambda: Body(ERROR_LIMIT_BYTES), init=False)
    _begun: float = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.trace = Trace(only_own=self.send.fresh)
        self.send.begun = not self.own_pool  # only our own pool tells reliably when it sends
        self._begun = self.session.clock.monotonic()

    def request(self, note: Callable[..., object] | None = None) -> httpx.Request:
        """The request; `note` takes the trace events of a transport of httpx."""
        send = self.send
        # The token comes last: what fails before would show it in a traceback that prints variables.
        if not all(f"{name}{value}".isascii() for name, value in send.call.headers.items()):
            raise ValueError(f"{send.call.operation.id}: a header of the call is not ASCII")
        headers = httpx.Headers({**HEADERS, **send.call.headers, REQUEST_ID_HEADER: send.request_id})
        if send.content is not None:
            headers.setdefault("Content-Type", "application/json")
        if self.session.auth == "bearer":
            headers["Authorization"] = f"Bearer {self.session.secret.reveal()}"
        extensions: dict[str, Any] = {OPERATION_EXTENSION: send.call.operation, "timeout": send.timeout}
        if note is not None:
            extensions["trace"] = note
        method = send.call.operation.method
        if send.content is None or send.progress is None:
            return _Request(method, self._url(), headers=headers, content=send.content, extensions=extensions)
        # httpx sets these two headers only if it builds the body itself.
        headers.update({"Host": send.url.netloc.decode("ascii"), "Content-Length": str(len(send.content))})
        stream = ReportingBody(send.content, send.progress)
        return _Request(method, self._url(), headers=headers, stream=stream, extensions=extensions)

    def body(self) -> Iterable[bytes]:
        """What to send behind the head."""
        if self.send.content is None:
            return ()
        if self.send.progress is None:
            return (self.send.content,)
        return ReportingBody(self.send.content, self.send.progress)

    def sending(self, *, used: bool) -> None:
        """The first byte is about to be written by our own pool, over a connection that was `used` or not."""
        self.send.begun = True
        self.trace.sends += 1
        self.trace.used = used

    def answered(self, status: int, reason: str, headers: httpx.Headers) -> None:
        """The status line and the headers are there."""
        self._status, self._reason, self._headers = status, reason, headers
        limit = self.send.limit_bytes if self._succeeded else ERROR_LIMIT_BYTES
        self._body = Body(limit, headers.get("Content-Encoding", ""))

    def feed(self, chunk: bytes) -> None:
        """A piece of the body is there."""
        self._body.feed(chunk)

    def done(self) -> Result:
        """The body has ended."""
        try:
            return self._reply(self._body.finish())
        except BodyBroken as exc:
            return self.failed(exc)

    def failed(self, error: Exception) -> Result:
        """The verdict on an exception; raises it again if it does not come from the network."""
        expected = OF_POOL if self.own_pool else OF_TRANSPORT
        below = not self.own_pool and type(error).__module__.split(".")[0] in BELOW_HTTPX
        if not isinstance(error, expected) and not below:
            self._raise(error)
        if self._status is not None and not self._succeeded:
            return self._reply(self._body.so_far())
        status = self.trace.status if self._status is None else self._status
        if status is not None:
            headers = None if self._status is None else self._headers
            known = "the answer did not arrive whole"
            return NoResponse(Outcome.KNOWN, error, self._elapsed_s(), known, status, headers)
        outcome = outcome_of(self.trace, error, own_pool=self.own_pool)
        return NoResponse(outcome, error, self._elapsed_s(), self._known(outcome))

    def refused_by_transport(self) -> Result:
        """The caller's transport has no unused connection for a request that needs one."""
        error = httpx.PoolTimeout("the transport keeps giving connections that were used before")
        return NoResponse(Outcome.NOT_SENT, error, self._elapsed_s(), "not sent")

    def interrupted(self, error: BaseException) -> NoReturn:
        """Pass a cancellation or Ctrl-C on."""
        if self.own_pool:
            clear_locals(error)
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

    @property
    def _succeeded(self) -> bool:
        return self._status is not None and 200 <= self._status < 300

    def _reply(self, content: bytes) -> Reply:
        status, own = cast(int, self._status), not self.trace.used
        return Reply(status, self._reason, self._headers, content, self._elapsed_s(), own)

    def _known(self, outcome: Outcome) -> str:
        if outcome is Outcome.NOT_SENT:
            return "not sent"
        return f"no answer (last event: {self.trace.last})" if self.trace.last else "no answer"

    def _elapsed_s(self) -> float:
        return self.session.clock.monotonic() - self._begun
