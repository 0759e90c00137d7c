"""The schema GiftCardProduct of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from ..model import SMALL, Model, integer, mapping, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"id", "name", "url"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class GiftCardProduct(Model):
    """A product that is a gift card.

    Source: reference-2026 (documented).
    """

    id: int | Unset = field(default=UNSET, kw_only=True)
    """Id of the product. Range: at least 0."""
    name: str | Unset = field(default=UNSET, kw_only=True)
    """Title of the product."""
    url: str | Unset = field(default=UNSET, kw_only=True)
    """Address of its page."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "GiftCardProduct")
        self = new(cls)
        absent = 0
        if "id" in src:
            value = src["id"]
            self.id = (
                value if type(value) is int and 0 <= value <= SMALL else integer(value, "GiftCardProduct.id")
            )
        else:
            self.id = UNSET
            absent += 1
        if "name" in src:
            value = src["name"]
            self.name = value if type(value) is str else none_of(value, "GiftCardProduct.name", str)
        else:
            self.name = UNSET
            absent += 1
        if "url" in src:
            value = src["url"]
            self.url = value if type(value) is str else none_of(value, "GiftCardProduct.url", str)
        else:
            self.url = UNSET
            absent += 1
        known = 3 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "GiftCardProduct")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        if self.id is not UNSET:
            data["id"] = self.id
        if self.name is not UNSET:
            data["name"] = self.name
        if self.url is not UNSET:
            data["url"] = self.url
        return data
