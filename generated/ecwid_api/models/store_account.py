"""The schema StoreAccount of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset(
    {
        "accountName",
        "accountNickName",
        "accountEmail",
        "availableFeatures",
        "whiteLabel",
        "brandName",
        "supportEmail",
        "registrationDate",
        "suspended",
        "limitsAndRestrictions",
        "featuresByPlans",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class StoreAccount(Model):
    """The account of the merchant.

    Source: reference-2026 (documented).
    """

    account_name: str | Unset = field(default=UNSET, kw_only=True)
    """Full name of the merchant."""
    account_nick_name: str | Unset = field(default=UNSET, kw_only=True)
    """Name shown in the control panel."""
    account_email: str | Unset = field(default=UNSET, kw_only=True)
    """Email address of the merchant."""
    available_features: list[str] | Unset = field(default=UNSET, kw_only=True)
    """Functions of the plan, such as `API`; read-only."""
    white_label: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the service shows under a name of a reseller; read-only."""
    brand_name: str | Unset = field(default=UNSET, kw_only=True)
    """Name of the service or of the reseller; read-only."""
    support_email: str | Unset = field(default=UNSET, kw_only=True)
    """Email address for help; read-only."""
    registration_date: str | Unset = field(default=UNSET, kw_only=True)
    """Time of registration, read-only."""
    suspended: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the store is suspended; read-only."""
    limits_and_restrictions: models.PlanLimits | Unset = field(default=UNSET, kw_only=True)
    """Limits of the plan, read-only."""
    features_by_plans: models.OpenObject | dict[str, Any] | Unset = field(default=UNSET, kw_only=True)
    """An object whose fields this contract does not list."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "StoreAccount")
        self = new(cls)
        absent = 0
        if "accountName" in src:
            value = src["accountName"]
            self.account_name = (
                value if type(value) is str else none_of(value, "StoreAccount.accountName", str)
            )
        else:
            self.account_name = UNSET
            absent += 1
        if "accountNickName" in src:
            value = src["accountNickName"]
            self.account_nick_name = (
                value if type(value) is str else none_of(value, "StoreAccount.accountNickName", str)
            )
        else:
            self.account_nick_name = UNSET
            absent += 1
        if "accountEmail" in src:
            value = src["accountEmail"]
            self.account_email = (
                value if type(value) is str else none_of(value, "StoreAccount.accountEmail", str)
            )
        else:
            self.account_email = UNSET
            absent += 1
        if "availableFeatures" in src:
            value = src["availableFeatures"]
            self.available_features = (
                [
                    item if type(item) is str else none_of(item, "StoreAccount.availableFeatures", str)
                    for item in value
                ]
                if isinstance(value, list)
                else none_of(value, "StoreAccount.availableFeatures", list)
            )
        else:
            self.available_features = UNSET
            absent += 1
        if "whiteLabel" in src:
            value = src["whiteLabel"]
            self.white_label = (
                value if type(value) is bool else none_of(value, "StoreAccount.whiteLabel", bool)
            )
        else:
            self.white_label = UNSET
            absent += 1
        if "brandName" in src:
            value = src["brandName"]
            self.brand_name = value if type(value) is str else none_of(value, "StoreAccount.brandName", str)
        else:
            self.brand_name = UNSET
            absent += 1
        if "supportEmail" in src:
            value = src["supportEmail"]
            self.support_email = (
                value if type(value) is str else none_of(value, "StoreAccount.supportEmail", str)
            )
        else:
            self.support_email = UNSET
            absent += 1
        if "registrationDate" in src:
            value = src["registrationDate"]
            self.registration_date = (
                value if type(value) is str else none_of(value, "StoreAccount.registrationDate", str)
            )
        else:
            self.registration_date = UNSET
            absent += 1
        if "suspended" in src:
            value = src["suspended"]
            self.suspended = value if type(value) is bool else none_of(value, "StoreAccount.suspended", bool)
        else:
            self.suspended = UNSET
            absent += 1
        if "limitsAndRestrictions" in src:
            value = src["limitsAndRestrictions"]
            self.limits_and_restrictions = (
                models.PlanLimits.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreAccount.limitsAndRestrictions", dict)
            )
        else:
            self.limits_and_restrictions = UNSET
            absent += 1
        if "featuresByPlans" in src:
            value = src["featuresByPlans"]
            self.features_by_plans = (
                models.OpenObject.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "StoreAccount.featuresByPlans", dict)
            )
        else:
            self.features_by_plans = UNSET
            absent += 1
        known = 11 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "StoreAccount")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.account_name is not UNSET:
                data["accountName"] = self.account_name
            if self.account_nick_name is not UNSET:
                data["accountNickName"] = self.account_nick_name
            if self.account_email is not UNSET:
                data["accountEmail"] = self.account_email
            if self.available_features is not UNSET:
                data["availableFeatures"] = self.available_features
            if self.white_label is not UNSET:
                data["whiteLabel"] = self.white_label
            if self.brand_name is not UNSET:
                data["brandName"] = self.brand_name
            if self.support_email is not UNSET:
                data["supportEmail"] = self.support_email
            if self.registration_date is not UNSET:
                data["registrationDate"] = self.registration_date
            if self.suspended is not UNSET:
                data["suspended"] = self.suspended
            if self.limits_and_restrictions is not UNSET:
                data["limitsAndRestrictions"] = (
                    None if self.limits_and_restrictions is None else self.limits_and_restrictions.to_dict()
                )
            if self.features_by_plans is not UNSET:
                data["featuresByPlans"] = (
                    None if self.features_by_plans is None else dict(self.features_by_plans)
                )
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
