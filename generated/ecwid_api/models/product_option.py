"""The schema ProductOption of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, mapping, misfit, missing, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset(
    {"name", "nameTranslated", "type", "choices", "defaultChoice", "required", "useImageAsSwatchSelector"}
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductOption(Model):
    """An option of a product, such as its size.

    Source: products-draft-2014 (documented).
    """

    name: str
    """Name of the option."""
    name_translated: models.Translations | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    type_: models.ProductOptionType | str | Unset = field(default=UNSET, kw_only=True)
    """How the option is chosen."""
    choices: list[models.ProductOptionChoice] | Unset = field(default=UNSET, kw_only=True)
    """What can be chosen; absent for types without a selection."""
    default_choice: int | Unset = field(default=UNSET, kw_only=True)
    """Position of the choice that is selected at first, from 0; absent when none is. Range: at least 0."""
    required: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether a customer has to choose."""
    use_image_as_swatch_selector: bool | Unset = field(default=UNSET, kw_only=True)
    """For `SWATCHES`, whether a choice is shown by a picture of the product and not by its color.

    Source: reference-2026 (documented).
    """

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ProductOption")
        self = new(cls)
        try:
            value = src["name"]
            self.name = value if type(value) is str else none_of(value, "ProductOption.name", str)
        except KeyError as fault:
            missing("ProductOption", fault)
        absent = 0
        if "nameTranslated" in src:
            value = src["nameTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "ProductOption.nameTranslated", str)
                self.name_translated = models.Translations(value)
            else:
                self.name_translated = none_of(value, "ProductOption.nameTranslated", dict)
        else:
            self.name_translated = UNSET
            absent += 1
        if "type" in src:
            value = src["type"]
            self.type_ = (
                models.PRODUCT_OPTION_TYPE_BY_VALUE.get(value, value)
                if type(value) is str
                else none_of(value, "ProductOption.type", str)
            )
        else:
            self.type_ = UNSET
            absent += 1
        if "choices" in src:
            value = src["choices"]
            self.choices = (
                [models.ProductOptionChoice.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "ProductOption.choices", list)
            )
        else:
            self.choices = UNSET
            absent += 1
        if "defaultChoice" in src:
            value = src["defaultChoice"]
            self.default_choice = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "ProductOption.defaultChoice")
            )
        else:
            self.default_choice = UNSET
            absent += 1
        if "required" in src:
            value = src["required"]
            self.required = value if type(value) is bool else none_of(value, "ProductOption.required", bool)
        else:
            self.required = UNSET
            absent += 1
        if "useImageAsSwatchSelector" in src:
            value = src["useImageAsSwatchSelector"]
            self.use_image_as_swatch_selector = (
                value
                if type(value) is bool
                else none_of(value, "ProductOption.useImageAsSwatchSelector", bool)
            )
        else:
            self.use_image_as_swatch_selector = UNSET
            absent += 1
        known = 7 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "ProductOption")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["name"] = self.name
            if self.name_translated is not UNSET:
                data["nameTranslated"] = None if self.name_translated is None else dict(self.name_translated)
            if self.type_ is not UNSET:
                data["type"] = (
                    self.type_.value if isinstance(self.type_, models.ProductOptionType) else self.type_
                )
            if self.choices is not UNSET:
                data["choices"] = None if self.choices is None else [item.to_dict() for item in self.choices]
            if self.default_choice is not UNSET:
                data["defaultChoice"] = self.default_choice
            if self.required is not UNSET:
                data["required"] = self.required
            if self.use_image_as_swatch_selector is not UNSET:
                data["useImageAsSwatchSelector"] = self.use_image_as_swatch_selector
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
