"""List the books."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser, array_of
from ...types import UNSET, Call, Operation, Scalar, Unset, check_integer, path_segment

OPERATION: Final = Operation(
    id="listBooks",
    method="GET",
    path="/{storeId}/books",
    retry="idempotent",
    tag="books",
    scopes=("read_books",),
    descriptions={200: "The books.", 403: 'The card is not valid "here".'},
)

_parse = JsonParser(OPERATION, lambda: array_of(models.Book.from_dict))


def call(
    store_id: int,
    *,
    shelf: str,
    lent_out: bool | Unset = UNSET,
    ids: list[int] | Unset = UNSET,
    class_: models.Genre | str | Unset = UNSET,
) -> Call[list[models.Book]]:
    """List the books.

    A bare array. Says \"\"\" and \\d and "quotes".

    A second paragraph.

    Args:
        store_id: Id of the library. Range: at least 1.
        shelf: Shelf to look at, described beside the schema. Characters: 1..8.
        lent_out: Whether the book is lent out.
        ids: Ids to look for. Entries: at most 100.
        class_: What kind of book it is.

    Returns:
        list[Book]: The books.

    Access scopes: read_books.

    Source: contract operation `listBooks`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    params: dict[str, Scalar | Sequence[Scalar]] = {}
    params["shelf"] = shelf
    if lent_out is not UNSET:
        params["lentOut"] = lent_out
    if ids is not UNSET:
        params["ids"] = ids
    if class_ is not UNSET:
        params["class"] = class_
    return Call(OPERATION, f"/{path_segment('store_id', store_id)}/books", _parse, params=params)


def sync(
    store_id: int,
    *,
    client: Caller,
    shelf: str,
    lent_out: bool | Unset = UNSET,
    ids: list[int] | Unset = UNSET,
    class_: models.Genre | str | Unset = UNSET,
) -> list[models.Book]:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, shelf=shelf, lent_out=lent_out, ids=ids, class_=class_))


async def asyncio(
    store_id: int,
    *,
    client: AsyncCaller,
    shelf: str,
    lent_out: bool | Unset = UNSET,
    ids: list[int] | Unset = UNSET,
    class_: models.Genre | str | Unset = UNSET,
) -> list[models.Book]:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, shelf=shelf, lent_out=lent_out, ids=ids, class_=class_))
