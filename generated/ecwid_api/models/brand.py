"""The schema Brand of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, missing, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"name", "nameTranslated", "productsFilteredByBrandUrl"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class Brand(Model):
    """A brand.

    Source: reference-2026 (documented).
    """

    name: str
    """Name of the brand."""
    name_translated: models.Translations | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    products_filtered_by_brand_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the page with its products."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "Brand")
        self = new(cls)
        try:
            value = src["name"]
            self.name = value if type(value) is str else none_of(value, "Brand.name", str)
        except KeyError as fault:
            missing("Brand", fault)
        absent = 0
        if "nameTranslated" in src:
            value = src["nameTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "Brand.nameTranslated", str)
                self.name_translated = models.Translations(value)
            else:
                self.name_translated = none_of(value, "Brand.nameTranslated", dict)
        else:
            self.name_translated = UNSET
            absent += 1
        if "productsFilteredByBrandUrl" in src:
            value = src["productsFilteredByBrandUrl"]
            self.products_filtered_by_brand_url = (
                value if type(value) is str else none_of(value, "Brand.productsFilteredByBrandUrl", str)
            )
        else:
            self.products_filtered_by_brand_url = UNSET
            absent += 1
        known = 3 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "Brand")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["name"] = self.name
            if self.name_translated is not UNSET:
                data["nameTranslated"] = None if self.name_translated is None else dict(self.name_translated)
            if self.products_filtered_by_brand_url is not UNSET:
                data["productsFilteredByBrandUrl"] = self.products_filtered_by_brand_url
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
