"""The schema MediaLink of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import Model, mapping, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"imageUrl", "videoUrl"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class MediaLink(Model):
    """An image or a video by its address.

    Source: reference-2026 (documented; that other addresses are answered with 422, or 400 in `mainMedia`, is
    assumed).
    """

    image_url: str | Unset = field(default=UNSET, kw_only=True)
    """Public address of the image, http or https."""
    video_url: str | Unset = field(default=UNSET, kw_only=True)
    """Public address of the video, http or https."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "MediaLink")
        self = new(cls)
        absent = 0
        if "imageUrl" in src:
            value = src["imageUrl"]
            self.image_url = value if type(value) is str else none_of(value, "MediaLink.imageUrl", str)
        else:
            self.image_url = UNSET
            absent += 1
        if "videoUrl" in src:
            value = src["videoUrl"]
            self.video_url = value if type(value) is str else none_of(value, "MediaLink.videoUrl", str)
        else:
            self.video_url = UNSET
            absent += 1
        known = 2 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "MediaLink")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.image_url is not UNSET:
            data["imageUrl"] = self.image_url
        if self.video_url is not UNSET:
            data["videoUrl"] = self.video_url
        return data
