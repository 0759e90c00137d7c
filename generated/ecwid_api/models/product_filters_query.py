"""The schema ProductFiltersQuery of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs.setters import NO_OP

from .. import models
from ..model import Model, mapping, misfit, missing, new, none_of, unknown_fields

_KNOWN = frozenset({"params"})


@define(repr=False, on_setattr=NO_OP, weakref_slot=False)
class ProductFiltersQuery(Model):
    """What to count, and of which products.

    Source: reference-2026 (documented).
    """

    params: models.ProductFiltersParams
    """The parameters of the count as texts, `true` and numbers too. Parameters such as `option_Color` and
    `attribute_Brand`, with values and commas between, may stand beside them.
    """

    @classmethod
    def from_dict(cls, src: Mapping[str, Any]) -> Self:
        """Decode JSON data; DecodeError if a required field is missing or a value is of the wrong type."""
        if type(src) is not dict:
            mapping(src, "ProductFiltersQuery")
        self = new(cls)
        try:
            value = src["params"]
            self.params = (
                models.ProductFiltersParams.from_dict(value)
                if isinstance(value, dict)
                else none_of(value, "ProductFiltersQuery.params", dict)
            )
        except KeyError as fault:
            missing("ProductFiltersQuery", fault)
        known = 1
        self._additional_properties = (
            None if len(src) == known else unknown_fields(src, _KNOWN, "ProductFiltersQuery")
        )
        return self

    def to_dict(self) -> dict[str, Any]:
        """JSON data of exactly what is set: a field that is UNSET is left out, None is null."""
        data = dict(self._additional_properties) if self._additional_properties else {}
        try:
            data["params"] = None if self.params is None else self.params.to_dict()
        except (AttributeError, TypeError, ValueError):
            raise misfit(self, data, _KNOWN) from None
        return data
