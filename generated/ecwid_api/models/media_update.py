"""The schema MediaUpdate of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"images"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class MediaUpdate(Model):
    """The order and the texts of the images of a product.

    Source: vendor-client (observed; reference-2026 lists id and alt only).
    """

    images: list[models.MediaImageUpdate] | Unset = field(default=UNSET, kw_only=True)
    """Images that the product has; the one with the lowest place becomes the main image."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "MediaUpdate")
        self = new(cls)
        absent = 0
        if "images" in src:
            value = src["images"]
            self.images = (
                [models.MediaImageUpdate.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "MediaUpdate.images", list)
            )
        else:
            self.images = UNSET
            absent += 1
        known = 1 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "MediaUpdate")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.images is not UNSET:
                data["images"] = None if self.images is None else [item.to_dict() for item in self.images]
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
