"""The store itself; the cheapest check of a token."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ... import models
from ...client import AsyncCaller, Caller
from ...types import UNSET, Unset
from .. import profile as operations

if TYPE_CHECKING:
    from . import get_profile, update_profile
else:

    def __getattr__(name):
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f".{name}", __name__)


class Profile:
    """The store itself; the cheapest check of a token."""

    def __init__(self, caller: Caller, store_id: int) -> None:
        self._caller = caller
        self._store_id = store_id

    def get(
        self,
        *,
        show_extended_info: bool | Unset = UNSET,
        lang: str | Unset = UNSET,
        get_report_availability_status: bool | Unset = UNSET,
        get_store_vertical: bool | Unset = UNSET,
        get_features_by_plans: bool | Unset = UNSET,
        response_fields: str | Unset = UNSET,
    ) -> models.StoreProfile:
        """Get the store's profile.

        The cheapest request that shows whether a token works. With a public token parts are missing:
        `featureToggles`, and ways of shipping that are not enabled.

        Args:
            show_extended_info: Whether to add `accountBilling`, for which the token needs a scope of its
                own.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.
            get_report_availability_status: Whether to say which reports the plan has.
            get_store_vertical: Whether to add `verticalSettings`.
            get_features_by_plans: Whether to add the functions of all plans.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            StoreProfile: The profile.

        Example:
            >>> ecwid.profile.get().formats_and_units.currency
            'EUR'

        Access scopes: read_store_profile.

        Source: contract operation `getProfile`.
        """
        return self._caller.call(
            operations.get_profile.call(
                self._store_id,
                show_extended_info=show_extended_info,
                lang=lang,
                get_report_availability_status=get_report_availability_status,
                get_store_vertical=get_store_vertical,
                get_features_by_plans=get_features_by_plans,
                response_fields=response_fields,
            )
        )

    def update(self, body: models.StoreProfileUpdate) -> models.ProfileUpdateStatus:
        """Change some settings of the store.

        A group left out keeps its values, and so does a field left out of a group; a list is replaced as a
        whole. Read-only fields are ignored. Values are hardly checked by the service.

        Args:
            body: Groups of a profile to change. A group left out stays, and so does a field that its group
                leaves out; a list is replaced as a whole. Read-only fields are ignored.

        Returns:
            ProfileUpdateStatus: Whether the profile was changed.

        Access scopes: update_store_profile.

        Source: contract operation `updateProfile`.
        """
        return self._caller.call(operations.update_profile.call(self._store_id, body=body))


class AsyncProfile:
    """The store itself; the cheapest check of a token."""

    def __init__(self, caller: AsyncCaller, store_id: int) -> None:
        self._caller = caller
        self._store_id = store_id

    async def get(
        self,
        *,
        show_extended_info: bool | Unset = UNSET,
        lang: str | Unset = UNSET,
        get_report_availability_status: bool | Unset = UNSET,
        get_store_vertical: bool | Unset = UNSET,
        get_features_by_plans: bool | Unset = UNSET,
        response_fields: str | Unset = UNSET,
    ) -> models.StoreProfile:
        """Get the store's profile.

        The cheapest request that shows whether a token works. With a public token parts are missing:
        `featureToggles`, and ways of shipping that are not enabled.

        Args:
            show_extended_info: Whether to add `accountBilling`, for which the token needs a scope of its
                own.
            lang: Preferred language of texts, an ISO 639-1 code. A text without that translation comes in
                the store's default language.
            get_report_availability_status: Whether to say which reports the plan has.
            get_store_vertical: Whether to add `verticalSettings`.
            get_features_by_plans: Whether to add the functions of all plans.
            response_fields: Names of the fields that the answer shall have, such as `id,options(name)`;
                those that it must have to be of its type are added. The others are UNSET then.

        Returns:
            StoreProfile: The profile.

        Access scopes: read_store_profile.

        Source: contract operation `getProfile`.
        """
        return await self._caller.call(
            operations.get_profile.call(
                self._store_id,
                show_extended_info=show_extended_info,
                lang=lang,
                get_report_availability_status=get_report_availability_status,
                get_store_vertical=get_store_vertical,
                get_features_by_plans=get_features_by_plans,
                response_fields=response_fields,
            )
        )

    async def update(self, body: models.StoreProfileUpdate) -> models.ProfileUpdateStatus:
        """Change some settings of the store.

        A group left out keeps its values, and so does a field left out of a group; a list is replaced as a
        whole. Read-only fields are ignored. Values are hardly checked by the service.

        Args:
            body: Groups of a profile to change. A group left out stays, and so does a field that its group
                leaves out; a list is replaced as a whole. Read-only fields are ignored.

        Returns:
            ProfileUpdateStatus: Whether the profile was changed.

        Access scopes: update_store_profile.

        Source: contract operation `updateProfile`.
        """
        return await self._caller.call(operations.update_profile.call(self._store_id, body=body))


__all__ = ("AsyncProfile", "Profile", "get_profile", "update_profile")
