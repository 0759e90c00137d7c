"""The schema ProductFilterGroup of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, number, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"status", "minValue", "maxValue", "title", "titleTranslated", "sortingOrder", "values"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductFilterGroup(Model):
    """The values of a group, or the range of the base prices.

    Source: reference-2026 (documented).
    """

    status: str | Unset = field(default=UNSET, kw_only=True)
    """Whether it was counted, `SUCCESS`."""
    min_value: float | Unset = field(default=UNSET, kw_only=True)
    """The lowest price; in `price` only, absent without products. Unit: store currency."""
    max_value: float | Unset = field(default=UNSET, kw_only=True)
    """The highest price; in `price` only, absent without products. Unit: store currency."""
    title: str | Unset = field(default=UNSET, kw_only=True)
    """Name of the option or attribute."""
    title_translated: models.Translations | dict[str, str] | Unset = field(default=UNSET, kw_only=True)
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself."""
    sorting_order: str | Unset = field(default=UNSET, kw_only=True)
    """Order of the values, `FILTER_VALUE_ASC` or `PRODUCTS_COUNT_DESC`."""
    values: list[models.ProductFilterValue] | Unset = field(default=UNSET, kw_only=True)
    """The values, each with the products that have it."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ProductFilterGroup")
        self = new(cls)
        absent = 0
        if "status" in src:
            value = src["status"]
            self.status = value if type(value) is str else none_of(value, "ProductFilterGroup.status", str)
        else:
            self.status = UNSET
            absent += 1
        if "minValue" in src:
            value = src["minValue"]
            self.min_value = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "ProductFilterGroup.minValue")
            )
        else:
            self.min_value = UNSET
            absent += 1
        if "maxValue" in src:
            value = src["maxValue"]
            self.max_value = (
                value
                if type(value) is float and value - value == 0.0
                else number(value, "ProductFilterGroup.maxValue")
            )
        else:
            self.max_value = UNSET
            absent += 1
        if "title" in src:
            value = src["title"]
            self.title = value if type(value) is str else none_of(value, "ProductFilterGroup.title", str)
        else:
            self.title = UNSET
            absent += 1
        if "titleTranslated" in src:
            value = src["titleTranslated"]
            if isinstance(value, dict):
                for text in value.values():
                    if type(text) is not str:
                        none_of(text, "ProductFilterGroup.titleTranslated", str)
                self.title_translated = models.Translations(value)
            else:
                self.title_translated = none_of(value, "ProductFilterGroup.titleTranslated", dict)
        else:
            self.title_translated = UNSET
            absent += 1
        if "sortingOrder" in src:
            value = src["sortingOrder"]
            self.sorting_order = (
                value if type(value) is str else none_of(value, "ProductFilterGroup.sortingOrder", str)
            )
        else:
            self.sorting_order = UNSET
            absent += 1
        if "values" in src:
            value = src["values"]
            self.values = (
                [models.ProductFilterValue.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "ProductFilterGroup.values", list)
            )
        else:
            self.values = UNSET
            absent += 1
        known = 7 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "ProductFilterGroup")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.status is not UNSET:
                data["status"] = self.status
            if self.min_value is not UNSET:
                data["minValue"] = self.min_value
            if self.max_value is not UNSET:
                data["maxValue"] = self.max_value
            if self.title is not UNSET:
                data["title"] = self.title
            if self.title_translated is not UNSET:
                data["titleTranslated"] = (
                    None if self.title_translated is None else dict(self.title_translated)
                )
            if self.sorting_order is not UNSET:
                data["sortingOrder"] = self.sorting_order
            if self.values is not UNSET:
                data["values"] = None if self.values is None else [item.to_dict() for item in self.values]
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
