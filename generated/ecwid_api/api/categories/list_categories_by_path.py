"""List the categories that a path of names leads to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser
from ...selection import Fields, selection
from ...types import UNSET, Call, Operation, Scalar, Unset, check_integer, path_segment

OPERATION: Final = Operation(
    id="listCategoriesByPath",
    method="GET",
    path="/{storeId}/categoriesByPath",
    retry="idempotent",
    tag="categories",
    scopes=("read_catalog",),
    descriptions={
        200: "The categories at the end of the path.",
        400: "A parameter or field is malformed.",
        402: "The store's plan does not include this function, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The store does not exist.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.CategoryPage.from_dict)


_NEEDED: Final[Fields] = {
    "total": {},
    "count": {},
    "offset": {},
    "limit": {},
    "items": {"id": {}, "name": {}},
}


def call(
    store_id: int,
    *,
    path: str,
    delimiter: str,
    lang: str | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> Call[models.CategoryPage]:
    """List the categories that a path of names leads to.

    The names from a root category down, with the delimiter between them. Several categories may have the
    same path; none is an empty page.

    Args:
        store_id: Id of the store. Range: at least 1.
        path: Names of categories from a root category down. Characters: at least 1.
        delimiter: What stands between the names of `path`. Characters: at least 1.
        lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in the
            store's default language.
        response_fields: Names of the fields that the answer shall have, such as `id,options(name)`; those
            that it must have to be of its type are added. The others are UNSET then.

    Returns:
        CategoryPage: The categories at the end of the path.

    Access scopes: read_catalog.

    Source: contract operation `listCategoriesByPath`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    params: dict[str, Scalar | Sequence[Scalar]] = {}
    params["path"] = path
    params["delimiter"] = delimiter
    if lang is not UNSET:
        params["lang"] = lang
    if response_fields is not UNSET:
        params["responseFields"] = selection(response_fields, _NEEDED)
    return Call(OPERATION, f"/{path_segment('store_id', store_id)}/categoriesByPath", _parse, params=params)


def sync(
    store_id: int,
    *,
    client: Caller,
    path: str,
    delimiter: str,
    lang: str | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> models.CategoryPage:
    """Send `call(...)` through `client`."""
    return client.call(
        call(store_id=store_id, path=path, delimiter=delimiter, lang=lang, response_fields=response_fields)
    )


async def asyncio(
    store_id: int,
    *,
    client: AsyncCaller,
    path: str,
    delimiter: str,
    lang: str | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> models.CategoryPage:
    """Send `call(...)` through `client`."""
    return await client.call(
        call(store_id=store_id, path=path, delimiter=delimiter, lang=lang, response_fields=response_fields)
    )
