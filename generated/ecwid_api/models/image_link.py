"""The schema ImageLink of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from ..codec import Model, none_of, refuse, unknown_fields
from ..types import UNSET, Unset
from .image_alt import ImageAlt

_KNOWN = frozenset({"url", "width", "height", "alt", "externalId"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ImageLink(Model):
    """An image that the service fetches later.

    Source: vendor-client (observed; reference-2026 calls width and height texts; the upper bounds are
    assumed).
    """

    url: str
    """Public address of the image, http or https."""
    width: int
    """Width of the image. Unit: pixels. Range: 1..2147483647."""
    height: int
    """Height of the image. Unit: pixels. Range: 1..2147483647."""
    alt: ImageAlt | Unset = UNSET
    """Alternative text of an image."""
    external_id: str | Unset = UNSET
    """Id of the image in a connected system."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a container is of the wrong kind."""
        self = cls.__new__(cls)
        try:
            get = src.get
            self.url = src["url"]
            self.width = src["width"]
            self.height = src["height"]
            value = get("alt", UNSET)
            self.alt = (
                ImageAlt.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ImageLink.alt", "an object")
            )
            self.external_id = get("externalId", UNSET)
            self._additional_properties = None if _KNOWN.issuperset(src) else unknown_fields(src, _KNOWN)
        except (AttributeError, KeyError, TypeError) as fault:
            refuse("ImageLink", src, fault)
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        data["url"] = self.url
        data["width"] = self.width
        data["height"] = self.height
        if self.alt is not UNSET:
            data["alt"] = None if self.alt is None else self.alt.to_dict()
        if self.external_id is not UNSET:
            data["externalId"] = self.external_id
        return data
