"""Replace the cover of a book."""

from __future__ import annotations

from typing import Final

from ...client import AsyncCaller, Caller
from ...codec import no_content
from ...types import Call, Content, Operation, check_integer, check_size, path_segment

OPERATION: Final = Operation(
    id="uploadBookCover",
    method="POST",
    path="/{storeId}/books/{bookId}/cover",
    retry="idempotent",
    tag="books",
    scopes=(),
    descriptions={204: "Nothing."},
)

_parse = no_content


def call(store_id: int, book_id: str, *, body: Content | None = None) -> Call[None]:
    """Replace the cover of a book.

    Args:
        store_id: Id of the library. Range: at least 1.
        book_id: Number of the book.
        body: A picture. Unit: bytes.

    Source: contract operation `uploadBookCover`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    check_size(OPERATION, body)
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/books/{path_segment('book_id', book_id)}/cover",
        _parse,
        headers={"Content-Type": "application/octet-stream"} if body is not None else {},
        content=body,
    )


def sync(store_id: int, book_id: str, *, client: Caller, body: Content | None = None) -> None:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, book_id=book_id, body=body))


async def asyncio(store_id: int, book_id: str, *, client: AsyncCaller, body: Content | None = None) -> None:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, book_id=book_id, body=body))
