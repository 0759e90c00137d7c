"""Ctrl-C, and how far a run is: a bar on a terminal, elsewhere a line every ten seconds; both on stderr."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

import click
from attrs import define, field

if TYPE_CHECKING:
    from ecwid_sync import Progress

EVERY_S: Final = 10.0
SIGNALS: Final = ("SIGINT", "SIGTERM", "SIGHUP")  # Windows has no SIGHUP


@define
class Interrupt:
    """Whether Ctrl-C was pressed; a second one ends at once."""

    pressed: bool = False

    def __call__(self) -> bool:
        """Whether to stop."""
        return self.pressed


@contextmanager
def interruptible() -> Iterator[Interrupt]:
    """Let the call in flight end after Ctrl-C, SIGTERM, or when the terminal is closed."""
    interrupt = Interrupt()

    def stop(*_: object) -> None:
        if interrupt.pressed:
            raise KeyboardInterrupt
        interrupt.pressed = True
        with suppress(OSError):  # nobody reads it where the terminal is closed
            click.echo("stopping after what is on its way; once more ends at once", err=True)

    numbers = (getattr(signal, name) for name in SIGNALS if hasattr(signal, name))
    # What is ignored stays so: `nohup` and `&` ask for that.
    before = {one: signal.signal(one, stop) for one in numbers if signal.getsignal(one) != signal.SIG_IGN}
    try:
        yield interrupt
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@define
class Lines:
    """How far, every ten seconds."""

    begun: float = field(factory=time.monotonic)
    told: float = field(factory=time.monotonic)
    first: int | None = None

    def __call__(self, progress: Progress) -> None:
        """Tell it, if it is time."""
        if self.first is None:
            self.first = progress.done - 1
        now = time.monotonic()
        if now - self.told >= EVERY_S:
            self.told = now
            left_s = (
                (progress.total - progress.done) * (now - self.begun) / max(1, progress.done - self.first)
            )
            click.echo(f"{progress.done:,} of {progress.total:,}, about {left_s:.0f} s left", err=True)


@contextmanager
def shown() -> Iterator[Any]:
    """A function to be told of progress."""
    if not sys.stderr.isatty():
        yield Lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    with Bar(
        BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console, transient=True
    ) as bar:
        task = bar.add_task("", total=None)
        yield lambda progress: bar.update(task, completed=progress.done, total=progress.total)
