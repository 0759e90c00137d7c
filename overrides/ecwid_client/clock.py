"""Time and chance, passed in so that a test needs neither waiting nor luck."""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, TypeVar

from attrs import field, frozen

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

T = TypeVar("T")

# asyncio is imported where it is used: a program without it should not pay for it.


async def async_sleep(seconds: float) -> None:
    """asyncio.sleep, which ends even where the event loop's clock stands still."""
    import asyncio

    begun = running_loop().time()
    await asyncio.sleep(0)
    if running_loop().time() > begun:
        await asyncio.sleep(seconds)
    else:  # Under a test's frozen time the event loop would never wake up.
        await asyncio.to_thread(time.sleep, seconds)


def async_timeout(seconds: float | None) -> AbstractAsyncContextManager[object]:
    """asyncio.timeout."""
    import asyncio

    return asyncio.timeout(seconds)


def running_loop() -> AbstractEventLoop:
    """asyncio.get_running_loop, with an error that says what is missing."""
    import asyncio

    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        message = (
            "AsyncEcwidClient needs a running event loop of asyncio; elsewhere use EcwidClient in a thread"
        )
        raise RuntimeError(message) from None


async def in_thread(function: Callable[[], T]) -> T:
    """asyncio.to_thread."""
    import asyncio

    return await asyncio.to_thread(function)


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

    # Without their values the clock is a short word in the signatures that help() and editors show.
    monotonic: Callable[[], float] = field(default=time.monotonic, repr=False)
    utc: Callable[[], float] = field(default=time.time, repr=False)
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)
    async_sleep: Callable[[float], Awaitable[None]] = field(default=async_sleep, repr=False)
    chance: Callable[[], float] = field(default=random.random, repr=False)


SYSTEM = Clock()
