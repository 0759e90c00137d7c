"""The schema RelatedProducts of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"productIds", "relatedCategory"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class RelatedProducts(Model):
    """Products shown beside a product.

    Source: products-draft-2014 (documented).
    """

    product_ids: list[int] | Unset = field(default=UNSET, kw_only=True)
    """Ids of the related products."""
    related_category: models.RelatedCategory | Unset = field(default=UNSET, kw_only=True)
    """A category from which random products are shown."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "RelatedProducts")
        self = new(cls)
        absent = 0
        if "productIds" in src:
            value = src["productIds"]
            self.product_ids = (
                [
                    item
                    if type(item) is int and 0 <= item <= SMALL
                    else integer(item, "RelatedProducts.productIds")
                    for item in value
                ]
                if isinstance(value, list)
                else none_of(value, "RelatedProducts.productIds", list)
            )
        else:
            self.product_ids = UNSET
            absent += 1
        if "relatedCategory" in src:
            value = src["relatedCategory"]
            self.related_category = (
                models.RelatedCategory.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "RelatedProducts.relatedCategory", dict)
            )
        else:
            self.related_category = UNSET
            absent += 1
        known = 2 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "RelatedProducts")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.product_ids is not UNSET:
                data["productIds"] = self.product_ids
            if self.related_category is not UNSET:
                data["relatedCategory"] = (
                    None if self.related_category is None else self.related_category.to_dict()
                )
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
