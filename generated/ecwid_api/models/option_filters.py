"""The schema OptionFilters of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from ..model import mapping, none_of


class OptionFilters(dict[str, str]):
    """Options to look for: the key is `option_` and the name of an option, the value one or more of its choices
    with commas between, of which a product has one at least.

    Source: reference-2026 (documented).
    """

    __slots__ = ()

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if it is not an object of such values."""
        if type(src) is not dict:
            mapping(src, "OptionFilters")
        for value in src.values():
            if type(value) is not str:
                none_of(value, "OptionFilters", str)
        return cls(src)

    def to_dict(self) -> dict[str, str]:
        """JSON data."""
        return dict(self)
