"""Add a book."""

from __future__ import annotations

from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser, body_of
from ...types import Call, Operation, check_integer, path_segment

OPERATION: Final = Operation(
    id="createBook",
    method="POST",
    path="/{storeId}/books",
    retry="create",
    tag="books",
    scopes=(),
    descriptions={201: "The book."},
)

_parse = JsonParser(OPERATION, lambda: models.Book.from_dict)


def call(store_id: int, *, body: models.BookCreate) -> Call[models.Book]:
    """Add a book.

    Args:
        store_id: Id of the library. Range: at least 1.
        body: A book to add.

    Returns:
        Book: The book.

    Source: contract operation `createBook`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    data = body_of(OPERATION, models.BookCreate, body)
    return Call(OPERATION, f"/{path_segment('store_id', store_id)}/books", _parse, json=data)


def sync(store_id: int, *, client: Caller, body: models.BookCreate) -> models.Book:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, body=body))


async def asyncio(store_id: int, *, client: AsyncCaller, body: models.BookCreate) -> models.Book:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, body=body))
