"""What a caller can watch: typed events, and the log under `ecwid_client`."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from attrs import frozen

log: logging.Logger = logging.getLogger("ecwid_client")

Event = TypeVar("Event")


@frozen
class RequestEvent:
    """A request is about to be sent."""

    operation_id: str
    method: str
    path: str
    """Below the base URL, without a query."""
    attempt: int
    """1 for the first."""
    request_id: str


@frozen
class ResponseEvent:
    """An attempt ended."""

    operation_id: str
    method: str
    path: str
    attempt: int
    request_id: str
    status_code: int | None
    """None when there was no answer."""
    outcome: str
    """`known`, `unknown` or `not sent`."""
    elapsed_s: float


@frozen
class RetryEvent:
    """The request will be sent again."""

    operation_id: str
    attempt: int
    """Of the attempt that failed."""
    delay_s: float
    reason: str


@frozen
class RateLimitEvent:
    """A request waits: its turn has not come, or the service answered 429."""

    operation_id: str
    wait_s: float
    from_service: bool
    """True after a 429."""


@frozen
class Hooks:
    """Functions to call with events, all optional. What they raise is logged and goes no further."""

    on_request: Callable[[RequestEvent], None] | None = None
    on_response: Callable[[ResponseEvent], None] | None = None
    on_retry: Callable[[RetryEvent], None] | None = None
    on_rate_limited: Callable[[RateLimitEvent], None] | None = None

    def request(self, event: RequestEvent) -> None:
        """Tell of a request."""
        log.debug(
            "%s #%d %s %s id=%s",
            event.operation_id,
            event.attempt,
            event.method,
            event.path,
            event.request_id,
        )
        _tell(self.on_request, event)

    def response(self, event: ResponseEvent) -> None:
        """Tell of an answer or its absence."""
        log.info(
            "%s #%d %s %s: %s in %.3f s id=%s",
            event.operation_id,
            event.attempt,
            event.method,
            event.path,
            event.status_code or event.outcome,
            event.elapsed_s,
            event.request_id,
        )
        _tell(self.on_response, event)

    def retry(self, event: RetryEvent) -> None:
        """Tell of a retry."""
        log.info(
            "%s #%d: again in %.2f s, %s", event.operation_id, event.attempt, event.delay_s, event.reason
        )
        _tell(self.on_retry, event)

    def rate_limited(self, event: RateLimitEvent) -> None:
        """Tell of a wait."""
        log.debug(
            "%s waits %.2f s%s",
            event.operation_id,
            event.wait_s,
            " after a 429" if event.from_service else "",
        )
        _tell(self.on_rate_limited, event)


def _tell(hook: Callable[[Event], None] | None, event: Event) -> None:
    if hook is None:
        return
    try:
        hook(event)
    except Exception:
        # A hook that fails must not turn a write that was carried out into one that seems to have failed.
        log.exception("a hook failed")
