"""The schema LocationInventory of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from ..model import SMALL, integer, mapping


class LocationInventory(dict[str, int]):
    """Items in stock by the id of the location, in a store with several locations.

    Source: vendor-client (observed).
    """

    __slots__ = ()

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if it is not an object of such values."""
        if type(src) is not dict:
            mapping(src, "LocationInventory")
        return cls(
            {
                key: value
                if type(value) is int and 0 <= value <= SMALL
                else integer(value, f"LocationInventory.{key}")
                for key, value in src.items()
            }
        )

    def to_dict(self) -> dict[str, int]:
        """JSON data."""
        return dict(self)
