"""The schema Translations of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from ..model import mapping, none_of


class Translations(dict[str, str]):
    """Texts by ISO 639-1 language code; only in responses where the service fills it itself.

    Source: get-variation-2024 (documented).
    """

    __slots__ = ()

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if it is not an object of such values."""
        if type(src) is not dict:
            mapping(src, "Translations")
        for value in src.values():
            if type(value) is not str:
                none_of(value, "Translations", str)
        return cls(src)

    def to_dict(self) -> dict[str, str]:
        """JSON data."""
        return dict(self)
