"""Give a book another title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser, body_of
from ...types import UNSET, Call, Operation, Scalar, Unset, check_integer, path_segment

OPERATION: Final = Operation(
    id="renameBook",
    method="PUT",
    path="/{storeId}/books/{bookId}",
    retry="idempotent",
    tag="books",
    scopes=(),
    descriptions={200: "The titles by language."},
)

_parse = JsonParser(OPERATION, lambda: models.Texts.from_dict)


def call(
    store_id: int, book_id: str, *, body: models.Renaming, notify: bool | Unset = UNSET
) -> Call[models.Texts]:
    """Give a book another title.

    Args:
        store_id: Id of the library. Range: at least 1.
        book_id: Number of the book.
        body.
        notify.

    Returns:
        Texts: The titles by language.

    Source: contract operation `renameBook`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    data = body_of(OPERATION, models.Renaming, body)
    params: dict[str, Scalar | Sequence[Scalar]] = {}
    if notify is not UNSET:
        params["notify"] = notify
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/books/{path_segment('book_id', book_id)}",
        _parse,
        params=params,
        json=data,
    )


def sync(
    store_id: int, book_id: str, *, client: Caller, body: models.Renaming, notify: bool | Unset = UNSET
) -> models.Texts:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, book_id=book_id, body=body, notify=notify))


async def asyncio(
    store_id: int, book_id: str, *, client: AsyncCaller, body: models.Renaming, notify: bool | Unset = UNSET
) -> models.Texts:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, book_id=book_id, body=body, notify=notify))
