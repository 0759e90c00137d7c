"""The schema GiftCardSettings of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, new, none_of, unknown_fields
from ..types import UNSET, Unset

_KNOWN = frozenset({"products", "displayLocation"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class GiftCardSettings(Model):
    """Gift cards, read-only.

    Source: reference-2026 (documented).
    """

    products: list[models.GiftCardProduct] | Unset = field(default=UNSET, kw_only=True)
    """Products that are gift cards."""
    display_location: str | Unset = field(default=UNSET, kw_only=True)
    """Where the storefront shows them, `CATALOG` or `CATALOG_AND_FOOTER`."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "GiftCardSettings")
        self = new(cls)
        absent = 0
        if "products" in src:
            value = src["products"]
            self.products = (
                [models.GiftCardProduct.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "GiftCardSettings.products", list)
            )
        else:
            self.products = UNSET
            absent += 1
        if "displayLocation" in src:
            value = src["displayLocation"]
            self.display_location = (
                value if type(value) is str else none_of(value, "GiftCardSettings.displayLocation", str)
            )
        else:
            self.display_location = UNSET
            absent += 1
        known = 2 - absent
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "GiftCardSettings")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            if self.products is not UNSET:
                data["products"] = (
                    None if self.products is None else [item.to_dict() for item in self.products]
                )
            if self.display_location is not UNSET:
                data["displayLocation"] = self.display_location
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
