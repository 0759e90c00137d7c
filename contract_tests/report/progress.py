"""How far a run is: a line that is written over on a terminal, elsewhere a plain one every ten seconds."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TextIO

EVERY_S = 10.0
OFTEN_S = 0.2
LEAST = 0.005


@dataclass
class Progress:
    """`weights` says how long a test of each leg takes beside those of the others."""

    weights: Mapping[str, float]
    out: TextIO = field(default_factory=lambda: sys.stdout)
    clock: Callable[[], float] = time.monotonic
    _total: float = 0.0
    _done: float = 0.0
    _began: float = 0.0
    _last: float = 0.0
    _width: int = 0

    def begin(self, legs: list[str]) -> None:
        """`legs` holds the leg of each test."""
        self._total = sum(self.weights.get(leg, LEAST) for leg in legs)
        self._began = self._last = self.clock()

    def done(self, leg: str) -> None:
        self._done += self.weights.get(leg, LEAST)

    def tick(self, leg: str, calls: int) -> None:
        """After each request."""
        now = self.clock()
        if now - self._last < (OFTEN_S if self.out.isatty() else EVERY_S):
            return
        self._last = now
        self._show(f"{self.share:4.0%}  {leg:<13} {calls:,} requests, {self._left(now)}")

    @property
    def share(self) -> float:
        return self._done / self._total if self._total else 0.0

    def say(self, line: str) -> None:
        """A line that stays."""
        if self._width:
            self._print("\r" + " " * self._width + "\r")
            self._width = 0
        self._print(line + "\n")

    def _show(self, line: str) -> None:
        if not self.out.isatty():
            self.say(line)
            return
        self._print("\r" + line.ljust(self._width))
        self._width = max(self._width, len(line))

    def _print(self, text: str) -> None:
        """If the reader has gone, as in `make contract | head`, the run goes on and cleans up."""
        encoding = self.out.encoding or "utf-8"
        text = text.encode(encoding, "backslashreplace").decode(encoding)  # A server's words may be any.
        try:
            print(text, end="", file=self.out, flush=True)
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.out.fileno())

    def _left(self, now: float) -> str:
        if self.share < 0.02:
            return "time left not known yet"
        seconds = (now - self._began) * (1 - self.share) / self.share
        return f"about {seconds / 60:.0f} min left" if seconds > 90 else f"about {seconds:.0f} s left"
