"""The schema ProductOption of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, none_of, refuse, unknown_fields
from ..types import UNSET, Unset
from .product_option_choice import ProductOptionChoice
from .product_option_type import PRODUCT_OPTION_TYPE_BY_VALUE, ProductOptionType
from .translations import Translations

_KNOWN = frozenset({"name", "nameTranslated", "type", "choices", "defaultChoice", "required"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductOption(Model):
    """An option of a product, such as its size.

    Source: products-draft-2014 (documented).
    """

    name: str
    """Name of the option."""
    name_translated: Translations | dict[str, str] | Unset = UNSET
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    type_: ProductOptionType | str | Unset = UNSET
    """How the option is chosen."""
    choices: list[ProductOptionChoice] | Unset = UNSET
    """What can be chosen; absent for types without a selection."""
    default_choice: int | Unset = UNSET
    """Position of the choice that is selected at first, from 0. Range: at least 0."""
    required: bool | Unset = UNSET
    """Whether a customer has to choose."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            self.name = src["name"]
            value = get("nameTranslated", UNSET)
            self.name_translated = (
                Translations(value)
                if isinstance(value, dict)
                else none_of(value, "ProductOption.nameTranslated", "an object")
            )
            value = get("type", UNSET)
            self.type_ = PRODUCT_OPTION_TYPE_BY_VALUE.get(value) or value
            value = get("choices", UNSET)
            self.choices = (
                [ProductOptionChoice.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "ProductOption.choices", "an array")
            )
            self.default_choice = get("defaultChoice", UNSET)
            self.required = get("required", UNSET)
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("ProductOption", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["name"] = self.name
        if self.name_translated is not UNSET:
            data["nameTranslated"] = None if self.name_translated is None else dict(self.name_translated)
        if self.type_ is not UNSET:
            data["type"] = self.type_.value if isinstance(self.type_, ProductOptionType) else self.type_
        if self.choices is not UNSET:
            data["choices"] = None if self.choices is None else [item.to_dict() for item in self.choices]
        if self.default_choice is not UNSET:
            data["defaultChoice"] = self.default_choice
        if self.required is not UNSET:
            data["required"] = self.required
        return data
