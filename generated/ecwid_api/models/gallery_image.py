"""The schema GalleryImage of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, refuse, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"alt", "url", "thumbnail", "width", "height"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class GalleryImage(Model):
    """A further image of a product.

    Source: products-draft-2014 (documented).
    """

    alt: str | Unset = UNSET
    """Alternative text."""
    url: str | Unset = UNSET
    """Address of the image."""
    thumbnail: str | Unset = UNSET
    """Address of the thumbnail fitting into 46 x 42 pixels."""
    width: int | Unset = UNSET
    """Width of the image. Unit: pixels."""
    height: int | Unset = UNSET
    """Height of the image. Unit: pixels."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            self.alt = get("alt", UNSET)
            self.url = get("url", UNSET)
            self.thumbnail = get("thumbnail", UNSET)
            self.width = get("width", UNSET)
            self.height = get("height", UNSET)
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("GalleryImage", src, fault)
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
