"""Time and chance, passed in so that a test needs neither waiting nor luck."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable

from attrs import frozen


@frozen
class Clock:
    """Where a client takes time and randomness from, and how it waits.

    Attributes:
        monotonic: seconds from an arbitrary point, never going back.
        utc: seconds since 1970-01-01 UTC.
        sleep: waits that many seconds; for EcwidClient.
        async_sleep: the same for AsyncEcwidClient.
        chance: a random number from 0 up to 1.
    """

    monotonic: Callable[[], float] = time.monotonic
    utc: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    async_sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    chance: Callable[[], float] = random.random


SYSTEM = Clock()
