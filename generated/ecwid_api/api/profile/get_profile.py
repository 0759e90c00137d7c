"""Get the store's profile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ... import models
from ...client import AsyncCaller, Caller
from ...codec import JsonParser
from ...selection import Fields, selection
from ...types import UNSET, Call, Operation, Scalar, Unset, check_integer, path_segment

OPERATION: Final = Operation(
    id="getProfile",
    method="GET",
    path="/{storeId}/profile",
    retry="idempotent",
    tag="profile",
    scopes=("read_store_profile",),
    descriptions={
        200: "The profile.",
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

_parse = JsonParser(OPERATION, lambda: models.StoreProfile.from_dict)


_NEEDED: Final[Fields] = {"generalInfo": {"storeId": {}}}


def call(
    store_id: int,
    *,
    show_extended_info: bool | Unset = UNSET,
    lang: str | Unset = UNSET,
    get_report_availability_status: bool | Unset = UNSET,
    get_store_vertical: bool | Unset = UNSET,
    get_features_by_plans: bool | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> Call[models.StoreProfile]:
    """Get the store's profile.

    The cheapest request that shows whether a token works. With a public token parts are missing:
    `featureToggles`, and ways of shipping that are not enabled.

    Args:
        store_id: Id of the store. Range: at least 1.
        show_extended_info: Whether to add `accountBilling`, for which the token needs a scope of its own.
        lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in the
            store's default language.
        get_report_availability_status: Whether to say which reports the plan has.
        get_store_vertical: Whether to add `verticalSettings`.
        get_features_by_plans: Whether to add the functions of all plans.
        response_fields: Names of the fields that the answer shall have, such as `id,options(name)`; those
            that it must have to be of its type are added. The others are UNSET then.

    Returns:
        StoreProfile: The profile.

    Access scopes: read_store_profile.

    Source: contract operation `getProfile`.
    """
    check_integer("store_id", store_id, 1, 9223372036854775807)
    params: dict[str, Scalar | Sequence[Scalar]] = {}
    if show_extended_info is not UNSET:
        params["showExtendedInfo"] = show_extended_info
    if lang is not UNSET:
        params["lang"] = lang
    if get_report_availability_status is not UNSET:
        params["getReportAvailabilityStatus"] = get_report_availability_status
    if get_store_vertical is not UNSET:
        params["getStoreVertical"] = get_store_vertical
    if get_features_by_plans is not UNSET:
        params["getFeaturesByPlans"] = get_features_by_plans
    if response_fields is not UNSET:
        params["responseFields"] = selection(response_fields, _NEEDED)
    return Call(
        OPERATION,
        f"/{path_segment('store_id', store_id)}/profile",
        _parse.about(("generalInfo.storeId", store_id)),
        params=params,
    )


def sync(
    store_id: int,
    *,
    client: Caller,
    show_extended_info: bool | Unset = UNSET,
    lang: str | Unset = UNSET,
    get_report_availability_status: bool | Unset = UNSET,
    get_store_vertical: bool | Unset = UNSET,
    get_features_by_plans: bool | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> models.StoreProfile:
    """Send `call(...)` through `client`."""
    return client.call(
        call(
            store_id=store_id,
            show_extended_info=show_extended_info,
            lang=lang,
            get_report_availability_status=get_report_availability_status,
            get_store_vertical=get_store_vertical,
            get_features_by_plans=get_features_by_plans,
            response_fields=response_fields,
        )
    )


async def asyncio(
    store_id: int,
    *,
    client: AsyncCaller,
    show_extended_info: bool | Unset = UNSET,
    lang: str | Unset = UNSET,
    get_report_availability_status: bool | Unset = UNSET,
    get_store_vertical: bool | Unset = UNSET,
    get_features_by_plans: bool | Unset = UNSET,
    response_fields: str | Unset = UNSET,
) -> models.StoreProfile:
    """Send `call(...)` through `client`."""
    return await client.call(
        call(
            store_id=store_id,
            show_extended_info=show_extended_info,
            lang=lang,
            get_report_availability_status=get_report_availability_status,
            get_store_vertical=get_store_vertical,
            get_features_by_plans=get_features_by_plans,
            response_fields=response_fields,
        )
    )
