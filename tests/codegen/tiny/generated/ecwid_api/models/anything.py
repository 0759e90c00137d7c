"""The schema Anything of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from ..model import kept, mapping


class Anything(dict[str, Any]):
    """Anything."""

    __slots__ = ()

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if it is not an object of such values."""
        if type(src) is not dict:
            mapping(src, "Anything")
        return cls({key: kept(value, f"Anything.{key}") for key, value in src.items()})

    def to_dict(self) -> dict[str, Any]:
        """JSON data."""
        return dict(self)
