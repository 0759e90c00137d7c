"""Look for books."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser
from ...types import UNSET, Call, Operation, Scalar, Unset, check_integer, path_segment

OPERATION: Final = Operation(
    id="searchBooks",
    method="GET",
    path="/{storeId}/books/search",
    retry="idempotent",
    tag="books",
    scopes=(),
    descriptions={200: "One page of books."},
)

_parse = JsonParser(OPERATION, lambda: models.BookPage.from_dict)


def call(
    store_id: int, *, text: str, offset: int | Unset = UNSET, limit: int | Unset = UNSET
) -> Call[models.BookPage]:
    """Look for books.

    Args:
        store_id: Id of the library. Range: at least 1.
        text.
        offset: Range: 0..2147483647.
        limit: Range: 1..100.

    Returns:
        BookPage: One page of books.

    Source: contract operation `searchBooks`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    params: dict[str, Scalar | Sequence[Scalar]] = {}
    params["text"] = text
    if offset is not UNSET:
        check_integer("offset", offset, 0, 2147483647)
        params["offset"] = offset
    if limit is not UNSET:
        check_integer("limit", limit, 1, 100)
        params["limit"] = limit
    return Call(OPERATION, f"/{path_segment('store_id', store_id)}/books/search", _parse, params=params)


def sync(
    store_id: int, *, client: Caller, text: str, offset: int | Unset = UNSET, limit: int | Unset = UNSET
) -> models.BookPage:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, text=text, offset=offset, limit=limit))


async def asyncio(
    store_id: int, *, client: AsyncCaller, text: str, offset: int | Unset = UNSET, limit: int | Unset = UNSET
) -> models.BookPage:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, text=text, offset=offset, limit=limit))
