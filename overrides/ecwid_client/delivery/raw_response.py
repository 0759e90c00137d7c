"""The raw answer beside the parsed value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Generic, TypeVar

from attrs import field, frozen

from .call_flow import REPLIES
from .outcome import Reply

T = TypeVar("T")


@frozen
class Response(Generic[T]):
    """What a call returned, and the answer it came from; the last one, if the call took several requests.

    Attributes:
        value: what the method returns by itself.
        status_code: HTTP status.
        headers: by lower-case name, as received.
        content: the body, unpacked, bytes.
        elapsed_s: from sending to the end of the body, seconds.
    """

    value: T
    status_code: int
    headers: Mapping[str, str] = field(repr=False)
    content: bytes = field(repr=False)
    elapsed_s: float


@contextmanager
def collected_replies() -> Iterator[list[Reply]]:
    """The replies of all calls made inside, in this thread or task."""
    replies: list[Reply] = []
    token = REPLIES.set(replies)
    try:
        yield replies
    finally:
        REPLIES.reset(token)


def response_of(value: T, replies: list[Reply]) -> Response[T]:
    """The value with its answer; TypeError if nothing was context."""
    if not replies:
        raise TypeError("with_response needs a method of this client that sends a request")
    last = replies[-1]
    return Response(value, last.status, dict(last.headers), last.content, last.elapsed_s)
