"""Add the books of a catalogue."""

from __future__ import annotations

from typing import Final

from ...client import AsyncCaller, Caller
from ...codec import no_content
from ...types import (
    UNSET,
    Call,
    Content,
    Operation,
    Unset,
    check_integer,
    check_size,
    header_text,
    path_segment,
)

OPERATION: Final = Operation(
    id="importBooks",
    method="POST",
    path="/{storeId}/books/import",
    retry="once",
    tag="books",
    scopes=(),
    max_body_bytes=1000,
    descriptions={204: "Nothing."},
)

_parse = no_content


def call(store_id: int, *, body: Content, card: str, x_reason: str | Unset = UNSET) -> Call[None]:
    """Add the books of a catalogue.

    Args:
        store_id: Id of the library. Range: at least 1.
        body: A file of books.
        card: Number of the reader's card.
        x_reason: Why they are added.

    Source: contract operation `importBooks`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    check_size(OPERATION, body)
    headers: dict[str, str] = {}
    headers["card"] = header_text("card", card)
    if x_reason is not UNSET:
        headers["X-Reason"] = header_text("x_reason", x_reason)
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/books/import",
        _parse,
        headers=headers | ({"Content-Type": "application/octet-stream"}),
        content=body,
    )


def sync(store_id: int, *, client: Caller, body: Content, card: str, x_reason: str | Unset = UNSET) -> None:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, body=body, card=card, x_reason=x_reason))


async def asyncio(
    store_id: int, *, client: AsyncCaller, body: Content, card: str, x_reason: str | Unset = UNSET
) -> None:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, body=body, card=card, x_reason=x_reason))
