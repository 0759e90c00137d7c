"""Find a gift card, in any library."""

from __future__ import annotations

from typing import Final

from ...client import AsyncCaller, Caller
from ...codec import json_parser
from ...models.anything import Anything
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

_parse = json_parser(OPERATION, Anything.from_dict)


def call() -> Call[Anything]:
    """Find a gift card, in any library.

    Returns:
        Anything: All cards, by number.

    Source: contract operation `findGiftCard`.
    """
    return Call(OPERATION, "/gift-cards", _parse)


def sync(*, client: Caller) -> Anything:
    """Send `call(...)` through `client`."""
    return client.call(call())


async def asyncio(*, client: AsyncCaller) -> Anything:
    """Send `call(...)` through `client`."""
    return await client.call(call())
