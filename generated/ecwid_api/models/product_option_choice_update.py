"""The schema ProductOptionChoiceUpdate of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, refuse, unknown_fields
from ..types import UNSET, Unset
from .price_modifier_type import PRICE_MODIFIER_TYPE_BY_VALUE, PriceModifierType

_KNOWN = frozenset({"text", "priceModifier", "priceModifierType"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductOptionChoiceUpdate(Model):
    """A choice of an option to set; without a modifier it does not change the price.

    Source: products-draft-2014 (documented; the draft marks the modifier as mandatory and gives it a
    default; the default is believed).
    """

    text: str
    """Text of the choice. Characters: at least 1."""
    price_modifier: float | Unset = UNSET
    """What the choice adds to the price, possibly negative. Unit: store currency or percent."""
    price_modifier_type: PriceModifierType | str | Unset = UNSET
    """Whether a modifier is a percentage or an amount."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            self.text = src["text"]
            self.price_modifier = get("priceModifier", UNSET)
            value = get("priceModifierType", UNSET)
            self.price_modifier_type = PRICE_MODIFIER_TYPE_BY_VALUE.get(value) or value
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("ProductOptionChoiceUpdate", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["text"] = self.text
        if self.price_modifier is not UNSET:
            data["priceModifier"] = self.price_modifier
        if self.price_modifier_type is not UNSET:
            data["priceModifierType"] = (
                self.price_modifier_type.value
                if isinstance(self.price_modifier_type, PriceModifierType)
                else self.price_modifier_type
            )
        return data
