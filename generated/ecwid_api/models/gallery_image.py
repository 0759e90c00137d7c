"""The schema GalleryImage of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset(
    {
        "id",
        "orderBy",
        "alt",
        "url",
        "thumbnail",
        "width",
        "height",
        "smallThumbnailUrl",
        "thumbnailUrl",
        "hdThumbnailUrl",
        "imageUrl",
        "originalImageUrl",
        "borderInfo",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class GalleryImage(Model):
    """A further image of a product.

    Source: products-draft-2014 (documented; newer fields carry their own source).
    """

    id: int | Unset = field(default=UNSET, kw_only=True)
    """Id of the image.

    Source: reference-2026 (documented).
    """
    order_by: int | Unset = field(default=UNSET, kw_only=True)
    """Place of the image, from 0. Unit: place in a list.

    Source: reference-2026 (documented).
    """
    alt: str | Unset = field(default=UNSET, kw_only=True)
    """Alternative text."""
    url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the image."""
    thumbnail: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the thumbnail fitting into 46 x 42 pixels.

    Source: products-draft-2014 (documented; 160 pixels in reference-2026).
    """
    width: int | Unset = field(default=UNSET, kw_only=True)
    """Width of the image. Unit: pixels."""
    height: int | Unset = field(default=UNSET, kw_only=True)
    """Height of the image. Unit: pixels."""
    small_thumbnail_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the thumbnail fitting into 160 x 160 pixels.

    Source: reference-2026 (documented).
    """
    thumbnail_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the thumbnail fitting into 400 x 400 pixels.

    Source: reference-2026 (documented).
    """
    hd_thumbnail_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the thumbnail fitting into 800 x 800 pixels.

    Source: reference-2026 (documented).
    """
    image_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the image fitting into 1200 x 1200 pixels.

    Source: reference-2026 (documented).
    """
    original_image_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the image as it was uploaded.

    Source: reference-2026 (documented).
    """
    border_info: models.BorderInfo | Unset = field(default=UNSET, kw_only=True)
    """What the edge of an image looks like; absent without an image, read-only."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "GalleryImage")
        self = new(cls)
        absent = 0
        if "id" in src:
            value = src["id"]
            self.id = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "GalleryImage.id")
            )
        else:
            self.id = UNSET
            absent += 1
        if "orderBy" in src:
            value = src["orderBy"]
            self.order_by = (
                value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, "GalleryImage.orderBy")
            )
        else:
            self.order_by = UNSET
            absent += 1
        if "alt" in src:
            value = src["alt"]
            self.alt = value if type(value) is str else none_of(value, "GalleryImage.alt", str)
        else:
            self.alt = UNSET
            absent += 1
        if "url" in src:
            value = src["url"]
            self.url = value if type(value) is str else none_of(value, "GalleryImage.url", str)
        else:
            self.url = UNSET
            absent += 1
        if "thumbnail" in src:
            value = src["thumbnail"]
            self.thumbnail = value if type(value) is str else none_of(value, "GalleryImage.thumbnail", str)
        else:
            self.thumbnail = UNSET
            absent += 1
        if "width" in src:
            value = src["width"]
            self.width = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "GalleryImage.width")
            )
        else:
            self.width = UNSET
            absent += 1
        if "height" in src:
            value = src["height"]
            self.height = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "GalleryImage.height")
            )
        else:
            self.height = UNSET
            absent += 1
        if "smallThumbnailUrl" in src:
            value = src["smallThumbnailUrl"]
            self.small_thumbnail_url = (
                value if type(value) is str else none_of(value, "GalleryImage.smallThumbnailUrl", str)
            )
        else:
            self.small_thumbnail_url = UNSET
            absent += 1
        if "thumbnailUrl" in src:
            value = src["thumbnailUrl"]
            self.thumbnail_url = (
                value if type(value) is str else none_of(value, "GalleryImage.thumbnailUrl", str)
            )
        else:
            self.thumbnail_url = UNSET
            absent += 1
        if "hdThumbnailUrl" in src:
            value = src["hdThumbnailUrl"]
            self.hd_thumbnail_url = (
                value if type(value) is str else none_of(value, "GalleryImage.hdThumbnailUrl", str)
            )
        else:
            self.hd_thumbnail_url = UNSET
            absent += 1
        if "imageUrl" in src:
            value = src["imageUrl"]
            self.image_url = value if type(value) is str else none_of(value, "GalleryImage.imageUrl", str)
        else:
            self.image_url = UNSET
            absent += 1
        if "originalImageUrl" in src:
            value = src["originalImageUrl"]
            self.original_image_url = (
                value if type(value) is str else none_of(value, "GalleryImage.originalImageUrl", str)
            )
        else:
            self.original_image_url = UNSET
            absent += 1
        if "borderInfo" in src:
            value = src["borderInfo"]
            self.border_info = (
                models.BorderInfo.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "GalleryImage.borderInfo", dict)
            )
        else:
            self.border_info = UNSET
            absent += 1
        known = 13 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "GalleryImage")
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
                data["alt"] = self.alt
            if self.url is not UNSET:
                data["url"] = self.url
            if self.thumbnail is not UNSET:
                data["thumbnail"] = self.thumbnail
            if self.width is not UNSET:
                data["width"] = self.width
            if self.height is not UNSET:
                data["height"] = self.height
            if self.small_thumbnail_url is not UNSET:
                data["smallThumbnailUrl"] = self.small_thumbnail_url
            if self.thumbnail_url is not UNSET:
                data["thumbnailUrl"] = self.thumbnail_url
            if self.hd_thumbnail_url is not UNSET:
                data["hdThumbnailUrl"] = self.hd_thumbnail_url
            if self.image_url is not UNSET:
                data["imageUrl"] = self.image_url
            if self.original_image_url is not UNSET:
                data["originalImageUrl"] = self.original_image_url
            if self.border_info is not UNSET:
                data["borderInfo"] = None if self.border_info is None else self.border_info.to_dict()
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
