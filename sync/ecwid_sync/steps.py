"""What the steps of a sync ask for, and who carries it out: a sync client with threads, or an async one with tasks.

Everything that decides is a generator of these effects, so both clients share every decision.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeAlias, TypeVar

from attrs import frozen
from ecwid_client import AsyncEcwidClient, EcwidClient

T = TypeVar("T")


@frozen
class Ask:
    """The effect of a call: `of` gets a client and makes it; its error is raised where the steps stand."""

    of: Callable[[Any], Any]


@frozen
class Wait:
    """The effect of waiting."""

    seconds: float


@frozen
class Together:
    """The effect of running independent steps, several at a time; none of them may raise."""

    jobs: Sequence[Steps[None]]


Effect: TypeAlias = Ask | Wait | Together
Steps: TypeAlias = Generator[Effect, Any, T]


@frozen
class Runner:
    """Runs steps with EcwidClient.

    Attributes:
        client: makes the calls.
        workers: how many jobs run at a time; at 200 ms an answer, 4 use the whole limit of 600 requests a minute.
        sleep: waits so many seconds.
    """

    client: EcwidClient
    workers: int = 4
    sleep: Callable[[float], object] = time.sleep

    def run(self, steps: Steps[T]) -> T:
        """The value of the steps."""
        step = partial(next, steps)
        while True:
            try:
                effect = step()
            except StopIteration as stop:
                value: T = stop.value
                return value
            try:
                answer = self._carry_out(effect)
            except Exception as exc:  # the steps decide what an error means
                step = partial(steps.throw, exc)
            else:
                step = partial(steps.send, answer)

    def _carry_out(self, effect: Effect) -> object:
        if isinstance(effect, Ask):
            return effect.of(self.client)
        if isinstance(effect, Wait):
            return self.sleep(effect.seconds)
        if self.workers == 1 or len(effect.jobs) == 1:
            for job in effect.jobs:
                self.run(job)
        else:
            with ThreadPoolExecutor(self.workers) as pool:
                for done in [pool.submit(self.run, job) for job in effect.jobs]:
                    done.result()
        return None


@frozen
class AsyncRunner:
    """Runs steps with AsyncEcwidClient; as Runner."""

    client: AsyncEcwidClient
    workers: int = 4
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep

    async def run(self, steps: Steps[T]) -> T:
        """The value of the steps."""
        step = partial(next, steps)
        while True:
            try:
                effect = step()
            except StopIteration as stop:
                value: T = stop.value
                return value
            try:
                answer = await self._carry_out(effect)
            except Exception as exc:  # the steps decide what an error means
                step = partial(steps.throw, exc)
            else:
                step = partial(steps.send, answer)

    async def _carry_out(self, effect: Effect) -> object:
        if isinstance(effect, Ask):
            return await effect.of(self.client)
        if isinstance(effect, Wait):
            return await self.sleep(effect.seconds)
        free = asyncio.Semaphore(self.workers)

        async def run(job: Steps[None]) -> None:
            async with free:
                await self.run(job)

        async with asyncio.TaskGroup() as tasks:
            for job in effect.jobs:
                tasks.create_task(run(job))
        return None
