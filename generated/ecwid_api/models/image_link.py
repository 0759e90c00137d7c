"""The schema ImageLink of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import SMALL, Model, integer, mapping, misfit, missing, new, none_of, unknown_fields
from ..types import UNSET, Unset

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
    alt: models.ImageAlt | Unset = field(default=UNSET, kw_only=True)
    """Alternative text of an image."""
    external_id: str | Unset = field(default=UNSET, kw_only=True)
    """Id of the image in a connected system.

    Source: reference-2026 (documented).
    """

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ImageLink")
        self = new(cls)
        try:
            value = src["url"]
            self.url = value if type(value) is str else none_of(value, "ImageLink.url", str)
            value = src["width"]
            self.width = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "ImageLink.width")
            )
            value = src["height"]
            self.height = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "ImageLink.height")
            )
        except KeyError as fault:
            missing("ImageLink", fault)
        absent = 0
        if "alt" in src:
            value = src["alt"]
            self.alt = (
                models.ImageAlt.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ImageLink.alt", dict)
            )
        else:
            self.alt = UNSET
            absent += 1
        if "externalId" in src:
            value = src["externalId"]
            self.external_id = value if type(value) is str else none_of(value, "ImageLink.externalId", str)
        else:
            self.external_id = UNSET
            absent += 1
        known = 5 - absent
        self._additional_properties = None if len(src) == known else unknown_fields(src, _KNOWN, "ImageLink")
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["url"] = self.url
            data["width"] = self.width
            data["height"] = self.height
            if self.alt is not UNSET:
                data["alt"] = None if self.alt is None else self.alt.to_dict()
            if self.external_id is not UNSET:
                data["externalId"] = self.external_id
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
