"""The schema RelatedProducts of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, none_of, refuse, unknown_fields
from ..types import UNSET, Unset
from .related_category import RelatedCategory

_KNOWN = frozenset({"productIds", "relatedCategory"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class RelatedProducts(Model):
    """Products shown beside a product.

    Source: products-draft-2014 (documented).
    """

    product_ids: list[int] | Unset = UNSET
    """Ids of the related products."""
    related_category: RelatedCategory | Unset = UNSET
    """A category from which random products are shown."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            value = get("productIds", UNSET)
            self.product_ids = (
                value if isinstance(value, list) else none_of(value, "RelatedProducts.productIds", "an array")
            )
            value = get("relatedCategory", UNSET)
            self.related_category = (
                RelatedCategory.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "RelatedProducts.relatedCategory", "an object")
            )
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("RelatedProducts", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.product_ids is not UNSET:
            data["productIds"] = self.product_ids
        if self.related_category is not UNSET:
            data["relatedCategory"] = (
                None if self.related_category is None else self.related_category.to_dict()
            )
        return data
