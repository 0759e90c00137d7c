"""The schema ProductMediaUpdate of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"mainMedia", "galleryMedia"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductMediaUpdate(Model):
    """The main image or video of a product, and its gallery.

    Source: reference-2026 (documented).
    """

    main_media: models.MediaLink | None | Unset = field(default=UNSET, kw_only=True)
    """The main image and video; left out, null or empty it changes nothing."""
    gallery_media: list[models.MediaLink] | Unset = field(default=UNSET, kw_only=True)
    """The gallery in its order; left out or empty it deletes the gallery."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ProductMediaUpdate")
        self = new(cls)
        absent = 0
        if "mainMedia" in src:
            value = src["mainMedia"]
            self.main_media = (
                models.MediaLink.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ProductMediaUpdate.mainMedia", dict)
            )
        else:
            self.main_media = UNSET
            absent += 1
        if "galleryMedia" in src:
            value = src["galleryMedia"]
            self.gallery_media = (
                [models.MediaLink.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "ProductMediaUpdate.galleryMedia", list)
            )
        else:
            self.gallery_media = UNSET
            absent += 1
        known = 2 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "ProductMediaUpdate")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.main_media is not UNSET:
                data["mainMedia"] = None if self.main_media is None else self.main_media.to_dict()
            if self.gallery_media is not UNSET:
                data["galleryMedia"] = (
                    None if self.gallery_media is None else [item.to_dict() for item in self.gallery_media]
                )
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
