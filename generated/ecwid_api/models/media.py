"""The schema Media of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"images", "videos"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class Media(Model):
    """Images and videos of a product; present without any, too.

    Source: vendor-client (observed; whether empty lists are written inside of it is not known; they are
    assumed).
    """

    images: list[models.MediaImage] | Unset = field(default=UNSET, kw_only=True)
    """The images, the main one first; empty without any."""
    videos: list[models.MediaVideo] | Unset = field(default=UNSET, kw_only=True)
    """The videos; empty without any."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "Media")
        self = new(cls)
        absent = 0
        if "images" in src:
            value = src["images"]
            self.images = (
                [models.MediaImage.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Media.images", list)
            )
        else:
            self.images = UNSET
            absent += 1
        if "videos" in src:
            value = src["videos"]
            self.videos = (
                [models.MediaVideo.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "Media.videos", list)
            )
        else:
            self.videos = UNSET
            absent += 1
        known = 2 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "Media")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.images is not UNSET:
                data["images"] = None if self.images is None else [item.to_dict() for item in self.images]
            if self.videos is not UNSET:
                data["videos"] = None if self.videos is None else [item.to_dict() for item in self.videos]
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
