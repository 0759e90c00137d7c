"""Get one product class."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser
from ...selection import Fields, selection
from ...types import UNSET, Call, Operation, Scalar, Unset, check_integer, path_segment

OPERATION: Final = Operation(
    id="getClass",
    method="GET",
    path="/{storeId}/classes/{classId}",
    retry="idempotent",
    tag="classes",
    scopes=("read_catalog",),
    descriptions={
        200: "The class.",
        400: "A parameter or field is malformed.",
        402: "The store's plan does not include this function, or the store is suspended.",
        403: "The token is not valid for this store, or lacks an access scope.",
        404: "The product class does not exist.",
        405: "The path does not have this method.",
        408: "It took too long. Whether it was carried out is not known.",
        429: "Too many requests with this token; 600 a minute are allowed.",
        500: "The service failed; whether the request was carried out is not known.",
    },
)

_parse = JsonParser(OPERATION, lambda: models.ProductClass.from_dict)


_NEEDED: Final[Fields] = {"id": {}, "?attributes": {"id": {}}}


def call(store_id: int, class_id: int, *, response_fields: str | Unset = UNSET) -> Call[models.ProductClass]:
    """Get one product class.

    One object; an example of the documents shows an array.

    Args:
        store_id: Id of the store. Range: at least 1.
        class_id: Id of the product class; 0 is the general class. Range: at least 0.
        response_fields: Names of the fields that the answer shall have, such as `id,options(name)`; those
            that it must have to be of its type are added. The others are UNSET then.

    Returns:
        ProductClass: The class.

    Access scopes: read_catalog.

    Source: contract operation `getClass`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    check_integer("class_id", class_id, 0, 9223372036854775807)
    params: dict[str, Scalar | Sequence[Scalar]] = {}
    if response_fields is not UNSET:
        params["responseFields"] = selection(response_fields, _NEEDED)
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/classes/{path_segment('class_id', class_id)}",
        _parse.about(("id", class_id)),
        params=params,
    )


def sync(
    store_id: int, class_id: int, *, client: Caller, response_fields: str | Unset = UNSET
) -> models.ProductClass:
    """Send `call(...)` through `client`."""
    return client.call(call(store_id=store_id, class_id=class_id, response_fields=response_fields))


async def asyncio(
    store_id: int, class_id: int, *, client: AsyncCaller, response_fields: str | Unset = UNSET
) -> models.ProductClass:
    """Send `call(...)` through `client`."""
    return await client.call(call(store_id=store_id, class_id=class_id, response_fields=response_fields))
