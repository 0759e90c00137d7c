"""The schema AttributeFilters of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from ..model import mapping, none_of


class AttributeFilters(dict[str, str]):
    """Attributes to look for: the key is `attribute_` and the name of an attribute, the value one or more
    values with commas between, of which a product has one.

    Source: reference-2026 (documented; Brand and UPC are names of attributes too (observed)).
    """

    __slots__ = ()

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if it is not an object of such values."""
        if type(src) is not dict:
            mapping(src, "AttributeFilters")
        for value in src.values():
            if type(value) is not str:
                none_of(value, "AttributeFilters", str)
        return cls(src)

    def to_dict(self) -> dict[str, str]:
        """JSON data."""
        return dict(self)
