"""The schema TikTokPixel of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import Model, mapping, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"code", "advancedMatching"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class TikTokPixel(Model):
    """A pixel at TikTok.

    Source: vendor-client (observed).
    """

    code: str | Unset = field(default=UNSET, kw_only=True)
    """Id of the pixel, read-only."""
    advanced_matching: bool | Unset = field(default=UNSET, kw_only=True)
    """Whether data of customers are matched."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "TikTokPixel")
        self = new(cls)
        absent = 0
        if "code" in src:
            value = src["code"]
            self.code = value if type(value) is str else none_of(value, "TikTokPixel.code", str)
        else:
            self.code = UNSET
            absent += 1
        if "advancedMatching" in src:
            value = src["advancedMatching"]
            self.advanced_matching = (
                value if type(value) is bool else none_of(value, "TikTokPixel.advancedMatching", bool)
            )
        else:
            self.advanced_matching = UNSET
            absent += 1
        known = 2 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "TikTokPixel")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.code is not UNSET:
            data["code"] = self.code
        if self.advanced_matching is not UNSET:
            data["advancedMatching"] = self.advanced_matching
        return data
