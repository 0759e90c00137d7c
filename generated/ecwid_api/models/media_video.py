"""The schema MediaVideo of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import Model, mapping, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset(
    {
        "id",
        "url",
        "embedHtml",
        "videoCoverId",
        "image160pxUrl",
        "image400pxUrl",
        "image800pxUrl",
        "image1500pxUrl",
        "imageOriginalUrl",
        "providerName",
        "title",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class MediaVideo(Model):
    """A video of a product.

    Source: reference-2026 (documented).
    """

    id: str | Unset = field(default=UNSET, kw_only=True)
    """Id of the video.

    Source: vendor-client (observed; reference-2026 calls it a number).
    """
    url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the video."""
    embed_html: str | Unset = field(default=UNSET, kw_only=True)
    """HTML that shows the video."""
    video_cover_id: str | Unset = field(default=UNSET, kw_only=True)
    """Id of the cover image.

    Source: vendor-client (observed; reference-2026 calls it a number).
    """
    image_160_px_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the cover fitting into 160 x 160 pixels."""
    image_400_px_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the cover fitting into 400 x 400 pixels."""
    image_800_px_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the cover fitting into 800 x 800 pixels."""
    image_1500_px_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the cover fitting into 1500 x 1500 pixels."""
    image_original_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the cover as it was uploaded."""
    provider_name: str | Unset = field(default=UNSET, kw_only=True)
    """Name of the site that shows the video."""
    title: str | Unset = field(default=UNSET, kw_only=True)
    """Title of the video."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "MediaVideo")
        self = new(cls)
        absent = 0
        if "id" in src:
            value = src["id"]
            self.id = value if type(value) is str else none_of(value, "MediaVideo.id", str)
        else:
            self.id = UNSET
            absent += 1
        if "url" in src:
            value = src["url"]
            self.url = value if type(value) is str else none_of(value, "MediaVideo.url", str)
        else:
            self.url = UNSET
            absent += 1
        if "embedHtml" in src:
            value = src["embedHtml"]
            self.embed_html = value if type(value) is str else none_of(value, "MediaVideo.embedHtml", str)
        else:
            self.embed_html = UNSET
            absent += 1
        if "videoCoverId" in src:
            value = src["videoCoverId"]
            self.video_cover_id = (
                value if type(value) is str else none_of(value, "MediaVideo.videoCoverId", str)
            )
        else:
            self.video_cover_id = UNSET
            absent += 1
        if "image160pxUrl" in src:
            value = src["image160pxUrl"]
            self.image_160_px_url = (
                value if type(value) is str else none_of(value, "MediaVideo.image160pxUrl", str)
            )
        else:
            self.image_160_px_url = UNSET
            absent += 1
        if "image400pxUrl" in src:
            value = src["image400pxUrl"]
            self.image_400_px_url = (
                value if type(value) is str else none_of(value, "MediaVideo.image400pxUrl", str)
            )
        else:
            self.image_400_px_url = UNSET
            absent += 1
        if "image800pxUrl" in src:
            value = src["image800pxUrl"]
            self.image_800_px_url = (
                value if type(value) is str else none_of(value, "MediaVideo.image800pxUrl", str)
            )
        else:
            self.image_800_px_url = UNSET
            absent += 1
        if "image1500pxUrl" in src:
            value = src["image1500pxUrl"]
            self.image_1500_px_url = (
                value if type(value) is str else none_of(value, "MediaVideo.image1500pxUrl", str)
            )
        else:
            self.image_1500_px_url = UNSET
            absent += 1
        if "imageOriginalUrl" in src:
            value = src["imageOriginalUrl"]
            self.image_original_url = (
                value if type(value) is str else none_of(value, "MediaVideo.imageOriginalUrl", str)
            )
        else:
            self.image_original_url = UNSET
            absent += 1
        if "providerName" in src:
            value = src["providerName"]
            self.provider_name = (
                value if type(value) is str else none_of(value, "MediaVideo.providerName", str)
            )
        else:
            self.provider_name = UNSET
            absent += 1
        if "title" in src:
            value = src["title"]
            self.title = value if type(value) is str else none_of(value, "MediaVideo.title", str)
        else:
            self.title = UNSET
            absent += 1
        known = 11 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "MediaVideo")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.id is not UNSET:
            data["id"] = self.id
        if self.url is not UNSET:
            data["url"] = self.url
        if self.embed_html is not UNSET:
            data["embedHtml"] = self.embed_html
        if self.video_cover_id is not UNSET:
            data["videoCoverId"] = self.video_cover_id
        if self.image_160_px_url is not UNSET:
            data["image160pxUrl"] = self.image_160_px_url
        if self.image_400_px_url is not UNSET:
            data["image400pxUrl"] = self.image_400_px_url
        if self.image_800_px_url is not UNSET:
            data["image800pxUrl"] = self.image_800_px_url
        if self.image_1500_px_url is not UNSET:
            data["image1500pxUrl"] = self.image_1500_px_url
        if self.image_original_url is not UNSET:
            data["imageOriginalUrl"] = self.image_original_url
        if self.provider_name is not UNSET:
            data["providerName"] = self.provider_name
        if self.title is not UNSET:
            data["title"] = self.title
        return data
