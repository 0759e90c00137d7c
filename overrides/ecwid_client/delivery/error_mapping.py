"""From what came back to the exception that says it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from itertools import islice
from typing import Any, NamedTuple

from attrs import frozen
from ecwid_api.codec import decode_json
from ecwid_api.types import Operation

from ..errors import (
    ApiError,
    EcwidError,
    OutcomeUnknownError,
    RateLimitError,
    ResponseLostError,
    ResponseTooLargeError,
    TransportError,
    UnexpectedResponseError,
    class_of,
    is_doubtful,
)
from .outcome import NoResponse, Outcome, Reply, Result
from .pacing import BucketError
from .redaction import Secret
from .response_body import BodyTooLarge

ERROR_FIELDS = frozenset({"errorMessage", "errorCode", "args"})
ARGS_LIMIT = 20

# What servers put behind a status by themselves; anything else is a message of the service.
STANDARD_REASONS = {status.phrase.casefold() for status in HTTPStatus} | {
    "content too large",
    "payload too large",
    "request entity too large",
    "unprocessable content",
    "unprocessable entity",
    "uri too long",
    "",
}


@frozen(eq=False, repr=False)
class RequestContext:
    """What every exception of a call says: what was asked, and what is known so far."""

    operation: Operation
    path: str
    secret: Secret
    delta: int | None
    sent_at: datetime
    request_id: str | None = None
    doubt: bool = False
    """Whether an earlier attempt may have been carried out."""
    host: str = ""

    @property
    def facts(self) -> dict[str, Any]:
        """Keyword arguments of every EcwidError."""
        return {
            "operation_id": self.operation.id,
            "method": self.operation.method,
            "path": self.path,
            "request_id": self.request_id,
        }

    @property
    def title(self) -> str:
        """How a message begins."""
        return f"{self.operation.method} {self.path}"


def error_of(context: RequestContext, result: Result, *, retry_after_s: float) -> EcwidError:
    """The exception for an attempt that did not succeed."""
    repeatable = context.operation.retry == "idempotent"
    if isinstance(result, Reply):
        if is_doubtful(result.status) and not repeatable:
            return outcome_unknown(context, f"the service answered {result.status}", result.status)
        return api_error(context, result, retry_after_s=retry_after_s)
    if result.outcome is Outcome.KNOWN:
        return response_lost(context, result)
    if result.outcome is Outcome.UNKNOWN and not repeatable:
        return outcome_unknown(context, f"{result.known}; {_text(context, result.error)}", None)
    return transport_error(context, result)


def api_error(context: RequestContext, reply: Reply, *, retry_after_s: float = 0.0) -> ApiError:
    """The exception for a status that is not a success."""
    facts = error_facts(reply.content)
    shown = context.secret.shown
    error = class_of(reply.status)(
        shown(facts.message or _reason(reply.reason) or _meaning(context, reply)),
        status_code=reply.status,
        error_code=facts.code and shown(facts.code),
        error_args={shown(name): shown(value) for name, value in facts.args.items()},
        headers=context.secret.redact_headers(dict(reply.headers)),
        body=context.secret.redact_body(reply.content),
        **context.facts,
    )
    if context.doubt:
        error.applied = None
    if isinstance(error, RateLimitError):
        error.retry_after_s = retry_after_s
    return error


def not_sent_error(
    context: RequestContext, status: int, code: str | None, message: str, *, wait_s: float = 0.0
) -> ApiError:
    """The exception for a request not sent, because of an earlier answer or the client's own pace."""
    said = f"{_not_sent(context)}, {message}"
    error = class_of(status)(said, status_code=status, error_code=code, **context.facts)
    error.applied = None if context.doubt else False
    if isinstance(error, RateLimitError):
        error.retry_after_s = wait_s
    return error


def transport_error(context: RequestContext, lost: NoResponse) -> TransportError:
    """The exception for a request that was not sent, or that may be repeated."""
    known = _not_sent(context) if lost.outcome is Outcome.NOT_SENT else lost.known
    sent = context.doubt or lost.outcome is not Outcome.NOT_SENT
    return TransportError(
        f"{context.title}: {known}; {_text(context, lost.error)}", sent=sent, **context.facts
    )


def too_late(context: RequestContext) -> TransportError:
    """The exception for a request whose turn did not come before the deadline."""
    message = f"{context.title}: {_not_sent(context)}, the deadline has passed"
    return TransportError(message, sent=context.doubt, **context.facts)


def no_bucket(context: RequestContext, error: BucketError) -> TransportError:
    """The exception for a request that could not be counted."""
    message = f"{context.title}: {_not_sent(context)}, the shared limit cannot be asked: {error}"
    return TransportError(context.secret.shown(message), sent=context.doubt, **context.facts)


def outcome_unknown(context: RequestContext, known: str, status: int | None) -> OutcomeUnknownError:
    """The exception for a request that must not be repeated although nobody knows what became of it."""
    what = context.title if context.delta is None else f"{context.title} (delta {context.delta:+d})"
    return OutcomeUnknownError(
        f"{what}: sent, and whether it was carried out is unknown; {known}. Read it back first",
        known=known,
        sent_at=context.sent_at,
        delta=context.delta,
        status_code=status,
        **context.facts,
    )


def response_lost(context: RequestContext, lost: NoResponse) -> UnexpectedResponseError:
    """The exception for a 2xx without its body."""
    kind = ResponseTooLargeError if isinstance(lost.error, BodyTooLarge) else ResponseLostError
    page = is_page(lost.headers, b"")
    message = f"{context.title}: {lost.status}, {_done(page)} {lost.known}; {_text(context, lost.error)}"
    error = kind(message, status_code=lost.status or 0, **context.facts)
    error.applied = None if page else True
    return error


def contract_broken(context: RequestContext, reply: Reply, reason: str) -> UnexpectedResponseError:
    """The exception for a 2xx whose body is not what the contract promises."""
    page = is_page(reply.headers, reply.content)
    message = f"{context.title}: {reply.status}, {_done(page)} the answer breaks the contract: {reason}"
    error = UnexpectedResponseError(context.secret.shown(message), status_code=reply.status, **context.facts)
    error.applied = None if page else True
    return error


def is_page(headers: Mapping[str, str] | None, content: bytes) -> bool:
    """Whether an answer is HTML, which the service itself never sends with a 2xx."""
    return "html" in (headers or {}).get("Content-Type", "").lower() or content.lstrip()[:1] == b"<"


def _done(page: bool) -> str:
    return "but from a proxy or a portal, it seems;" if page else "carried out, but"


class ErrorFacts(NamedTuple):
    """What an error body says; None or empty where it is missing or not of its type."""

    message: str | None
    code: str | None
    args: Mapping[str, str]


def error_facts(content: bytes) -> ErrorFacts:
    """`errorMessage`, `errorCode` and `args` of an error body."""
    data = _object_in(content) or {}
    return ErrorFacts(_text_in(data, "errorMessage"), _text_in(data, "errorCode"), _args_in(data.get("args")))


def _object_in(content: bytes) -> dict[str, Any] | None:
    try:
        data = decode_json(content)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _text_in(data: dict[str, Any], name: str) -> str | None:
    value = data.get(name)
    return value if isinstance(value, str) and value else None


def _args_in(args: object) -> dict[str, str]:
    """The first 20 values that are texts, as in the contract, or numbers."""
    if not isinstance(args, dict):
        return {}
    plain = ((name, str(value)) for name, value in args.items() if type(value) in {str, int, float})
    return dict(islice(plain, ARGS_LIMIT))


def _not_sent(context: RequestContext) -> str:
    return "not sent this time, but an earlier try may have arrived" if context.doubt else "not sent"


def _reason(phrase: str) -> str:
    return "" if phrase.casefold() in STANDARD_REASONS else phrase


def _meaning(context: RequestContext, reply: Reply) -> str:
    if 300 <= reply.status < 400:
        return "a redirect, which is not followed"
    known = context.operation.descriptions
    if reply.status in {404, 405} and is_foreign(reply):
        who = context.host or "the server"
        return f"{who} does not answer as the service does; check the host and the path in base_url"
    return known.get(reply.status) or (known.get(500) if reply.status >= 500 else None) or "no reason given"


def is_foreign(reply: Reply) -> bool:
    """Whether a body is not the service's: its error bodies are empty, `{}`, or have a field of an error."""
    data = _object_in(reply.content)
    return bool(reply.content.strip()) and (data is None or (bool(data) and not data.keys() & ERROR_FIELDS))


def _text(context: RequestContext, error: Exception) -> str:
    text = context.secret.shown(str(error))
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
