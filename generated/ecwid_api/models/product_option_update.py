"""The schema ProductOptionUpdate of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, none_of, refuse, unknown_fields
from ..types import UNSET, Unset
from .product_option_choice_update import ProductOptionChoiceUpdate
from .product_option_type import PRODUCT_OPTION_TYPE_BY_VALUE, ProductOptionType

_KNOWN = frozenset({"name", "type", "choices", "defaultChoice", "required"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductOptionUpdate(Model):
    """An option of a product to set.

    Source: products-draft-2014 (documented; that a missing type means SELECT is assumed).
    """

    name: str
    """Name of the option. Characters: at least 1.

    Source: products-draft-2014 (documented; that an empty name is refused is assumed).
    """
    type_: ProductOptionType | str | Unset = UNSET
    """How an option is chosen; the first three have choices."""
    choices: list[ProductOptionChoiceUpdate] | Unset = UNSET
    """What can be chosen; left out for types without a selection."""
    default_choice: int | Unset = UNSET
    """Position of the choice that is selected at first, from 0. Range: 0..2147483647."""
    required: bool | Unset = UNSET
    """Whether a customer has to choose."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            self.name = src["name"]
            value = get("type", UNSET)
            self.type_ = PRODUCT_OPTION_TYPE_BY_VALUE.get(value) or value
            value = get("choices", UNSET)
            self.choices = (
                [ProductOptionChoiceUpdate.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "ProductOptionUpdate.choices", "an array")
            )
            self.default_choice = get("defaultChoice", UNSET)
            self.required = get("required", UNSET)
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("ProductOptionUpdate", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["name"] = self.name
        if self.type_ is not UNSET:
            data["type"] = self.type_.value if isinstance(self.type_, ProductOptionType) else self.type_
        if self.choices is not UNSET:
            data["choices"] = None if self.choices is None else [item.to_dict() for item in self.choices]
        if self.default_choice is not UNSET:
            data["defaultChoice"] = self.default_choice
        if self.required is not UNSET:
            data["required"] = self.required
        return data
