"""Find a gift card, in any library."""

from __future__ import annotations

from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser
from ...types import Call, Operation

OPERATION: Final = Operation(
    id="findGiftCard",
    method="GET",
    path="/gift-cards",
    retry="idempotent",
    tag="gift cards",
    scopes=(),
    descriptions={200: "All cards, by number."},
)

_parse = JsonParser(OPERATION, lambda: models.Anything.from_dict)


def call() -> Call[models.Anything]:
    """Find a gift card, in any library.

    Returns:
        Anything: All cards, by number.

    Source: contract operation `findGiftCard`.
    """
    return Call(OPERATION, "/gift-cards", _parse)


def sync(*, client: Caller) -> models.Anything:
    """Send `call(...)` through `client`."""
    return client.call(call())


async def asyncio(*, client: AsyncCaller) -> models.Anything:
    """Send `call(...)` through `client`."""
    return await client.call(call())
