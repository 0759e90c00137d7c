"""Download the cover of a book."""

from __future__ import annotations

from typing import Final

from ...client import AsyncCaller, Caller
from ...codec import whole_content
from ...types import Call, Operation, check_integer, path_segment

OPERATION: Final = Operation(
    id="downloadBookCover",
    method="GET",
    path="/{storeId}/books/{bookId}/cover",
    retry="idempotent",
    tag="books",
    scopes=(),
    descriptions={200: "The picture."},
)

_parse = whole_content


def call(store_id: int, book_id: str) -> Call[bytes]:
    """Download the cover of a book.

    Args:
        store_id: Id of the library. Range: at least 1.
        book_id: Number of the book.

    Returns:
        bytes: The picture.

    Source: contract operation `downloadBookCover`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/books/{path_segment('book_id', book_id)}/cover",
        _parse,
    )


def sync(store_id: int, book_id: str, *, client: Caller) -> bytes:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, book_id=book_id))


async def asyncio(store_id: int, book_id: str, *, client: AsyncCaller) -> bytes:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, book_id=book_id))
