"""How long one attempt may still take, and whose fault an exception is."""

from __future__ import annotations

import select
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType

import httpx
from attrs import frozen


@frozen(eq=False, repr=False)
class Limits:
    """The timeouts of one attempt, each cut to what is left of the call's deadline."""

    timeout: dict[str, float]
    deadline_at: float
    monotonic: Callable[[], float]

    def left_s(self, part: str) -> float:
        """Seconds that the next piece of `connect`, `read`, `write` or `pool` may take."""
        left = self.deadline_at - self.monotonic()
        if left <= 0:
            raise TIMEOUTS[part]("the deadline has passed")
        return min(self.timeout[part], left)


TIMEOUTS: dict[str, type[httpx.TimeoutException]] = {
    "connect": httpx.ConnectTimeout,
    "read": httpx.ReadTimeout,
    "write": httpx.WriteTimeout,
    "pool": httpx.PoolTimeout,
}
_ERRORS = {"connect": httpx.ConnectError, "read": httpx.ReadError, "write": httpx.WriteError}


@contextmanager
def as_httpx(part: str) -> Iterator[None]:
    """An OSError of the network as the error of httpx for this part; any other exception as it is."""
    try:
        yield
    except OSError as exc:
        # A signal's handler may raise an OSError too, TimeoutError above all; that one is its caller's.
        if _is_from_signal_handler(exc.__traceback__):
            raise
        late = isinstance(exc, TimeoutError)
        raise (TIMEOUTS if late else _ERRORS)[part](str(exc) or "timed out") from exc


def _is_from_signal_handler(traceback: TracebackType | None) -> bool:
    """Whether a function that was given a frame raised it, as handlers of signals are."""
    while traceback is not None:
        for value in traceback.tb_frame.f_locals.values():
            arguments = value if isinstance(value, tuple) else (value,)
            if any(isinstance(argument, FrameType) for argument in arguments):
                return True
        traceback = traceback.tb_next
    return False


def has_spoken(sock: socket.socket) -> bool:
    """Whether the peer of an idle connection closed it or sent something that nobody asked for."""
    if isinstance(sock, ssl.SSLSocket) and sock.pending():
        return True
    if hasattr(select, "poll"):
        poll = select.poll()
        poll.register(sock, select.POLLIN)
        return bool(poll.poll(0))
    return bool(select.select([sock], [], [], 0)[0])
