"""The schema Anything of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from ..codec import refuse


class Anything(dict[str, Any]):
    """Anything."""

    __slots__ = ()

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if it is not an object."""
        if not isinstance(src, Mapping):
            refuse("Anything", src, TypeError())
        return cls(src)

    def to_dict(self) -> dict[str, Any]:
        """JSON data."""
        return dict(self)
