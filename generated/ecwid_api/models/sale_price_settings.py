"""The schema SalePriceSettings of the contract."""

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
        "displayOnProductList",
        "oldPriceLabel",
        "oldPriceLabelTranslated",
        "displayDiscount",
        "displayLowestPrice",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class SalePriceSettings(Model):
    """How a former price is shown.

    Source: reference-2026 (documented).
    """

    display_on_product_list: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether product lists show it."""
    old_price_label: str | Unset = field(default=UNSET, kw_only=True)
    """Text beside it."""
    old_price_label_translated: models.Translations | dict[str, str] | Unset = field(
        default=UNSET, kw_only=True
    )
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    display_discount: models.DiscountDisplay | str | Unset = field(default=UNSET, kw_only=True)
    """How the difference is shown."""
    display_lowest_price: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether the lowest price of late is shown."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "SalePriceSettings")
        self = new(cls)
        absent = 0
        if "displayOnProductList" in src:
            value = src["displayOnProductList"]
            self.display_on_product_list = (
                value
                if type(value) is bool
                else none_of(value, "SalePriceSettings.displayOnProductList", bool)
            )
        else:
            self.display_on_product_list = UNSET
            absent += 1
        if "oldPriceLabel" in src:
            value = src["oldPriceLabel"]
            self.old_price_label = (
                value if type(value) is str else none_of(value, "SalePriceSettings.oldPriceLabel", str)
            )
        else:
            self.old_price_label = UNSET
            absent += 1
        if "oldPriceLabelTranslated" in src:
            value = src["oldPriceLabelTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "SalePriceSettings.oldPriceLabelTranslated", str)
                self.old_price_label_translated = models.Translations(value)
            else:
                self.old_price_label_translated = none_of(
                    value, "SalePriceSettings.oldPriceLabelTranslated", dict
                )
        else:
            self.old_price_label_translated = UNSET
            absent += 1
        if "displayDiscount" in src:
            value = src["displayDiscount"]
            self.display_discount = (
                models.DISCOUNT_DISPLAY_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "SalePriceSettings.displayDiscount", str)
            )
        else:
            self.display_discount = UNSET
            absent += 1
        if "displayLowestPrice" in src:
            value = src["displayLowestPrice"]
            self.display_lowest_price = (
                value if type(value) is bool else none_of(value, "SalePriceSettings.displayLowestPrice", bool)
            )
        else:
            self.display_lowest_price = UNSET
            absent += 1
        known = 5 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "SalePriceSettings")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.display_on_product_list is not UNSET:
                data["displayOnProductList"] = self.display_on_product_list
            if self.old_price_label is not UNSET:
                data["oldPriceLabel"] = self.old_price_label
            if self.old_price_label_translated is not UNSET:
                data["oldPriceLabelTranslated"] = (
                    None if self.old_price_label_translated is None else dict(self.old_price_label_translated)
                )
            if self.display_discount is not UNSET:
                data["displayDiscount"] = (
                    self.display_discount.value
                    if isinstance(self.display_discount, models.DiscountDisplay)
                    else self.display_discount
                )
            if self.display_lowest_price is not UNSET:
                data["displayLowestPrice"] = self.display_lowest_price
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
