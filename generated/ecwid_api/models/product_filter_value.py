"""The schema ProductFilterValue of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, mapping, misfit, missing, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"title", "productCount", "id", "titleTranslated"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductFilterValue(Model):
    """A value, and how many products have it.

    Source: reference-2026 (documented).
    """

    title: str
    """The value as it is shown."""
    product_count: int
    """Products that have it. Unit: products. Range: at least 0."""
    id: str | Unset = field(default=UNSET, kw_only=True)
    """What to filter by, such as `instock`, or the id of a category."""
    title_translated: models.Translations | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ProductFilterValue")
        self = new(cls)
        try:
            value = src["title"]
            self.title = value if type(value) is str else none_of(value, "ProductFilterValue.title", str)
            value = src["productCount"]
            self.product_count = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "ProductFilterValue.productCount")
            )
        except KeyError as fault:
            missing("ProductFilterValue", fault)
        absent = 0
        if "id" in src:
            value = src["id"]
            self.id = value if type(value) is str else none_of(value, "ProductFilterValue.id", str)
        else:
            self.id = UNSET
            absent += 1
        if "titleTranslated" in src:
            value = src["titleTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "ProductFilterValue.titleTranslated", str)
                self.title_translated = models.Translations(value)
            else:
                self.title_translated = none_of(value, "ProductFilterValue.titleTranslated", dict)
        else:
            self.title_translated = UNSET
            absent += 1
        known = 4 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "ProductFilterValue")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["title"] = self.title
            data["productCount"] = self.product_count
            if self.id is not UNSET:
                data["id"] = self.id
            if self.title_translated is not UNSET:
                data["titleTranslated"] = (
                    None if self.title_translated is None else dict(self.title_translated)
                )
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
