"""The schema SwatchColors of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, missing, new, none_of, unknown_fields

_KNOWN = frozenset({"colors"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class SwatchColors(Model):
    """Colours of swatches.

    Source: reference-2026 (documented).
    """

    colors: list[models.SwatchColor]
    """The colours, those of products changed last first."""

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "SwatchColors")
        self = new(cls)
        try:
            value = src["colors"]
            self.colors = (
                [models.SwatchColor.from_dict(item) for item in value]
                if isinstance(value, list)
                else none_of(value, "SwatchColors.colors", list)
            )
        except KeyError as fault:
            missing("SwatchColors", fault)
        known = 1
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "SwatchColors")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["colors"] = None if self.colors is None else [item.to_dict() for item in self.colors]
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
