"""The schema OpenObject of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from ..model import kept, mapping


class OpenObject(dict[str, Any]):
    """An object whose fields this contract does not list.

    Source: contract (assumed; the vendor's client and reference name the object and no field).
    """

    __slots__ = ()

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if it is not an object of such values."""
        if type(src) is not dict:
            mapping(src, "OpenObject")
        return cls({key: kept(value, f"OpenObject.{key}") for key, value in src.items()})

    def to_dict(self) -> dict[str, Any]:
        """JSON data."""
        return dict(self)
