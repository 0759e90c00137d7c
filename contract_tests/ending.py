"""What ends a run before its time. Nothing that was found until then may be lost."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Any, Self

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class RunEndedError(KeyboardInterrupt):
    """The run cannot go on; the message says why.

    A KeyboardInterrupt, because Hypothesis and schemathesis take every other exception for a failed test and would
    repeat it to make it smaller.
    """


class NotSentError(RunEndedError):
    """The run cannot go on, and the request was not sent."""


class Interrupts:
    """Turns SIGINT, SIGTERM and SIGHUP into the end of the run, while it is open.

    The first signal lets the current request finish and ends the run before the next one, so that no answer is lost
    and products can be removed. The second one ends everything at once.
    """

    def __init__(self) -> None:
        self.reason = ""
        self.tell: Callable[[str], None] = lambda _: None
        self._woken = threading.Event()
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            # `nohup` has a run outlive its terminal.
            is_kept = signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
            wanted = SIGNALS[:2] if is_kept else SIGNALS
            self._before = {number: signal.signal(number, self._receive) for number in wanted}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def watch(self, tell: Callable[[str], None]) -> None:
        """Call `tell` with the reason when a signal comes, or now if one has come."""
        self.tell = tell
        if self.reason:
            tell(self.reason)

    def sleep(self, seconds: float) -> None:
        """Wait; a signal, also one that came before, ends the wait and the run."""
        if self._woken.wait(seconds):
            raise RunEndedError(self.reason)

    def begin_cleaning(self) -> None:
        """From now on only another signal ends a wait."""
        self._woken.clear()

    def _receive(self, number: int, frame: FrameType | None) -> None:
        del frame
        self._woken.set()
        if self.reason and number == signal.SIGHUP:
            return  # A closed terminal sends it twice, once through its shell.
        if self.reason:
            raise RunEndedError(self.reason)
        self.reason = f"interrupted by {signal.Signals(number).name}"
        self.tell(self.reason)
        with suppress(OSError):  # The terminal may be closed.
            print(
                f"contract tests: {self.reason}, cleaning up; once more to leave at once",
                file=sys.stderr,
                flush=True,
            )
