"""A doubt that an exception would hide: a request was sent, and nobody will say what became of it."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from attrs import define, field

from ..errors import EcwidError
from ..events import log
from .effects import Effect, Send
from .outcome import Reply, Result
from .retry_policy import was_perhaps_applied


@define(eq=False, repr=False)
class DoubtNoted:
    """Around one call: a note and a log line for Ctrl-C, a cancellation or a defect that ends it too early.

    It stands around the whole call, since a signal's handler may raise at any place, also after the answer was read.
    """

    _sends: list[Send] = field(factory=list, init=False)
    """The requests that may have been carried out and may not be repeated."""

    def begins(self, effect: Effect) -> None:
        """An effect is about to be carried out."""
        if isinstance(effect, Send) and effect.call.operation.retry != "idempotent":
            self._sends.append(effect)

    def ended(self, result: Result | None) -> None:
        """The effect is over; `result` may show that the service did nothing."""
        applied = isinstance(result, Reply) and result.succeeded
        if self._sends and result is not None and not applied and not was_perhaps_applied(result):
            self._sends.pop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        begun = [send.call for send in self._sends if send.begun]
        if error is None or isinstance(error, EcwidError) or not begun:
            return
        note = (
            f"{begun[-1].operation.id} {begun[-1].url} was under way; whether it was carried out is unknown"
        )
        error.add_note(note)
        log.warning("%s", note)
