"""Get one book."""

from __future__ import annotations

from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser
from ...types import Call, Operation, check_integer, path_segment

OPERATION: Final = Operation(
    id="getBook",
    method="GET",
    path="/{storeId}/books/{bookId}",
    retry="idempotent",
    tag="books",
    scopes=(),
    descriptions={200: "The book."},
)

_parse = JsonParser(OPERATION, lambda: models.Book.from_dict)


def call(store_id: int, book_id: str) -> Call[models.Book]:
    """Get one book.

    Args:
        store_id: Id of the library. Range: at least 1.
        book_id: Number of the book.

    Returns:
        Book: The book.

    Source: contract operation `getBook`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/books/{path_segment('book_id', book_id)}",
        _parse.about(("id", book_id)),
    )


def sync(store_id: int, book_id: str, *, client: Caller) -> models.Book:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, book_id=book_id))


async def asyncio(store_id: int, book_id: str, *, client: AsyncCaller) -> models.Book:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, book_id=book_id))
