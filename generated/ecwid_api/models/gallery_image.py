"""The schema GalleryImage of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import SMALL, Model, integer, mapping, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"alt", "url", "thumbnail", "width", "height"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class GalleryImage(Model):
    """A further image of a product.

    Source: products-draft-2014 (documented).
    """

    alt: str | Unset = field(default=UNSET, kw_only=True)
    """Alternative text."""
    url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the image."""
    thumbnail: str | Unset = field(default=UNSET, kw_only=True)
    """Address of the thumbnail fitting into 46 x 42 pixels."""
    width: int | Unset = field(default=UNSET, kw_only=True)
    """Width of the image. Unit: pixels."""
    height: int | Unset = field(default=UNSET, kw_only=True)
    """Height of the image. Unit: pixels."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "GalleryImage")
        self = new(cls)
        absent = 0
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
        known = 5 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "GalleryImage")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
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
        return data
