"""Runs the steps of a call, with threads or with asyncio; below it only the sending differs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, TypeVar

from attrs import evolve, frozen
from ecwid_api.types import Call

from ..clock import running_loop
from ..settings import Options
from .call_flow import CallFlow, deadline_at
from .doubt import DoubtNoted
from .effects import Effect, Pause, Steps
from .outcome import Result
from .session import Session
from .transports import AsyncSender, Sender

T = TypeVar("T")

Plan: TypeAlias = Callable[[Session, Options], Steps[T]]
"""How a call goes, once it is known with which options."""


@frozen(eq=False, repr=False)
class Runner:
    """Runs calls in the calling thread."""

    session: Session
    options: Options
    sender: Sender

    def call(self, call: Call[T], /) -> T:
        """The value of one call."""
        return self.perform(plan(call))

    def perform(self, steps_of: Plan[T]) -> T:
        """The value of a plan."""
        self.session.check_open("EcwidClient")
        steps, result = steps_of(self.session, self.options), None
        with DoubtNoted() as doubt:
            while True:
                try:
                    effect = steps.send(result)
                except StopIteration as stop:
                    value: T = stop.value
                    return value
                doubt.begins(effect)
                result = self._carry_out(effect)
                doubt.ended(result)

    def _carry_out(self, effect: Effect) -> Result | None:
        if isinstance(effect, Pause):
            self.session.clock.sleep(effect.seconds)
            return None
        return self.sender.send(effect)

    def with_options(self, options: Options) -> Runner:
        """The same with other options."""
        return evolve(self, options=options)


@frozen(eq=False, repr=False)
class AsyncRunner:
    """The same for asyncio."""

    session: Session
    options: Options
    sender: AsyncSender

    async def call(self, call: Call[T], /) -> T:
        """The value of one call."""
        return await self.perform(plan(call))

    async def perform(self, steps_of: Plan[T]) -> T:
        """The value of a plan."""
        self.session.check_open("AsyncEcwidClient")
        running_loop()  # Says so at once where there is none, as under trio.
        steps, result = steps_of(self.session, self.options), None
        with DoubtNoted() as doubt:
            while True:
                try:
                    effect = steps.send(result)
                except StopIteration as stop:
                    value: T = stop.value
                    return value
                doubt.begins(effect)
                result = await self._carry_out(effect)
                doubt.ended(result)

    async def _carry_out(self, effect: Effect) -> Result | None:
        if isinstance(effect, Pause):
            await self.session.clock.async_sleep(effect.seconds)
            return None
        return await self.sender.send(effect)

    def with_options(self, options: Options) -> AsyncRunner:
        """The same with other options."""
        return evolve(self, options=options)


def plan(call: Call[T]) -> Plan[T]:
    """The plan of a call that needs no more than its own request."""

    def steps(session: Session, options: Options) -> Steps[T]:
        return CallFlow(session, options, call, deadline_at(session, options)).run()

    return steps
