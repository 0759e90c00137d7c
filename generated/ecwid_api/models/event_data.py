"""The schema EventData of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from ..model import mapping, none_of


class EventData(dict[str, str]):
    """More about an event, by name; events of products have none.

    Source: vendor-client (observed).
    """

    __slots__ = ()

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if it is not an object of such values."""
        if type(src) is not dict:
            mapping(src, "EventData")
        for value in src.values():
            if type(value) is not str:
                none_of(value, "EventData", str)
        return cls(src)

    def to_dict(self) -> dict[str, str]:
        """JSON data."""
        return dict(self)
