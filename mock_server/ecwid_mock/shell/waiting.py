"""The steps of an exchange that take time, for servers with an event loop."""

import asyncio

from ..engine import Engine, Exchange


async def prepared(engine: Engine, exchange: Exchange) -> None:
    """Take an exchange that has begun as far as `answer`, without holding up the loop."""
    if exchange.pause_s:
        await asyncio.sleep(exchange.pause_s)
    engine.check(exchange)
    if exchange.brings_image:
        await asyncio.get_running_loop().run_in_executor(None, engine.decode, exchange)
