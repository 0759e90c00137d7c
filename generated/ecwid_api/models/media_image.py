"""The schema MediaImage of the contract."""

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
        "isMain",
        "image160pxUrl",
        "image400pxUrl",
        "image800pxUrl",
        "image1500pxUrl",
        "imageOriginalUrl",
        "alt",
        "externalId",
    }
)


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class MediaImage(Model):
    """An image of a product.

    Source: reference-2026 (documented).
    """

    id: str | Unset = field(default=UNSET, kw_only=True)
    """Id of the image; `0` for the main one."""
    order_by: int | Unset = field(default=UNSET, kw_only=True)
    """Place of the image, from 0, which is the main one. Unit: place in a list."""
    is_main: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether it is the main image."""
    image_160_px_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the image fitting into 160 x 160 pixels."""
    image_400_px_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the image fitting into 400 x 400 pixels."""
    image_800_px_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the image fitting into 800 x 800 pixels."""
    image_1500_px_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the image fitting into 1500 x 1500 pixels."""
    image_original_url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the image as it was uploaded."""
    alt: models.ImageAlt | Unset = field(default=UNSET, kw_only=True)
    """Alternative text of an image."""
    external_id: str | Unset = field(default=UNSET, kw_only=True)
    """Id of the image in a connected point of sale; read-only."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "MediaImage")
        self = new(cls)
        absent = 0
        if "id" in src:
            value = src["id"]
            self.id = value if type(value) is str else none_of(value, "MediaImage.id", str)
        else:
            self.id = UNSET
            absent += 1
        if "orderBy" in src:
            value = src["orderBy"]
            self.order_by = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "MediaImage.orderBy")
            )
        else:
            self.order_by = UNSET
            absent += 1
        if "isMain" in src:
            value = src["isMain"]
            self.is_main = value if type(value) is bool else none_of(value, "MediaImage.isMain", bool)
        else:
            self.is_main = UNSET
            absent += 1
        if "image160pxUrl" in src:
            value = src["image160pxUrl"]
            self.image_160_px_url = (
                value if type(value) is str else none_of(value, "MediaImage.image160pxUrl", str)
            )
        else:
            self.image_160_px_url = UNSET
            absent += 1
        if "image400pxUrl" in src:
            value = src["image400pxUrl"]
            self.image_400_px_url = (
                value if type(value) is str else none_of(value, "MediaImage.image400pxUrl", str)
            )
        else:
            self.image_400_px_url = UNSET
            absent += 1
        if "image800pxUrl" in src:
            value = src["image800pxUrl"]
            self.image_800_px_url = (
                value if type(value) is str else none_of(value, "MediaImage.image800pxUrl", str)
            )
        else:
            self.image_800_px_url = UNSET
            absent += 1
        if "image1500pxUrl" in src:
            value = src["image1500pxUrl"]
            self.image_1500_px_url = (
                value if type(value) is str else none_of(value, "MediaImage.image1500pxUrl", str)
            )
        else:
            self.image_1500_px_url = UNSET
            absent += 1
        if "imageOriginalUrl" in src:
            value = src["imageOriginalUrl"]
            self.image_original_url = (
                value if type(value) is str else none_of(value, "MediaImage.imageOriginalUrl", str)
            )
        else:
            self.image_original_url = UNSET
            absent += 1
        if "alt" in src:
            value = src["alt"]
            self.alt = (
                models.ImageAlt.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "MediaImage.alt", dict)
            )
        else:
            self.alt = UNSET
            absent += 1
        if "externalId" in src:
            value = src["externalId"]
            self.external_id = value if type(value) is str else none_of(value, "MediaImage.externalId", str)
        else:
            self.external_id = UNSET
            absent += 1
        known = 10 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "MediaImage")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.id is not UNSET:
                data["id"] = self.id
            if self.order_by is not UNSET:
                data["orderBy"] = self.order_by
            if self.is_main is not UNSET:
                data["isMain"] = self.is_main
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
            if self.alt is not UNSET:
                data["alt"] = None if self.alt is None else self.alt.to_dict()
            if self.external_id is not UNSET:
                data["externalId"] = self.external_id
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
