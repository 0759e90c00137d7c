"""The schema RegistrationAnswers of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import Model, mapping, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset(
    {
        "goods",
        "otherGoods",
        "alreadySelling",
        "forSomeone",
        "website",
        "platform",
        "customPlatform",
        "facebook",
        "useFor",
        "shopEase",
        "costAttitude",
        "pos",
        "salesChannels",
        "ecom",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class RegistrationAnswers(Model):
    """What the merchant answered at registration.

    Source: reference-2026 (documented).
    """

    goods: str | Unset = field(default=UNSET, kw_only=True)
    """What is sold."""
    other_goods: str | Unset = field(default=UNSET, kw_only=True)
    """What else is sold."""
    already_selling: str | Unset = field(default=UNSET, kw_only=True)
    """Whether the merchant sells already."""
    for_someone: str | Unset = field(default=UNSET, kw_only=True)
    """Whether the store is for somebody else."""
    website: str | Unset = field(default=UNSET, kw_only=True)
    """Whether there is a site."""
    platform: str | Unset = field(default=UNSET, kw_only=True)
    """What the site is made with."""
    custom_platform: str | Unset = field(default=UNSET, kw_only=True)
    """What else the site is made with."""
    facebook: str | Unset = field(default=UNSET, kw_only=True)
    """Whether there is a page at Facebook.

    Source: vendor-client (observed).
    """
    use_for: str | Unset = field(default=UNSET, kw_only=True)
    """What the store is for."""
    shop_ease: str | Unset = field(default=UNSET, kw_only=True)
    """How easy it has to be."""
    cost_attitude: str | Unset = field(default=UNSET, kw_only=True)
    """What it may cost."""
    pos: str | Unset = field(default=UNSET, kw_only=True)
    """Which point of sale there is."""
    sales_channels: str | Unset = field(default=UNSET, kw_only=True)
    """Where else is sold."""
    ecom: str | Unset = field(default=UNSET, kw_only=True)
    """Which other store there is."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "RegistrationAnswers")
        self = new(cls)
        absent = 0
        if "goods" in src:
            value = src["goods"]
            self.goods = value if type(value) is str else none_of(value, "RegistrationAnswers.goods", str)
        else:
            self.goods = UNSET
            absent += 1
        if "otherGoods" in src:
            value = src["otherGoods"]
            self.other_goods = (
                value if type(value) is str else none_of(value, "RegistrationAnswers.otherGoods", str)
            )
        else:
            self.other_goods = UNSET
            absent += 1
        if "alreadySelling" in src:
            value = src["alreadySelling"]
            self.already_selling = (
                value if type(value) is str else none_of(value, "RegistrationAnswers.alreadySelling", str)
            )
        else:
            self.already_selling = UNSET
            absent += 1
        if "forSomeone" in src:
            value = src["forSomeone"]
            self.for_someone = (
                value if type(value) is str else none_of(value, "RegistrationAnswers.forSomeone", str)
            )
        else:
            self.for_someone = UNSET
            absent += 1
        if "website" in src:
            value = src["website"]
            self.website = value if type(value) is str else none_of(value, "RegistrationAnswers.website", str)
        else:
            self.website = UNSET
            absent += 1
        if "platform" in src:
            value = src["platform"]
            self.platform = (
                value if type(value) is str else none_of(value, "RegistrationAnswers.platform", str)
            )
        else:
            self.platform = UNSET
            absent += 1
        if "customPlatform" in src:
            value = src["customPlatform"]
            self.custom_platform = (
                value if type(value) is str else none_of(value, "RegistrationAnswers.customPlatform", str)
            )
        else:
            self.custom_platform = UNSET
            absent += 1
        if "facebook" in src:
            value = src["facebook"]
            self.facebook = (
                value if type(value) is str else none_of(value, "RegistrationAnswers.facebook", str)
            )
        else:
            self.facebook = UNSET
            absent += 1
        if "useFor" in src:
            value = src["useFor"]
            self.use_for = value if type(value) is str else none_of(value, "RegistrationAnswers.useFor", str)
        else:
            self.use_for = UNSET
            absent += 1
        if "shopEase" in src:
            value = src["shopEase"]
            self.shop_ease = (
                value if type(value) is str else none_of(value, "RegistrationAnswers.shopEase", str)
            )
        else:
            self.shop_ease = UNSET
            absent += 1
        if "costAttitude" in src:
            value = src["costAttitude"]
            self.cost_attitude = (
                value if type(value) is str else none_of(value, "RegistrationAnswers.costAttitude", str)
            )
        else:
            self.cost_attitude = UNSET
            absent += 1
        if "pos" in src:
            value = src["pos"]
            self.pos = value if type(value) is str else none_of(value, "RegistrationAnswers.pos", str)
        else:
            self.pos = UNSET
            absent += 1
        if "salesChannels" in src:
            value = src["salesChannels"]
            self.sales_channels = (
                value if type(value) is str else none_of(value, "RegistrationAnswers.salesChannels", str)
            )
        else:
            self.sales_channels = UNSET
            absent += 1
        if "ecom" in src:
            value = src["ecom"]
            self.ecom = value if type(value) is str else none_of(value, "RegistrationAnswers.ecom", str)
        else:
            self.ecom = UNSET
            absent += 1
        known = 14 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "RegistrationAnswers")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.goods is not UNSET:
            data["goods"] = self.goods
        if self.other_goods is not UNSET:
            data["otherGoods"] = self.other_goods
        if self.already_selling is not UNSET:
            data["alreadySelling"] = self.already_selling
        if self.for_someone is not UNSET:
            data["forSomeone"] = self.for_someone
        if self.website is not UNSET:
            data["website"] = self.website
        if self.platform is not UNSET:
            data["platform"] = self.platform
        if self.custom_platform is not UNSET:
            data["customPlatform"] = self.custom_platform
        if self.facebook is not UNSET:
            data["facebook"] = self.facebook
        if self.use_for is not UNSET:
            data["useFor"] = self.use_for
        if self.shop_ease is not UNSET:
            data["shopEase"] = self.shop_ease
        if self.cost_attitude is not UNSET:
            data["costAttitude"] = self.cost_attitude
        if self.pos is not UNSET:
            data["pos"] = self.pos
        if self.sales_channels is not UNSET:
            data["salesChannels"] = self.sales_channels
        if self.ecom is not UNSET:
            data["ecom"] = self.ecom
        return data
