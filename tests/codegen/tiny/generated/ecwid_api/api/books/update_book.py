"""Change some fields of a book."""

from __future__ import annotations

from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import body_of, no_content
from ...types import Call, Operation, check_integer, path_segment

OPERATION: Final = Operation(
    id="updateBook",
    method="PATCH",
    path="/{storeId}/books/{bookId}",
    retry="idempotent",
    tag="books",
    scopes=(),
    descriptions={204: "Nothing."},
)

_parse = no_content


def call(store_id: int, book_id: str, *, body: models.BookUpdate) -> Call[None]:
    """Change some fields of a book.

    Args:
        store_id: Id of the library. Range: at least 1.
        book_id: Number of the book.
        body: Fields of a book to change; null clears one.

    Source: contract operation `updateBook`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    data = body_of(OPERATION, models.BookUpdate, body)
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/books/{path_segment('book_id', book_id)}",
        _parse,
        json=data,
    )


def sync(store_id: int, book_id: str, *, client: Caller, body: models.BookUpdate) -> None:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, book_id=book_id, body=body))


async def asyncio(store_id: int, book_id: str, *, client: AsyncCaller, body: models.BookUpdate) -> None:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, book_id=book_id, body=body))
