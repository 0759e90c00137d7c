"""The schema MediaImageUpdate of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"id", "orderBy", "alt"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class MediaImageUpdate(Model):
    """An image of a product, named by its id.

    Source: vendor-client (observed; the bounds are assumed).
    """

    id: str | Unset = field(default=UNSET, kw_only=True)
    """Id of the image, as it was read."""
    order_by: int | Unset = field(default=UNSET, kw_only=True)
    """Place of the image, from 0. Unit: place in a list. Range: 0..2147483647."""
    alt: models.ImageAlt | Unset = field(default=UNSET, kw_only=True)
    """Alternative text of an image."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "MediaImageUpdate")
        self = new(cls)
        absent = 0
        if "id" in src:
            value = src["id"]
            self.id = value if type(value) is str else none_of(value, "MediaImageUpdate.id", str)
        else:
            self.id = UNSET
            absent += 1
        if "orderBy" in src:
            value = src["orderBy"]
            self.order_by = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "MediaImageUpdate.orderBy")
            )
        else:
            self.order_by = UNSET
            absent += 1
        if "alt" in src:
            value = src["alt"]
            self.alt = (
                models.ImageAlt.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "MediaImageUpdate.alt", dict)
            )
        else:
            self.alt = UNSET
            absent += 1
        known = 3 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "MediaImageUpdate")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.id is not UNSET:
                data["id"] = self.id
            if self.order_by is not UNSET:
                data["orderBy"] = self.order_by
            if self.alt is not UNSET:
                data["alt"] = None if self.alt is None else self.alt.to_dict()
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
