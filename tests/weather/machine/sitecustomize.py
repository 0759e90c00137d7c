"""The machine on which a run believes to be. Python imports this first where PYTHONPATH leads here.

The contract tests and the client wait by the shared clock, so that nothing sleeps; everybody else keeps real time. And
one name of a host, which counts as a live store, leads to 127.0.0.1.
"""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
from pathlib import Path
from typing import Any

from weather_clock import SharedClock

CLOCK = SharedClock(Path(os.environ["WEATHER_CLOCK"]))
HOST = os.environ["WEATHER_HOST"]
WAIT_VIRTUALLY = ("contract_tests", "ecwid_client")

_sleep, _monotonic, _getaddrinfo = time.sleep, time.monotonic, socket.getaddrinfo
_wait = threading.Event.wait


def _is_virtual() -> bool:
    caller = sys._getframe(2).f_globals.get("__name__", "")  # noqa: SLF001  nothing public names the caller
    return str(caller).partition(".")[0] in WAIT_VIRTUALLY


def sleep(seconds: float) -> None:
    if _is_virtual():
        CLOCK.advance(seconds)
    else:
        _sleep(seconds)


def monotonic() -> float:
    return CLOCK.now() if _is_virtual() else _monotonic()


def wait(event: threading.Event, timeout: float | None = None) -> bool:
    if timeout is None or not _is_virtual():
        return _wait(event, timeout)
    if not event.is_set():
        CLOCK.advance(timeout)
    return event.is_set()


def getaddrinfo(host: Any, *rest: Any, **named: Any) -> Any:
    return _getaddrinfo("127.0.0.1" if host == HOST else host, *rest, **named)


time.sleep, time.monotonic, socket.getaddrinfo = sleep, monotonic, getaddrinfo
threading.Event.wait = wait  # type: ignore[method-assign]
