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
        request_id: the `X-Ecwid-Api-Request-Id` that the request carried.
    """

    value: T
    status_code: int
    headers: Mapping[str, str] = field(repr=False)
    content: bytes = field(repr=False)
    elapsed_s: float
    request_id: str


@contextmanager
def collected_replies() -> Iterator[list[tuple[Reply, str]]]:
    """The replies of all calls made inside, in this thread or task."""
    replies: list[tuple[Reply, str]] = []
    token = REPLIES.set(replies)
    try:
        yield replies
    finally:
        REPLIES.reset(token)


def response_of(value: T, replies: list[tuple[Reply, str]]) -> Response[T]:
    """The value with its answer; TypeError if no request was sent."""
    if not replies:
        raise TypeError("with_response needs a method of this client that sends a request")
    last, request_id = replies[-1]
    return Response(value, last.status, dict(last.headers), last.content, last.elapsed_s, request_id)
