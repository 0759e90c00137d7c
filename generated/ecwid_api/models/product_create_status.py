"""The schema ProductCreateStatus of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, mapping, misfit, missing, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"id", "item"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductCreateStatus(Model):
    """Result of the creation of a product.

    Source: products-draft-2014 (documented; newer fields carry their own source).
    """

    id: int
    """Id of the product. Range: at least 1."""
    item: models.Product | Unset = field(default=UNSET, kw_only=True)
    """A product. A field that is not set is absent; an empty list is there."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ProductCreateStatus")
        self = new(cls)
        try:
            value = src["id"]
            self.id = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "ProductCreateStatus.id")
            )
        except KeyError as fault:
            missing("ProductCreateStatus", fault)
        absent = 0
        if "item" in src:
            value = src["item"]
            self.item = (
                models.Product.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ProductCreateStatus.item", dict)
            )
        else:
            self.item = UNSET
            absent += 1
        known = 2 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "ProductCreateStatus")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["id"] = self.id
            if self.item is not UNSET:
                data["item"] = None if self.item is None else self.item.to_dict()
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
