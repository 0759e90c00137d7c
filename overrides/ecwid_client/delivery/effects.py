"""What the flow of a call asks of whoever runs it: to send one request, or to wait."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, TypeAlias, TypeVar

import httpx
from attrs import define, frozen
from ecwid_api.types import Call

from ..images import Progress
from .outcome import Result
from .response_body import READ_LIMIT_BYTES, WRITE_LIMIT_BYTES

T = TypeVar("T")


@define(eq=False, repr=False)
class Send:
    """The effect of sending one request."""

    call: Call[Any]
    url: httpx.URL
    content: bytes | None
    progress: Progress | None
    request_id: str
    timeout: dict[str, float]
    deadline_at: float
    fresh: bool
    """Whether it must not travel on a connection that was used before.

    On a used one the service may be closing while the request is written, and stray bytes behind an
    earlier answer would be taken for the answer to this one.
    """
    begun: bool = False
    """Whether a byte of it may have been written; the attempt sets it."""

    @property
    def limit_bytes(self) -> int:
        """The largest body to read; reads of products and combinations can be long."""
        return READ_LIMIT_BYTES if self.call.operation.method == "GET" else WRITE_LIMIT_BYTES


@frozen
class Pause:
    """The effect of waiting."""

    seconds: float


Effect: TypeAlias = Send | Pause
Steps: TypeAlias = Generator[Effect, Result | None, T]
