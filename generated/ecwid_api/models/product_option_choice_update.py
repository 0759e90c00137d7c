"""The schema ProductOptionChoiceUpdate of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, missing, new, none_of, number, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"text", "textTranslated", "priceModifier", "priceModifierType", "hexCodes", "imageId"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductOptionChoiceUpdate(Model):
    """A choice of an option to set; without a modifier it does not change the price.

    Source: products-draft-2014 (documented; the draft marks the modifier as mandatory and gives it a
    default; the default is believed).
    """

    text: str
    """Text of the choice. Characters: at least 1."""
    text_translated: models.Translations | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    price_modifier: float | Decimal | Unset = field(default=UNSET, kw_only=True)
    """What the choice adds to the price, possibly negative. Unit: store currency or percent."""
    price_modifier_type: models.PriceModifierType | str | Unset = field(default=UNSET, kw_only=True)
    """Whether a modifier is a percentage or an amount."""
    hex_codes: list[str] | Unset = field(default=UNSET, kw_only=True)
    """Colors of the choice, for `SWATCHES`.

    Source: reference-2026 (documented).
    """
    image_id: str | Unset = field(default=UNSET, kw_only=True)
    """Id of a picture of the product, for `SWATCHES`.

    Source: reference-2026 (documented).
    """

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ProductOptionChoiceUpdate")
        self = new(cls)
        try:
            value = src["text"]
            self.text = value if type(value) is str else none_of(value, "ProductOptionChoiceUpdate.text", str)
        except KeyError as fault:
            missing("ProductOptionChoiceUpdate", fault)
        absent = 0
        if "textTranslated" in src:
            value = src["textTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "ProductOptionChoiceUpdate.textTranslated", str)
                self.text_translated = models.Translations(value)
            else:
                self.text_translated = none_of(value, "ProductOptionChoiceUpdate.textTranslated", dict)
        else:
            self.text_translated = UNSET
            absent += 1
        if "priceModifier" in src:
            value = src["priceModifier"]
            self.price_modifier = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "ProductOptionChoiceUpdate.priceModifier")
            )
        else:
            self.price_modifier = UNSET
            absent += 1
        if "priceModifierType" in src:
            value = src["priceModifierType"]
            self.price_modifier_type = (
                models.PRICE_MODIFIER_TYPE_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "ProductOptionChoiceUpdate.priceModifierType", str)
            )
        else:
            self.price_modifier_type = UNSET
            absent += 1
        if "hexCodes" in src:
            value = src["hexCodes"]
            self.hex_codes = (
                [
                    item if type(item) is str else none_of(item, "ProductOptionChoiceUpdate.hexCodes", str)
                    for item in value
                ]
                if isinstance(value, list)
                else none_of(value, "ProductOptionChoiceUpdate.hexCodes", list)
            )
        else:
            self.hex_codes = UNSET
            absent += 1
        if "imageId" in src:
            value = src["imageId"]
            self.image_id = (
                value if type(value) is str else none_of(value, "ProductOptionChoiceUpdate.imageId", str)
            )
        else:
            self.image_id = UNSET
            absent += 1
        known = 6 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "ProductOptionChoiceUpdate")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["text"] = self.text
            if self.text_translated is not UNSET:
                data["textTranslated"] = None if self.text_translated is None else dict(self.text_translated)
            if self.price_modifier is not UNSET:
                data["priceModifier"] = self.price_modifier
            if self.price_modifier_type is not UNSET:
                data["priceModifierType"] = (
                    self.price_modifier_type.value
                    if isinstance(self.price_modifier_type, models.PriceModifierType)
                    else self.price_modifier_type
                )
            if self.hex_codes is not UNSET:
                data["hexCodes"] = self.hex_codes
            if self.image_id is not UNSET:
                data["imageId"] = self.image_id
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
