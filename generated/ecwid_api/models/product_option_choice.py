"""The schema ProductOptionChoice of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, none_of, refuse, unknown_fields
from ..types import UNSET, Unset
from .price_modifier_type import PRICE_MODIFIER_TYPE_BY_VALUE, PriceModifierType
from .translations import Translations

_KNOWN = frozenset({"text", "textTranslated", "priceModifier", "priceModifierType"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductOptionChoice(Model):
    """A choice of an option.

    Source: products-draft-2014 (documented).
    """

    text: str
    """Text of the choice."""
    text_translated: Translations | dict[str, str] | Unset = UNSET
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    price_modifier: float | Unset = UNSET
    """What the choice adds to the price, possibly negative. Unit: store currency or percent."""
    price_modifier_type: PriceModifierType | str | Unset = UNSET
    """Whether the modifier is an amount or a percentage."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            self.text = src["text"]
            value = get("textTranslated", UNSET)
            self.text_translated = (
                Translations(value)
                if isinstance(value, dict)
                else none_of(value, "ProductOptionChoice.textTranslated", "an object")
            )
            self.price_modifier = get("priceModifier", UNSET)
            value = get("priceModifierType", UNSET)
            self.price_modifier_type = PRICE_MODIFIER_TYPE_BY_VALUE.get(value) or value
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("ProductOptionChoice", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["text"] = self.text
        if self.text_translated is not UNSET:
            data["textTranslated"] = None if self.text_translated is None else dict(self.text_translated)
        if self.price_modifier is not UNSET:
            data["priceModifier"] = self.price_modifier
        if self.price_modifier_type is not UNSET:
            data["priceModifierType"] = (
                self.price_modifier_type.value
                if isinstance(self.price_modifier_type, PriceModifierType)
                else self.price_modifier_type
            )
        return data
