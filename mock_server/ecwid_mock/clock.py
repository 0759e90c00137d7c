"""The mock's clock."""

import time
from typing import Final

# 2026-01-01 00:00:00 UTC: where a clock that stands still begins, so that a run repeats exactly.
START_S: Final = 1_767_225_600.0


class Clock:
    """A clock that stands still unless it is advanced, or one that runs with the system's."""

    def __init__(self, start_s: float = START_S, *, running: bool = False) -> None:
        self.start_s: Final = start_s
        self.running: Final = running
        self._advanced_s = 0.0

    @classmethod
    def system(cls) -> "Clock":
        """A clock that runs with the machine's."""
        return cls(running=True)

    def now(self) -> float:
        """Seconds since 1970-01-01 UTC."""
        return (time.time() if self.running else self.start_s) + self._advanced_s

    def advance(self, seconds: float) -> None:
        """Go on by some seconds, >= 0; ValueError below."""
        if seconds < 0:
            raise ValueError("a clock does not run backwards")
        self._advanced_s += seconds

    def reset(self) -> None:
        """Back to where it began."""
        self._advanced_s = 0.0


def text(timestamp_s: int) -> str:
    """A time as the service writes it."""
    return time.strftime("%Y-%m-%d %H:%M:%S +0000", time.gmtime(timestamp_s))
