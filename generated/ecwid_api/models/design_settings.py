"""The schema DesignSettings of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from ..model import kept, mapping


class DesignSettings(dict[str, Any]):
    """Design of the storefront: about 150 settings, with names such as `product_list_image_size`. Those left
    out of a change stay.

    Source: reference-2026 (documented).
    """

    __slots__ = ()

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if it is not an object of such values."""
        if type(src) is not dict:
            mapping(src, "DesignSettings")
        return cls({key: kept(value, f"DesignSettings.{key}") for key, value in src.items()})

    def to_dict(self) -> dict[str, Any]:
        """JSON data."""
        return dict(self)
